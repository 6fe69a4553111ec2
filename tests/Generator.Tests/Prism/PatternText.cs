using System.Text;
using System.Text.RegularExpressions;

namespace SpecClient.Generator.Tests.Prism;

/// <summary>A text that a regular expression matches, made by walking the expression.</summary>
internal sealed class PatternText
{
    private readonly string _pattern;
    private int _at;

    private PatternText(string pattern) => _pattern = pattern;

    /// <summary>A text that the pattern matches, or null where none was found.</summary>
    public static string? Of(string pattern, int minLength, int maxLength)
    {
        foreach (var candidate in Candidates(pattern))
        {
            try
            {
                if (candidate.Length >= minLength && candidate.Length <= maxLength
                    && Regex.IsMatch(candidate, pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)))
                {
                    return candidate;
                }
            }
            catch (ArgumentException)
            {
                return candidate;
            }
        }

        return null;
    }

    private static IEnumerable<string> Candidates(string pattern)
    {
        string? walked = null;
        try
        {
            walked = new PatternText(pattern).Alternatives();
        }
        catch (IndexOutOfRangeException)
        {
        }

        if (walked is not null)
        {
            yield return walked;
            for (var padded = walked; padded.Length < 100 && padded.Length > 0;)
            {
                padded += padded[^1];
                yield return padded;
            }
        }

        for (var length = 1; length <= 64; length++)
        {
            yield return new string('a', length);
            yield return new string('1', length);
        }
    }

    private string Alternatives()
    {
        var first = Sequence();
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            var other = Sequence();
            first = first.Length == 0 ? other : first;
        }

        return first;
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            var atom = Atom();
            for (var count = Repeats(); count > 0; count--)
            {
                text.Append(atom);
            }
        }

        return text.ToString();
    }

    private string Atom()
    {
        var character = _pattern[_at++];
        switch (character)
        {
            case '^' or '$':
                return "";
            case '.':
                return "a";
            case '(':
                return Group();
            case '[':
                return Class();
            case '\\':
                return Escape(_pattern[_at++]);
            default:
                return character.ToString();
        }
    }

    private string Group()
    {
        var silent = false;
        if (_pattern[_at] == '?')
        {
            silent = _pattern[_at + 1] is '!' or '=' or '<' && _pattern[_at + 2] is '=' or '!';
            _at += _pattern[_at + 1] == '<' ? 3 : 2;
        }

        var text = Alternatives();
        _at++;
        return silent ? "" : text;
    }

    private string Class()
    {
        var negated = _pattern[_at] == '^';
        _at += negated ? 1 : 0;
        var members = new StringBuilder();
        for (var first = true; first || _pattern[_at] != ']'; first = false)
        {
            var member = _pattern[_at++];
            var text = member == '\\' ? Escape(_pattern[_at++]) : member.ToString();
            members.Append(text);
            if (_pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                members.Append(_pattern[_at + 1]);
                _at += 2;
            }
        }

        _at++;
        var all = members.ToString();
        return negated ? "abcXYZ019 _-".First(c => !all.Contains(c)).ToString() : all[..1];
    }

    private static string Escape(char character) => character switch
    {
        'd' => "1",
        'w' or 'S' or 'D' => "a",
        'W' => "-",
        's' => " ",
        'b' or 'B' => "",
        'n' => "\n",
        't' => "\t",
        _ => character.ToString(),
    };

    private int Repeats()
    {
        if (_at >= _pattern.Length)
        {
            return 1;
        }

        switch (_pattern[_at])
        {
            case '*' or '?':
                _at++;
                Lazy();
                return 0;
            case '+':
                _at++;
                Lazy();
                return 1;
            case '{' when char.IsAsciiDigit(_pattern[_at + 1]):
                var end = _pattern.IndexOf('}', _at);
                var numbers = _pattern[(_at + 1)..end].Split(',');
                _at = end + 1;
                Lazy();
                var least = int.Parse(numbers[0], System.Globalization.CultureInfo.InvariantCulture);
                return numbers.Length > 1 && least == 0 ? 1 : least;
            default:
                return 1;
        }
    }

    private void Lazy()
    {
        if (_at < _pattern.Length && _pattern[_at] == '?')
        {
            _at++;
        }
    }
}
