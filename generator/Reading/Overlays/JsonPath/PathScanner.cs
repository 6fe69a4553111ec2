using System.Globalization;
using System.Text;

namespace SpecClient.Generator.Reading.Overlays.JsonPath;

/// <summary>A text that is no JSONPath query.</summary>
internal sealed class PathSyntaxException(string message, int position) : Exception(message)
{
    /// <summary>Index of the first character that does not fit.</summary>
    public int Position { get; } = position;
}

/// <summary>Reads the tokens of a query (section 2.1 and appendix A).</summary>
internal sealed class PathScanner(string text)
{
    // Integers that every JSON implementation keeps (RFC 7493 section 2.2).
    private const long MaxInteger = (1L << 53) - 1;

    public int Position { get; set; }

    public bool IsAtEnd => Position >= text.Length;

    public char Current => Position < text.Length ? text[Position] : '\0';

    public PathSyntaxException Fault(string message) => new(message, Position);

    public void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            Position++;
        }
    }

    public bool TryTake(string token)
    {
        if (string.CompareOrdinal(text, Position, token, 0, token.Length) != 0)
        {
            return false;
        }

        Position += token.Length;
        return true;
    }

    public void Take(string token)
    {
        if (!TryTake(token))
        {
            throw Fault($"'{token}' is expected");
        }
    }

    /// <summary>A name behind a point, such as <c>get</c> (section 2.5.1.1).</summary>
    public string Name()
    {
        var start = Position;
        while (IsNameCharacter(Current, Position == start))
        {
            Position++;
        }

        if (Position == start)
        {
            throw Fault("a name, '*' or '[' is expected");
        }

        return Current == '-'
            ? throw Fault("a name with '-' must be quoted, such as ['x-name']")
            : text.Substring(start, Position - start);
    }

    /// <summary>The name of a function; empty where none stands here.</summary>
    public string FunctionName()
    {
        var at = Position;
        while (at < text.Length && (text[at] is >= 'a' and <= 'z'
            || (at > Position && text[at] is '_' or (>= '0' and <= '9'))))
        {
            at++;
        }

        return at < text.Length && text[at] == '(' ? text.Substring(Position, at - Position) : "";
    }

    public long? Integer()
    {
        var start = Position;
        if (Current == '-')
        {
            Position++;
        }

        var digits = Digits();
        if (digits.Length == 0)
        {
            return start == Position ? null : throw Fault("a digit is expected");
        }

        var written = text.Substring(start, Position - start);
        if ((digits.Length > 1 && digits[0] == '0') || written == "-0"
            || !long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            || Math.Abs(value) > MaxInteger)
        {
            throw new PathSyntaxException($"'{written}' is no integer of JSONPath", start);
        }

        return value;
    }

    /// <summary>A number as JSON writes it; null where none stands here.</summary>
    public string? Number()
    {
        var start = Position;
        if (Current == '-')
        {
            Position++;
        }

        var whole = Digits();
        if (whole.Length == 0)
        {
            return start == Position ? null : throw Fault("a digit is expected");
        }

        if (whole.Length > 1 && whole[0] == '0')
        {
            throw new PathSyntaxException("a number has no leading zero", start);
        }

        if (Current == '.')
        {
            Position++;
            RequireDigits();
        }

        if (Current is 'e' or 'E')
        {
            Position++;
            if (Current is '+' or '-')
            {
                Position++;
            }

            RequireDigits();
        }

        return text.Substring(start, Position - start);
    }

    /// <summary>A quoted string; null where none stands here (section 2.3.1.1).</summary>
    public string? QuotedText()
    {
        var quote = Current;
        if (quote is not ('\'' or '"'))
        {
            return null;
        }

        var value = new StringBuilder();
        for (Position++; Current != quote; Position++)
        {
            if (IsAtEnd || Current < ' ')
            {
                throw Fault(IsAtEnd ? "the string has no end" : "a control character must be escaped");
            }

            if (Current == '\\')
            {
                Position++;
                Escape(quote, value);
            }
            else
            {
                value.Append(Current);
            }
        }

        Position++;
        return value.ToString();
    }

    // Stands on the character behind the backslash, and afterwards on the last one of the escape.
    private void Escape(char quote, StringBuilder value)
    {
        switch (Current)
        {
            case 'b': value.Append('\b'); break;
            case 'f': value.Append('\f'); break;
            case 'n': value.Append('\n'); break;
            case 'r': value.Append('\r'); break;
            case 't': value.Append('\t'); break;
            case '/' or '\\': value.Append(Current); break;
            case 'u': value.Append(Unicode()); break;
            case var other when other == quote: value.Append(quote); break;
            default: throw Fault("this escape is not known");
        }
    }

    private string Unicode()
    {
        var unit = Hex();
        if (char.IsLowSurrogate(unit))
        {
            throw Fault("half a surrogate pair");
        }

        if (!char.IsHighSurrogate(unit))
        {
            return unit.ToString();
        }

        Position++;
        Take("\\");
        var low = Current == 'u' ? Hex() : '\0';
        return char.IsLowSurrogate(low) ? new string([unit, low]) : throw Fault("half a surrogate pair");
    }

    // Stands on the 'u', and afterwards on the last digit.
    private char Hex()
    {
        if (Position + 4 >= text.Length || !text.Skip(Position + 1).Take(4).All(Uri.IsHexDigit))
        {
            throw Fault("four hexadecimal digits are expected");
        }

        var digits = text.Substring(Position + 1, 4);
        Position += 4;
        return (char)int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private string Digits()
    {
        var start = Position;
        while (Current is >= '0' and <= '9')
        {
            Position++;
        }

        return text.Substring(start, Position - start);
    }

    private void RequireDigits()
    {
        if (Digits().Length == 0)
        {
            throw Fault("a digit is expected");
        }
    }

    private static bool IsNameCharacter(char unit, bool isFirst) =>
        unit is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or >= '\u0080'
        || (!isFirst && unit is >= '0' and <= '9');
}
