using System.Globalization;
using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Puts the map's methods into the tree.</summary>
internal sealed class MapTree
{
    private const int MaxSlips = 10;

    private readonly BuildContext _context;
    private readonly ClientMap _map;
    private readonly Dictionary<string, OperationSource> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OperationSource> _byShape = new(StringComparer.Ordinal);
    private readonly List<MapMethod> _missing = [];
    private readonly SameOperation _same;

    public MapTree(BuildContext context, ClientMap map, IReadOnlyList<OperationSource> sources)
    {
        _context = context;
        _map = map;
        _same = new SameOperation(context.Source.Root);
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

    /// <summary>The operations that the map names, and those that it says get no method.</summary>
    public HashSet<OperationSource> Mapped { get; } = [];

    public void Fill(ResourceNode root)
    {
        Fill(root, _map.Root);
        foreach (var endpoint in _map.Ignored)
        {
            Ignore(endpoint);
        }

        ReportMissing();
    }

    private void Ignore(MapEndpoint endpoint)
    {
        var found = Paths(endpoint.Path).Select(path => Find(endpoint.Verb, path)).OfType<OperationSource>().ToList();
        Mapped.UnionWith(found);
        if (found.Count == 0 && endpoint.IsRequired)
        {
            _missing.Add(new MapMethod("", endpoint.Pointer, endpoint.Verb, endpoint.Path));
        }
    }

    private static IEnumerable<string> Paths(string path)
    {
        if (!path.StartsWith(MapPathNames.AnyOwner, StringComparison.Ordinal))
        {
            return [path];
        }

        var rest = path.Substring(MapPathNames.AnyOwner.Length);
        return ["/accounts/{account_id}" + rest, "/zones/{zone_id}" + rest];
    }

    private void Fill(ResourceNode node, MapResource resource)
    {
        node.Description = resource.Description;
        node.Deprecated = resource.Deprecated;
        foreach (var method in resource.Methods)
        {
            if (method.Path.StartsWith(MapPathNames.AnyOwner, StringComparison.Ordinal))
            {
                AddOwned(node, method);
            }
            else if (Find(method.Verb, method.Path) is { } source)
            {
                Add(node, method, method.Name, source);
            }
            else
            {
                _missing.Add(method);
            }
        }

        foreach (var child in resource.Children)
        {
            Fill(node.Child(child.Name), child);
        }
    }

    // One method for both; where the zone's operation says something else, it has a method of its own besides.
    private void AddOwned(ResourceNode node, MapMethod method)
    {
        var paths = Paths(method.Path).ToList();
        var account = Find(method.Verb, paths[0]);
        var zone = Find(method.Verb, paths[1]);
        if (account is null || zone is null)
        {
            if ((account ?? zone) is { } only)
            {
                Add(node, method, method.Name, only);
            }
            else
            {
                _missing.Add(method);
            }

            return;
        }

        Add(node, method, method.Name, account, zone);
        if (!_same.AreEqual(account, zone))
        {
            Add(node, method, method.Name + "_for_zone", zone);
        }
    }

    private void Add(
        ResourceNode node, MapMethod method, string name, OperationSource source, OperationSource? second = null)
    {
        Mapped.Add(source);
        if (second is not null)
        {
            Mapped.Add(second);
        }

        if (!node.TryAdd(new ResourceMethod(name, source, method, second)))
        {
            MapFindings.Report(
                _context, _map, MapDiagnostics.NameRepeated, method.Pointer, name,
                "another method of the resource with the same C# name");
        }
    }

    // A few are slips, each worth its line; many mean that the map was written for another version of the service.
    private void ReportMissing()
    {
        if (_missing.Count > MaxSlips)
        {
            _context.IsMapForeign = true;
            MapFindings.Report(
                _context, _map, MapDiagnostics.OperationsMissing, _missing[0].Pointer,
                _missing.Count.ToString(CultureInfo.InvariantCulture), Endpoint(_missing[0]));
            return;
        }

        foreach (var method in _missing)
        {
            MapFindings.Report(
                _context, _map, MapDiagnostics.OperationMissing, method.Pointer, Endpoint(method), Hint(method));
        }
    }

    private static string Endpoint(MapMethod method) => method.Verb.ToLowerInvariant() + " " + method.Path;

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
        if (verbs.Count > 0)
        {
            return "; its path has " + string.Join(", ", verbs);
        }

        // Names of parameters do not count.
        var near = EditDistance.Nearest(Key(method.Verb, shape), _byShape.Keys);
        return near is null ? "" : $"; did you mean '{_byShape[near].Path}'?";
    }

    private static string Key(string verb, string path) => verb + " " + path.TrimEnd('/');
}
