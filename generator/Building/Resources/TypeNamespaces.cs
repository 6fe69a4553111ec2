using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Namespaces of resources and models; none has the full name of a type (CS0101).</summary>
/// <param name="root">The client's namespace; may be empty.</param>
internal sealed class TypeNamespaces(string root)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _found = new(StringComparer.Ordinal);

    public string Root { get; } = root;

    public string RootModels { get; } = Join(root, "Models");

    public string RootResources { get; } = Join(root, "Resources");

    public IEnumerable<string> All => _found.Values.Concat([RootModels, RootResources]);

    /// <summary>Where a resource's params and inline models stand: a top-level resource is its own parent.</summary>
    public string Models(string resource) => Find(RootModels, OwnerOf(resource), "Models");

    /// <summary>Where a resource's class stands.</summary>
    public string Resources(string resource) => Find(RootResources, ParentOf(resource), "Resources");

    /// <summary>A type whose name is given: a namespace that is not yet in use yields to it.</summary>
    public void YieldTo(TypeName type) => _taken.Add(type.FullName);

    public static string Join(string left, string right) =>
        left.Length == 0 ? right : right.Length == 0 ? left : left + "." + right;

    private string Find(string start, string path, string suffix)
    {
        if (path.Length == 0)
        {
            return start;
        }

        var key = start + "|" + path;
        if (!_found.TryGetValue(key, out var found))
        {
            var dot = path.LastIndexOf('.');
            var outer = Find(start, dot < 0 ? "" : path.Substring(0, dot), suffix);
            found = Join(outer, CSharpIdentifier.Pascal(path.Substring(dot + 1)));
            while (_taken.Contains(found))
            {
                found += suffix;
            }

            _found.Add(key, found);
        }

        return found;
    }

    private static string ParentOf(string resource)
    {
        var dot = resource.LastIndexOf('.');
        return dot < 0 ? "" : resource.Substring(0, dot);
    }

    private static string OwnerOf(string resource) => resource.IndexOf('.') < 0 ? resource : ParentOf(resource);
}
