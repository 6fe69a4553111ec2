using System.Globalization;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Where a walk stands: a JSON pointer as a chain of keys, since nearly none of them is ever asked for as text.
/// </summary>
internal sealed class WalkPath
{
    private readonly WalkPath? _parent;
    private string? _text;

    private WalkPath(WalkPath? parent, string key, string? text)
    {
        _parent = parent;
        Key = key;
        _text = text;
    }

    /// <summary>The last key, unescaped; of a path made of text all of it.</summary>
    public string Key { get; }

    public WalkPath Child(string key) => new(this, key, null);

    public WalkPath Child(int index) => new(this, index.ToString(CultureInfo.InvariantCulture), null);

    /// <summary>The pointer, made when first asked for.</summary>
    public override string ToString() => _text ??= Helpers.Pointer.Child(_parent!.ToString(), Key);

    public static implicit operator string(WalkPath path) => path.ToString();

    public static implicit operator WalkPath(string pointer) =>
        new(null, Helpers.Pointer.Unescape(pointer.Substring(pointer.LastIndexOf('/') + 1)), pointer);
}
