using Microsoft.OpenApi;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>What tells an object variant from others: required and known properties, and constants.</summary>
internal sealed record VariantFacts(
    IReadOnlyList<string> Required, IReadOnlyList<string> Known, IReadOnlyList<VariantConstantModel> Constants)
{
    public static VariantFacts None { get; } = new([], [], []);
}

/// <summary>Finds what tells object variants from others.</summary>
internal sealed class VariantFactsFinder(SchemaNormalizer normalizer)
{
    private const int MaxValues = 64;
    private const int MaxDepth = 8;

    // By how deep a shape lies in the union: what is below the last level is not looked at.
    private readonly Dictionary<SchemaShape, VariantFacts>[] _known =
        [.. Enumerable.Range(0, MaxDepth + 1).Select(static _ => new Dictionary<SchemaShape, VariantFacts>())];

    public VariantFacts Of(SchemaShape shape) => Of(shape, 0);

    private VariantFacts Of(SchemaShape shape, int depth)
    {
        if (!_known[depth].TryGetValue(shape, out var facts))
        {
            facts = shape.Variants is { } variants && depth < MaxDepth ? OfUnion(variants, depth)
                : shape.IsObject ? OfObject(shape)
                : VariantFacts.None;
            _known[depth][shape] = facts;
        }

        return facts;
    }

    private VariantFacts OfObject(SchemaShape shape)
    {
        var required = new List<string>();
        var constants = new List<VariantConstantModel>();
        foreach (var property in shape.Properties)
        {
            if (!property.Required || property.Parts.Count == 0)
            {
                if (property.Required)
                {
                    required.Add(property.WireName);
                }

                continue;
            }

            var declared = normalizer.Normalize(property.Parts);
            var resolved = normalizer.Resolve(declared);

            // What is only written never comes back, so its absence says nothing.
            if (!declared.WriteOnly && resolved is not { WriteOnly: true })
            {
                required.Add(property.WireName);
            }

            if (resolved is { Enum.Count: > 0 and <= MaxValues } && EnumValues.Read(resolved, out _) is { } values)
            {
                constants.Add(new VariantConstantModel(
                    property.WireName, values.Select(static value => value.Json).ToEquatableArray()));
            }
        }

        return new VariantFacts(required, shape.Properties.ConvertAll(static property => property.WireName), constants);
    }

    /// <summary>A nested union has what all its variants have, and knows what any of them knows.</summary>
    private VariantFacts OfUnion(IReadOnlyList<IReadOnlyList<SchemaNode>> variants, int depth)
    {
        IEnumerable<string>? required = null;
        var known = new List<string>();
        foreach (var variant in variants)
        {
            var facts = normalizer.Resolve(normalizer.Normalize(variant)) is { } shape
                ? Of(shape, depth + 1)
                : VariantFacts.None;
            required = required?.Intersect(facts.Required, StringComparer.Ordinal) ?? facts.Required;
            known.AddRange(facts.Known);
        }

        return new VariantFacts(
            required?.ToList() ?? [], known.Distinct(StringComparer.Ordinal).ToList(), []);
    }
}
