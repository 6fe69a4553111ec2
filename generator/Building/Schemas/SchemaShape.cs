using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// What a conjunction of schemas says, after normalisation: wrappers and null are gone, <c>allOf</c> is merged.
/// Strategies choose a type by it. Children are still schemas of the document, each again a conjunction of parts.
/// </summary>
internal sealed class SchemaShape
{
    // Of many properties.
    private Dictionary<string, ShapeProperty>? _byName;

    /// <summary>The parts it was made of, as they stood.</summary>
    public required IReadOnlyList<SchemaNode> Parts { get; init; }

    /// <summary>JSON null is a value.</summary>
    public bool Nullable { get; set; }

    /// <summary>Null is the only value.</summary>
    public bool NullOnly { get; set; }

    /// <summary>Exactly this component's type; then nothing below is filled but annotations.</summary>
    public string? Alias { get; set; }

    /// <summary>JSON types, without null; 0 = not said.</summary>
    public JsonSchemaType Types { get; set; }

    public string? Format { get; set; }

    public string? ContentEncoding { get; set; }

    public string? ContentMediaType { get; set; }

    /// <summary>Values of <c>enum</c> but null, or null where there is no enum.</summary>
    public IReadOnlyList<JsonNode>? Enum { get; set; }

    /// <summary>The schema that lists the values, for their names and descriptions.</summary>
    public SchemaNode? EnumNode { get; set; }

    public JsonNode? Const { get; set; }

    /// <summary>Each name once; <see cref="Declare"/> adds.</summary>
    public List<ShapeProperty> Properties { get; } = [];

    /// <summary>Types of properties that are not listed: conjunctions, one for each keyword that gives one.</summary>
    public List<SchemaNode>? AdditionalProperties { get; set; }

    public List<SchemaNode>? PatternProperties { get; set; }

    /// <summary>It says that there may be properties that it does not list.</summary>
    public bool SaysOthers { get; set; }

    public List<SchemaNode>? Items { get; set; }

    public OpenApiDiscriminator? Discriminator { get; set; }

    /// <summary>Variants of oneOf or anyOf that are left, each a conjunction; null = no union.</summary>
    public IReadOnlyList<IReadOnlyList<SchemaNode>>? Variants { get; set; }

    /// <summary>Components whose members were merged into this shape.</summary>
    public List<string>? Included { get; set; }

    /// <summary>Parts that had to give way to a later, incompatible one.</summary>
    public List<SchemaNode>? Conflicts { get; set; }

    /// <summary>Annotations, the most important first.</summary>
    public List<SchemaNode> Annotations { get; } = [];

    public bool ReadOnly { get; set; }

    public bool WriteOnly { get; set; }

    public string Pointer => Parts[Parts.Count - 1].Pointer;

    public bool IsObject => Variants is null && Alias is null && Types == JsonSchemaType.Object && Properties.Count > 0;

    public ShapeProperty? Find(string wireName)
    {
        if (_byName is not null)
        {
            return _byName.TryGetValue(wireName, out var known) ? known : null;
        }

        foreach (var property in Properties)
        {
            if (property.WireName == wireName)
            {
                return property;
            }
        }

        return null;
    }

    /// <summary>The property of a name, declared now if it was not.</summary>
    public ShapeProperty Declare(string wireName)
    {
        if (Find(wireName) is { } known)
        {
            return known;
        }

        var property = new ShapeProperty(wireName);
        Properties.Add(property);
        if (_byName is not null)
        {
            _byName.Add(wireName, property);
        }
        else if (Properties.Count > 16)
        {
            _byName = Properties.ToDictionary(static one => one.WireName, StringComparer.Ordinal);
        }

        return property;
    }
}

/// <summary>A property of a merged object with all schemas that declare it, the most derived last.</summary>
internal sealed class ShapeProperty(string wireName)
{
    public string WireName { get; } = wireName;

    /// <summary>Empty where only <c>required</c> names it.</summary>
    public List<SchemaNode> Parts { get; } = [];

    public bool Required { get; set; }
}
