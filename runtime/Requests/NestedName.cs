using System.Globalization;

namespace SpecClient.Requests;

/// <summary>The name of a nested value while it is walked: <c>a[b][c]</c>, or <c>a.b.c</c>.</summary>
internal sealed class NestedName(string root, bool dotted)
{
    private string _text = root;

    public string Text => _text;

    public int Length => _text.Length;

    /// <summary>Enters a property; gives what <see cref="Pop"/> needs to leave it.</summary>
    public int Push(string property)
    {
        var outer = _text.Length;
        _text = dotted ? _text + "." + property : _text + "[" + property + "]";
        return outer;
    }

    public int Push(int index) => Push(index.ToString(CultureInfo.InvariantCulture));

    public void Pop(int outer) => _text = _text[..outer];
}
