using System.Text;

namespace SpecClient.Generator.Updates;

/// <summary>Type names inside signatures.</summary>
internal static class SurfaceNames
{
    /// <summary>Replaces a full name where it stands as a whole.</summary>
    public static string Replace(string text, string name, string by)
    {
        var result = new StringBuilder();
        var start = 0;
        for (var at = text.IndexOf(name, StringComparison.Ordinal);
             at >= 0;
             at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !IsPart(text[at - 1])) && (end == text.Length || !IsPart(text[end])) && at >= start)
            {
                result.Append(text, start, at - start).Append(by);
                start = end;
            }
        }

        return result.Append(text, start, text.Length - start).ToString();
    }

    private static bool IsPart(char unit) => char.IsLetterOrDigit(unit) || unit is '_' or '.';
}
