using Microsoft.OpenApi;
using System.Text.Json.Nodes;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Merges the leaves of a conjunction into one shape; later leaves are the more derived ones.</summary>
internal sealed class AllOfMerger(SchemaNormalizer normalizer, SchemaDiagnosticLog log)
{
    // Of all merged objects; of real documents Cloudflare's has most, 15,413.
    private readonly DocumentLimit _properties = new(200_000);

    private readonly VariantChooser _variants = new(normalizer, log);

    public void Merge(SchemaShape shape, List<SchemaLeaf> leaves)
    {
        leaves = WithoutConflicts(shape, Affordable(shape, leaves));
        foreach (var leaf in leaves)
        {
            AddScalars(shape, leaf);
            AddChildren(shape, leaf);
        }

        foreach (var leaf in leaves)
        {
            AddRequired(shape, leaf.Node.Schema);
        }

        _variants.Choose(shape, leaves);
        foreach (var conflict in shape.Conflicts ?? [])
        {
            log.Conflict(conflict);
        }
    }

    /// <summary>All parts, or the last one where all of the document's would be too much to write.</summary>
    private List<SchemaLeaf> Affordable(SchemaShape shape, List<SchemaLeaf> leaves)
    {
        if (leaves.Count < 2
            || _properties.TryTake(leaves.Sum(static leaf => leaf.Node.Schema.Properties?.Count ?? 0)))
        {
            return leaves;
        }

        log.TooMuch(shape.Pointer);
        return leaves.GetRange(leaves.Count - 1, 1);
    }

    /// <summary>The last part that gives a type wins over earlier ones that exclude it.</summary>
    private List<SchemaLeaf> WithoutConflicts(SchemaShape shape, List<SchemaLeaf> leaves)
    {
        var kept = new List<SchemaLeaf>(leaves.Count);
        JsonSchemaType types = 0;
        for (var i = leaves.Count - 1; i >= 0; i--)
        {
            var own = leaves[i].Types;
            var both = types == 0 ? JsonTypes.Simplify(own) : own == 0 ? types : JsonTypes.Intersect(types, own);
            if (both == 0 && own != 0)
            {
                (shape.Conflicts ??= []).Add(leaves[i].Node);
                continue;
            }

            types = both;
            kept.Add(leaves[i]);
        }

        kept.Reverse();
        shape.Types = types;
        return kept;
    }

    private static void AddScalars(SchemaShape shape, SchemaLeaf leaf)
    {
        var schema = leaf.Node.Schema;
        shape.Format = schema.Format ?? shape.Format;
        if (schema is IOpenApiSchemaMissingProperties more)
        {
            shape.ContentEncoding = more.ContentEncoding ?? shape.ContentEncoding;
            shape.ContentMediaType = more.ContentMediaType ?? shape.ContentMediaType;
        }

        shape.Const = leaf.Const ?? shape.Const;
        shape.Discriminator = schema.Discriminator ?? shape.Discriminator;
        if (leaf.Values is not { } values)
        {
            return;
        }

        if (shape.Enum is { } known)
        {
            var texts = new HashSet<string>(known.Select(JsonValues.Json), StringComparer.Ordinal);
            var both = values.Where(value => texts.Contains(JsonValues.Json(value))).ToList();
            if (both.Count == 0)
            {
                (shape.Conflicts ??= []).Add(shape.EnumNode!);
            }

            values = both.Count == 0 ? values : both;
        }

        shape.Enum = values;
        if (leaf.Const is null || shape.EnumNode is null)
        {
            shape.EnumNode = leaf.Node;
        }
    }

    private static void AddChildren(SchemaShape shape, SchemaLeaf leaf)
    {
        var node = leaf.Node;
        var schema = node.Schema;
        if (schema.Properties is { } properties)
        {
            foreach (var property in properties)
            {
                if (property.Value is not null)
                {
                    Declare(shape, property.Key, node.Property("properties", property.Key, property.Value));
                }
            }
        }

        if (schema.PatternProperties is { } patterns)
        {
            foreach (var pattern in patterns)
            {
                (shape.PatternProperties ??= []).Add(
                    node.Property("patternProperties", pattern.Key, pattern.Value));
            }
        }

        shape.SaysOthers |= schema.AdditionalProperties is not null || schema.PatternProperties is { Count: > 0 }
            || JsonValues.Boolean(node.Raw?["additionalProperties"]) == true;
        if (leaf.HasTypedAdditional)
        {
            (shape.AdditionalProperties ??= []).Add(node.AdditionalProperties!);
        }

        if (node.Items is { } items)
        {
            (shape.Items ??= []).Add(items);
        }
    }

    private static void Declare(SchemaShape shape, string name, SchemaNode node)
    {
        var property = shape.Declare(name);
        foreach (var part in property.Parts)
        {
            if (ReferenceEquals(part.Schema, node.Schema))
            {
                return;
            }
        }

        property.Parts.Add(node);
    }

    private static void AddRequired(SchemaShape shape, IOpenApiSchema schema)
    {
        if (schema.Required is not { } required)
        {
            return;
        }

        foreach (var name in required)
        {
            shape.Declare(name).Required = true;
        }
    }
}
