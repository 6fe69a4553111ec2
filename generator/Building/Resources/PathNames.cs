using SpecClient.Generator.Building.Operations;

namespace SpecClient.Generator.Building.Resources;

/// <summary>
/// The heuristic of names (docs/resource-map.md): static segments are the resources, the verb is the method.
/// </summary>
internal sealed class PathNames
{
    // Deeper chains help nobody; what is below stands in one name.
    private const int MaxDepth = 4;

    private static readonly string[] s_prefixes = ["account", "accounts", "zone", "zones", "tenant", "tenants"];

    private readonly HashSet<string> _operations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parents = new(StringComparer.Ordinal);

    // Operations whose path ends in a word, by their paths without parameters.
    private readonly HashSet<string> _collections = new(StringComparer.Ordinal);

    public PathNames(IEnumerable<OperationSource> sources)
    {
        foreach (var source in sources)
        {
            var shape = Shape(source);
            _operations.Add(source.Method + " " + shape);
            for (var slash = shape.LastIndexOf('/'); slash > 0; slash = shape.LastIndexOf('/', slash - 1))
            {
                _parents.Add(shape.Substring(0, slash + 1) + (shape[slash + 1] == '{' ? "{" : ""));
                _parents.Add(shape.Substring(0, slash + 1));
            }

            if (!shape.EndsWith("}", StringComparison.Ordinal))
            {
                _collections.Add(source.Method + " " + WithoutParameters(shape));
            }
        }
    }

    /// <param name="isList">The success of the operation is a list.</param>
    /// <param name="takesList">The body of the operation is a JSON array.</param>
    public ComputedName Compute(OperationSource source, bool isList, bool takesList)
    {
        var segments = PathSegments.Parse(source.Path);
        var shape = Shape(source);
        var versioned = segments.Where(static segment => !segment.IsParameter && !PathSegments.IsApiWord(segment.Text))
            .Select(static segment => segment.Text).ToList();
        var all = versioned.Where(static text => !PathSegments.IsServerPrefix(text)).ToList();
        var kept = Drop(segments);
        var chain = kept.Where(static segment => !segment.IsParameter).Select(static segment => segment.Text).ToList();
        var endsInParameter = segments.Count > 0 && segments[segments.Count - 1].IsParameter;
        var isVerb = segments.Count > 0 && segments[segments.Count - 1].IsVerb;
        var (method, isAction) = endsInParameter || chain.Count == 0
            ? (ItemMethod(source, shape), false)
            : isVerb ? (ActionMethod(source.Method, shape, chain[chain.Count - 1]), true)
            : LeafMethod(source, shape, chain[chain.Count - 1], isList, takesList);
        if (isAction)
        {
            chain.RemoveAt(chain.Count - 1);
            all.RemoveAt(all.Count - 1);
            versioned.RemoveAt(versioned.Count - 1);
        }

        var at = WithoutParameters(shape);
        if (chain.Count == 0)
        {
            // Nothing in the path names a resource: the tag does, or the client itself has the method.
            // A tag that says the same as the method would only double it: "/search" of the tag "Search".
            method = isAction ? method : OperationIds.Method(source) ?? method;
            chain = [.. source.Tags.Take(1).Select(Words.Snake).Where(tag => tag.Length > 0 && tag != method)];
            all = all.Count == 0 ? chain : all;
        }

        return new ComputedName(Limit(chain), method, Limit(all), isAction
            ? at.Substring(0, Math.Max(at.LastIndexOf(isVerb ? Separator(at) : '/'), 0)).TrimEnd('/') : at)
        {
            VersionedChain = Limit(versioned),
            IsItem = endsInParameter,
            IsAction = isAction,
        };
    }

    private static IReadOnlyList<PathSegment> Drop(IReadOnlyList<PathSegment> segments)
    {
        var start = 0;
        while (start < segments.Count
            && (segments[start].IsParameter || PathSegments.IsServerPrefix(segments[start].Text)))
        {
            start++;
        }

        var isPrefix = start + 2 < segments.Count
            && s_prefixes.Contains(segments[start].Text, StringComparer.Ordinal)
            && segments[start + 1].IsParameter
            && segments.Skip(start + 2).Any(static segment => !segment.IsParameter);
        return [.. segments.Skip(isPrefix ? start + 2 : start)];
    }

    private static IReadOnlyList<string> Limit(List<string> chain) => chain.Count <= MaxDepth
        ? chain
        : [.. chain.Take(MaxDepth - 1), string.Join("_", chain.Skip(MaxDepth - 1))];

    private string ItemMethod(OperationSource source, string shape)
    {
        if (source.Method != "POST" || !shape.EndsWith("}", StringComparison.Ordinal))
        {
            return Verb(source.Method);
        }

        // Services without PUT change an item by POST, beside the POST on the collection that creates it.
        return !_collections.Contains("POST " + WithoutParameters(shape)) ? "create"
            : _operations.Contains("PUT " + shape) ? "post" : "update";
    }

    private (string Method, bool IsAction) LeafMethod(
        OperationSource source, string shape, string leaf, bool isList, bool takesList)
    {
        var verb = Verb(source.Method);
        if (leaf is "batch" or "bulk")
        {
            return ("bulk_" + verb, true);
        }

        if (leaf.StartsWith("batch_", StringComparison.Ordinal) || leaf.StartsWith("bulk_", StringComparison.Ordinal))
        {
            return ("bulk_" + leaf.Substring(leaf.IndexOf('_') + 1), true);
        }

        var hasItems = _parents.Contains(shape + "/{");
        if (!_parents.Contains(shape + "/"))
        {
            if (ActionWords.IsAction(leaf))
            {
                return (ActionMethod(source.Method, shape, leaf), true);
            }

            // A leaf beside the items of a collection: "/regions/supported" beside "/regions/{id}".
            var slash = shape.LastIndexOf('/');
            if (slash > 0 && _parents.Contains(shape.Substring(0, slash) + "/{") && shape[slash - 1] != '}')
            {
                var isNamedAlone = source.Method == "GET"
                    || (source.Method == "POST" && !_operations.Contains("GET " + shape));
                return (isNamedAlone ? leaf : verb + "_" + leaf, true);
            }
        }

        return source.Method switch
        {
            "GET" => (isList || hasItems ? "list" : "get", false),
            "POST" => (takesList ? "bulk_create" : "create", false),
            _ when takesList => ("bulk_" + verb, false),
            _ => (hasItems && _operations.Contains(source.Method + " " + shape + "/{}") ? verb + "_all" : verb, false),
        };
    }

    // One HTTP method of an action's path has the plain name: the one that an action of this kind usually has.
    private string ActionMethod(string method, string shape, string leaf)
    {
        if (method == "DELETE")
        {
            return ActionWords.IsRemoval(leaf) ? leaf : "delete_" + leaf;
        }

        var isQuery = ActionWords.IsQuery(leaf);
        string[] order = isQuery ? ["GET", "POST", "PUT", "PATCH"] : ["POST", "PUT", "PATCH", "GET"];
        return order.FirstOrDefault(other => _operations.Contains(other + " " + shape)) == method ? leaf
            : isQuery ? leaf + "_by_" + Words.Snake(method.ToLowerInvariant())
            : Verb(method) + "_" + leaf;
    }

    private static string WithoutParameters(string shape) =>
        string.Join("/", shape.Replace("{}", "").Split('/').Where(static (part, at) => part.Length > 0 || at == 0));

    // Items of OData stand behind their collection: "/users({id})".
    private static string Shape(OperationSource source) =>
        PathSegments.Shape(source.Path).Replace("({})", "/{}");

    // What stands before a method in its path: "/jobs:cancel", "/users.list".
    private static char Separator(string at) => at.LastIndexOf(':') > at.LastIndexOf('/') ? ':' : '.';

    private static string Verb(string method) => method switch
    {
        "GET" => "get",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "edit",
        "DELETE" => "delete",
        _ => Words.Snake(method.ToLowerInvariant()) is { Length: > 0 } words ? words : "call",
    };
}
