using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// Which record of a hierarchy derives from which: each from the nearest that it includes, be that a base with a
/// discriminator or a record between one and it.
/// </summary>
/// <param name="bases">The bases, and who includes whom.</param>
/// <param name="isRecord">Whether a component becomes a record.</param>
internal sealed class HierarchyLinks(DiscriminatedBases bases, Func<string, bool> isRecord)
{
    // What is farther from the top derives from the last record within: each level knows all below it.
    private const int MaxLevel = 32;

    private static readonly Link s_none = new(null, 0);

    private readonly Dictionary<string, Link> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tree> _trees = new(StringComparer.Ordinal);
    private HashSet<string>? _circular;

    /// <summary>What a component derives from, or null; of several the first that is above no other.</summary>
    public string? ParentOf(string component)
    {
        if (!_links.ContainsKey(component))
        {
            Resolve(component);
        }

        return _links[component].Parent;
    }

    /// <summary>What tells the types below a component apart: its discriminator, or that of the nearest base.</summary>
    public OpenApiDiscriminator? DiscriminatorOf(string component)
    {
        for (var at = component; at is not null; at = ParentOf(at))
        {
            if (bases.Discriminator(at) is { } discriminator)
            {
                return discriminator;
            }
        }

        return null;
    }

    /// <summary>The records that derive from a component, straight or through others, the nearest first.</summary>
    public IReadOnlyList<string> Below(string component)
    {
        var tree = TreeOf(TopOf(component));
        if (!tree.Children.ContainsKey(component))
        {
            return [];
        }

        var below = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([component]);
        while (open.Count > 0)
        {
            if (tree.Children.TryGetValue(open.Pop(), out var children))
            {
                foreach (var child in children.Where(below.Add))
                {
                    open.Push(child);
                }
            }
        }

        return tree.Records.FindAll(below.Contains);
    }

    private string TopOf(string component)
    {
        var top = component;
        while (ParentOf(top) is { } parent)
        {
            top = parent;
        }

        return top;
    }

    private Tree TreeOf(string top)
    {
        if (!_trees.TryGetValue(top, out var tree))
        {
            var records = bases.Derived(top).Where(name => TopOf(name) == top && isRecord(name)).ToList();
            var children = records
                .GroupBy(name => ParentOf(name)!, StringComparer.Ordinal)
                .ToDictionary(static group => group.Key, static group => group.ToList(), StringComparer.Ordinal);
            _trees[top] = tree = new Tree(records, children);
        }

        return tree;
    }

    // By a stack of its own: a document may include schemas in a chain of any length.
    private void Resolve(string component)
    {
        var open = new Stack<string>([component]);
        while (open.Count > 0)
        {
            var name = open.Peek();
            if (_links.ContainsKey(name))
            {
                open.Pop();
                continue;
            }

            var nearest = Nearest(name);
            var unknown = nearest.Find(one => !_links.ContainsKey(one));
            if (unknown is not null)
            {
                open.Push(unknown);
                continue;
            }

            open.Pop();
            _links.Add(name, Choose(nearest));
        }
    }

    private Link Choose(List<string> nearest)
    {
        var parent = nearest.Find(name => nearest.TrueForAll(other => other == name || !IsAbove(name, other)));
        if (parent is null)
        {
            return s_none;
        }

        var link = _links[parent];
        return link.Level + 1 > MaxLevel ? link : new Link(parent, link.Level + 1);
    }

    private bool IsAbove(string name, string other)
    {
        for (var at = _links[other].Parent; at is not null; at = _links[at].Parent)
        {
            if (at == name)
            {
                return true;
            }
        }

        return false;
    }

    private List<string> Nearest(string component)
    {
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { component };
        var queue = new Queue<string>([component]);
        while (queue.Count > 0)
        {
            foreach (var name in bases.Included(queue.Dequeue()).Where(name => !IsCircular(name) && seen.Add(name)))
            {
                if (bases.IsInvolved(name) && isRecord(name))
                {
                    found.Add(name);
                }
                else
                {
                    queue.Enqueue(name);
                }
            }
        }

        return found;
    }

    // Schemas that include themselves are nobody's base.
    private bool IsCircular(string component) => (_circular ??= bases.Circular()).Contains(component);

    /// <param name="Level">How many records are above.</param>
    private sealed record Link(string? Parent, int Level);

    /// <summary>All records below one that derives from none.</summary>
    private sealed record Tree(List<string> Records, Dictionary<string, List<string>> Children);
}
