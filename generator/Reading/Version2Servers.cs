using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Reading.Repairs;

namespace SpecClient.Generator.Reading;

/// <summary>
/// The servers of a 2.0 document (<c>schemes</c>, <c>host</c>, <c>basePath</c>): Microsoft.OpenApi drops them all
/// where the host has a scheme or an odd port.
/// </summary>
internal static class Version2Servers
{
    private static readonly HashSet<string> s_schemes = new(StringComparer.Ordinal) { "http", "https", "ws", "wss" };

    /// <summary>Takes the keywords out of the tree and gives what they mean.</summary>
    public static List<OpenApiServer> Take(RepairContext context)
    {
        var root = context.Root;
        var host = ValueConverter.Text(root["host"])?.Trim() ?? "";
        var path = ValueConverter.Text(root["basePath"])?.Trim() ?? "";
        var schemes = (root["schemes"] as JsonArray ?? [])
            .Select((node, index) => Scheme(node, index, context))
            .OfType<string>()
            .Distinct()
            .ToList();
        var delimiter = host.IndexOf("://", StringComparison.Ordinal);
        if (delimiter >= 0)
        {
            schemes = [host.Substring(0, delimiter).ToLowerInvariant()];
            host = host.Substring(delimiter + 3);
        }

        var slash = host.IndexOf('/');
        if (slash >= 0)
        {
            path = host.Substring(slash).TrimEnd('/') + (path.Length == 0 || path[0] == '/' ? path : "/" + path);
            host = host.Substring(0, slash);
        }

        host = Port(host, context);
        path = path.Length == 0 || path[0] == '/' ? path.TrimEnd('/') : "/" + path.TrimEnd('/');
        foreach (var keyword in new[] { "host", "basePath", "schemes" })
        {
            root.Remove(keyword);
        }

        return host.Length == 0
            ? path.Length == 0 ? [] : [new OpenApiServer { Url = path }]
            : [.. schemes.DefaultIfEmpty("https").Select(scheme => new OpenApiServer
                { Url = scheme + "://" + host + path })];
    }

    private static string? Scheme(JsonNode? node, int index, RepairContext context)
    {
        var scheme = ValueConverter.Text(node)?.Trim().ToLowerInvariant().TrimEnd('/', ':');
        if (scheme is not null && s_schemes.Contains(scheme))
        {
            return scheme;
        }

        context.Report(
            ReadingDiagnostics.WrongType,
            Helpers.Pointer.Child("#/schemes", index),
            "schemes",
            "http, https, ws or wss");
        return null;
    }

    // Behind the last colon, which is not one of an IPv6 address.
    private static string Port(string host, RepairContext context)
    {
        var colon = host.LastIndexOf(':');
        if (colon < 0 || host.IndexOf(']') > colon)
        {
            return host;
        }

        var port = host.Substring(colon + 1);
        var isTemplate = port.StartsWith("{", StringComparison.Ordinal) && port.EndsWith("}", StringComparison.Ordinal);
        if (isTemplate || (port.Length is > 0 and < 6 && port.All(static c => c is >= '0' and <= '9')))
        {
            return host;
        }

        context.Report(ReadingDiagnostics.WrongType, "#/host", "port", "a number");
        return host.Substring(0, colon);
    }
}
