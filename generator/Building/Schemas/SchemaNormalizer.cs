using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// Conjunctions of schemas to shapes: null and wrappers come off, parts that add nothing are dropped, what is left
/// is one component, or is merged. Everything is computed once; recursion through components is detected, not
/// followed.
/// </summary>
internal sealed class SchemaNormalizer
{
    private const int MaxDepth = 150;

    // Unions of which a union is looked through for its types.
    private const int MaxMembers = 32;

    private readonly SchemaIndex _index;
    private readonly DiscriminatedBases _bases;
    private readonly SchemaDiagnosticLog _log;
    private readonly AllOfMerger _merger;
    private readonly ReferenceOpener _opener;
    private readonly Dictionary<string, SchemaShape> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<PartsKey, SchemaShape> _shapes = [];
    private readonly HashSet<string> _busy = new(StringComparer.Ordinal);
    private readonly HashSet<PartsKey> _busyParts = [];
    private readonly Func<string, bool> _isNullable;

    public SchemaNormalizer(SchemaIndex index, DiscriminatedBases bases, SchemaDiagnosticLog log)
    {
        _index = index;
        _bases = bases;
        _log = log;
        _merger = new AllOfMerger(this, log);
        _isNullable = component => Component(component).Nullable;
        _opener = new ReferenceOpener(index, bases, log, _isNullable);
    }

    public SchemaShape Component(string name)
    {
        if (_components.TryGetValue(name, out var known))
        {
            return known;
        }

        var node = _bases.Node(name);
        if (node is null || IsTooDeep(node) || !_busy.Add(name))
        {
            return new SchemaShape { Parts = node is null ? [] : [node] };
        }

        try
        {
            return _components[name] = Compute([node], name);
        }
        finally
        {
            _busy.Remove(name);
        }
    }

    public SchemaShape Normalize(IReadOnlyList<SchemaNode> parts)
    {
        var key = new PartsKey(parts);
        if (_shapes.TryGetValue(key, out var shape))
        {
            return shape;
        }

        if (IsTooDeep(parts[parts.Count - 1]) || !_busyParts.Add(key))
        {
            return new SchemaShape { Parts = parts };
        }

        try
        {
            return _shapes[key] = Compute(parts, null);
        }
        finally
        {
            _busyParts.Remove(key);
        }
    }

    /// <summary>The shape behind aliases and choices of one; null where they lead in a circle.</summary>
    public SchemaShape? Resolve(SchemaShape shape)
    {
        HashSet<SchemaShape>? seen = null;
        for (var hops = 0; shape.Alias is not null || shape.Variants is { Count: 1 }; hops++)
        {
            if (hops > MaxDepth && !(seen ??= []).Add(shape))
            {
                return null;
            }

            shape = shape.Alias is { } alias ? Component(alias) : Normalize(shape.Variants![0]);
        }

        return shape;
    }

    /// <summary>JSON types of the values, through aliases and variants; 0 = not known.</summary>
    public JsonSchemaType TypesOf(SchemaShape shape)
    {
        if (Resolve(shape) is not { } resolved)
        {
            return 0;
        }

        if (resolved.Variants is null)
        {
            return resolved.Types;
        }

        // Unions of unions may have the same members by many ways.
        JsonSchemaType types = 0;
        var seen = new HashSet<SchemaShape> { resolved };
        var open = new Stack<SchemaShape>(seen);
        while (open.Count > 0)
        {
            foreach (var variant in open.Pop().Variants!)
            {
                if (Resolve(Normalize(variant)) is not { } member || seen.Count > MaxMembers)
                {
                    return 0;
                }

                if (member.Variants is null)
                {
                    if (member.Types == 0)
                    {
                        return 0;
                    }

                    types |= member.Types;
                }
                else if (seen.Add(member))
                {
                    open.Push(member);
                }
            }
        }

        return types;
    }

    /// <summary>Says no more than JSON types and required names.</summary>
    public bool IsBare(SchemaShape shape) => Resolve(shape) is { } resolved && IsBareItself(resolved);

    private bool IsTooDeep(SchemaNode node)
    {
        if (_busy.Count + _busyParts.Count < MaxDepth)
        {
            return false;
        }

        _log.TooDeep(node.Pointer);
        return true;
    }

    private static bool IsBareItself(SchemaShape shape) =>
        shape.Variants is null && shape.Enum is null && shape.Format is null && shape.Items is null
        && shape.AdditionalProperties is null && shape.PatternProperties is null && shape.Discriminator is null
        && shape.Properties.TrueForAll(static property => property.Parts.Count == 0);

    private SchemaShape Compute(IReadOnlyList<SchemaNode> parts, string? self)
    {
        var expansion = new SchemaExpansion(_index, _isNullable);
        bool? nullable = null;
        for (var i = 0; i < parts.Count; i++)
        {
            nullable = SchemaExpansion.Both(nullable, expansion.Add(parts[i]), parts[i]);
        }

        var shape = new SchemaShape { Parts = parts, Nullable = nullable == true };
        foreach (var node in expansion.Unresolved)
        {
            _log.Unresolved(node);
        }

        Annotate(shape, expansion.Leaves);
        if (expansion.Leaves.Exists(static leaf => leaf.NullOnly))
        {
            shape.NullOnly = shape.Nullable = true;
            return shape;
        }

        var leaves = WithoutImplied(Distinct(expansion.Leaves));
        if (leaves is [{ Component: { } only }])
        {
            shape.Alias = only;
        }
        else if (leaves.Count > 0)
        {
            _merger.Merge(shape, _opener.Open(leaves, shape, self));
        }

        return shape;
    }

    private static void Annotate(SchemaShape shape, List<SchemaLeaf> leaves)
    {
        for (var i = leaves.Count - 1; i >= 0; i--)
        {
            if (leaves[i].Component is null)
            {
                var node = leaves[i].Node;
                shape.Annotations.Add(node);
                shape.ReadOnly |= node.Schema.ReadOnly;
                shape.WriteOnly |= node.Schema.WriteOnly;
            }
        }
    }

    private static List<SchemaLeaf> Distinct(List<SchemaLeaf> leaves)
    {
        var distinct = new List<SchemaLeaf>(leaves.Count);
        HashSet<string>? components = null;
        foreach (var leaf in leaves)
        {
            if (leaf.HasStructure && (leaf.Component is null
                || (components ??= new(StringComparer.Ordinal)).Add(leaf.Component)))
            {
                distinct.Add(leaf);
            }
        }

        return distinct;
    }

    /// <summary>Drops parts that another part already says: a plain type, or a choice of plain types.</summary>
    private List<SchemaLeaf> WithoutImplied(List<SchemaLeaf> leaves)
    {
        if (leaves.Count < 2 || !leaves.Exists(static leaf => leaf.Component is null && !leaf.IsDetailed))
        {
            return leaves;
        }

        // What is not known implies nothing.
        var types = leaves.ConvertAll(TypesOf);
        for (var i = 0; i < leaves.Count && leaves.Count > 1; i++)
        {
            if (leaves[i].Component is null && !leaves[i].IsDetailed && PlainTypes(leaves[i]) is { } plain
                && IsImplied(plain, types, i))
            {
                leaves.RemoveAt(i);
                types.RemoveAt(i--);
            }
        }

        return leaves;
    }

    private static bool IsImplied(JsonSchemaType plain, List<JsonSchemaType> types, int own)
    {
        for (var i = 0; i < types.Count; i++)
        {
            if (i != own && types[i] != 0 && JsonTypes.Intersect(plain, types[i]) == JsonTypes.Simplify(types[i]))
            {
                return true;
            }
        }

        return false;
    }

    private JsonSchemaType? PlainTypes(SchemaLeaf leaf)
    {
        var types = leaf.Types;
        foreach (var group in leaf.Groups)
        {
            JsonSchemaType union = 0;
            foreach (var variant in group.Variants)
            {
                var shape = Normalize([variant]);
                if (!IsBare(shape) || TypesOf(shape) is not (not 0 and var one))
                {
                    return null;
                }

                union |= one;
            }

            types = types == 0 ? union : JsonTypes.Intersect(types, union);
        }

        return types;
    }

    private JsonSchemaType TypesOf(SchemaLeaf leaf) =>
        leaf.Component is { } component ? TypesOf(Component(component))
        : leaf.Types != 0 ? leaf.Types
        : PlainTypes(leaf) ?? 0;
}
