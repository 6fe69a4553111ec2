using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// What one reading of a JSON text needs to know besides the reader: strictness, and the text for JSON paths.
/// </summary>
public sealed class JsonReadContext
{
    private JsonPathFinder? _paths;
    private JsonReadContext? _trial;
    private long _faultPosition = -1;

    /// <summary>Lenient reading of a text that is not at hand: paths in errors start at the value read.</summary>
    public static JsonReadContext Default { get; } = new();

    /// <summary>Depth of nesting that <see cref="ReaderOptions"/> allow.</summary>
    public const int MaxDepth = 512;

    /// <summary>
    /// Options for readers of our own texts: plain JSON (RFC 8259), at most <see cref="MaxDepth"/> levels.
    /// </summary>
    public static JsonReaderOptions ReaderOptions => new() { MaxDepth = MaxDepth };

    /// <summary>
    /// The whole UTF-8 text, from where the reader began, so that a fault can tell its JSON path; else empty.
    /// </summary>
    public ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>True: a missing or mistyped property is an error at once.</summary>
    public bool Strict { get; init; }

    /// <summary>
    /// True while a union tries a variant: unions inside do not try theirs, so that the work stays bounded.
    /// </summary>
    internal bool IsTrial { get; private init; }

    /// <summary>This context for trying a variant: lenient.</summary>
    internal JsonReadContext Trial => IsTrial ? this : _trial ??= new() { Text = Text, IsTrial = true };

    /// <summary>
    /// Remembers where inside a list or map reading failed, before the reader goes back to its start.
    /// </summary>
    internal void NoteFault(long position)
    {
        if (!Text.IsEmpty && position > _faultPosition)
        {
            _faultPosition = position;
        }
    }

    /// <summary>
    /// JSON path (RFC 9535 normal form, dotted where possible) of the value that starts at a position.
    /// </summary>
    internal string Path(long position)
    {
        if (Text.IsEmpty)
        {
            return "$";
        }

        return (_paths ??= new(Text)).Find(position);
    }

    /// <summary>Path of the deepest noted fault between two positions, else of the first.</summary>
    internal string FaultPath(long start, long end)
    {
        var position = _faultPosition >= start && _faultPosition <= end ? _faultPosition : start;
        return Path(position);
    }
}
