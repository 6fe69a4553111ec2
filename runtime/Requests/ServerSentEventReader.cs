using System.Runtime.CompilerServices;
using System.Text;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>Reads a <c>text/event-stream</c>, each event's data by the codec.</summary>
internal sealed class ServerSentEventReader<T, TCodec>(string? accept)
    : ResponseReader<ResponseStream<ServerSentEvent<T>>>(accept)
    where TCodec : struct, IJsonCodec<T>
{
    public override bool Streams(int status, string? mediaType) => true;

    public override ResponseResult<ResponseStream<ServerSentEvent<T>>> Read(in ResponseContext context)
    {
        var body = new MemoryStream(context.Body.ToArray());
        return new(new ResponseStream<ServerSentEvent<T>>(ReadAll(body, context.Strict, default)));
    }

    public override ValueTask<ResponseResult<ResponseStream<ServerSentEvent<T>>>> ReadAsync(
        HttpResponseMessage message, ResponseContext context, CancellationToken cancellationToken) =>
        new(new ResponseResult<ResponseStream<ServerSentEvent<T>>>(
            new ResponseStream<ServerSentEvent<T>>(
                message, (stream, token) => ReadAll(stream, context.Strict, token))));

    private static async IAsyncEnumerable<ServerSentEvent<T>> ReadAll(
        Stream stream, bool strict, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = new DelimitedReader(stream);
        var parser = new EventParser();
        while (await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (!parser.TryTake(line.Span, out var found))
            {
                continue;
            }

            if (IsEnd(found.Data))
            {
                yield break;
            }

            yield return new ServerSentEvent<T>(found.Type, Decode(found.Data, strict), found.Id, found.Retry);
        }
    }

    // A widespread end mark that is no JSON; a stream of plain texts ends by itself.
    private static bool IsEnd(string? data) => data == "[DONE]" && typeof(T) != typeof(string);

    private static T Decode(string data, bool strict)
    {
        if (typeof(T) == typeof(string))
        {
            return (T)(object)data;
        }

        return BodyText.TryRead<T, TCodec>(Encoding.UTF8.GetBytes(data), strict, out var value)
            ? value!
            : throw new ApiResponseFormatException($"The data of an event is no {typeof(T).Name}.");
    }
}
