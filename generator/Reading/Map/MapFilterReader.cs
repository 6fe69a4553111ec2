namespace SpecClient.Generator.Reading.Map;

/// <summary>Reads <c>include</c> and <c>exclude</c> (ours): globs by resource, tag, path or operation id.</summary>
internal static class MapFilterReader
{
    public static MapFilter Read(MapNode? node)
    {
        if (node is null || node.IsNull)
        {
            return MapFilter.None;
        }

        MapKeys.Check(node, ["resources", "tags", "paths", "operations"], []);
        return new MapFilter(
            Patterns(node.Find("resources")),
            Patterns(node.Find("tags")),
            Patterns(node.Find("paths")),
            Patterns(node.Find("operations")));
    }

    private static IReadOnlyList<MapPattern> Patterns(MapNode? node)
    {
        var nodes = node is null ? [] : node.IsArray ? node.Items() : [node];
        return [.. nodes
            .Select(static item => (item.Pointer, Text: item.Text()))
            .Where(static item => !string.IsNullOrWhiteSpace(item.Text))
            .Select(static item => new MapPattern(item.Text!, item.Pointer))];
    }
}
