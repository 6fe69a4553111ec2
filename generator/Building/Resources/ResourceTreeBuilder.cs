using System.Globalization;
using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Builds the tree of resources: from the map, and by computed names for what the map does not name.</summary>
internal static class ResourceTreeBuilder
{
    public static ResourceNode Build(
        BuildContext context, ClientMap? map, IReadOnlyList<OperationSource> sources, ISchemaBuilder schemas)
    {
        var root = new ResourceNode("", "", null);
        var mapped = new HashSet<OperationSource>();
        if (map is not null)
        {
            var tree = new MapTree(context, map, sources);
            tree.Fill(root);
            mapped = tree.Mapped;
        }

        var names = new PathNames(sources);
        var title = Words.Snake(context.Source.Document.Info?.Title ?? "").Replace("_", "");
        var rest = sources
            .Where(source => !mapped.Contains(source))
            .Select(source => new NamedOperation(source, Name(context, names, schemas, source, title)))
            .ToList();
        var computed = new ComputedTree(root);
        computed.Fill(rest);
        var filter = new OperationFilter(context, map);
        Filter(root, filter);
        filter.ReportIdle(context, map);
        Report(context, map, root, computed);
        return root;
    }

    private static ComputedName Name(
        BuildContext context, PathNames names, ISchemaBuilder schemas, OperationSource source, string title)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        return (context.Options.NamesByOperationId ? HintedNames.ByTagAndId(source) : null)
            ?? HintedNames.Find(source, title, () => names.Compute(
                source,
                source.Method == "GET" && ListSigns.GivesList(schemas, source),
                ListSigns.TakesList(source)));
    }

    // After naming: a filter must not change names.
    private static void Filter(ResourceNode node, OperationFilter filter)
    {
        if (filter.IsEmpty)
        {
            return;
        }

        foreach (var member in node.SelfAndDescendants())
        {
            member.Methods.RemoveAll(method => !(filter.Takes(method.Source, member.Path)
                | (method.Second is { } second && filter.Takes(second, member.Path))));
        }
    }

    private static void Report(BuildContext context, ClientMap? map, ResourceNode root, ComputedTree computed)
    {
        var unmapped = map is null
            ? []
            : root.SelfAndDescendants()
                .SelectMany(static node => node.Methods.Select(method => (node, method)))
                .Where(static item => item.method.Map is null)
                .ToList();
        if (unmapped.Count > 0)
        {
            var (node, method) = unmapped[0];
            context.Report(
                OperationDiagnostics.NamesComputed, method.Source.Pointer,
                unmapped.Count.ToString(CultureInfo.InvariantCulture),
                Dotted(node.Path, method.Name) + " for " + method.Source.Id);
        }

        if (computed.Changed.Count > 0)
        {
            context.Report(
                OperationDiagnostics.NamesChanged, "#",
                computed.Changed.Count.ToString(CultureInfo.InvariantCulture), computed.Changed[0]);
        }
    }

    private static string Dotted(string path, string name) => path.Length == 0 ? name : path + "." + name;
}
