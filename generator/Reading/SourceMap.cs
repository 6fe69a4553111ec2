using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading;

/// <summary>
/// Leads from pointers of the repaired document to the text, also for what was hoisted from elsewhere.
/// </summary>
internal sealed class SourceMap(TreeResult main) : ISourceMap
{
    private readonly Dictionary<string, (TreeResult File, string Pointer)> _hoisted = new(StringComparer.Ordinal);

    /// <summary>Notes where a hoisted component comes from.</summary>
    public void Add(string pointer, TreeResult file, string original) => _hoisted[pointer] = (file, original);

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
        for (var at = pointer; _hoisted.Count > 0 && at.LastIndexOf('/') > 0; at = at.Substring(0, at.LastIndexOf('/')))
        {
            if (_hoisted.TryGetValue(at, out var source))
            {
                return (source.File, source.Pointer + pointer.Substring(at.Length));
            }
        }

        return (main, pointer);
    }
}
