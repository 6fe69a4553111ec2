using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// Which property chooses a union's variant, and by which values: the discriminator's mapping, else the variants'
/// constants, else their components' names; without a discriminator, a property whose constants differ in all
/// object variants.
/// </summary>
internal sealed class DiscriminatorResolver(
    SchemaIndex index, SchemaNormalizer normalizer, DiscriminatedBases bases, SchemaDiagnosticLog log)
{
    private static readonly string[] s_extensions = ["x-ms-discriminator-value", "x-discriminator-value"];

    /// <summary>Fills the variants' values; gives the property's wire name, or null.</summary>
    public string? Resolve(SchemaShape shape, IReadOnlyList<UnionVariant> variants)
    {
        if (shape.Discriminator is { PropertyName.Length: > 0 } discriminator)
        {
            Declared(shape, discriminator, variants);
            return discriminator.PropertyName;
        }

        return OfHierarchy(variants) ?? Inferred(variants);
    }

    /// <summary>Values of a mapping that mean a component, in document order.</summary>
    public IEnumerable<string> MappedTo(OpenApiDiscriminator discriminator, string component)
    {
        if (discriminator.Mapping is not { } mapping)
        {
            yield break;
        }

        foreach (var pair in mapping)
        {
            if (Target(pair.Value) == component)
            {
                yield return pair.Key;
            }
        }
    }

    /// <summary>Component of the objects whose value is absent or unknown (OpenAPI 3.2), or null.</summary>
    public string? DefaultOf(OpenApiDiscriminator discriminator) => Target(discriminator.DefaultMapping);

    /// <summary>The default is none of the schemas that the discriminator chooses from.</summary>
    public void ReportDefault(string pointer) => log.UnknownMapping(pointer, "defaultMapping");

    public string? Target(OpenApiSchemaReference? reference) =>
        reference?.Reference.Id is { } id ? index.NameOf(id) : null;

    /// <summary>Values of a derived component in its base: mapped, by extension, constant, or its name.</summary>
    public IReadOnlyList<string> ValuesOf(OpenApiDiscriminator discriminator, string component)
    {
        var mapped = MappedTo(discriminator, component).ToList();
        if (mapped.Count > 0)
        {
            return mapped;
        }

        // OpenAPI 2.0 has no mapping; AutoRest's extension says it.
        if (s_extensions.Select(name => index.Component(component)?.Extension(name)).OfType<JsonValue>()
            .FirstOrDefault() is { } said)
        {
            return [JsonValues.Text(said)];
        }

        var constants = Constants(normalizer.Resolve(normalizer.Component(component)), discriminator.PropertyName!);
        return constants.Count is > 0 and < 2 ? constants : [component];
    }

    private void Declared(SchemaShape shape, OpenApiDiscriminator discriminator, IReadOnlyList<UnionVariant> variants)
    {
        foreach (var pair in discriminator.Mapping ?? new Dictionary<string, OpenApiSchemaReference>())
        {
            if (Target(pair.Value) is null)
            {
                log.UnknownMapping(shape.Pointer, pair.Key);
            }
        }

        if (!Default(discriminator, variants) && discriminator.DefaultMapping is not null)
        {
            ReportDefault(shape.Pointer);
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variant in variants)
        {
            Add(variant, variant.Component is { } component ? MappedTo(discriminator, component) : [], taken);
        }

        foreach (var variant in variants)
        {
            var constants = Constants(variant.Resolved, discriminator.PropertyName!);
            Add(variant, constants, taken);
            if (variant.DiscriminatorValues.Count == 0 && variant.Resolved.Variants is { } nested)
            {
                Add(variant, Nested(nested, discriminator), taken);
            }

            if (variant.DiscriminatorValues.Count == 0 && variant.Component is { } component)
            {
                Add(variant, [component], taken);
            }
        }
    }

    private bool Default(OpenApiDiscriminator discriminator, IReadOnlyList<UnionVariant> variants)
    {
        var found = DefaultOf(discriminator) is { } target
            ? variants.FirstOrDefault(variant => variant.Component == target)
            : null;
        if (found is not null)
        {
            found.IsDefault = true;
        }

        return found is not null;
    }

    /// <summary>Values of a nested union's variants, where the outer discriminator goes through it.</summary>
    private List<string> Nested(IReadOnlyList<IReadOnlyList<SchemaNode>> variants, OpenApiDiscriminator outer)
    {
        var values = new List<string>();
        foreach (var parts in variants)
        {
            var shape = normalizer.Normalize(parts);
            var own = shape.Alias is { } alias ? MappedTo(outer, alias).ToList() : [];
            var constants = own.Count > 0 ? own : Constants(normalizer.Resolve(shape), outer.PropertyName!);
            values.AddRange(constants.Count > 0 ? constants : shape.Alias is { } name ? [name] : []);
        }

        return values;
    }

    /// <summary>All object variants stand under one base: its discriminator serves the union too.</summary>
    private string? OfHierarchy(IReadOnlyList<UnionVariant> variants)
    {
        var objects = variants.Where(static variant => variant.IsObject).ToList();
        var roots = objects.Select(variant => variant.Component is { } name ? bases.BaseOf(name) : null)
            .Distinct(StringComparer.Ordinal).ToList();
        if (objects.Count < 2 || roots is not [{ } root] || bases.Discriminator(root) is not { } discriminator)
        {
            return null;
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variant in objects)
        {
            Add(variant, ValuesOf(discriminator, variant.Component!), taken);
        }

        // A value of a type below a variant means the variant, which reads that type.
        foreach (var variant in objects)
        {
            foreach (var name in bases.Derived(variant.Component!))
            {
                Add(variant, ValuesOf(discriminator, name), taken);
            }
        }

        Default(discriminator, objects);
        return discriminator.PropertyName;
    }

    private string? Inferred(IReadOnlyList<UnionVariant> variants)
    {
        var objects = variants.Where(static variant => variant.IsObject).ToList();
        if (objects.Count < 2)
        {
            return null;
        }

        foreach (var constant in objects[0].Facts.Constants)
        {
            var values = objects.ConvertAll(variant => Strings(variant, constant.WireName));
            var all = values.SelectMany(static list => list).ToList();
            if (values.TrueForAll(static list => list.Count > 0)
                && all.Distinct(StringComparer.Ordinal).Count() == all.Count)
            {
                for (var i = 0; i < objects.Count; i++)
                {
                    objects[i].DiscriminatorValues.AddRange(values[i]);
                }

                return constant.WireName;
            }
        }

        return null;
    }

    private static List<string> Strings(UnionVariant variant, string wireName)
    {
        var constant = variant.Facts.Constants.FirstOrDefault(constant => constant.WireName == wireName);
        if (constant is null || !constant.JsonValues.All(static json => json[0] == '"'))
        {
            return [];
        }

        return constant.JsonValues.Select(static json => JsonValues.Text(JsonNode.Parse(json))).ToList();
    }

    private List<string> Constants(SchemaShape? shape, string wireName)
    {
        if (shape?.Find(wireName) is not { Parts.Count: > 0 } property
            || normalizer.Resolve(normalizer.Normalize(property.Parts)) is not { Enum: not null } value
            || EnumValues.Read(value, out _) is not { } values)
        {
            return [];
        }

        return values.Where(static item => item.Kind == JsonValueKind.String)
            .Select(static item => item.Text).ToList();
    }

    private static void Add(UnionVariant variant, IEnumerable<string> values, HashSet<string> taken)
    {
        foreach (var value in values)
        {
            if (taken.Add(value))
            {
                variant.DiscriminatorValues.Add(value);
            }
        }
    }
}
