namespace SpecClient.Generator.Helpers;

/// <summary>What ends a line for C# (section 6.3.2 of its specification) or an editor.</summary>
internal static class LineEnds
{
    private static readonly char[] s_all = ['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    /// <summary>Whether a text has several lines.</summary>
    public static bool Are(string text) => text.IndexOfAny(s_all) >= 0;

    /// <summary>The lines of a text without what is around them; without empty ones.</summary>
    public static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (int start = 0, end; start <= text.Length; start = end + 1)
        {
            end = text.IndexOfAny(s_all, start);
            end = end < 0 ? text.Length : end;
            var line = text.Substring(start, end - start).Trim();
            if (line.Length > 0)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    /// <summary>The text on one line: nothing in it begins another.</summary>
    public static string OneLine(string text) => Are(text) ? string.Join(" ", Lines(text)) : text.Trim();
}
