using Microsoft.OpenApi;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Operations;

/// <summary>A way to get a success besides JSON.</summary>
/// <param name="Word">What its method's name ends in.</param>
internal sealed record SecondWay(MediaTypeKind Kind, string Word);

/// <summary>
/// A success that comes as JSON or, by the Accept header, as a stream or as bytes: each way is a method of its own.
/// </summary>
internal static class SecondContent
{
    /// <summary>The kind that a method itself gives, where the map says that it always gives events.</summary>
    public static MediaTypeKind? Only(MapMethod? map) =>
        map?.Streaming is { Discriminator: null } ? MediaTypeKind.ServerSentEvents : null;

    /// <summary>The ways besides JSON.</summary>
    public static IEnumerable<SecondWay> Of(OperationSource source, MapMethod? map)
    {
        if (source.Method == "HEAD")
        {
            yield break;
        }

        if (map?.Streaming is { } streaming)
        {
            if (streaming.Discriminator is not null)
            {
                yield return new SecondWay(MediaTypeKind.ServerSentEvents, "Stream");
            }

            yield break;
        }

        var (hasJson, hasBytes, stream) = (false, false, MediaTypeKind.None);
        foreach (var response in source.Operation.Responses ?? [])
        {
            if (response.Value?.Content is not { } contents
                || StatusRange.Parse(response.Key) is not { IsSuccess: true })
            {
                continue;
            }

            foreach (var content in contents)
            {
                if (content.Value is { } media)
                {
                    var kind = MediaTypes.KindOf(content.Key);
                    hasJson |= kind == MediaTypeKind.Json;
                    hasBytes |= kind == MediaTypeKind.Binary && IsBytes(media.Schema);
                    stream = stream == MediaTypeKind.None && IsStream(kind) ? kind : stream;
                }
            }
        }

        if (hasJson && stream != MediaTypeKind.None)
        {
            yield return new SecondWay(stream, "Stream");
        }

        if (hasJson && hasBytes)
        {
            yield return new SecondWay(MediaTypeKind.Binary, "Binary");
        }
    }

    private static bool IsStream(MediaTypeKind kind) =>
        kind is MediaTypeKind.ServerSentEvents or MediaTypeKind.NdJson or MediaTypeKind.JsonSequence;

    private static bool IsBytes(IOpenApiSchema? schema) => schema is null || schema.Format == "binary"
        || (schema.Type is null && schema.Properties is not { Count: > 0 });
}
