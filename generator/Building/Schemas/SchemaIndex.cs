using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Component schemas by name, and the way from a reference to its component.</summary>
internal sealed class SchemaIndex
{
    private readonly SourceDocument _source;
    private readonly Dictionary<string, SchemaNode> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<IOpenApiSchema, string> _names = [];

    public SchemaIndex(SourceDocument source)
    {
        _source = source;
        var raw = (source.Root["components"] as JsonObject)?["schemas"] as JsonObject
            ?? source.Root["definitions"] as JsonObject;
        if (source.Document.Components?.Schemas is not { } schemas)
        {
            return;
        }

        // The reader's dictionary keeps document order, on which names depend.
        foreach (var pair in schemas)
        {
            if (pair.Value is not null)
            {
                _components[pair.Key] = new SchemaNode(PointerOf(pair.Key), pair.Value, raw?[pair.Key], pair.Key);
                _names[pair.Value] = pair.Key;
                Names.Add(pair.Key);
            }
        }
    }

    /// <summary>Component names in document order.</summary>
    public List<string> Names { get; } = [];

    public static string PointerOf(string component) =>
        Pointer.Child("#/components/schemas", component);

    public SchemaNode? Component(string name) => _components.TryGetValue(name, out var node) ? node : null;

    /// <summary>Name of the component that a reference, or the component's own schema, means; else null.</summary>
    public string? ComponentOf(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchemaReference reference)
        {
            return _names.TryGetValue(schema, out var own) ? own : null;
        }

        if (reference.Reference.Id is { } id && NameOf(id) is { } name)
        {
            return name;
        }

        return reference.Target is { } target && _names.TryGetValue(target, out var found) ? found : null;
    }

    /// <summary>A component by a name or a reference to it, as discriminator mappings write them.</summary>
    public string? NameOf(string reference)
    {
        if (_components.ContainsKey(reference))
        {
            return reference;
        }

        var name = Pointer.Unescape(reference.Substring(reference.LastIndexOf('/') + 1));
        return _components.ContainsKey(name) ? name : null;
    }

    /// <summary>The place of a schema that a builder outside knows by its pointer.</summary>
    public SchemaNode Locate(IOpenApiSchema schema, string pointer) =>
        new(pointer, schema, Find(pointer), HomeOf(pointer));

    private string? HomeOf(string pointer)
    {
        const string Prefix = "#/components/schemas/";
        return pointer.StartsWith(Prefix, StringComparison.Ordinal)
            ? NameOf("/" + pointer.Substring(Prefix.Length).Split('/')[0])
            : null;
    }

    private JsonNode? Find(string pointer)
    {
        JsonNode? node = _source.Root;
        foreach (var part in pointer.TrimStart('#').Split(['/'], StringSplitOptions.RemoveEmptyEntries))
        {
            var name = Pointer.Unescape(part);
            node = node switch
            {
                JsonObject map => map[name],
                JsonArray list when int.TryParse(name, out var at) && at >= 0 && at < list.Count => list[at],
                _ => null,
            };
        }

        return node;
    }
}
