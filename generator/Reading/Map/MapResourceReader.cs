using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Map;

/// <summary>Reads <c>resources</c>: the tree, its models and descriptions.</summary>
internal static class MapResourceReader
{
    private static readonly string[] s_read =
        ["methods", "models", "subresources", "description", "deprecated", "skip"];

    private static readonly string[] s_idle = ["only", "standalone_api"];

    /// <summary>The client itself: <c>$client</c> gives its methods, <c>$shared</c> the models of all.</summary>
    public static MapResource ReadRoot(MapNode? resources, List<MapModel> shared)
    {
        var methods = new List<MapMethod>();
        var children = new List<MapResource>();
        foreach (var (name, node) in resources?.Members() ?? [])
        {
            if (name is "$client" or "$shared")
            {
                MapKeys.Check(node, s_read, s_idle);
                methods.AddRange(MapMethodReader.Read(node.Find("methods")));
                shared.AddRange(ReadModels(node.Find("models")));
                children.AddRange(ReadChildren(node.Find("subresources")));
            }
            else if (Read(name, node) is { } child)
            {
                children.Add(child);
            }
        }

        return new MapResource("", resources?.Pointer ?? "#", null, null, methods, [], children);
    }

    private static IEnumerable<MapResource> ReadChildren(MapNode? subresources) =>
        (subresources?.Members() ?? []).Select(static member => Read(member.Key, member.Node)).OfType<MapResource>();

    /// <summary>A key that can name something; else a diagnostic.</summary>
    public static bool IsName(string name, MapNode node)
    {
        var isName = name.Any(char.IsLetterOrDigit);
        node.Expect(isName, "a name with letters as key");
        return isName;
    }

    private static MapResource? Read(string name, MapNode node)
    {
        if (!IsName(name, node))
        {
            return null;
        }

        MapKeys.Check(node, s_read, s_idle);
        if (IsSkipped(node))
        {
            return null;
        }

        return new MapResource(
            name,
            node.Pointer,
            node.Find("description")?.Text(),
            node.Find("deprecated") is { } deprecated ? MapMethodReader.ReadDeprecated(deprecated) : null,
            MapMethodReader.Read(node.Find("methods")),
            [.. ReadModels(node.Find("models"))],
            [.. ReadChildren(node.Find("subresources"))]);
    }

    /// <summary><c>skip: true</c>, or a list of targets with C# among them; other targets are no concern of
    /// ours.</summary>
    public static bool IsSkipped(MapNode node) => node.Find("skip") is { } skip
        && (skip.IsArray ? skip.Texts().Any(static target => target is "csharp" or "dotnet") : skip.Flag() == true);

    private static IEnumerable<MapModel> ReadModels(MapNode? models)
    {
        foreach (var (name, node) in models?.Members() ?? [])
        {
            var target = node;
            if (node.IsObject)
            {
                MapKeys.Check(node, ["openapi_uri", "skip"], ["only", "type"]);
                target = node.Find("openapi_uri");
                if (IsSkipped(node))
                {
                    continue;
                }
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

    // A bare name is a component's; a pointer may come with or without '#'.
    private static string Pointer(string text) => text switch
    {
        ['#', ..] => text,
        ['/', ..] => "#" + text,
        _ => Helpers.Pointer.Child("#/components/schemas", text),
    };
}
