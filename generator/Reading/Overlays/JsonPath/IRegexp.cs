using System.Text;
using System.Text.RegularExpressions;

namespace SpecClient.Generator.Reading.Overlays.JsonPath;

/// <summary>
/// I-Regexp (RFC 9485) by .NET's regular expressions: <c>.</c> and negated classes take a whole character, also one
/// beyond U+FFFF, which .NET sees as two.
/// </summary>
internal static class IRegexp
{
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    /// <summary>False also where the pattern is none (section 2.4.6 of RFC 9535).</summary>
    /// <exception cref="QueryLimitException">The pattern tries out more than there is time for.</exception>
    public static bool IsMatch(string text, string pattern, bool isWhole)
    {
        try
        {
            var translated = Translate(pattern);
            return Regex.IsMatch(
                text,
                isWhole ? @"\A(?:" + translated + @")\z" : translated,
                RegexOptions.CultureInvariant,
                s_limit);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new QueryLimitException($"the pattern '{pattern}' takes too long");
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Translate(string pattern)
    {
        var result = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\' when at + 1 < pattern.Length:
                    result.Append('\\').Append(pattern[++at]);
                    break;
                case '.':
                    result.Append("(?:" + Pair + @"|[^\n\r\uD800-\uDFFF])");
                    break;
                case '$':
                    // .NET's own also matches before a last line end.
                    result.Append(@"\z");
                    break;
                case '[':
                    at = Class(pattern, at, result);
                    break;
                case var high when char.IsHighSurrogate(high) && at + 1 < pattern.Length:
                    result.Append("(?:").Append(high).Append(pattern[++at]).Append(')');
                    break;
                case var unit:
                    result.Append(unit);
                    break;
            }
        }

        return result.ToString();
    }

    // Characters beyond U+FFFF leave the class and become alternatives beside it.
    private static int Class(string pattern, int start, StringBuilder result)
    {
        var at = start + 1;
        var isNegated = at < pattern.Length && pattern[at] == '^';
        at += isNegated ? 1 : 0;
        var units = new StringBuilder();
        var pairs = new List<string>();
        for (; at < pattern.Length && pattern[at] != ']'; at++)
        {
            if (pattern[at] == '\\' && at + 1 < pattern.Length)
            {
                units.Append('\\').Append(pattern[++at]);
            }
            else if (char.IsHighSurrogate(pattern[at]) && at + 1 < pattern.Length)
            {
                pairs.Add(pattern.Substring(at++, 2));
            }
            else
            {
                // .NET would take an opening bracket behind a hyphen as a subtraction.
                units.Append(pattern[at] == '[' ? "\\[" : pattern[at].ToString());
            }
        }

        if (at == pattern.Length || (units.Length == 0 && pairs.Count == 0))
        {
            throw new ArgumentException("An unfinished class");
        }

        var alternatives = string.Join("|", pairs);
        if (isNegated)
        {
            result.Append("(?:").Append(pairs.Count == 0 ? "" : "(?!" + alternatives + ")").Append(Pair)
                .Append("|[^").Append(units).Append(@"\uD800-\uDFFF])");
        }
        else if (units.Length == 0)
        {
            result.Append("(?:").Append(alternatives).Append(')');
        }
        else
        {
            result.Append("(?:").Append(pairs.Count == 0 ? "" : alternatives + "|")
                .Append('[').Append(units).Append("])");
        }

        return at;
    }
}
