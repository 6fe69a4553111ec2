namespace SpecClient;

/// <summary>What the headers of a body say of it, without parsing more than is needed.</summary>
/// <param name="Name">Media type without its parameters, or null.</param>
/// <param name="Charset">The charset, or null.</param>
internal readonly record struct MediaType(string? Name, string? Charset)
{
    private const string Json = "application/json";
    private const string Parameter = "charset=";

    /// <summary>The charset of what names none.</summary>
    public const string Utf8 = "utf-8";

    public static MediaType Of(HttpContent content)
    {
        if (!content.Headers.NonValidated.TryGetValues("Content-Type", out var values))
        {
            return default;
        }

        var text = values.ToString();
        var end = text.IndexOf(';', StringComparison.Ordinal);
        if (end < 0)
        {
            return new(text.Trim(), null);
        }

        // The usual texts are shared, so that they cost no memory.
        var type = text.AsSpan(0, end).Trim();
        return new(
            type.Equals(Json, StringComparison.OrdinalIgnoreCase) ? Json : type.ToString(),
            CharsetOf(text.AsSpan(end + 1)));
    }

    /// <summary>The charset that a media type, or its parameters, name; else null.</summary>
    public static string? CharsetOf(ReadOnlySpan<char> text)
    {
        if (CharsetIn(text) is not { } place)
        {
            return null;
        }

        var value = text[place].Trim().Trim('"');
        return value.Equals(Utf8, StringComparison.OrdinalIgnoreCase) ? Utf8 : value.ToString();
    }

    /// <summary>The same media type with another charset.</summary>
    public static string WithCharset(string mediaType, string charset) => CharsetIn(mediaType) is { } place
        ? mediaType[..place.Start] + charset + mediaType[place.End..]
        : mediaType + "; " + Parameter + charset;

    private static Range? CharsetIn(ReadOnlySpan<char> text)
    {
        var start = text.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return null;
        }

        start += Parameter.Length;
        var length = text[start..].IndexOf(';');
        return start..(length < 0 ? text.Length : start + length);
    }
}
