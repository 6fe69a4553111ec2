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
    private readonly Dictionary<string, string?> _parents = new(StringComparer.Ordinal);

    /// <summary>What a component derives from, or null; of several the first that is above no other.</summary>
    public string? ParentOf(string component)
    {
        if (!_parents.TryGetValue(component, out var parent))
        {
            var nearest = Nearest(component);
            parent = nearest.Find(name => nearest.TrueForAll(
                other => other == name || !bases.Derived(name).Contains(other, StringComparer.Ordinal)));
            _parents[component] = parent;
        }

        return parent;
    }

    /// <summary>What tells the types below a component apart: its discriminator, or that of the nearest base.</summary>
    public OpenApiDiscriminator? DiscriminatorOf(string component) => bases.Discriminator(component)
        ?? (ParentOf(component) is { } parent ? DiscriminatorOf(parent) : null);

    /// <summary>The records that derive from a component, straight or through others, in document order.</summary>
    public IEnumerable<string> Below(string component) =>
        bases.Derived(component).Where(name => IsBelow(name, component) && isRecord(name));

    private bool IsBelow(string name, string component)
    {
        for (var parent = ParentOf(name); parent is not null; parent = ParentOf(parent))
        {
            if (parent == component)
            {
                return true;
            }
        }

        return false;
    }

    private List<string> Nearest(string component)
    {
        var found = new List<string>();
        var seen = new HashSet<string>(bases.Derived(component), StringComparer.Ordinal) { component };
        var queue = new Queue<string>([component]);
        while (queue.Count > 0)
        {
            foreach (var name in bases.Included(queue.Dequeue()).Where(seen.Add))
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
}
