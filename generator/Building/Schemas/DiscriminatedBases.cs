using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// Components with a discriminator that others include by <c>allOf</c>: they become base records. One that is
/// itself a choice (oneOf) is a base only where all its variants include it, and then the choice is left out; else
/// it is a union.
/// </summary>
internal sealed class DiscriminatedBases
{
    private readonly SchemaIndex _index;
    private readonly Dictionary<string, List<string>> _includes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _includedBy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenApiDiscriminator> _bases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _baseOf = new(StringComparer.Ordinal);

    // What includes a base, straight or through others.
    private readonly HashSet<string> _below;

    public DiscriminatedBases(SchemaIndex index)
    {
        _index = index;
        foreach (var name in index.Names)
        {
            foreach (var included in IncludedBy(index.Component(name)!))
            {
                Add(_includes, name, included);
                Add(_includedBy, included, name);
            }
        }

        foreach (var name in index.Names)
        {
            if (_includedBy.ContainsKey(name) && DiscriminatorOf(name) is { PropertyName.Length: > 0 } discriminator
                && HasDerivedVariants(name))
            {
                _bases.Add(name, discriminator);
            }
        }

        _below = new HashSet<string>(StringComparer.Ordinal);
        Including(_bases.Keys, _below);
    }

    public OpenApiDiscriminator? Discriminator(string component) =>
        _bases.TryGetValue(component, out var discriminator) ? discriminator : null;

    /// <summary>The component's schema; a base's without its choice of derived schemas.</summary>
    public SchemaNode? Node(string component) => _bases.ContainsKey(component)
        ? _index.Component(component)!.Leaving(Combiners.OneOf | Combiners.AnyOf)
        : _index.Component(component);

    /// <summary>Components that a component includes straight, in its order.</summary>
    public IReadOnlyList<string> Included(string component) =>
        _includes.TryGetValue(component, out var included) ? included : [];

    /// <summary>Components that include themselves through others, and those between such circles.</summary>
    public HashSet<string> Circular()
    {
        var left = new HashSet<string>(_includes.Keys, StringComparer.Ordinal);
        left.IntersectWith(_includedBy.Keys);
        Trim(left, _includes, _includedBy);
        Trim(left, _includedBy, _includes);
        return left;
    }

    /// <summary>The nearest base that a component includes, straight or through others; null = none.</summary>
    public string? BaseOf(string component)
    {
        if (!_below.Contains(component))
        {
            return null;
        }

        if (!_baseOf.TryGetValue(component, out var found))
        {
            _baseOf.Add(component, found = NearestBase(component));
        }

        return found;
    }

    /// <summary>The component is a base or has one.</summary>
    public bool IsInvolved(string component) => _bases.ContainsKey(component) || BaseOf(component) is not null;

    /// <summary>All components that include one, straight or through others, in document order.</summary>
    public IReadOnlyList<string> Derived(string component) =>
        Including([component], new HashSet<string>(StringComparer.Ordinal) { component });

    // All of its variants, if it has any, include it.
    private bool HasDerivedVariants(string component)
    {
        var node = _index.Component(component)!;
        List<SchemaNode> variants = [.. node.OneOf, .. node.AnyOf];
        if (variants.Count == 0)
        {
            return true;
        }

        var derived = new HashSet<string>(Derived(component), StringComparer.Ordinal);
        return variants.TrueForAll(variant =>
            variant.IsReference && _index.ComponentOf(variant.Schema) is { } name && derived.Contains(name));
    }

    private string? NearestBase(string component)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { component };
        var queue = new Queue<string>([component]);
        while (queue.Count > 0)
        {
            if (!_includes.TryGetValue(queue.Dequeue(), out var included))
            {
                continue;
            }

            foreach (var name in included)
            {
                if (_bases.ContainsKey(name))
                {
                    return seen.Contains(name) ? null : name;
                }
            }

            foreach (var name in included.Where(name => _below.Contains(name) && seen.Add(name)))
            {
                queue.Enqueue(name);
            }
        }

        return null;
    }

    /// <param name="seen">What is not told, and then all that was.</param>
    private List<string> Including(IEnumerable<string> components, HashSet<string> seen)
    {
        var queue = new Queue<string>(components);
        var derived = new List<string>();
        while (queue.Count > 0)
        {
            if (_includedBy.TryGetValue(queue.Dequeue(), out var names))
            {
                foreach (var name in names.Where(seen.Add))
                {
                    derived.Add(name);
                    queue.Enqueue(name);
                }
            }
        }

        return derived;
    }

    // Takes out what leads to nothing that is left, again and again.
    private static void Trim(
        HashSet<string> left, Dictionary<string, List<string>> next, Dictionary<string, List<string>> back)
    {
        var counts = left.ToDictionary(
            static name => name, name => next[name].Count(left.Contains), StringComparer.Ordinal);
        var ended = new Queue<string>(left.Where(name => counts[name] == 0));
        while (ended.Count > 0)
        {
            var name = ended.Dequeue();
            left.Remove(name);
            foreach (var one in back[name].Where(left.Contains))
            {
                if (--counts[one] == 0)
                {
                    ended.Enqueue(one);
                }
            }
        }
    }

    private static void Add(Dictionary<string, List<string>> map, string key, string value)
    {
        if (!map.TryGetValue(key, out var list))
        {
            map.Add(key, list = []);
        }

        list.Add(value);
    }

    private IEnumerable<string> IncludedBy(SchemaNode node) => node.IsReference
        ? []
        : node.AllOf.Where(static part => part.IsReference)
            .Select(part => _index.ComponentOf(part.Schema))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    private OpenApiDiscriminator? DiscriminatorOf(string name)
    {
        var node = _index.Component(name)!;
        return node.IsReference
            ? null
            : node.Schema.Discriminator
                ?? node.AllOf.Where(static part => !part.IsReference)
                    .Select(static part => part.Schema.Discriminator)
                    .FirstOrDefault(static found => found is not null);
    }
}
