using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Map;

/// <summary>Reads <c>methods</c>: <c>verb /path</c>, or an object that says more.</summary>
internal static class MapMethodReader
{
    private static readonly string[] s_read =
    [
        "type", "endpoint", "to", "unwrap_response", "paginated", "body_param_name", "positional_params",
        "default_request_options", "deprecated", "description", "skip", "only", "streaming", "batch", "nullable_result",
        "idempotent",
    ];

    private static readonly string[] s_idle =
    [
        "skip_test_reason", "docs", "terraform", "mcp", "custom", "webhook_unwrap", "event_types", "openapi",
        "examples", "readme", "body_root_param_name",
    ];

    public static IReadOnlyList<MapMethod> Read(MapNode? methods, List<MapEndpoint> ignored)
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
            else if (ReadMethod(name, node, ignored) is { } method)
            {
                read.Add(method);
            }
        }

        foreach (var (name, node) in aliases)
        {
            MapKeys.Check(node, ["type", "to", "skip", "only", "deprecated"], s_idle);
            var target = read.FirstOrDefault(method => method.Name == node.Find("to")?.Scalar());
            if (target is null)
            {
                node.Say(MapDiagnostics.ValueIgnored, "'to' with the name of a method of this resource");
            }
            else if (!MapLanguages.IsSkipped(node))
            {
                read.Add(target with
                {
                    Name = name,
                    Pointer = node.Pointer,
                    Deprecated = MapLanguages.Deprecated(node.Find("deprecated")) ?? target.Deprecated,
                });
            }
        }

        return read;
    }

    /// <summary>The endpoint of an entry that gets no method: its text, or that of its <c>endpoint</c>.</summary>
    public static MapEndpoint? ReadEndpoint(MapNode node, bool isRequired)
    {
        var text = node.IsObject ? node.Find("endpoint") : node;
        return text is not null && ReadEndpoint("", text, text.Text()) is { } method
            ? new MapEndpoint(text.Pointer, method.Verb, method.Path, isRequired)
            : null;
    }

    private static MapMethod? ReadMethod(string name, MapNode node, List<MapEndpoint> ignored)
    {
        if (!node.IsObject)
        {
            return ReadEndpoint(name, node, node.Scalar());
        }

        MapKeys.Check(node, s_read, s_idle);
        if (MapLanguages.IsSkipped(node))
        {
            if (ReadEndpoint(node, isRequired: false) is { } endpointOnly)
            {
                ignored.Add(endpointOnly);
            }

            return null;
        }

        if (node.Find("type") is { } type && type.Scalar() != "http")
        {
            // Webhooks and the like are no calls.
            type.Say(MapDiagnostics.KeyIdle, "type: " + type.Scalar());
            if (node.Find("endpoint") is null)
            {
                return null;
            }
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
                KeysPointer = node.Pointer,
                Unwrap = ReadUnwrap(node.Find("unwrap_response")),
                Paginated = node.Find("paginated")?.Text(),
                BodyName = node.Find("body_param_name")?.Text(),
                Positional = node.Find("positional_params")?.Texts(),
                TimeoutSeconds = MapSettingsReader.ReadDuration(options?.Find("timeout")),
                MaxRetries = options?.Find("max_retries")?.Integer(),
                Deprecated = MapLanguages.Deprecated(node.Find("deprecated")),
                Description = node.Find("description")?.Text(),
                ResultNullable = node.Find("nullable_result")?.Flag(),
                RetryAlways = node.Find("idempotent")?.Flag() == true,
                Batch = ReadBatch(node.Find("batch")),
                Streaming = MapStreamingReader.Read(node.Find("streaming")),
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
