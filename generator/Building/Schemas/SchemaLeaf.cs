using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>The variants of one oneOf or anyOf.</summary>
internal sealed record VariantGroup(Combiners Combiner, IReadOnlyList<SchemaNode> Variants);

/// <summary>One part of a conjunction without its <c>allOf</c>: a reference, or a schema's own keywords.</summary>
internal sealed class SchemaLeaf
{
    private bool _nullValue;
    private bool _nullVariant;

    private const JsonSchemaType AllTypes = JsonSchemaType.Boolean | JsonSchemaType.Integer | JsonSchemaType.Number
        | JsonSchemaType.String | JsonSchemaType.Object | JsonSchemaType.Array;

    public SchemaLeaf(SchemaNode node, string component)
    {
        Node = node;
        Component = component;
        HasStructure = true;
    }

    public SchemaLeaf(SchemaNode node)
    {
        Node = node;
        var schema = node.Schema;
        ReadValues(schema);
        Types = (schema.Type ?? 0) & AllTypes;
        AddGroup(node.OneOf, Combiners.OneOf);
        AddGroup(node.AnyOf, Combiners.AnyOf);
        HasTypedAdditional = IsTyped(schema.AdditionalProperties);
        var objects = schema.Properties is { Count: > 0 } || schema.Required is { Count: > 0 }
            || schema.PatternProperties is { Count: > 0 } || HasTypedAdditional;
        var arrays = IsTyped(schema.Items) || node.PrefixItems is not null;
        var encoding = (schema as IOpenApiSchemaMissingProperties)?.ContentEncoding;
        IsDetailed = objects || arrays || schema.Format is not null || encoding is not null || Values is not null
            || schema.Discriminator is not null;
        if (Types == 0)
        {
            Types = Values is not null ? TypesOf(Values)
                : objects ? JsonSchemaType.Object
                : arrays || schema.Items is not null ? JsonSchemaType.Array
                : FormatTypes.TypesOf(schema.Format, encoding);
        }

        var media = (schema as IOpenApiSchemaMissingProperties)?.ContentMediaType;
        HasStructure = IsDetailed || Types != 0 || Groups.Count > 0 || NullOnly || media is not null;
    }

    public SchemaNode Node { get; }

    /// <summary>The component a reference means; null for a schema's own keywords.</summary>
    public string? Component { get; }

    public JsonSchemaType Types { get; }

    /// <summary>oneOf and anyOf with two variants and more, null not counted.</summary>
    public IReadOnlyList<VariantGroup> Groups { get; private set; } = [];

    /// <summary>Variants that stand alone in their oneOf or anyOf: parts like those of allOf.</summary>
    public IReadOnlyList<SchemaNode> Singles { get; private set; } = [];

    /// <summary>It says more than a type.</summary>
    public bool IsDetailed { get; }

    /// <summary>It bears on the C# type; else only annotations and constraints.</summary>
    public bool HasStructure { get; }

    public bool HasTypedAdditional { get; }

    /// <summary>enum or const without null; null = neither.</summary>
    public IReadOnlyList<JsonNode>? Values { get; private set; }

    public JsonNode? Const { get; private set; }

    public bool NullOnly { get; private set; }

    /// <summary>Its own keywords allow null: type, nullable, x-nullable, enum, const.</summary>
    public bool SaysNull => Component is null
        ? NullOnly || _nullValue || _nullVariant || HasNullType(Node.Schema) || SaysNullable(Node)
        : SaysNullable(Node);

    /// <summary>The same without the groups that have a variant of a kind.</summary>
    public SchemaLeaf WithoutGroups(Func<SchemaNode, bool> has)
    {
        if (!Groups.Any(group => group.Variants.Any(has)))
        {
            return this;
        }

        var copy = (SchemaLeaf)MemberwiseClone();
        copy.Groups = [.. Groups.Where(group => !group.Variants.Any(has))];
        return copy;
    }

    /// <summary>A schema that says anything about its values.</summary>
    public static bool IsTyped(IOpenApiSchema? schema) => schema is OpenApiSchemaReference || (schema is not null && (
        schema.Type is not null || schema.Format is not null || schema.Const is not null || schema.Items is not null
        || schema.Enum is { Count: > 0 } || schema.Properties is { Count: > 0 } || schema.Required is { Count: > 0 }
        || schema.AllOf is { Count: > 0 } || schema.OneOf is { Count: > 0 } || schema.AnyOf is { Count: > 0 }
        || schema.AdditionalProperties is not null || schema.PatternProperties is { Count: > 0 }));

    public static bool SaysNullable(SchemaNode node) =>
        JsonValues.Boolean(node.Raw?["nullable"]) == true
        || (node.Extension("x-nullable") is { } extension && JsonValues.Boolean(extension) == true);

    private static bool IsNull(SchemaNode node)
    {
        var schema = node.Schema;
        return schema is not OpenApiSchemaReference && (schema.Type == JsonSchemaType.Null
            || (schema.Enum is { Count: > 0 } values && values.All(JsonValues.IsNull))
            || (node.Raw is { } raw && raw.TryGetPropertyValue("const", out var value) && JsonValues.IsNull(value))
            || (node.Raw is { Count: 1 } && SaysNullable(node)));
    }

    private static bool HasNullType(IOpenApiSchema schema) =>
        schema.Type is { } type && (type & JsonSchemaType.Null) != 0;

    private static JsonSchemaType TypesOf(IReadOnlyList<JsonNode> values)
    {
        JsonSchemaType types = 0;
        foreach (var value in values)
        {
            types |= value.GetValueKind() switch
            {
                JsonValueKind.String => JsonSchemaType.String,
                JsonValueKind.True or JsonValueKind.False => JsonSchemaType.Boolean,
                JsonValueKind.Number => JsonValues.IsInteger(value) ? JsonSchemaType.Integer : JsonSchemaType.Number,
                JsonValueKind.Array => JsonSchemaType.Array,
                _ => JsonSchemaType.Object,
            };
        }

        return types;
    }

    private void AddGroup(IReadOnlyList<SchemaNode> variants, Combiners combiner)
    {
        if (variants.Count == 0)
        {
            return;
        }

        var known = variants.Where(static variant => !IsNull(variant)).ToList();
        _nullVariant |= known.Count < variants.Count;
        NullOnly |= known.Count == 0;
        if (known.Count == 1)
        {
            Singles = [.. Singles, known[0]];
        }
        else if (known.Count > 1)
        {
            Groups = [.. Groups, new VariantGroup(combiner, known)];
        }
    }

    private void ReadValues(IOpenApiSchema schema)
    {
        NullOnly = schema.Type == JsonSchemaType.Null;
        if (schema.Enum is { Count: > 0 } values)
        {
            var known = new List<JsonNode>(values.Count);
            foreach (var value in values)
            {
                if (!JsonValues.IsNull(value))
                {
                    known.Add(value);
                }
            }

            _nullValue = known.Count < values.Count;
            NullOnly |= known.Count == 0;
            Values = known.Count == 0 ? null : known;
        }

        if (Node.Raw is { } raw && raw.TryGetPropertyValue("const", out var constant))
        {
            NullOnly |= JsonValues.IsNull(constant);
            Const = JsonValues.IsNull(constant) ? null : constant;
        }
        else if (schema.Const is { } text)
        {
            Const = ConstantOf(text, schema.Type);
        }

        if (Const is not null)
        {
            Values = [Const];
        }
    }

    // The object model keeps only the text of a constant.
    private static JsonNode ConstantOf(string text, JsonSchemaType? type)
    {
        if (type is { } known && (known & JsonSchemaType.String) == 0)
        {
            try
            {
                return JsonNode.Parse(text) ?? JsonValue.Create(text);
            }
            catch (JsonException)
            {
                return JsonValue.Create(text);
            }
        }

        return JsonValue.Create(text);
    }
}
