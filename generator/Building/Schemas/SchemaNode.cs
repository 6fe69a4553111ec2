using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Combining keywords that a view of a schema leaves out.</summary>
[Flags]
internal enum Combiners
{
    None = 0,
    AllOf = 1,
    OneOf = 2,
    AnyOf = 4,
}

/// <summary>
/// A schema at its place in the document: the object model's view, and the JSON beside it for what that view loses
/// (the type of <c>const</c>, <c>nullable</c> without a type, what stands beside <c>$ref</c>).
/// </summary>
internal sealed class SchemaNode
{
    private readonly SchemaNode? _parent;
    private readonly string _place;
    private string? _pointer;

    private SchemaNode(SchemaNode? parent, string place, IOpenApiSchema schema, JsonObject? raw, Combiners without)
    {
        _parent = parent;
        _place = place;
        Schema = schema;
        Raw = raw;
        Without = without;
        Home = parent?.Home;
    }

    /// <param name="home">The component it is, or lies in; null = it stands in an operation.</param>
    public SchemaNode(string pointer, IOpenApiSchema schema, JsonNode? raw, string? home)
        : this(null, pointer, schema, raw as JsonObject, Combiners.None)
    {
        Home = home;
    }

    public IOpenApiSchema Schema { get; }

    public JsonObject? Raw { get; }

    /// <summary>The component that this schema is or lies in, or null.</summary>
    public string? Home { get; private init; }

    /// <summary>Combining keywords that do not count in this view.</summary>
    public Combiners Without { get; }

    public bool IsReference => Schema is OpenApiSchemaReference;

    /// <summary>JSON pointer, computed only where somebody asks.</summary>
    public string Pointer => _pointer ??= _parent is null ? _place : _parent.Pointer + _place;

    public IReadOnlyList<SchemaNode> AllOf => Members("allOf", Schema.AllOf, Combiners.AllOf);

    public IReadOnlyList<SchemaNode> OneOf => Members("oneOf", Schema.OneOf, Combiners.OneOf);

    public IReadOnlyList<SchemaNode> AnyOf => Members("anyOf", Schema.AnyOf, Combiners.AnyOf);

    public SchemaNode? Items => Child("items", Schema.Items);

    public SchemaNode? AdditionalProperties => Child("additionalProperties", Schema.AdditionalProperties);

    public SchemaNode Leaving(Combiners combiners) =>
        new(_parent, _place, Schema, Raw, Without | combiners) { Home = Home };

    /// <summary>Another schema at this place (a narrowed one, or what stands beside a reference).</summary>
    public SchemaNode Replace(IOpenApiSchema schema) =>
        new(_parent, _place, schema, Raw, Combiners.None) { Home = Home };

    public SchemaNode Property(string keyword, string name, IOpenApiSchema schema) => new(
        this,
        "/" + keyword + "/" + Helpers.Pointer.Escape(name),
        schema,
        (Raw?[keyword] as JsonObject)?[name] as JsonObject,
        Combiners.None);

    /// <summary>
    /// Members of <c>prefixItems</c>, which the object model does not know, read as schemas by their repair.
    /// </summary>
    public JsonArray? PrefixItems =>
        !IsReference && Schema.UnrecognizedKeywords is { } keywords && keywords.TryGetValue("prefixItems", out var node)
            ? node as JsonArray
            : Raw?["prefixItems"] as JsonArray;

    /// <summary>An extension of the schema (<c>x-…</c>) as JSON.</summary>
    public JsonNode? Extension(string name)
    {
        // A reference's own getters would look its target up each time.
        var extensions = Schema is OpenApiSchemaReference reference
            ? reference.Reference.Extensions
            : Schema.Extensions;
        return extensions is not null && extensions.TryGetValue(name, out var value) && value is JsonNodeExtension json
            ? json.Node
            : Raw?[name];
    }

    private SchemaNode? Child(string keyword, IOpenApiSchema? schema) =>
        schema is null ? null : new(this, "/" + keyword, schema, Raw?[keyword] as JsonObject, Combiners.None);

    private IReadOnlyList<SchemaNode> Members(string keyword, IList<IOpenApiSchema>? schemas, Combiners combiner)
    {
        if (schemas is null || schemas.Count == 0 || (Without & combiner) != 0)
        {
            return [];
        }

        var raw = Raw?[keyword] as JsonArray;
        var nodes = new SchemaNode[schemas.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = new SchemaNode(
                this,
                "/" + keyword + "/" + i.ToString(System.Globalization.CultureInfo.InvariantCulture),
                schemas[i],
                raw is not null && i < raw.Count ? raw[i] as JsonObject : null,
                Combiners.None);
        }

        return nodes;
    }
}
