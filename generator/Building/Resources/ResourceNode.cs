using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Resources;

/// <summary>A resource of the tree while it is built; children in order of appearance.</summary>
/// <param name="name">Wire name; empty for the client.</param>
internal sealed class ResourceNode(string name, string path, ResourceNode? parent)
{
    // By C# name: what differs by underscores or case alone is one.
    private readonly Dictionary<string, ResourceNode> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _methods = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    /// <summary>Dotted path from the client.</summary>
    public string Path { get; } = path;

    public ResourceNode? Parent { get; } = parent;

    public string? Description { get; set; }

    public string? Deprecated { get; set; }

    public List<ResourceNode> Children { get; } = [];

    public List<ResourceMethod> Methods { get; } = [];

    public bool IsEmpty => Methods.Count == 0 && Children.All(static child => child.IsEmpty);

    public ResourceNode Child(string name)
    {
        var key = CSharpIdentifier.Pascal(name);
        if (!_byName.TryGetValue(key, out var child))
        {
            child = new ResourceNode(name, Path.Length == 0 ? name : Path + "." + name, this);
            _byName.Add(key, child);
            Children.Add(child);
        }

        return child;
    }

    /// <summary>The node at the end of a chain, made where it is missing.</summary>
    public ResourceNode Descendant(IEnumerable<string> chain) =>
        chain.Aggregate(this, static (node, name) => node.Child(name));

    /// <summary>The node at the end of a chain, or null.</summary>
    public ResourceNode? Find(IEnumerable<string> chain)
    {
        var node = this;
        foreach (var name in chain)
        {
            if (!node._byName.TryGetValue(CSharpIdentifier.Pascal(name), out var child))
            {
                return null;
            }

            node = child;
        }

        return node;
    }

    public bool Has(string method) => _methods.Contains(CSharpIdentifier.Pascal(method));

    /// <summary>Adds a method; false where the name is taken.</summary>
    public bool TryAdd(ResourceMethod method)
    {
        if (!_methods.Add(CSharpIdentifier.Pascal(method.Name)))
        {
            return false;
        }

        Methods.Add(method);
        return true;
    }

    public IEnumerable<ResourceNode> SelfAndDescendants() =>
        Children.SelectMany(static child => child.SelfAndDescendants()).Prepend(this);
}

/// <summary>A method of a resource: its wire name, its operation, and what the map says.</summary>
/// <param name="Second">Operation of a second owner that the method serves too, or null.</param>
internal sealed record ResourceMethod(
    string Name, OperationSource Source, MapMethod? Map, OperationSource? Second = null);
