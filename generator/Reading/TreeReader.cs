using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Overlays;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading;

/// <summary>A file as a JSON tree, with the way from pointers to lines.</summary>
/// <param name="positions">Places of its nodes; null: read from the text once one is asked for.</param>
internal sealed class TreeResult(
    DocumentFile file, JsonNode? root, TreePositions? positions, IReadOnlyList<DiagnosticInfo> diagnostics)
{
    private TreePositions? _positions = positions;

    /// <summary>The text as UTF-8 where it is JSON: positions are read from it again.</summary>
    public byte[]? Utf8 { private get; set; }

    public DocumentFile File { get; } = file;

    public JsonNode? Root { get; } = root;

    public IReadOnlyList<DiagnosticInfo> Diagnostics { get; } = diagnostics;

    /// <summary>Where parts of the tree come from after overlays changed it, by pointers of the changed tree.</summary>
    public IReadOnlyDictionary<string, NodeOrigin>? Origins { get; set; }

    /// <summary>Place of the nearest existing node of a pointer (<c>#/a/b</c>).</summary>
    public LocationInfo Locate(string pointer)
    {
        var (file, written) = Origin(pointer);
        return file.Find(written);
    }

    /// <summary>The file and the pointer under which a node of the tree was written.</summary>
    public NodeOrigin Origin(string pointer)
    {
        for (var at = pointer;
             Origins is { Count: > 0 } && at.LastIndexOf('/') > 0;
             at = at.Substring(0, at.LastIndexOf('/')))
        {
            if (Origins.TryGetValue(at, out var origin))
            {
                return origin with { Pointer = origin.Pointer + pointer.Substring(at.Length) };
            }
        }

        return new NodeOrigin(this, pointer);
    }

    private LocationInfo Find(string pointer)
    {
        _positions ??= JsonPositions.Read(File, Utf8);
        Utf8 = null;
        return _positions.Find(pointer);
    }
}

/// <summary>Reads JSON or YAML text, whatever the file is called, into a JSON tree.</summary>
internal static class TreeReader
{
    /// <summary>Objects and lists that lie inside this many others are left out (SPEC0100).</summary>
    public const int MaxDepth = 500;

    /// <summary>Why: an argument of SPEC0100.</summary>
    public const string DepthReason = "more than 500 objects and lists lie inside each other";

    public static TreeResult Read(DocumentFile file, CancellationToken cancellationToken)
    {
        var start = TextStart.Find(file.Text);
        var isYaml = start < 0 || file.Text[start] is not ('{' or '[');
        var diagnostics = new List<DiagnosticInfo>();
        if (!isYaml)
        {
            var json = new TreeResult(
                file, JsonTree.Read(file, diagnostics, out var utf8, cancellationToken), null, diagnostics)
            {
                Utf8 = utf8,
            };
            if (json.Root is not null || !FilePath.IsYaml(file.Path))
            {
                return json;
            }
        }

        // YAML's flow style starts like JSON, but wants no quotes.
        diagnostics = [];
        var root = YamlTree.Read(file, diagnostics, out var positions, cancellationToken);
        return new TreeResult(file, root, positions, diagnostics);
    }
}
