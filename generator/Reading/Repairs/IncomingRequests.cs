using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Moves webhooks and callbacks to paths of their own: what they hold is read and repaired like any operation,
/// whatever the version, and Microsoft.OpenApi never sees their runtime expressions.
/// </summary>
internal static class IncomingRequests
{
    // No path begins so: a URL has no spaces (RFC 3986 section 2).
    private const string Prefix = "/ incoming/";

    /// <summary>True for a path that stands for a webhook or callback.</summary>
    public static bool IsPath(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);

    public static void Move(RepairContext context)
    {
        if (context.Root["paths"] is not JsonObject paths)
        {
            return;
        }

        foreach (var (item, path, _) in Items(paths, "#/paths").ToList())
        {
            foreach (var (operation, pointer, method) in Items(item, path).ToList())
            {
                var owner = ValueConverter.Text(operation["operationId"])
                    ?? method.ToLowerInvariant() + " " + Pointer.Keys(path)[1];
                Callbacks(context, operation, pointer + "/callbacks", owner);
            }
        }

        if (context.Root["webhooks"] is JsonObject { Count: > 0 } webhooks)
        {
            context.Report(ReadingDiagnostics.IncomingRequests, "#/webhooks");
            foreach (var (item, pointer, name) in Items(webhooks, "#/webhooks").ToList())
            {
                webhooks.Remove(name);
                Add(context, item, pointer, new IncomingRequest("", name, null));
            }
        }
    }

    private static void Callbacks(RepairContext context, JsonObject operation, string pointer, string owner)
    {
        if (operation["callbacks"] is not JsonObject { Count: > 0 } callbacks)
        {
            return;
        }

        context.Report(ReadingDiagnostics.IncomingRequests, pointer);
        foreach (var (callback, place, name) in Items(callbacks, pointer).ToList())
        {
            // A component is shared by operations: each has a copy.
            var component = Component(context, callback);
            foreach (var (item, from, expression) in Items(component.Node ?? callback, component.Place ?? place)
                .ToList())
            {
                if (component.Node is null)
                {
                    callback.Remove(expression);
                }

                Add(
                    context,
                    component.Node is null ? item : (JsonObject)item.DeepClone(),
                    from,
                    new IncomingRequest("", name, owner));
            }
        }

        operation.Remove("callbacks");
    }

    private static (JsonObject? Node, string? Place) Component(RepairContext context, JsonObject callback)
    {
        const string Section = "#/components/callbacks/";
        return ValueConverter.Text(callback["$ref"]) is { } text
            && text.StartsWith(Section, StringComparison.Ordinal)
            && context.Root["components"] is JsonObject components
            && components["callbacks"] is JsonObject section
            && section[Pointer.Unescape(Uri.UnescapeDataString(text.Substring(Section.Length)))] is JsonObject node
            ? (node, text)
            : (null, null);
    }

    private static void Add(RepairContext context, JsonObject item, string from, IncomingRequest request)
    {
        var path = Prefix + context.Incoming.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Root["paths"]![path] = item;
        context.Move(item, from, Pointer.Child("#/paths", path));
        context.Incoming.Add(request with { Path = path });
    }

    private static IEnumerable<(JsonObject Node, string Pointer, string Key)> Items(JsonObject map, string pointer)
    {
        foreach (var member in map)
        {
            if (member.Value is JsonObject node && !member.Key.StartsWith("x-", StringComparison.Ordinal))
            {
                yield return (node, Pointer.Child(pointer, member.Key), member.Key);
            }
        }
    }
}
