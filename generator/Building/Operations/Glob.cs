namespace SpecClient.Generator.Building.Operations;

/// <summary>Globs of filters: <c>*</c> is any text without a separator, <c>**</c> any text, <c>?</c> one
/// character.</summary>
internal static class Glob
{
    /// <param name="separator"><c>/</c> for paths, <c>.</c> for resources; null where <c>*</c> takes
    /// everything.</param>
    public static bool IsMatch(string glob, string text, char? separator) =>
        IsMatch(glob, 0, text, 0, separator, new());

    private static bool IsMatch(
        string glob, int at, string text, int position, char? separator, HashSet<(int, int)> failed)
    {
        // Remembering failures keeps hostile patterns such as *a*a*a*a from taking exponential time.
        if (failed.Contains((at, position)))
        {
            return false;
        }

        var matches = Step(glob, at, text, position, separator, failed);
        if (!matches)
        {
            failed.Add((at, position));
        }

        return matches;
    }

    private static bool Step(string glob, int at, string text, int position, char? separator,
        HashSet<(int, int)> failed)
    {
        if (at == glob.Length)
        {
            return position == text.Length;
        }

        if (glob[at] == '*')
        {
            var deep = at + 1 < glob.Length && glob[at + 1] == '*';
            var next = at + (deep ? 2 : 1);
            if (IsMatch(glob, next, text, position, separator, failed))
            {
                return true;
            }

            return position < text.Length && (deep || text[position] != separator)
                && IsMatch(glob, at, text, position + 1, separator, failed);
        }

        return position < text.Length
            && (glob[at] == '?' || char.ToLowerInvariant(glob[at]) == char.ToLowerInvariant(text[position]))
            && IsMatch(glob, at + 1, text, position + 1, separator, failed);
    }
}
