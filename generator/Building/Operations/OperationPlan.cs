using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Operations;

/// <summary>An operation with its place in the resource tree and the names that follow from it.</summary>
/// <param name="Resource">Dotted wire path of its resource; empty for the client.</param>
/// <param name="Method">Wire name of the method, e.g. <c>bulk_update</c>.</param>
/// <param name="MethodName">C# method without <c>Async</c>, unique in its resource.</param>
/// <param name="Map">What the map says of it, or null.</param>
/// <param name="ModelNamespace">Namespace of its params and inline types.</param>
/// <param name="BaseName">Singular of the resource and method, e.g. <c>OriginCloudRegionBulkUpdate</c>.</param>
/// <param name="ItemName">Singular of the resource, e.g. <c>OriginCloudRegion</c>.</param>
internal sealed record OperationPlan(
    OperationSource Source,
    string Resource,
    string Method,
    string MethodName,
    MapMethod? Map,
    string ModelNamespace,
    string BaseName,
    string ItemName,
    TypeName Params)
{
    /// <summary>Operation of a second owner that the method serves too, or null.</summary>
    public OperationSource? Second { get; init; }

    /// <summary>The kind of content that is wanted where a success has several; else the first by rank.</summary>
    public MediaTypeKind? Wanted { get; init; }

    /// <summary>
    /// The boolean parameter or member of the body that tells the service whether to stream, and what it is here: named
    /// by the map, else <c>stream</c>, by OpenAI's example. Null where none is set.
    /// </summary>
    public (string Name, bool IsOn)? Switch => Map?.Streaming is { } streaming
        ? streaming.Discriminator is { } name ? (name, Wanted == MediaTypeKind.ServerSentEvents) : null
        : Wanted is null or MediaTypeKind.Binary ? null : ("stream", true);

    /// <summary>Name of an inline shape of this operation.</summary>
    public TypeName Suggest(string suffix) => new(ModelNamespace, BaseName + suffix);

    /// <summary>Name of an inline shape that all operations of the path share.</summary>
    public TypeName SuggestShared(string wireName) => new(ModelNamespace, ItemName + CSharpIdentifier.Pascal(wireName));
}
