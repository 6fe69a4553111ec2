using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Overlays.JsonPath;
using SpecClient.Generator.Reading.Repairs;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Overlays;

/// <summary>
/// Tree → actions of an overlay (Overlay Specification 1.0 and 1.1); what is wrong is reported at its line.
/// </summary>
internal sealed class OverlayReader(TreeResult file, List<DiagnosticInfo> diagnostics)
{
    private static readonly Regex s_version = new(@"^1\.(?<minor>[01])(\.[0-9]+)?$", RegexOptions.CultureInvariant);

    private bool _isVersion10;

    /// <summary>The actions in order; none where the file is no overlay.</summary>
    public IReadOnlyList<OverlayAction> Read()
    {
        if (file.Root is not JsonObject root)
        {
            if (file.Diagnostics.All(static found => found.Id != ReadingDiagnostics.Malformed.Id))
            {
                Unusable("#", "it must be an object with 'overlay', 'info' and 'actions'");
            }

            return [];
        }

        var version = ValueConverter.Text(root["overlay"]);
        var match = s_version.Match(version ?? "");
        if (!match.Success)
        {
            Unusable(
                root.ContainsKey("overlay") ? "#/overlay" : "#",
                version is null ? "'overlay' must give its version" : $"version '{version}' is not 1.0 or 1.1");
            return [];
        }

        _isVersion10 = match.Groups["minor"].Value == "0";
        Keys(root, "#", "overlay", "info", "extends", "actions");
        if (root["info"] is not JsonObject)
        {
            Report(
                ReadingDiagnostics.OverlayLeniency,
                "#/info",
                "'info' with title and version is missing; the overlay is applied all the same");
        }

        if (root["actions"] is not JsonArray actions)
        {
            Unusable(root.ContainsKey("actions") ? "#/actions" : "#", "'actions' must be a list");
            return [];
        }

        if (actions.Count == 0)
        {
            Report(ReadingDiagnostics.OverlayIdle, "#/actions", "The overlay", "it has no actions");
        }

        return [.. actions.Select((node, index) => Action(node, Pointer.Child("#/actions", index)))
            .OfType<OverlayAction>()];
    }

    /// <summary>The document that an overlay says it is for; null where it does not.</summary>
    public static string? Extends(TreeResult file) =>
        file.Root is JsonObject root && ValueConverter.Kind(root["extends"]) == JsonValueKind.String
            ? ValueConverter.Text(root["extends"])
            : null;

    private OverlayAction? Action(JsonNode? node, string pointer)
    {
        if (node is not JsonObject action)
        {
            Idle(pointer, "it must be an object with 'target'");
            return null;
        }

        Keys(action, pointer, "target", "description", "update", "copy", "remove");
        if (Query(action, "target", pointer) is not { } target || Change(action, pointer) is not { } change)
        {
            return null;
        }

        return new OverlayAction(pointer, ValueConverter.Text(action["target"])!, target, change);
    }

    // Where 'remove' is true the others have no effect; 'update' and 'copy' cancel each other (section 4.4.3).
    private OverlayChange? Change(JsonObject action, string pointer)
    {
        var hasUpdate = action.ContainsKey("update");
        var hasCopy = action["copy"] is not null;
        if (Flag(action, pointer))
        {
            if (hasUpdate || hasCopy)
            {
                Report(
                    ReadingDiagnostics.OverlayLeniency,
                    pointer + (hasUpdate ? "/update" : "/copy"),
                    $"'{(hasUpdate ? "update" : "copy")}' has no effect: the action removes its target");
            }

            return new RemoveChange();
        }

        if (hasUpdate && hasCopy)
        {
            Idle(pointer + "/copy", "'update' and 'copy' exclude each other; use two actions");
            return null;
        }

        if (hasUpdate)
        {
            return new UpdateChange(action["update"]);
        }

        if (hasCopy)
        {
            if (_isVersion10)
            {
                Report(
                    ReadingDiagnostics.OverlayLeniency,
                    pointer + "/copy",
                    "'copy' needs overlay: 1.1.0; it is applied");
            }

            return Query(action, "copy", pointer) is { } source
                ? new CopyChange(ValueConverter.Text(action["copy"])!, source)
                : null;
        }

        Report(
            ReadingDiagnostics.OverlayLeniency,
            pointer,
            "The action has no effect: it has neither 'update' nor 'copy' nor 'remove: true'");
        return null;
    }

    private bool Flag(JsonObject action, string pointer)
    {
        var flag = action["remove"];
        if (flag is not null && ValueConverter.Kind(flag) is not (JsonValueKind.True or JsonValueKind.False))
        {
            Report(ReadingDiagnostics.OverlayIdle, pointer + "/remove", "'remove'", "it must be true or false");
        }

        return ValueConverter.Kind(flag) == JsonValueKind.True;
    }

    private PathQuery? Query(JsonObject action, string key, string pointer)
    {
        if (ValueConverter.Kind(action[key]) != JsonValueKind.String)
        {
            Idle(
                action.ContainsKey(key) ? pointer + "/" + key : pointer,
                $"'{key}' must be a JSONPath query in a string");
            return null;
        }

        var text = ValueConverter.Text(action[key])!;
        try
        {
            return PathParser.Parse(text);
        }
        catch (PathSyntaxException fault)
        {
            Report(
                ReadingDiagnostics.OverlayQuery,
                pointer + "/" + key,
                ShortText.Of(text),
                ShortText.Of(fault.Message),
                (fault.Position + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            return null;
        }
    }

    private void Keys(JsonObject node, string pointer, params string[] known)
    {
        foreach (var member in node.Where(member =>
            !known.Contains(member.Key) && !member.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            Report(
                ReadingDiagnostics.OverlayIdle,
                Pointer.Child(pointer, member.Key),
                $"'{member.Key}'",
                "known here are " + string.Join(", ", known));
        }
    }

    private void Idle(string pointer, string reason) =>
        Report(ReadingDiagnostics.OverlayIdle, pointer, "The action", reason);

    private void Unusable(string pointer, string reason) =>
        Report(ReadingDiagnostics.OverlayUnusable, pointer, file.File.Path, reason);

    private void Report(DiagnosticDescriptor rule, string pointer, params string[] arguments) =>
        diagnostics.Add(DiagnosticInfo.Create(rule, file.Locate(pointer), arguments));
}
