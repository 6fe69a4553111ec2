using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Operations;

/// <summary>An operation of the document at its place, before anything is decided about it.</summary>
/// <param name="Id">Operation id, unique; <c>METHOD /path</c> where the document has none, or a repeated one.</param>
/// <param name="Method">Upper-case HTTP method.</param>
internal sealed record OperationSource(
    string Id,
    bool HasOwnId,
    string Method,
    string Path,
    string Pointer,
    string ItemPointer,
    OpenApiOperation Operation,
    IOpenApiPathItem Item)
{
    public IReadOnlyList<string> Tags { get; } =
        [.. (Operation.Tags ?? Enumerable.Empty<OpenApiTagReference>())
            .Select(static tag => tag.Reference?.Id ?? tag.Name)
            .OfType<string>()];

    /// <summary>Text of an extension (<c>x-…</c>) of the operation, or null.</summary>
    public string? Extension(string name) => Node(name) is { } node ? Text(node) : null;

    /// <summary>The texts of an extension: one, or a list of them.</summary>
    public IEnumerable<string> Extensions(string name) => Node(name) switch
    {
        JsonArray items => items.Select(Text).OfType<string>(),
        { } node => Text(node) is { } text ? [text] : [],
        null => [],
    };

    private JsonNode? Node(string name) =>
        Operation.Extensions is { } extensions && extensions.TryGetValue(name, out var value)
            ? (value as JsonNodeExtension)?.Node
            : null;

    private static string? Text(JsonNode? node) =>
        node is not null && Schemas.JsonValues.Kind(node) == System.Text.Json.JsonValueKind.String
            ? Schemas.JsonValues.Text(node)
            : null;
}
