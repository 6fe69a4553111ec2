using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Map;

/// <summary>Reads a resource map in the Stainless config format: entry of this folder.</summary>
/// <remarks>Every key is read, or reported at its place: as one without effect here, or as unknown.</remarks>
internal static class ClientMapReader
{
    private static readonly string[] s_read =
    [
        "resources", "pagination", "settings", "client_settings", "query_settings", "path_settings", "environments",
        "include", "exclude", "formats", "renames", "security", "security_schemes", "unspecified_endpoints",
        "streaming",
    ];

    private static readonly string[] s_idle =
    [
        "$schema", "edition", "organization", "targets", "readme", "openapi", "custom_casings", "codeflow",
        "diagnostics", "errors", "examples", "docs", "types",
    ];

    /// <param name="root">The map's tree.</param>
    /// <param name="locate">Gives the place of a pointer into the tree.</param>
    public static ClientMap? Read(JsonNode? root, Func<string, LocationInfo> locate, List<DiagnosticInfo> diagnostics)
    {
        var node = new MapNode(root, "#", new MapReport(locate, diagnostics));
        if (!node.IsObject)
        {
            node.Report.Add(MapDiagnostics.NotAnObject, "#");
            return null;
        }

        MapKeys.Check(node, s_read, s_idle);
        var shared = new List<MapModel>();
        var ignored = new List<MapEndpoint>();
        var resources = node.Find("resources");
        var settings = MapSettingsReader.Read(node);
        MapStreamingReader.ReadRules(node.Find("streaming"));
        var map = new ClientMap(
            MapResourceReader.ReadRoot(resources, shared, ignored),
            shared,
            MapPaginationReader.Read(node.Find("pagination")),
            settings,
            MapOptionsReader.Read(node.Find("client_settings")?.Find("opts")),
            MapFilterReader.Read(node.Find("include")),
            MapFilterReader.Read(node.Find("exclude")),
            MapFormatsReader.Read(node.Find("formats")),
            MapFormatsReader.ReadRenames(node.Find("renames")),
            locate);
        ignored.AddRange((node.Find("unspecified_endpoints")?.Items() ?? [])
            .Select(static item => MapMethodReader.ReadEndpoint(item, isRequired: true)).OfType<MapEndpoint>());
        return map with
        {
            Ignored = ignored,
            Security = MapSecurityReader.ReadRequirements(node.Find("security")),
            SecuritySchemes = MapSecurityReader.ReadSchemes(node.Find("security_schemes")),
        };
    }
}
