using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Opens the references of a conjunction until only schemas' own keywords are left.</summary>
internal sealed class ReferenceOpener(
    SchemaIndex index, DiscriminatedBases bases, SchemaDiagnosticLog log, Func<string, bool> isNullable)
{
    // From component to component; people's documents have less than ten.
    private const int MaxLevel = 64;

    // In all conjunctions; of real documents Cloudflare's has most, 4,767.
    private readonly DocumentLimit _opened = new(100_000);

    private readonly Dictionary<string, List<SchemaLeaf>> _leaves = new(StringComparer.Ordinal);

    /// <param name="leaves">Parts of the conjunction, base parts first.</param>
    /// <param name="shape">What they make; it is told the components that were opened.</param>
    /// <param name="self">The component that the conjunction is, or null.</param>
    public List<SchemaLeaf> Open(List<SchemaLeaf> leaves, SchemaShape shape, string? self)
    {
        if (!leaves.Exists(static leaf => leaf.Component is not null))
        {
            return leaves;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (self is not null)
        {
            seen.Add(self);
        }

        var opened = new List<SchemaLeaf>(leaves.Count);
        var open = new Stack<OpenLeaf>();
        Push(open, leaves, 0);
        while (open.Count > 0)
        {
            var (leaf, level) = open.Pop();
            if (leaf.Component is not { } component)
            {
                opened.Add(leaf);
            }
            else if (seen.Add(component) && bases.Node(component) is { } node)
            {
                if (level >= MaxLevel || !_opened.TryTake())
                {
                    log.TooMuch(shape.Pointer);
                    continue;
                }

                (shape.Included ??= []).Add(component);
                var parts = LeavesOf(component, node)
                    .ConvertAll(part => part.WithoutGroups(variant => IsSeen(variant, seen, shape)));
                Push(open, parts, level + 1);
            }
        }

        return opened;
    }

    private List<SchemaLeaf> LeavesOf(string component, SchemaNode node)
    {
        if (!_leaves.TryGetValue(component, out var leaves))
        {
            leaves = SchemaExpansion.Of(index, isNullable, node).Leaves.FindAll(static leaf => leaf.HasStructure);
            _leaves[component] = leaves;
        }

        return leaves;
    }

    private static void Push(Stack<OpenLeaf> open, List<SchemaLeaf> leaves, int level)
    {
        for (var i = leaves.Count - 1; i >= 0; i--)
        {
            open.Push(new OpenLeaf(leaves[i], level));
        }
    }

    // A variant that includes its own union by allOf means the union's other members, not the choice.
    private bool IsSeen(SchemaNode variant, HashSet<string> seen, SchemaShape shape) => variant.IsReference
        ? index.ComponentOf(variant.Schema) is { } name && seen.Contains(name)
        : shape.Parts.Any(part => ReferenceEquals(part.Schema, variant.Schema));

    private sealed record OpenLeaf(SchemaLeaf Leaf, int Level);
}
