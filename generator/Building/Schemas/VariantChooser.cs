using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Decides what the oneOf and anyOf of merged leaves mean: nothing more, one more part, or a union.</summary>
/// <remarks>
/// Variants that the rest excludes are dropped. A choice that only asks for different <c>required</c> properties
/// adds nothing to the type and is dropped too: the properties stay optional. Where properties stand beside a
/// choice, each variant is merged with them; of several choices the first becomes the union and its variants hold
/// the others.
/// </remarks>
internal sealed class VariantChooser(SchemaNormalizer normalizer, SchemaDiagnosticLog log)
{
    private const int MaxCombinations = 48;

    // Parts of all variants made of parts; of real documents Cloudflare's has most, 295.
    private readonly DocumentLimit _combined = new(20_000);

    public void Choose(SchemaShape shape, List<SchemaLeaf> leaves)
    {
        var detailed = IsDetailed(shape);
        var choices = new List<Choice>();
        var combinations = 1;
        foreach (var leaf in leaves)
        {
            foreach (var group in leaf.Groups)
            {
                if (Remaining(shape, group, detailed) is { } variants)
                {
                    choices.Add(new Choice(leaf, group.Combiner, variants));
                    combinations = Math.Min(combinations * variants.Count, MaxCombinations + 1);
                }
            }
        }

        if (choices.Count == 0)
        {
            SplitTypes(shape);
            return;
        }

        var first = choices[0];
        if (!detailed && choices.Count == 1)
        {
            shape.Variants = [.. first.Variants.Select(static IReadOnlyList<SchemaNode> (variant) => [variant])];
            return;
        }

        // A variant made of parts may be a choice again, and so on.
        if (!_combined.TryTake((long)first.Variants.Count * leaves.Count))
        {
            log.TooMuch(shape.Pointer);
            return;
        }

        var complete = combinations <= MaxCombinations || choices.Count == 1;
        if (!complete)
        {
            log.TooManyCombinations(shape.Pointer);
        }

        shape.Variants = [.. first.Variants.Select(variant => Combine(leaves, first, variant, complete))];
    }

    /// <summary>Variants that may hold, or null where the choice adds nothing.</summary>
    private List<SchemaNode>? Remaining(SchemaShape shape, VariantGroup group, bool detailed)
    {
        var variants = new List<SchemaNode>(group.Variants.Count);
        var bare = true;
        foreach (var variant in group.Variants)
        {
            var variantShape = normalizer.Normalize([variant]);
            var types = normalizer.TypesOf(variantShape);
            if (types != 0 && shape.Types != 0 && JsonTypes.Intersect(types, shape.Types) == 0)
            {
                continue;
            }

            bare &= normalizer.IsBare(variantShape);
            variants.Add(variant);
        }

        return variants.Count == 0 || (bare && (detailed || JsonTypes.IsSingle(shape.Types))) ? null : variants;
    }

    private static IReadOnlyList<SchemaNode> Combine(
        List<SchemaLeaf> leaves, Choice choice, SchemaNode variant, bool others)
    {
        var parts = new List<SchemaNode>(leaves.Count + 1);
        foreach (var leaf in leaves)
        {
            var without = Combiners.AllOf
                | (ReferenceEquals(leaf, choice.Leaf) ? choice.Combiner : Combiners.None)
                | (others ? Combiners.None : Combiners.OneOf | Combiners.AnyOf);
            parts.Add(leaf.Node.Leaving(without));
        }

        parts.Add(variant);
        return parts;
    }

    /// <summary>
    /// Several JSON types, such as <c>type: [string, integer]</c>, are a union of one variant for each.
    /// </summary>
    private static void SplitTypes(SchemaShape shape)
    {
        if (shape.Types == 0 || JsonTypes.IsSingle(shape.Types) || shape.Enum is not null)
        {
            return;
        }

        if (shape.Types == JsonTypes.All)
        {
            shape.Types = 0;
            return;
        }

        shape.Variants =
        [
            .. JsonTypes.Each(shape.Types).Select(IReadOnlyList<SchemaNode> (type) =>
            [
                .. shape.Parts,
                shape.Parts[shape.Parts.Count - 1].Replace(new OpenApiSchema { Type = type }),
            ]),
        ];
    }

    private static bool IsDetailed(SchemaShape shape) =>
        shape.Properties.Count > 0 || shape.Items?.Exists(static item => SchemaLeaf.IsTyped(item.Schema)) == true
        || shape.AdditionalProperties is not null || shape.PatternProperties is not null || shape.Enum is not null
        || shape.Format is not null;

    private sealed record Choice(SchemaLeaf Leaf, Combiners Combiner, List<SchemaNode> Variants);
}
