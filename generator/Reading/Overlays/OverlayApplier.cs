using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Overlays.JsonPath;

namespace SpecClient.Generator.Reading.Overlays;

/// <summary>
/// Applies overlays to a document's tree before anything else looks at it (Overlay Specification 1.1 section 4.4.3).
/// </summary>
internal sealed class OverlayApplier
{
    // Copies of copies double a document with each action: ends long before memory does.
    private const int MaxNodes = 500_000;

    private readonly TreeResult _main;
    private readonly JsonObject _root;
    private readonly OverlayOrigins _origins;
    private readonly List<DiagnosticInfo> _diagnostics;
    private readonly QueryScope _scope;
    private long _nodes;
    private bool _isEnded;

    private OverlayApplier(
        TreeResult main, JsonObject root, List<DiagnosticInfo> diagnostics, CancellationToken cancellationToken)
    {
        _main = main;
        _root = root;
        _origins = new OverlayOrigins(main);
        _diagnostics = diagnostics;
        _scope = new QueryScope(root, cancellationToken);
    }

    /// <summary>
    /// Changes the document's tree; its places then lead into the overlays where they brought something.
    /// </summary>
    public static void Apply(
        TreeResult main,
        IReadOnlyList<DocumentFile> overlays,
        List<DiagnosticInfo> diagnostics,
        CancellationToken cancellationToken)
    {
        var applier = main.Root is JsonObject root
            ? new OverlayApplier(main, root, diagnostics, cancellationToken)
            : null;
        foreach (var overlay in overlays)
        {
            var tree = TreeReader.Read(overlay, cancellationToken);
            diagnostics.AddRange(tree.Diagnostics);
            var actions = new OverlayReader(tree, diagnostics).Read();
            foreach (var action in actions)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (applier is { _isEnded: false })
                {
                    applier.Apply(action, tree);
                }
            }
        }

        if (applier is not null)
        {
            main.Origins = applier._origins.ByPointer(applier._root);
        }
    }

    private void Apply(OverlayAction action, TreeResult overlay)
    {
        if (Select(action.Target, action.TargetText, overlay, action.Pointer + "/target") is not { } selected)
        {
            return;
        }

        var nodes = selected
            .GroupBy(static node => (node.Parent, node.Name, node.Index))
            .Select(static group => group.First())
            .ToList();
        if (nodes.Count == 0)
        {
            // A pattern may match nothing, and what is to be removed may be gone; one fixed place is misspelled.
            var isWanted = action.Target.IsSingular && action.Change is not RemoveChange;
            Report(
                isWanted ? ReadingDiagnostics.OverlayTargetMissing : ReadingDiagnostics.OverlayPatternIdle,
                overlay,
                action.Pointer + "/target",
                ShortText.Of(action.TargetText));
            return;
        }

        switch (action.Change)
        {
            case RemoveChange:
                Remove(action, overlay, nodes);
                break;
            case UpdateChange update:
                Put(action, overlay, nodes, "/update", update.Value, () => Donor(update, overlay, action));
                break;
            case CopyChange copy:
                Copy(action, copy, overlay, nodes);
                break;
        }
    }

    // Null where the query takes too long, which ends everything: what follows may build on this action.
    private List<PathNode>? Select(PathQuery query, string text, TreeResult overlay, string place)
    {
        try
        {
            return query.Select(_scope);
        }
        catch (QueryLimitException fault)
        {
            _isEnded = true;
            Mismatch(overlay, place, $"'{ShortText.Of(text)}': {fault.Message}; no action from here on is applied");
            return null;
        }
    }

    private void Remove(OverlayAction action, TreeResult overlay, List<PathNode> nodes)
    {
        // From the end of each array, so that indexes stay true while items go.
        foreach (var items in nodes.Select(static node => node.Parent).OfType<JsonArray>().Distinct())
        {
            _origins.Pin(items);
        }

        foreach (var node in nodes.OrderByDescending(static node => node.Index))
        {
            switch (node.Parent)
            {
                case JsonObject members:
                    members.Remove(node.Name!);
                    break;
                case JsonArray items:
                    items.RemoveAt(node.Index);
                    break;
                default:
                    Mismatch(overlay, action.Pointer + "/target", "the whole document cannot be removed");
                    break;
            }
        }
    }

    private void Copy(OverlayAction action, CopyChange copy, TreeResult overlay, List<PathNode> nodes)
    {
        if (Select(copy.Source, copy.SourceText, overlay, action.Pointer + "/copy") is not { } found)
        {
            return;
        }

        if (found.Count != 1)
        {
            Mismatch(
                overlay,
                action.Pointer + "/copy",
                $"'{ShortText.Of(copy.SourceText)}' must select one node and selects "
                + found.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return;
        }

        // A snapshot, for a node can be copied into itself.
        var source = new Lazy<JsonNode?>(() => _origins.Clone(found[0].Value));
        Put(action, overlay, nodes, "/copy", found[0].Value, () => _origins.Clone(source.Value));
    }

    private JsonNode? Donor(UpdateChange update, TreeResult overlay, OverlayAction action)
    {
        var donor = update.Value?.DeepClone();
        _origins.Set(donor, new NodeOrigin(overlay, action.Pointer + "/update"));
        return donor;
    }

    private void Put(
        OverlayAction action,
        TreeResult overlay,
        List<PathNode> nodes,
        string field,
        JsonNode? value,
        Func<JsonNode?> donor)
    {
        var place = action.Pointer + field;
        if (nodes.Select(static node => OverlayMerge.Describe(node.Value)).Distinct().Count() > 1)
        {
            Mismatch(
                overlay,
                action.Pointer + "/target",
                $"'{ShortText.Of(action.TargetText)}' selects nodes of several kinds; they must be all objects, all "
                + "arrays or all primitive values");
            return;
        }

        _nodes += (long)OverlayMerge.Size(value) * nodes.Count;
        if (_nodes > MaxNodes)
        {
            _isEnded = true;
            Mismatch(overlay, place, "the document becomes too large; no action from here on is applied");
            return;
        }

        var height = OverlayMerge.Height(value);
        var merge = new OverlayMerge(_origins);
        foreach (var node in nodes)
        {
            if (Depth(node) + height > TreeReader.MaxDepth)
            {
                Mismatch(overlay, place, TreeReader.DepthReason + "; the action is not applied where they would");
                break;
            }

            merge.Put(node, donor());
        }

        foreach (var finding in merge.Findings)
        {
            var (file, pointer) = field == "/update" && finding.Origin.File is not null
                ? finding.Origin
                : new NodeOrigin(overlay, place);
            Report(finding.IsFault ? ReadingDiagnostics.OverlayMismatch : ReadingDiagnostics.OverlayLeniency,
                file, pointer, finding.Message);
        }
    }

    // Copies into copies nest: what reads a document is bounded as the reading of a file is.
    private static int Depth(PathNode node)
    {
        var depth = 0;
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            depth++;
        }

        return depth;
    }

    private void Mismatch(TreeResult overlay, string pointer, string message) =>
        Report(ReadingDiagnostics.OverlayMismatch, overlay, pointer, message);

    private void Report(DiagnosticDescriptor rule, TreeResult file, string pointer, params string[] arguments) =>
        _diagnostics.Add(DiagnosticInfo.Create(rule, file.Locate(pointer), arguments));
}
