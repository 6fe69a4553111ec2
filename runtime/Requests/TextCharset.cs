using System.Text;

namespace SpecClient.Requests;

/// <summary>
/// Writes text in the charset that a media type names. UTF-8 is named instead where .NET does not know the charset, or
/// it lacks a character: what the header says is always true.
/// </summary>
internal static class TextCharset
{
    private const string Parameter = "charset=";

    /// <summary>The bytes of a text, and the media type that is true of them.</summary>
    public static (byte[] Bytes, string MediaType) Encode(string text, string mediaType)
    {
        var at = mediaType.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return (Encoding.UTF8.GetBytes(text), mediaType);
        }

        var start = at + Parameter.Length;
        var end = mediaType.IndexOf(';', start);
        end = end < 0 ? mediaType.Length : end;
        var charset = mediaType[start..end].Trim().Trim('"');
        return TryEncode(text, charset) is { } bytes
            ? (bytes, mediaType)
            : (Encoding.UTF8.GetBytes(text), mediaType[..start] + "utf-8" + mediaType[end..]);
    }

    private static byte[]? TryEncode(string text, string charset)
    {
        if (charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        try
        {
            var encoding = Encoding.GetEncoding(
                charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            // RFC 2781 section 3.3: without a byte order in the name, a mark tells it.
            return charset.EndsWith("16", StringComparison.Ordinal) || charset.EndsWith("32", StringComparison.Ordinal)
                ? [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]
                : encoding.GetBytes(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
