using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Model;

/// <summary>A named group of operations; may nest.</summary>
/// <param name="Type">Class, e.g. <c>Cloudflare.Resources.Cache.OriginCloudRegionsResource</c>.</param>
/// <param name="Path">Dotted wire path, e.g. <c>cache.origin_cloud_regions</c>; empty for the root.</param>
internal sealed record ResourceModel(
    TypeName Type,
    string Path,
    Documentation Docs,
    EquatableArray<ChildResourceModel> Children,
    EquatableArray<OperationModel> Operations);

/// <summary>A property of a resource (or of the client) that leads to another resource.</summary>
internal sealed record ChildResourceModel(string PropertyName, TypeName Type, Documentation Docs);
