using System.Buffers;
using System.Text;

namespace SpecClient.Requests;

/// <summary>Which characters a piece of text may keep.</summary>
internal enum TextEscape
{
    /// <summary>All of them: header and cookie text.</summary>
    None,

    /// <summary>A path segment: RFC 3986 <c>pchar</c>.</summary>
    Segment,

    /// <summary>A piece of a path segment that stands between separators.</summary>
    SegmentItem,

    /// <summary>A path value with reserved characters.</summary>
    PathReserved,

    /// <summary>A query, path or cookie value: RFC 3986 <c>unreserved</c> (RFC 6570 section 3.2.2).</summary>
    Query,

    /// <summary>A query value with reserved characters.</summary>
    QueryReserved,

    /// <summary>A cookie value with those reserved characters that a cookie can hold (RFC 6265).</summary>
    CookieReserved,

    /// <summary>A value of <c>application/x-www-form-urlencoded</c> (WHATWG URL section 5.2).</summary>
    Form,

    /// <summary>
    /// The same with reserved characters, but for <c>&amp;</c> and <c>+</c>, which would be read as something else.
    /// </summary>
    FormReserved,
}

/// <summary>Percent-encoding (RFC 3986 section 2.1); text that needs none is copied at once.</summary>
internal static class PercentEncoder
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string HexDigits = "0123456789ABCDEF";

    private static readonly SearchValues<char> s_query = SearchValues.Create(Alphanumeric + "-._~");
    private static readonly SearchValues<char> s_segment = SearchValues.Create(Alphanumeric + "-._~!$&'()*+,;=:@");
    private static readonly SearchValues<char> s_segmentItem = SearchValues.Create(Alphanumeric + "-._~:@");
    private static readonly SearchValues<char> s_pathReserved =
        SearchValues.Create(Alphanumeric + "-._~!$&'()*+,;=:@/");

    private static readonly SearchValues<char> s_queryReserved =
        SearchValues.Create(Alphanumeric + "-._~!$&'()*+,;=:@/?");

    private static readonly SearchValues<char> s_cookieReserved =
        SearchValues.Create(Alphanumeric + "-._~:/?#[]@!$&'()*+=");

    private static readonly SearchValues<char> s_formReserved =
        SearchValues.Create(Alphanumeric + "-._~!$'()*,;=:@/?");

    private static readonly SearchValues<char> s_form = SearchValues.Create(Alphanumeric + "-._*");

    public static void Append(CharBuffer target, ReadOnlySpan<char> text, TextEscape escape)
    {
        if (escape == TextEscape.None)
        {
            target.Append(text);
            return;
        }

        var keep = Kept(escape);
        while (true)
        {
            var plain = text.IndexOfAnyExcept(keep);
            if (plain < 0)
            {
                target.Append(text);
                return;
            }

            target.Append(text[..plain]);
            text = text[(plain + Encode(target, text[plain..], escape))..];
        }
    }

    private static int Encode(CharBuffer target, ReadOnlySpan<char> text, TextEscape escape)
    {
        if (text[0] == ' ' && escape is TextEscape.Form or TextEscape.FormReserved)
        {
            target.Append('+');
            return 1;
        }

        if (text[0] == '%' && IsReserved(escape) && IsTriplet(text))
        {
            target.Append(text[..3]);
            return 3;
        }

        // A lone surrogate becomes U+FFFD, as everywhere on the wire.
        Rune.DecodeFromUtf16(text, out var rune, out var consumed);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var octet in bytes[..rune.EncodeToUtf8(bytes)])
        {
            target.Append('%');
            target.Append(HexDigits[octet >> 4]);
            target.Append(HexDigits[octet & 15]);
        }

        return consumed;
    }

    private static bool IsReserved(TextEscape escape) =>
        escape is TextEscape.PathReserved or TextEscape.QueryReserved or TextEscape.CookieReserved
            or TextEscape.FormReserved;

    private static bool IsTriplet(ReadOnlySpan<char> text) =>
        text.Length > 2 && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]);

    private static SearchValues<char> Kept(TextEscape escape) => escape switch
    {
        TextEscape.Segment => s_segment,
        TextEscape.SegmentItem => s_segmentItem,
        TextEscape.PathReserved => s_pathReserved,
        TextEscape.QueryReserved => s_queryReserved,
        TextEscape.CookieReserved => s_cookieReserved,
        TextEscape.Form => s_form,
        TextEscape.FormReserved => s_formReserved,
        _ => s_query,
    };
}
