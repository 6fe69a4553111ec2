using System.Globalization;

namespace SpecClient.Generator.Building.Naming;

/// <summary>English words for characters that cannot stand in an identifier.</summary>
internal static class SymbolNames
{
    private static readonly Dictionary<string, string> s_operators = new(StringComparer.Ordinal)
    {
        ["<"] = "LessThan",
        ["<="] = "LessThanOrEqual",
        [">"] = "GreaterThan",
        [">="] = "GreaterThanOrEqual",
        ["="] = "Equal",
        ["=="] = "Equal",
        ["==="] = "StrictEqual",
        ["!="] = "NotEqual",
        ["<>"] = "NotEqual",
        ["&&"] = "And",
        ["||"] = "Or",
        ["=~"] = "Matches",
        ["!~"] = "NotMatches",
        ["->"] = "Arrow",
        ["=>"] = "DoubleArrow",
        [".."] = "DotDot",
        ["..."] = "Ellipsis",
    };

    /// <summary>Name of a run of symbols: an operator's where it is one, else character by character.</summary>
    public static string Spell(string symbols)
    {
        if (s_operators.TryGetValue(symbols, out var name))
        {
            return name;
        }

        var words = new System.Text.StringBuilder();
        for (var i = 0; i < symbols.Length; i++)
        {
            if (char.IsHighSurrogate(symbols[i]) && i + 1 < symbols.Length && char.IsLowSurrogate(symbols[i + 1]))
            {
                words.Append(Code(char.ConvertToUtf32(symbols[i], symbols[++i])));
            }
            else
            {
                words.Append(Spell(symbols[i]));
            }
        }

        return words.ToString();
    }

    private static string Spell(char symbol) => symbol switch
    {
        '<' => "LessThan",
        '>' => "GreaterThan",
        '=' => "Equal",
        '!' => "Exclamation",
        '+' => "Plus",
        '-' => "Minus",
        '*' => "Asterisk",
        '/' => "Slash",
        '\\' => "Backslash",
        '%' => "Percent",
        '&' => "Ampersand",
        '|' => "Pipe",
        '^' => "Caret",
        '~' => "Tilde",
        '?' => "Question",
        '@' => "At",
        '#' => "Hash",
        '$' => "Dollar",
        '.' => "Dot",
        ',' => "Comma",
        ':' => "Colon",
        ';' => "Semicolon",
        '_' => "Underscore",
        ' ' => "Space",
        '\t' => "Tab",
        '\n' => "LineFeed",
        '\r' => "CarriageReturn",
        '"' => "Quote",
        '\'' => "Apostrophe",
        '`' => "Backtick",
        '(' => "OpenParenthesis",
        ')' => "CloseParenthesis",
        '[' => "OpenBracket",
        ']' => "CloseBracket",
        '{' => "OpenBrace",
        '}' => "CloseBrace",
        _ => Code(symbol),
    };

    private static string Code(int character) => "U" + character.ToString("X4", CultureInfo.InvariantCulture);
}
