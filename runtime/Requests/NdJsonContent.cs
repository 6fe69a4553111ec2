using System.Net;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>A body of one JSON value a line, or a JSON text sequence, written while it is sent.</summary>
internal sealed class NdJsonContent<T, TCodec> : RequestContent
    where TCodec : struct, IJsonCodec<T>
{
    private readonly NdJsonItems<T> _items;
    private readonly bool _sequence;

    public NdJsonContent(NdJsonItems<T> items, string mediaType, bool sequence)
    {
        _items = items;
        _sequence = sequence;
        Headers.TryAddWithoutValidation("Content-Type", mediaType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begun = true;
        return _items.WriteAsync<TCodec>(stream, _sequence, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
