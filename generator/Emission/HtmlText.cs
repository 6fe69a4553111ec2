using System.Net;
using System.Text;

namespace SpecClient.Generator.Emission;

/// <summary>
/// Descriptions without their HTML, which CommonMark allows and editors show as it is written: blocks are lines, items
/// have a dash, code has backticks, links have their address behind them.
/// </summary>
/// <remarks>
/// Only names of HTML are tags, those of phrases only where they are closed: <c>&lt;token&gt;</c> and
/// <c>List&lt;string&gt;</c> stay, and so does what stands in backticks. Each character is looked at a fixed number of
/// times.
/// </remarks>
internal sealed class HtmlText
{
    private const int MaxName = 12;
    private const int MaxReference = 10;
    private const string Item = "\n- ";

    private static readonly HashSet<string> s_blocks = new(
        ("address article blockquote br center dd div dl dt h1 h2 h3 h4 h5 h6 hr img li note ol p pre section table "
        + "tbody tfoot thead tr ul").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_phrases = new(
        "a b big code del em font i kbd mark nobr s small span strong sub sup td th tt u var".Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, bool> _partners = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _text;
    private readonly StringBuilder _plain;
    private string _link = "";
    private bool _hasEnds = true;

    private HtmlText(string text)
    {
        _text = text;
        _plain = new StringBuilder(text.Length);
    }

    /// <summary>The text as it is where it holds no tag and no character reference.</summary>
    public static string Plain(string text) =>
        text.IndexOf('<') < 0 && text.IndexOf('&') < 0 ? text : new HtmlText(text).Read();

    private string Read()
    {
        for (var i = 0; i < _text.Length; i++)
        {
            var end = _text[i] switch
            {
                '`' => Code(i),
                '<' => Tag(i),
                '&' => Reference(i),
                _ => -1,
            };
            if (end >= 0)
            {
                i = end;
            }
            else if (!char.IsWhiteSpace(_text[i]) || !EndsWith(Item))
            {
                _plain.Append(_text[i]);
            }
        }

        return _plain.ToString();
    }

    // Each gives the place of its last character, or -1 where there is nothing of its kind.
    private int Code(int start)
    {
        var end = _text.IndexOf('`', start + 1);
        _plain.Append(_text, start, end < 0 ? 0 : end - start + 1);
        return end;
    }

    private int Reference(int start)
    {
        var end = _text.IndexOf(';', start, Math.Min(MaxReference, _text.Length - start));
        _plain.Append(end < 0 ? "" : WebUtility.HtmlDecode(_text.Substring(start, end - start + 1))
            .Replace('\u00a0', ' '));
        return end;
    }

    private int Tag(int start)
    {
        var isEnd = start + 1 < _text.Length && _text[start + 1] == '/';
        var from = start + (isEnd ? 2 : 1);
        var to = from;
        while (to < _text.Length && char.IsLetterOrDigit(_text[to]) && to - from < MaxName)
        {
            to++;
        }

        var name = _text.Substring(from, to - from);
        if (to == _text.Length || !(_text[to] is '>' or '/' || char.IsWhiteSpace(_text[to]))
            || !(s_blocks.Contains(name) || (s_phrases.Contains(name) && HasPartner(name, isEnd))))
        {
            return -1;
        }

        var end = _hasEnds ? _text.IndexOf('>', to) : -1;
        _hasEnds = end >= 0;
        if (_hasEnds)
        {
            Append(name.ToLowerInvariant(), isEnd, _text.Substring(to, end - to));
        }

        return end;
    }

    private bool HasPartner(string name, bool isEnd)
    {
        var partner = (isEnd ? "<" : "</") + name;
        if (!_partners.TryGetValue(partner, out var found))
        {
            _partners.Add(partner, found = _text.IndexOf(partner, StringComparison.OrdinalIgnoreCase) >= 0);
        }

        return found;
    }

    private void Append(string name, bool isEnd, string attributes)
    {
        switch (name)
        {
            case "li" when !isEnd:
                _plain.Append(Item);
                break;
            case "code" or "tt" or "kbd":
                _plain.Append('`');
                break;
            case "td" or "th":
                _plain.Append(' ');
                break;
            case "a" when !isEnd:
                _link = Address(attributes);
                break;
            case "a":
                _plain.Append(_link.Length == 0 || EndsWith(_link) ? "" : " (" + WebUtility.HtmlDecode(_link) + ")");
                _link = "";
                break;
            case not "img" when s_blocks.Contains(name) && !EndsWith(Item):
                _plain.Append('\n');
                break;
        }
    }

    private bool EndsWith(string end)
    {
        var start = _plain.Length - end.Length;
        for (var i = end.Length - 1; i >= 0; i--)
        {
            if (start < 0 || _plain[start + i] != end[i])
            {
                return false;
            }
        }

        return true;
    }

    private static string Address(string attributes)
    {
        var at = attributes.IndexOf("href=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at + 6 >= attributes.Length || attributes[at + 5] is not ('"' or '\''))
        {
            return "";
        }

        var end = attributes.IndexOf(attributes[at + 5], at + 6);
        var address = end < 0 ? "" : attributes.Substring(at + 6, end - at - 6);
        return address.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? address : "";
    }
}
