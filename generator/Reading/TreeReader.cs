using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Reading.Overlays;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading;

/// <summary>A file as a JSON tree, with the way from pointers to lines.</summary>
internal sealed class TreeResult(
    DocumentFile file, JsonNode? root, bool isYaml, IReadOnlyList<DiagnosticInfo> diagnostics)
{
    private TreePositions? _positions;

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
        _positions ??= isYaml ? YamlPositions.Read(File) : JsonPositions.Read(File);
        return _positions.Find(pointer);
    }
}

/// <summary>Reads JSON or YAML text, whatever the file is called, into a JSON tree.</summary>
internal static class TreeReader
{
    /// <summary>JSON nesting beyond this is refused.</summary>
    public const int MaxDepth = 500;

    public static TreeResult Read(DocumentFile file, CancellationToken cancellationToken)
    {
        var diagnostics = new List<DiagnosticInfo>();
        var isJson = StartsAsJson(file);
        var root = isJson
            ? JsonTree.Read(file, diagnostics, cancellationToken)
            : YamlTree.Read(file, diagnostics, cancellationToken);
        return new TreeResult(file, root, !isJson, diagnostics);
    }

    private static bool StartsAsJson(DocumentFile file)
    {
        for (var i = 0; i < file.Text.Length; i++)
        {
            if (!char.IsWhiteSpace(file.Text[i]) && file.Text[i] != '\ufeff')
            {
                return file.Text[i] is '{' or '[';
            }
        }

        return false;
    }
}
