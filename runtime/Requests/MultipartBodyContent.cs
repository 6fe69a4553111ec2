using System.Net;
using System.Text;

namespace SpecClient.Requests;

/// <summary>A <c>multipart/form-data</c> body, streamed; its length is told where all files know theirs.</summary>
internal sealed class MultipartBodyContent : RequestContent
{
    private readonly List<MultipartPart> _parts;
    private readonly bool _named;
    private readonly string _boundary = "SpecClient-" + Guid.NewGuid().ToString("N");

    /// <param name="parts">The parts in order.</param>
    /// <param name="mediaType">Media type without its boundary.</param>
    /// <param name="named">The parts have names (RFC 7578); else only an order (RFC 2046).</param>
    public MultipartBodyContent(List<MultipartPart> parts, string mediaType, bool named)
    {
        _parts = parts;
        _named = named;
        Headers.TryAddWithoutValidation("Content-Type", WithoutBoundary(mediaType) + "; boundary=" + _boundary);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begun = true;
        foreach (var part in _parts)
        {
            await stream.WriteAsync(Head(part), cancellationToken).ConfigureAwait(false);
            if (part.File is null)
            {
                await stream.WriteAsync(part.Bytes, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await part.File.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
            }

            await stream.WriteAsync("\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }

        await stream.WriteAsync(End(), cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = End().Length;
        foreach (var part in _parts)
        {
            if (part.File is { Length: null })
            {
                return false;
            }

            length += Head(part).Length + (part.File?.Length ?? part.Bytes.Length) + 2;
        }

        return true;
    }

    // Documents that were recorded name the boundary of one request.
    private static string WithoutBoundary(string mediaType) => string.Join(';', mediaType.Split(';')
        .Where(static part => !part.TrimStart().StartsWith("boundary=", StringComparison.OrdinalIgnoreCase)));

    private byte[] End() => Encoding.UTF8.GetBytes("--" + _boundary + "--\r\n");

    private byte[] Head(MultipartPart part)
    {
        var head = new StringBuilder("--").Append(_boundary);
        if (_named)
        {
            head.Append("\r\nContent-Disposition: form-data; name=\"").Append(Quote(part.Name)).Append('"');
            if (part.File is not null)
            {
                head.Append("; filename=\"").Append(Quote(part.File.FileName ?? part.Name)).Append('"');
            }
        }
        else if (part.File?.FileName is { } fileName)
        {
            head.Append("\r\nContent-Disposition: attachment; filename=\"").Append(Quote(fileName)).Append('"');
        }

        if (part.ContentType is not null)
        {
            head.Append("\r\nContent-Type: ").Append(OneLine(part.ContentType));
        }

        return Encoding.UTF8.GetBytes(head.Append(part.Headers).Append("\r\n\r\n").ToString());
    }

    // WHATWG HTML section 4.10.21.8: what would end the quoted text or the line is percent-encoded, nothing else.
    private static string Quote(string text) => text
        .Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string OneLine(string mediaType) => mediaType.AsSpan().IndexOfAny('\r', '\n') < 0
        ? mediaType
        : throw new ArgumentException("A media type must not contain a line break.");
}
