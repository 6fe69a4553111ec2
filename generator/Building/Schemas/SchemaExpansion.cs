using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// Takes a conjunction apart: <c>allOf</c>, single-member oneOf/anyOf and what stands beside references become
/// leaves, base parts first. References stay closed until somebody needs to look inside.
/// </summary>
internal sealed class SchemaExpansion(SchemaIndex index, Func<string, bool> isNullable)
{
    private const int MaxDepth = 100;

    private int _depth;

    public List<SchemaLeaf> Leaves { get; } = [];

    /// <summary>References that lead nowhere.</summary>
    public List<SchemaNode> Unresolved { get; } = [];

    /// <summary>
    /// Adds a part; says whether it allows null, or null where it says nothing of it. A wrapper that allows null
    /// overrides what it wraps, since that is how documents make a reference nullable; otherwise every part must
    /// allow it.
    /// </summary>
    public bool? Add(SchemaNode node)
    {
        if (node.IsReference)
        {
            return AddReference(node);
        }

        var leaf = new SchemaLeaf(node);
        bool? inner = null;
        if (_depth < MaxDepth)
        {
            _depth++;
            inner = AddAll(leaf.Singles, AddAll(node.AllOf, inner));

            _depth--;
        }

        Leaves.Add(leaf);
        if (leaf.SaysNull)
        {
            return true;
        }

        return leaf.HasStructure ? false : inner;
    }

    private bool? AddAll(IReadOnlyList<SchemaNode> parts, bool? said)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            said = Both(said, Add(parts[i]), parts[i]);
        }

        return said;
    }

    /// <summary>Opens a reference's component in the reference's place.</summary>
    public static SchemaExpansion Of(SchemaIndex index, Func<string, bool> isNullable, SchemaNode node)
    {
        var expansion = new SchemaExpansion(index, isNullable);
        expansion.Add(node);
        return expansion;
    }

    public static bool? Both(bool? left, bool? right, SchemaNode part) => (left, right) switch
    {
        // A part that says nothing but "nullable" is there to make the whole nullable.
        (_, true) when !part.IsReference && !new SchemaLeaf(part).HasStructure && part.AllOf.Count == 0 => true,
        (null, _) => right,
        (_, null) => left,
        _ => left.Value && right.Value,
    };

    private bool? AddReference(SchemaNode node)
    {
        var component = index.ComponentOf(node.Schema);
        if (component is null)
        {
            Unresolved.Add(node);
            return null;
        }

        Leaves.Add(new SchemaLeaf(node, component));
        var nullable = isNullable(component);
        if (ReferenceSiblings.Of(node) is { } siblings)
        {
            nullable |= Add(siblings) == true;
        }

        return nullable;
    }
}
