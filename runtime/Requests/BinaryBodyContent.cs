using System.Net;

namespace SpecClient.Requests;

/// <summary>A body that is one <see cref="BinaryContent"/>, streamed.</summary>
internal sealed class BinaryBodyContent : RequestContent
{
    private readonly BinaryContent _content;

    public BinaryBodyContent(BinaryContent content, string mediaType)
    {
        _content = content;
        Headers.TryAddWithoutValidation("Content-Type", content.ContentType ?? mediaType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begun = true;
        return _content.CopyToAsync(stream, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _content.Length ?? 0;
        return _content.Length is not null;
    }
}
