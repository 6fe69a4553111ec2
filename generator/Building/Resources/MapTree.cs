using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Puts the map's methods into the tree.</summary>
internal sealed class MapTree
{
    // One SDK method over accounts and zones: two operations of the document.
    private const string AnyOwner = "/{account_or_zone}/{account_or_zone_id}";

    private readonly BuildContext _context;
    private readonly ClientMap _map;
    private readonly Dictionary<string, OperationSource> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OperationSource> _byShape = new(StringComparer.Ordinal);

    public MapTree(BuildContext context, ClientMap map, IReadOnlyList<OperationSource> sources)
    {
        _context = context;
        _map = map;
        foreach (var source in sources)
        {
            _byPath[Key(source.Method, source.Path)] = source;
            // Where two paths differ by parameter names alone, the first is meant.
            var shape = Key(source.Method, PathSegments.Shape(source.Path));
            if (!_byShape.ContainsKey(shape))
            {
                _byShape.Add(shape, source);
            }
        }
    }

    /// <summary>The operations that the map names.</summary>
    public HashSet<OperationSource> Mapped { get; } = [];

    public void Fill(ResourceNode root)
    {
        Fill(root, _map.Root);
    }

    private void Fill(ResourceNode node, MapResource resource)
    {
        node.Description = resource.Description;
        node.Deprecated = resource.Deprecated;
        foreach (var method in resource.Methods)
        {
            if (method.Path.StartsWith(AnyOwner, StringComparison.Ordinal))
            {
                AddOwned(node, method);
            }
            else if (Find(method.Verb, method.Path) is { } source)
            {
                Add(node, method, method.Name, source);
            }
            else
            {
                MapFindings.Report(
                    _context, _map, MapDiagnostics.OperationMissing, method.Pointer,
                    method.Verb.ToLowerInvariant() + " " + method.Path, Hint(method));
            }
        }

        foreach (var child in resource.Children)
        {
            Fill(node.Child(child.Name), child);
        }
    }

    private void AddOwned(ResourceNode node, MapMethod method)
    {
        var rest = method.Path.Substring(AnyOwner.Length);
        var account = Find(method.Verb, "/accounts/{account_id}" + rest);
        var zone = Find(method.Verb, "/zones/{zone_id}" + rest);
        if (account is null && zone is null)
        {
            MapFindings.Report(
                _context, _map, MapDiagnostics.OperationMissing, method.Pointer,
                method.Verb.ToLowerInvariant() + " " + method.Path, " of accounts or zones");
            return;
        }

        if (account is not null)
        {
            Add(node, method, method.Name + "_for_account", account);
        }

        if (zone is not null)
        {
            Add(node, method, method.Name + "_for_zone", zone);
        }
    }

    private void Add(ResourceNode node, MapMethod method, string name, OperationSource source)
    {
        Mapped.Add(source);
        if (!node.TryAdd(new ResourceMethod(name, source, method)))
        {
            MapFindings.Report(
                _context, _map, MapDiagnostics.NameRepeated, method.Pointer, name, "another method of the resource");
        }
    }

    private OperationSource? Find(string verb, string path) =>
        _byPath.TryGetValue(Key(verb, path), out var exact) ? exact
        : _byShape.TryGetValue(Key(verb, PathSegments.Shape(path)), out var similar) ? similar
        : null;

    private string Hint(MapMethod method)
    {
        var shape = PathSegments.Shape(method.Path);
        var verbs = _byShape
            .Where(pair => pair.Key.EndsWith(" " + shape, StringComparison.Ordinal))
            .Select(static pair => pair.Value.Method)
            .ToList();
        return verbs.Count == 0 ? "" : "; its path has " + string.Join(", ", verbs);
    }

    private static string Key(string verb, string path) => verb + " " + path.TrimEnd('/');
}
