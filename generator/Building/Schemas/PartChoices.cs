using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// A multipart body that is a choice of objects with files, or a base of such by a discriminator, as one object: a
/// model has no place for streams, and parts are single anyway. What every variant requires is required.
/// </summary>
internal sealed class PartChoices(SchemaIndex index, SchemaNormalizer normalizer, DiscriminatedBases bases)
{
    private readonly FileShapes _files = new(normalizer);

    /// <summary>The object, or null where the shape is no choice of objects, or none of them has a file.</summary>
    public SchemaShape? Merge(SchemaShape shape)
    {
        if (shape.Variants is null)
        {
            return null;
        }

        var collector = new VariantCollector(index, normalizer, null);
        collector.Collect(shape);
        var variants = collector.Variants;
        if (!variants.TrueForAll(static variant => variant.IsObject) || !_files.HoldInVariants(variants))
        {
            return null;
        }

        return Join(shape, variants.ConvertAll(static variant => variant.Resolved));
    }

    /// <summary>
    /// A component of a hierarchy with all that is below it; null where neither it nor one of these has a file.
    /// </summary>
    public SchemaShape? Merge(SchemaShape shape, string component)
    {
        var objects = bases.Derived(component)
            .Select(name => normalizer.Resolve(normalizer.Component(name)))
            .Prepend(shape)
            .Where(static one => one is { IsObject: true })
            .ToList();
        return !objects.Exists(one => _files.HoldInProperties(one!)) ? null
            : objects.Count == 1 ? objects[0]
            : Join(shape, objects!);
    }

    private static SchemaShape Join(SchemaShape shape, List<SchemaShape> objects)
    {
        var merged = new SchemaShape { Parts = shape.Parts, Types = JsonSchemaType.Object };
        merged.Annotations.AddRange(shape.Annotations);
        foreach (var name in objects.SelectMany(static one => one.Properties).Select(static one => one.WireName)
            .Distinct(StringComparer.Ordinal).ToList())
        {
            var declared = objects.ConvertAll(one => one.Find(name));
            var property = merged.Declare(name);
            property.Required = declared.TrueForAll(static one => one is { Required: true });
            property.Parts.AddRange(AnyOf(declared.OfType<ShapeProperty>().Where(static one => one.Parts.Count > 0)));
        }

        merged.AdditionalProperties = objects.ConvertAll(static one => one.AdditionalProperties)
            .Find(static parts => parts is not null);
        return merged;
    }

    private static IReadOnlyList<SchemaNode> AnyOf(IEnumerable<ShapeProperty> declared)
    {
        var alternatives = new Dictionary<PartsKey, List<SchemaNode>>();
        foreach (var property in declared)
        {
            alternatives[new PartsKey(property.Parts)] = property.Parts;
        }

        return alternatives.Count == 0 ? []
            : alternatives.Count == 1 ? alternatives.Values.Single()
            : [Combine("anyOf", [.. alternatives.Values.Select(static parts => Combine("allOf", parts))])];
    }

    private static SchemaNode Combine(string keyword, IReadOnlyList<SchemaNode> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        var schemas = parts.Select(static part => part.Schema).ToList();
        var raw = new JsonArray([.. parts.Select(static part => part.Raw?.DeepClone() ?? new JsonObject())]);
        return new SchemaNode(
            parts[0].Pointer,
            keyword == "allOf" ? new OpenApiSchema { AllOf = schemas } : new OpenApiSchema { AnyOf = schemas },
            new JsonObject { [keyword] = raw },
            parts[0].Home);
    }
}
