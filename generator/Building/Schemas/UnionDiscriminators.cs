namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// Which properties of components tell a choice (oneOf, anyOf) with a discriminator what they are. OpenAPI has them
/// required, whatever the component says: "Fixed Fields" of the Discriminator Object.
/// </summary>
internal sealed class UnionDiscriminators
{
    private readonly HashSet<(string Component, string WireName)> _told = [];

    public UnionDiscriminators(SchemaIndex index)
    {
        foreach (var name in index.Names)
        {
            if (index.Component(name) is not { IsReference: false } node
                || node.Schema.Discriminator?.PropertyName is not { Length: > 0 } property)
            {
                continue;
            }

            foreach (var variant in node.OneOf.Concat(node.AnyOf))
            {
                if (variant.IsReference && index.ComponentOf(variant.Schema) is { } component)
                {
                    _told.Add((component, property));
                }
            }
        }
    }

    /// <summary>Whether a choice knows a component by that property.</summary>
    public bool Tells(string component, string wireName) => _told.Contains((component, wireName));
}
