using System.Runtime.CompilerServices;
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
    private readonly List<int> _lastEnds = [];
    private readonly List<JsonNode?> _lastNodes = [];
    private string _lastPointer = "";

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

    // From the deepest node on the way to the last pointer: they come in the order of the document.
    [MethodImpl(Jit.AtOnce)]
    private JsonNode? Find(string pointer)
    {
        var common = 0;
        while (common < pointer.Length && common < _lastPointer.Length && pointer[common] == _lastPointer[common])
        {
            common++;
        }

        var known = _lastEnds.Count;
        while (known > 0 && (_lastEnds[known - 1] > common
            || (_lastEnds[known - 1] < pointer.Length && pointer[_lastEnds[known - 1]] != '/')))
        {
            known--;
        }

        _lastEnds.RemoveRange(known, _lastEnds.Count - known);
        _lastNodes.RemoveRange(known, _lastNodes.Count - known);
        _lastPointer = pointer;
        var node = known > 0 ? _lastNodes[known - 1] : _source.Root;
        for (int start = known > 0 ? _lastEnds[known - 1] : pointer.IndexOf('/'), end;
            start >= 0 && start < pointer.Length;
            start = end)
        {
            end = pointer.IndexOf('/', start + 1);
            end = end < 0 ? pointer.Length : end;
            var name = Pointer.Unescape(pointer.Substring(start + 1, end - start - 1));
            node = node switch
            {
                // Empty keys are passed over.
                _ when name.Length == 0 => node,
                JsonObject map => map[name],
                JsonArray list when int.TryParse(name, out var at) && at >= 0 && at < list.Count => list[at],
                _ => null,
            };
            _lastEnds.Add(end);
            _lastNodes.Add(node);
        }

        return node;
    }
}
