using System.Runtime.CompilerServices;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>Reads JSON values as they come: one a line, or a sequence led by record separators (RFC 7464).</summary>
internal sealed class JsonLinesReader<T, TCodec>(string? accept, bool sequence)
    : ResponseReader<ResponseStream<T>>(accept)
    where TCodec : struct, IJsonCodec<T>
{
    private const byte RecordSeparator = 0x1E;

    public override bool Streams(int status, string? mediaType) => true;

    public override ResponseResult<ResponseStream<T>> Read(in ResponseContext context)
    {
        var body = new MemoryStream(context.Body.ToArray());
        return new(new ResponseStream<T>(ReadAll(body, context.Strict, default)));
    }

    public override ValueTask<ResponseResult<ResponseStream<T>>> ReadAsync(
        HttpResponseMessage message, ResponseContext context, CancellationToken cancellationToken) =>
        new(new ResponseResult<ResponseStream<T>>(
            new ResponseStream<T>(message, (stream, token) => ReadAll(stream, context.Strict, token))));

    private async IAsyncEnumerable<T> ReadAll(
        Stream stream, bool strict, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var chunks = new DelimitedReader(stream);
        var end = sequence ? RecordSeparator : (byte)'\n';
        while (await chunks.ReadToAsync(end, end, cancellationToken).ConfigureAwait(false) is { } chunk)
        {
            // RFC 7464 section 2.4: what does not parse (a text cut off) is skipped, the sequence goes on.
            if (BodyText.IsBlank(chunk.Span))
            {
                continue;
            }

            if (BodyText.TryRead<T, TCodec>(chunk, strict, out var value))
            {
                yield return value!;
            }
            else if (!sequence)
            {
                throw new ApiResponseFormatException($"A line of the response is no {typeof(T).Name}.");
            }
        }
    }
}
