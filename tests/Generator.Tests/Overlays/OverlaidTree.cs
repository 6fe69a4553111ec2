using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Reading.Overlays;

namespace SpecClient.Generator.Tests.Overlays;

/// <summary>A tree with overlays applied, as Reading does it before anything else.</summary>
internal sealed class OverlaidTree
{
    private readonly TreeResult _tree;
    private readonly List<DiagnosticInfo> _diagnostics = [];

    private OverlaidTree(string document, string[] overlays)
    {
        // Flow style without quotes is no JSON.
        _tree = TreeReader.Read(File("doc.yaml", document[0] == '{' ? "--- " + document : document), default);
        var files = overlays.Select(static (text, index) => File($"{index}.overlay.yaml", text)).ToList();
        OverlayApplier.Apply(_tree, files, _diagnostics, default);
    }

    public string Json => _tree.Root!.ToJsonString();

    /// <summary>What was reported, as "file:line:column id message" (from one).</summary>
    public IReadOnlyList<string> Findings => [.. _diagnostics.Select(static found =>
        Place(found.Location!) + " " + found.Id + " " + found.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture))];

    /// <summary>Applies actions (the text behind <c>actions:</c>) of an Overlay 1.1 file.</summary>
    public static OverlaidTree Actions(string document, string actions) => new(document, [Overlay(actions)]);

    public static OverlaidTree Overlays(string document, params string[] overlays) => new(document, overlays);

    public static string Overlay(string actions, string version = "1.1.0") =>
        $"overlay: {version}\ninfo: {{ title: o, version: '1' }}\nactions:\n{actions}\n";

    /// <summary>Where a node of the changed tree was written.</summary>
    public string PlaceOf(string pointer) => Place(_tree.Locate(pointer));

    public OverlaidTree Gives(string json)
    {
        Assert.Equal(JsonNode.Parse(json)!.ToJsonString(), Json);
        return this;
    }

    public void Quietly() => Assert.Empty(Findings);

    private static string Place(LocationInfo place) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.Path}:{place.Line + 1}:{place.Column + 1}");

    private static DocumentFile File(string path, string text) => new(path, SourceText.From(text));
}
