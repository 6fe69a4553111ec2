using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading;

/// <summary>
/// Leads from pointers of the repaired document to the text, also for what was hoisted from elsewhere.
/// </summary>
internal sealed class SourceMap(TreeResult main) : ISourceMap
{
    private readonly Dictionary<string, (TreeResult File, string Pointer)> _hoisted = new(StringComparer.Ordinal);

    private readonly HashSet<int> _lengths = [];

    private readonly JsonObject? _version2 =
        main.Root is JsonObject root && root.ContainsKey("swagger") && !root.ContainsKey("openapi") ? root : null;

    /// <summary>Notes where a hoisted component comes from.</summary>
    public void Add(string pointer, TreeResult file, string original)
    {
        _hoisted[pointer] = (file, original);
        _lengths.Add(pointer.Length);
    }

    public LocationInfo Find(string pointer)
    {
        var (file, original) = Source(pointer);
        return file.Locate(original);
    }

    public string Original(string pointer)
    {
        var (source, place) = Source(pointer);
        var (file, original) = source.Origin(place);
        return file == main ? original : file.File.Path.Replace('\\', '/').Split('/').Last() + original;
    }

    /// <summary>Where a pointer of the repaired document was written.</summary>
    public (TreeResult File, string Pointer) Source(string pointer)
    {
        if (_version2 is not null)
        {
            pointer = Version2Pointers.Original(_version2, pointer);
        }

        for (var end = pointer.Length; _hoisted.Count > 0 && end > 0; end = pointer.LastIndexOf('/', end - 1))
        {
            if (_lengths.Contains(end) && _hoisted.TryGetValue(pointer.Substring(0, end), out var source))
            {
                return (source.File, source.Pointer + pointer.Substring(end));
            }
        }

        return (main, pointer);
    }
}
