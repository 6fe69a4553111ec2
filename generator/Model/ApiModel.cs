using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Model;

/// <summary>
/// The API as it will be emitted: the only thing that crosses a step of the pipeline.
/// </summary>
/// <remarks>
/// Equality contract: everything below is a sealed record of strings, numbers, booleans, enums, records and
/// <see cref="EquatableArray{T}"/>. No Roslyn type, no OpenAPI type, no JSON node, no reference cycle. All names are
/// final C# names: nothing after this renames.
/// </remarks>
internal sealed record ApiModel(ClientModel Client, EquatableArray<OutputModel> Outputs);

/// <summary>One emitted source file besides the client's own: resources with their params types, and schemas.</summary>
/// <param name="HintName">Short stable file name with its folders and without extension, unique in the client.</param>
internal sealed record OutputModel(
    string ClientName,
    string Accessibility,
    string HintName,
    EquatableArray<ResourceModel> Resources,
    EquatableArray<SchemaModel> Schemas);

/// <summary>A C# type's namespace and simple name.</summary>
internal sealed record TypeName(string Namespace, string Name)
{
    /// <summary>The name as emitted code writes it, <c>global::</c> included.</summary>
    public string Qualified => Namespace.Length == 0 ? "global::" + Name : "global::" + Namespace + "." + Name;

    public string FullName => Namespace.Length == 0 ? Name : Namespace + "." + Name;
}

/// <summary>Text of the document for XML docs: raw, escaped by the view.</summary>
/// <param name="Deprecated">Message of <c>[Obsolete]</c>, or null where the thing is current.</param>
internal sealed record Documentation(string? Summary = null, string? Remarks = null, string? Deprecated = null)
{
    public static Documentation None { get; } = new();
}
