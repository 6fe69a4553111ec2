using Microsoft.OpenApi;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Operations;

/// <summary>
/// A success that comes as JSON or, by the Accept header, as a stream or as bytes: each way is a method of its own.
/// </summary>
internal static class SecondContent
{
    /// <summary>The kind that a method itself gives, where the map says that it always gives events.</summary>
    public static MediaTypeKind? Only(MapMethod? map) =>
        map?.Streaming is { Discriminator: null } ? MediaTypeKind.ServerSentEvents : null;

    /// <summary>The ways besides JSON, with the word that their method's name ends in.</summary>
    public static IEnumerable<(MediaTypeKind Kind, string Word)> Of(OperationSource source, MapMethod? map)
    {
        if (map?.Streaming is { } streaming)
        {
            if (streaming.Discriminator is not null)
            {
                yield return (MediaTypeKind.ServerSentEvents, "Stream");
            }

            yield break;
        }

        var contents = (source.Operation.Responses ?? [])
            .Where(static pair => StatusRange.Parse(pair.Key) is { IsSuccess: true })
            .SelectMany(static pair => pair.Value?.Content ?? new Dictionary<string, IOpenApiMediaType>())
            .Where(static pair => pair.Value is not null)
            .Select(static pair => (Kind: MediaTypes.KindOf(pair.Key), Media: pair.Value))
            .ToList();
        if (!contents.Exists(static content => content.Kind == MediaTypeKind.Json))
        {
            yield break;
        }

        var stream = contents.FirstOrDefault(static content => IsStream(content.Kind)).Kind;
        if (stream != MediaTypeKind.None)
        {
            yield return (stream, "Stream");
        }

        if (contents.Exists(static content => content.Kind == MediaTypeKind.Binary && IsBytes(content.Media.Schema)))
        {
            yield return (MediaTypeKind.Binary, "Binary");
        }
    }

    private static bool IsStream(MediaTypeKind kind) =>
        kind is MediaTypeKind.ServerSentEvents or MediaTypeKind.NdJson or MediaTypeKind.JsonSequence;

    private static bool IsBytes(IOpenApiSchema? schema) => schema is null || schema.Format == "binary"
        || (schema.Type is null && schema.Properties is not { Count: > 0 });
}
