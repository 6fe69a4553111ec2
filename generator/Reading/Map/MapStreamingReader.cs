using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Map;

/// <summary>Reads <c>streaming</c>: of a method, and the rules for all events.</summary>
internal static class MapStreamingReader
{
    public static MapStreaming? Read(MapNode? node)
    {
        if (node is null || node.IsNull)
        {
            return null;
        }

        if (!node.IsObject)
        {
            // True: there are events, and nothing else is said of them.
            node.Expect(
                node.Scalar() is "true" or "false",
                "an object with 'param_discriminator' and 'stream_event_model', true or false");
            return node.Scalar() == "true" ? new MapStreaming(node.Pointer, null, null) : null;
        }

        MapKeys.Check(node, ["param_discriminator", "stream_event_model"], ["params_type_name"]);
        return new MapStreaming(
            node.Pointer,
            node.Find("param_discriminator")?.Text(),
            node.Find("stream_event_model")?.Text());
    }

    /// <summary>
    /// What the rules say is either what the runtime does with any stream (it ends at <c>[DONE]</c> and gives every
    /// event with its type), or reported.
    /// </summary>
    public static void ReadRules(MapNode? streaming)
    {
        if (streaming is null || streaming.IsNull)
        {
            return;
        }

        MapKeys.Check(streaming, ["on_event"], []);
        foreach (var rule in streaming.Find("on_event")?.Items() ?? [])
        {
            MapKeys.Check(
                rule, ["data_starts_with", "handle", "kind"], ["event_type", "error_property"]);
            var handle = rule.Find("handle");
            var isUsual = rule.Find("data_starts_with") is { } start
                ? start.Scalar() == "[DONE]" && handle?.Scalar() == "done"
                : handle?.Scalar() == "yield";
            if (!isUsual)
            {
                (handle ?? rule).Say(MapDiagnostics.KeyIdle, "handle");
            }
        }
    }
}
