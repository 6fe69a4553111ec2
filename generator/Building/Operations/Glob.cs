namespace SpecClient.Generator.Building.Operations;

/// <summary>Globs of filters: <c>*</c> is any text without a separator, <c>**</c> any text, <c>?</c> one
/// character.</summary>
internal static class Glob
{
    /// <param name="separator"><c>/</c> for paths, <c>.</c> for resources; null where <c>*</c> takes
    /// everything.</param>
    public static bool IsMatch(string glob, string text, char? separator)
    {
        // Where in the text the glob can be after each of its parts: no recursion, which hostile names would exhaust.
        var ends = new bool[text.Length + 1];
        ends[0] = true;
        for (var at = 0; at < glob.Length; at++)
        {
            var any = glob[at] == '*';
            var deep = any && at + 1 < glob.Length && glob[at + 1] == '*';
            at += deep ? 1 : 0;
            if (!(any ? Stretch(ends, text, deep ? null : separator) : Take(ends, text, glob[at])))
            {
                return false;
            }
        }

        return ends[text.Length];
    }

    private static bool Stretch(bool[] ends, string text, char? separator)
    {
        for (var position = 1; position < ends.Length; position++)
        {
            ends[position] |= ends[position - 1] && text[position - 1] != separator;
        }

        return true;
    }

    // False where nothing is left that could match.
    private static bool Take(bool[] ends, string text, char one)
    {
        var some = false;
        for (var position = ends.Length - 1; position > 0; position--)
        {
            ends[position] = ends[position - 1] && (one == '?'
                || char.ToLowerInvariant(one) == char.ToLowerInvariant(text[position - 1]));
            some |= ends[position];
        }

        ends[0] = false;
        return some;
    }
}
