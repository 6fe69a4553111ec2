using Microsoft.CodeAnalysis.Text;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>Finds where a text begins to say something.</summary>
internal static class TextStart
{
    /// <summary>
    /// Position behind white space, byte order marks and the comments of JSON (<c>//</c>, <c>/* */</c>); -1 for none.
    /// </summary>
    public static int Find(SourceText text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == '\ufeff')
            {
                continue;
            }

            if (text[at] != '/' || at + 1 >= text.Length)
            {
                return at;
            }

            var end = text[at + 1] switch
            {
                '/' => Find(text, "\n", at + 2),
                '*' => Find(text, "*/", at + 2),
                _ => at,
            };
            if (end <= at)
            {
                return end;
            }

            at = end;
        }

        return -1;
    }

    // The last character of the next occurrence, or -1.
    private static int Find(SourceText text, string wanted, int from)
    {
        for (var at = from; at + wanted.Length <= text.Length; at++)
        {
            if (text[at] == wanted[0] && text[at + wanted.Length - 1] == wanted[wanted.Length - 1])
            {
                return at + wanted.Length - 1;
            }
        }

        return -1;
    }
}
