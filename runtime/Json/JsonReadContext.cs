using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// What one reading of a JSON text needs to know besides the reader: strictness, and the text for JSON paths.
/// </summary>
public sealed class JsonReadContext
{
    private JsonPathFinder? _paths;
    private JsonReadContext? _trial;
    private JsonReadContext? _strictTrial;
    private long _faultPosition = -1;

    [ThreadStatic]
    private static JsonReadContext? s_default;

    /// <summary>
    /// Lenient reading of a text that is not at hand: paths in errors start at the value read. One for each thread,
    /// since a reading leaves notes in it.
    /// </summary>
    public static JsonReadContext Default => s_default ??= new();

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
    /// True after a codec read a value that it would spell in another way: with fewer digits, in lower case, with
    /// another offset. The object that the value is a property of then keeps the JSON, to write it back as it came.
    /// </summary>
    public bool IsRespelt { get; private set; }

    /// <summary>
    /// True while a union tries a variant: unions inside do not try theirs, so that the work stays bounded.
    /// </summary>
    internal bool IsTrial { get; private init; }

    /// <summary>This context for trying a variant: lenient.</summary>
    internal JsonReadContext Trial => IsTrial ? this : _trial ??= new() { Text = Text, IsTrial = true };

    /// <summary>
    /// True where a list or map keeps what is good beside a mistyped item: neither strictly nor while a union tries.
    /// </summary>
    internal bool KeepsFaultyItems => !Strict && !IsTrial;

    /// <summary>How many items of lists and maps could not be read so far.</summary>
    internal int FaultyItems { get; private set; }

    internal void NoteFaultyItem() => FaultyItems++;

    /// <summary>For codecs: notes that the value just read would be written in another way.</summary>
    public void NoteSpelling() => IsRespelt = true;

    /// <summary>The note was taken, or what it is about is no good.</summary>
    internal void ForgetSpelling() => IsRespelt = false;

    /// <summary>This context for trying whether a variant has a fault anywhere; strict.</summary>
    internal JsonReadContext StrictTrial => _strictTrial ??= new() { Text = Text, IsTrial = true, Strict = true };

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
