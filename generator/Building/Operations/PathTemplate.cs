namespace SpecClient.Generator.Building.Operations;

/// <summary>A path template in pieces: literals, and names between braces.</summary>
internal static class PathTemplate
{
    /// <param name="Text">The literal, or the parameter's name.</param>
    internal sealed record Piece(string Text, bool IsParameter);

    /// <summary>Pieces of what is sent: without a fragment, and without a query.</summary>
    public static IReadOnlyList<Piece> Parse(string path)
    {
        var text = Before(Before(path, '#'), '?');
        var pieces = new List<Piece>();
        var position = 0;
        while (position < text.Length)
        {
            var open = text.IndexOf('{', position);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            if (open > position)
            {
                pieces.Add(new Piece(text.Substring(position, open - position), false));
            }

            pieces.Add(new Piece(Name(text.Substring(open + 1, close - open - 1)), true));
            position = close + 1;
        }

        if (position < text.Length)
        {
            pieces.Add(new Piece(text.Substring(position), false));
        }

        return pieces;
    }

    /// <summary>Name and value pairs of a query that the document writes into the path; values keep their
    /// braces.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Query(string path)
    {
        var text = Before(path, '#');
        var question = text.IndexOf('?');
        if (question < 0)
        {
            return [];
        }

        return [.. text.Substring(question + 1).Split('&')
            .Where(static part => part.Length > 0)
            .Select(static part => part.Split(['='], 2))
            .Select(static part => new KeyValuePair<string, string>(
                Uri.UnescapeDataString(part[0]), part.Length > 1 ? part[1] : ""))];
    }

    /// <summary>The parameter's name without RFC 6570's operators and modifiers.</summary>
    public static string Name(string expression) =>
        expression.Trim().TrimStart('+', '#', '.', '/', ';', '?', '&').TrimEnd('*');

    public static bool IsReserved(string path, string name) =>
        path.IndexOf("{+" + name + "}", StringComparison.Ordinal) >= 0
        || path.IndexOf("{" + name + "*}", StringComparison.Ordinal) >= 0;

    private static string Before(string text, char end)
    {
        // Inside braces the characters are operators of RFC 6570, not the URL's.
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (text[i] == end && depth <= 0)
            {
                return text.Substring(0, i);
            }
        }

        return text;
    }
}
