using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Map;

/// <summary>Reads <c>resources</c>: the tree, its models and descriptions.</summary>
internal static class MapResourceReader
{
    private static readonly string[] s_read =
        ["methods", "models", "subresources", "description", "deprecated", "skip", "only"];

    private static readonly string[] s_idle = ["custom", "terraform", "mcp", "standalone_api"];

    /// <summary>The client itself: <c>$client</c> gives its methods, <c>$shared</c> the models of all.</summary>
    /// <param name="ignored">Gets the endpoints of what is skipped.</param>
    public static MapResource ReadRoot(MapNode? resources, List<MapModel> shared, List<MapEndpoint> ignored)
    {
        var methods = new List<MapMethod>();
        var children = new List<MapResource>();
        foreach (var (name, node) in resources?.Members() ?? [])
        {
            if (name is "$client" or "$shared")
            {
                MapKeys.Check(node, s_read, s_idle);
                methods.AddRange(MapMethodReader.Read(node.Find("methods"), ignored));
                shared.AddRange(ReadModels(node.Find("models")));
                children.AddRange(ReadChildren(node.Find("subresources"), ignored));
            }
            else if (Read(name, node, ignored) is { } child)
            {
                children.Add(child);
            }
        }

        return new MapResource("", resources?.Pointer ?? "#", null, null, methods, [], children);
    }

    private static IEnumerable<MapResource> ReadChildren(MapNode? subresources, List<MapEndpoint> ignored) =>
        (subresources?.Members() ?? [])
            .Select(member => Read(member.Key, member.Node, ignored)).OfType<MapResource>();

    /// <summary>A key that can name something; else a diagnostic.</summary>
    public static bool IsName(string name, MapNode node)
    {
        var isName = name.Any(char.IsLetterOrDigit);
        node.Expect(isName, "a name with letters as key");
        return isName;
    }

    private static MapResource? Read(string name, MapNode node, List<MapEndpoint> ignored)
    {
        if (!IsName(name, node))
        {
            return null;
        }

        MapKeys.Check(node, s_read, s_idle);
        if (MapLanguages.IsSkipped(node))
        {
            Ignore(node, ignored);
            return null;
        }

        return new MapResource(
            name,
            node.Pointer,
            node.Find("description")?.Text(),
            MapLanguages.Deprecated(node.Find("deprecated")),
            MapMethodReader.Read(node.Find("methods"), ignored),
            [.. ReadModels(node.Find("models"))],
            [.. ReadChildren(node.Find("subresources"), ignored)]);
    }

    private static void Ignore(MapNode resource, List<MapEndpoint> ignored)
    {
        ignored.AddRange((resource.Find("methods")?.Members() ?? [])
            .Where(static member => !member.Node.IsObject || member.Node.Find("endpoint") is not null)
            .Select(static member => MapMethodReader.ReadEndpoint(member.Node, isRequired: false))
            .OfType<MapEndpoint>());
        foreach (var (_, child) in resource.Find("subresources")?.Members() ?? [])
        {
            Ignore(child, ignored);
        }
    }

    private static IEnumerable<MapModel> ReadModels(MapNode? models)
    {
        foreach (var (name, node) in models?.Members() ?? [])
        {
            var target = node;
            if (node.IsObject)
            {
                if (MapLanguages.IsSkipped(node))
                {
                    continue;
                }

                if (node.Find("type") is { } type && type.Scalar() == "alias")
                {
                    // C# has no second name for a type that callers elsewhere could use.
                    type.Say(MapDiagnostics.KeyIdle, "type: alias");
                    continue;
                }

                MapKeys.Check(
                    node, ["type", "openapi_uri", "skip", "only"], ["no_params_suffix", "param_model", "deprecated"]);
                target = node.Find("openapi_uri");
            }

            if (!IsName(name, node))
            {
                continue;
            }

            if (target is null || target.IsNull)
            {
                node.Say(MapDiagnostics.ValueIgnored, "a schema's name or pointer, or a list of them");
                continue;
            }

            var targets = target.Texts().Select(Pointer).ToList();
            if (targets.Count > 0)
            {
                yield return new MapModel(name, node.Pointer, targets);
            }
        }
    }

    // A bare name is a component's; a pointer may come with or without '#'; a JSONPath starts with '$'.
    private static string Pointer(string text) => text switch
    {
        ['#', ..] or ['$', ..] => text,
        ['/', ..] => "#" + text,
        _ => Helpers.Pointer.Child("#/components/schemas", text),
    };
}
