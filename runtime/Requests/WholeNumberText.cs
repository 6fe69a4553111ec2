using System.Globalization;

namespace SpecClient.Requests;

/// <summary>The text of the most frequent values that are no strings, without a detour by JSON.</summary>
internal static class WholeNumberText
{
    /// <summary>Characters of the longest text.</summary>
    public const int MaxLength = 20;

    /// <summary>Text of an <see cref="int"/> or <see cref="long"/>; other types are not formatted.</summary>
    public static bool TryFormat<T>(T value, Span<char> buffer, out ReadOnlySpan<char> text)
    {
        // The tests are constants for the compiler: one branch stays for each type.
        var written = 0;
        if (typeof(T) == typeof(int))
        {
            ((int)(object)value!).TryFormat(buffer, out written, provider: CultureInfo.InvariantCulture);
        }
        else if (typeof(T) == typeof(long))
        {
            ((long)(object)value!).TryFormat(buffer, out written, provider: CultureInfo.InvariantCulture);
        }

        text = buffer[..written];
        return written > 0;
    }
}
