using System.Buffers;

namespace SpecClient.Requests;

/// <summary>What a parameter must not be, said before anything is sent.</summary>
internal static class ParameterCheck
{
    private static readonly SearchValues<char> s_headerText = SearchValues.Create(
        "\t !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <returns>False for an absent value that may be absent.</returns>
    /// <exception cref="ArgumentException">It is required and absent.</exception>
    public static bool IsPresent(string name, bool present, ParameterFormat format, string place) =>
        present || ((format & ParameterFormat.Required) == 0 ? false : throw Missing(name, place));

    /// <summary>A header carries visible ASCII, spaces and tabs (RFC 9110 section 5.5).</summary>
    public static void Header(string name, ReadOnlySpan<char> value)
    {
        if (value.IndexOfAnyExcept(s_headerText) >= 0)
        {
            throw new ArgumentException($"The value of '{name}' holds a character that a header cannot carry.", name);
        }
    }

    public static void Segment(string name, ReadOnlySpan<char> value)
    {
        if (value is "" or "." or "..")
        {
            throw new ArgumentException(
                $"The path parameter '{name}' must not be empty, '.' or '..': it would name another resource.", name);
        }
    }

    public static ArgumentException Missing(string name, string place) => new(
        $"The {place} '{name}' is missing. Set it on the request, or on the client's options where they have it.",
        name);
}
