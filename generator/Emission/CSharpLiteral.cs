using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Emission;

/// <summary>Text of the document as C# literals; the one escape function for each kind of literal.</summary>
internal static class CSharpLiteral
{
    /// <summary>A string literal, or <c>null</c>.</summary>
    public static string String(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        if (IsPlain(text))
        {
            return "\"" + text + "\"";
        }

        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            Append(literal, character);
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A UTF-8 string literal; text that is no valid UTF-16 gets U+FFFD, as on the wire.</summary>
    public static string Utf8(string text)
    {
        var wellFormed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return String(wellFormed) + "u8";
    }

    public static string Boolean(bool value) => value ? "true" : "false";

    public static string Int32(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Double(double value) => value.ToString("R", CultureInfo.InvariantCulture) + "d";

    [MethodImpl(Jit.AtOnce)]
    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is '"' or '\\' or not (>= ' ' and < '\u007f'))
            {
                return false;
            }
        }

        return true;
    }

    private static void Append(StringBuilder literal, char character)
    {
        switch (character)
        {
            case '"':
                literal.Append("\\\"");
                break;
            case '\\':
                literal.Append("\\\\");
                break;
            case '\n':
                literal.Append("\\n");
                break;
            case '\r':
                literal.Append("\\r");
                break;
            case '\t':
                literal.Append("\\t");
                break;
            case >= ' ' and < '\u007f':
                literal.Append(character);
                break;
            default:
                if (char.IsLetterOrDigit(character) && !char.IsSurrogate(character))
                {
                    literal.Append(character);
                }
                else
                {
                    literal.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                }

                break;
        }
    }
}
