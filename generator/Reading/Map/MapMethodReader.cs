using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Map;

/// <summary>Reads <c>methods</c>: <c>verb /path</c>, or an object that says more.</summary>
internal static class MapMethodReader
{
    private const string DeprecatedText = "This operation is deprecated.";

    private static readonly string[] s_read =
    [
        "type", "endpoint", "to", "unwrap_response", "paginated", "body_param_name", "positional_params",
        "default_request_options", "deprecated", "description", "skip", "batch", "nullable_result", "idempotent",
    ];

    private static readonly string[] s_idle =
        ["only", "streaming", "webhook_unwrap", "openapi", "examples", "readme", "body_root_param_name"];

    public static IReadOnlyList<MapMethod> Read(MapNode? methods)
    {
        var read = new List<MapMethod>();
        var aliases = new List<(string Name, MapNode Node)>();
        foreach (var (name, node) in methods?.Members() ?? [])
        {
            if (!MapResourceReader.IsName(name, node))
            {
                continue;
            }

            if (node.Find("type")?.Scalar() == "alias")
            {
                aliases.Add((name, node));
            }
            else if (ReadMethod(name, node) is { } method)
            {
                read.Add(method);
            }
        }

        foreach (var (name, node) in aliases)
        {
            MapKeys.Check(node, ["type", "to", "skip", "deprecated"], s_idle);
            var target = read.FirstOrDefault(method => method.Name == node.Find("to")?.Scalar());
            if (target is null)
            {
                node.Say(MapDiagnostics.ValueIgnored, "'to' with the name of a method of this resource");
            }
            else if (!MapResourceReader.IsSkipped(node))
            {
                read.Add(target with { Name = name, Pointer = node.Pointer });
            }
        }

        return read;
    }

    /// <summary>A message, or true for the standard one.</summary>
    public static string? ReadDeprecated(MapNode node)
    {
        var text = node.IsObject ? node.Find("message")?.Text() ?? DeprecatedText : node.Text();
        return text switch { "false" => null, "true" => DeprecatedText, _ => text };
    }

    private static MapMethod? ReadMethod(string name, MapNode node)
    {
        if (!node.IsObject)
        {
            return ReadEndpoint(name, node, node.Scalar());
        }

        MapKeys.Check(node, s_read, s_idle);
        if (MapResourceReader.IsSkipped(node))
        {
            return null;
        }

        if (node.Find("type") is { } type && type.Scalar() != "http")
        {
            type.Say(MapDiagnostics.ValueIgnored, "http or alias");
        }

        if (node.Find("endpoint") is not { } endpoint)
        {
            node.Say(MapDiagnostics.ValueIgnored, "an 'endpoint' such as 'get /path'");
            return null;
        }

        var options = node.Find("default_request_options");
        if (options is not null)
        {
            MapKeys.Check(options, ["timeout", "max_retries"], ["headers", "query"]);
        }

        return ReadEndpoint(name, endpoint, endpoint.Scalar()) is { } method
            ? method with
            {
                Pointer = node.Pointer,
                Unwrap = ReadUnwrap(node.Find("unwrap_response")),
                Paginated = node.Find("paginated")?.Text(),
                BodyName = node.Find("body_param_name")?.Text(),
                Positional = node.Find("positional_params")?.Texts(),
                TimeoutSeconds = MapSettingsReader.ReadDuration(options?.Find("timeout")),
                MaxRetries = options?.Find("max_retries")?.Integer(),
                Deprecated = node.Find("deprecated") is { } deprecated ? ReadDeprecated(deprecated) : null,
                Description = node.Find("description")?.Text(),
                ResultNullable = node.Find("nullable_result")?.Flag(),
                RetryAlways = node.Find("idempotent")?.Flag() == true,
                Batch = ReadBatch(node.Find("batch")),
            }
            : null;
    }

    private static MapMethod? ReadEndpoint(string name, MapNode node, string? text)
    {
        var space = text?.Trim().IndexOf(' ') ?? -1;
        if (space > 0)
        {
            var path = text!.Trim().Substring(space).Trim();
            if (path.StartsWith("/", StringComparison.Ordinal))
            {
                return new MapMethod(name, node.Pointer, text.Trim().Substring(0, space).ToUpperInvariant(), path);
            }
        }

        node.Say(MapDiagnostics.ValueIgnored, "an HTTP method and a path such as 'get /path'");
        return null;
    }

    // False turns unwrapping off, true leaves it to the settings.
    private static string? ReadUnwrap(MapNode? node) => node?.Text() switch
    {
        null or "true" => null,
        "false" => "",
        var text => text,
    };

    private static MapBatch? ReadBatch(MapNode? node)
    {
        if (node is null || node.IsNull)
        {
            return null;
        }

        if (!node.IsObject)
        {
            return new MapBatch(node.Pointer, node.Flag() == false, null, null, null, null, null, null);
        }

        MapKeys.Check(node, ["size", "items", "succeeded", "failed", "key", "error"], []);
        return new MapBatch(
            node.Pointer,
            false,
            node.Find("size")?.Integer(),
            node.Find("items")?.Text(),
            node.Find("succeeded")?.Text(),
            node.Find("failed")?.Text(),
            node.Find("key")?.Text(),
            node.Find("error")?.Text());
    }
}
