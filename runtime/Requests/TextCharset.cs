using System.Text;

namespace SpecClient.Requests;

/// <summary>
/// Writes text in the charset that a media type names. UTF-8 is named instead where .NET does not know the charset, or
/// it lacks a character: what the header says is always true.
/// </summary>
internal static class TextCharset
{
    /// <summary>The bytes of a text, and the media type that is true of them.</summary>
    public static (byte[] Bytes, string ContentType) Encode(string text, string mediaType) =>
        MediaType.CharsetOf(mediaType) is not { } charset || charset == MediaType.Utf8
            ? (Encoding.UTF8.GetBytes(text), mediaType)
            : TryEncode(text, charset) is { } bytes
                ? (bytes, mediaType)
                : (Encoding.UTF8.GetBytes(text), MediaType.WithCharset(mediaType, MediaType.Utf8));

    private static byte[]? TryEncode(string text, string charset)
    {
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
