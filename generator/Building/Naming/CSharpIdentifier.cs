using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Building.Naming;

/// <summary>Wire names to C# identifiers in PascalCase; pure and culture-free.</summary>
/// <remarks>
/// Words end where a character cannot stand in an identifier, and at underscores. A word's first letter becomes upper
/// case and the rest stays as it comes (<c>originIP</c> → <c>OriginIP</c>); a name without lower-case letters that
/// has several words or more than four letters is shouting and is lowered (<c>IN_PROGRESS</c> → <c>InProgress</c>).
/// Symbols before a digit are spelled (<c>&lt;=1y</c> → <c>LessThanOrEqual1y</c>), and so is a name of symbols alone.
/// </remarks>
internal static class CSharpIdentifier
{
    private const int MaxLength = 160;

    // Other symbols before a digit carry no meaning worth a word ("$1", "#1").
    private const string MeaningfulSymbols = "<>=!+-~*^%";

    private static readonly RecentStrings s_recent = new(static name => Compute(name, "Value"));

    /// <summary>Identifier for a name.</summary>
    /// <param name="prefix">Put in front where the identifier would start with a digit, or would be empty.</param>
    public static string Pascal(string wireName, string prefix = "Value") =>
        prefix == "Value" ? s_recent.Of(wireName) : Compute(wireName, prefix);

    private static string Compute(string wireName, string prefix)
    {
        var text = Normalize(wireName);
        var words = Words(text, out var start);
        if (words.Count == 0)
        {
            return wireName.Length == 0 ? "Empty" : Legal(SymbolNames.Spell(wireName), prefix);
        }

        var result = new StringBuilder();
        if (char.IsDigit(words[0][0]))
        {
            result.Append(SymbolNames.Spell(Meaningful(text.Substring(0, start))));
        }

        var shouting = IsShouting(text, words.Count(static word => word.Any(char.IsLetter)));
        foreach (var word in words)
        {
            if (result.Length > 0 && char.IsDigit(result[result.Length - 1]) && char.IsDigit(word[0]))
            {
                result.Append('_');
            }

            result.Append(char.ToUpperInvariant(word[0]));
            result.Append(shouting ? word.Substring(1).ToLowerInvariant() : word.Substring(1));
        }

        return Legal(result.ToString(), prefix);
    }

    /// <summary>
    /// The identifier with leading and trailing symbols spelled (<c>@type</c> → <c>AtType</c>), for collisions.
    /// </summary>
    public static string Spelled(string wireName, string prefix = "Value")
    {
        var text = Normalize(wireName);
        var first = 0;
        while (first < text.Length && !IsLetterOrDigit(text[first]))
        {
            first++;
        }

        var last = text.Length;
        while (last > first && !IsLetterOrDigit(text[last - 1]))
        {
            last--;
        }

        if (first == last)
        {
            return Pascal(wireName, prefix);
        }

        var body = Pascal(text.Substring(first, last - first), "");
        var spelled = SymbolNames.Spell(text.Substring(0, first)) + body + SymbolNames.Spell(text.Substring(last));
        return Legal(spelled, prefix);
    }

    /// <summary>The name lost nothing but separators on its way to the identifier.</summary>
    [MethodImpl(Jit.AtOnce)]
    public static bool IsPlain(string wireName)
    {
        foreach (var character in wireName)
        {
            if (!IsLetterOrDigit(character) && character is not ('_' or '-' or ' ' or '.'))
            {
                return false;
            }
        }

        return wireName.Length > 0 && IsLetterOrDigit(wireName[0]);
    }

    /// <summary>A legal C# identifier that no keyword rule touches, as it stands.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length > 0 && text.Length <= MaxLength && char.IsUpper(text[0]) && text.All(IsLetterOrDigit);

    private static string Meaningful(string symbols)
    {
        var end = symbols.Length;
        while (end > 0 && MeaningfulSymbols.IndexOf(symbols[end - 1]) >= 0)
        {
            end--;
        }

        return symbols.Substring(end);
    }

    private static List<string> Words(string text, out int start)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        start = text.Length;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsLetterOrDigit(text[i]) || (word.Length > 0 && IsMark(text[i])))
            {
                start = Math.Min(start, i);
                word.Append(text[i]);
            }
            else if (word.Length > 0 && text[i] != '\'')
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static bool IsShouting(string text, int words)
    {
        var letters = 0;
        foreach (var character in text)
        {
            if (char.IsLower(character))
            {
                return false;
            }

            letters += char.IsUpper(character) ? 1 : 0;
        }

        return letters > 4 || (words > 1 && letters > 1);
    }

    private static string Legal(string identifier, string prefix)
    {
        if (identifier.Length == 0 || char.IsDigit(identifier[0]))
        {
            identifier = prefix + identifier;
        }

        return identifier.Length <= MaxLength
            ? identifier
            : identifier.Substring(0, MaxLength - 9) + "_" + Hash(identifier);
    }

    // FNV-1a: names must not depend on the process's string hash.
    private static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }

    private static string Normalize(string text)
    {
        if (IsAscii(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            // No identifier may hold characters beyond the first plane; lone surrogates and noncharacters make
            // Normalize throw.
            if (char.IsSurrogate(character) || character is '\ufffe' or '\uffff' or (>= '\ufdd0' and <= '\ufdef'))
            {
                clean.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.Format)
            {
                clean.Append(character);
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsAscii(string text)
    {
        foreach (var character in text)
        {
            if (character >= 128)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLetterOrDigit(char character) => character < 128
        ? character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
        : CharUnicodeInfo.GetUnicodeCategory(character)
            is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
            or UnicodeCategory.DecimalDigitNumber;

    private static bool IsMark(char character) => character >= 128 && CharUnicodeInfo.GetUnicodeCategory(character)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
