namespace SpecClient.Generator.Building.Schemas;

/// <summary>Variants of a union, with those of inline unions in their place: a union of unions is one union.</summary>
/// <param name="self">The component that the union is, or null: it is no variant of itself.</param>
internal sealed class VariantCollector(SchemaIndex index, SchemaNormalizer normalizer, string? self)
{
    private const int MaxNesting = 8;
    private const int MaxVariants = 500;

    private readonly HashSet<string> _components = new(StringComparer.Ordinal);
    private readonly HashSet<SchemaShape> _unions = [];

    public List<UnionVariant> Variants { get; } = [];

    /// <summary>A variant allows null.</summary>
    public bool Nullable { get; private set; }

    public void Collect(SchemaShape shape) => Collect(shape, 0);

    private void Collect(SchemaShape shape, int depth)
    {
        foreach (var parts in shape.Variants!)
        {
            var declared = normalizer.Normalize(parts);
            var resolved = normalizer.Resolve(declared);
            Nullable |= declared.Nullable || resolved is { Nullable: true };
            if (resolved is null || resolved.NullOnly || (declared.Alias is not null && declared.Alias == self))
            {
                continue;
            }

            if (declared.Alias is null && resolved.Variants is { Count: > 1 } && depth < MaxNesting
                && Variants.Count < MaxVariants && HasDiscriminatorOf(resolved, shape))
            {
                if (_unions.Add(resolved))
                {
                    Collect(resolved, depth + 1);
                }
            }
            else if (declared.Alias is null || !_components.Contains(declared.Alias))
            {
                var source = declared.Alias ?? index.ComponentOf(parts[parts.Count - 1].Schema);
                if (source is not null)
                {
                    _components.Add(source);
                }

                Variants.Add(new UnionVariant(parts, declared, resolved, source));
            }
        }
    }

    private static bool HasDiscriminatorOf(SchemaShape inner, SchemaShape outer) =>
        inner.Discriminator is null || inner.Discriminator.PropertyName == outer.Discriminator?.PropertyName;
}
