using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>
/// Where each node of a tree stands in its text: nodes in document order, with the end of what they hold.
/// </summary>
internal sealed class TreePositions(DocumentFile file)
{
    private readonly BlockList<Node> _nodes = new();
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private int _paused;

    /// <summary>Begins a node, inside the ones that are not closed.</summary>
    /// <param name="key">Its key, which is kept; null for an item of a list and for the root.</param>
    /// <param name="start">Where it, or its key, starts in the text.</param>
    /// <param name="end">End of what a diagnostic underlines.</param>
    /// <returns>What <see cref="Close"/> takes.</returns>
    public int Open(string? key, int start, int end)
    {
        if (_paused > 0)
        {
            return -1;
        }

        _nodes.Add(new Node(key, start, Math.Max(0, end - start), int.MaxValue));
        return _nodes.Count - 1;
    }

    /// <summary>An equal key that is there already, else this one: few keys, many nodes.</summary>
    public string Same(string key)
    {
        if (!_keys.TryGetValue(key, out var known))
        {
            _keys.Add(key, known = key);
        }

        return known;
    }

    /// <summary>Ends a node.</summary>
    public void Close(int position)
    {
        if (position >= 0)
        {
            _nodes[position] = _nodes[position] with { Next = _nodes.Count };
        }
    }

    /// <summary>Nodes opened from here on are not noted, until <see cref="Resume"/>.</summary>
    public void Pause() => _paused++;

    public void Resume() => _paused--;

    /// <summary>Place of a pointer, or of the nearest node above it.</summary>
    public LocationInfo Find(string pointer)
    {
        if (_nodes.Count == 0)
        {
            return At(file, default);
        }

        var at = 0;
        foreach (var key in Pointer.Keys(pointer))
        {
            if (Child(at, key) is not { } child)
            {
                break;
            }

            at = child;
        }

        var start = Math.Min(Math.Max(_nodes[at].Start, 0), file.Text.Length);
        return At(file, new TextSpan(start, Math.Min(_nodes[at].Length, file.Text.Length - start)));
    }

    /// <summary>A span of a file as a location.</summary>
    public static LocationInfo At(DocumentFile file, TextSpan span)
    {
        var lines = file.Text.Lines.GetLinePositionSpan(span);
        return new LocationInfo(
            file.Path, span.Start, span.Length,
            lines.Start.Line, lines.Start.Character, lines.End.Line, lines.End.Character);
    }

    // Of a repeated key the last, as in the tree.
    private int? Child(int parent, string key)
    {
        int? found = null;
        var end = Math.Min(_nodes[parent].Next, _nodes.Count);
        var index = int.TryParse(key, out var number) ? number : -1;
        for (var child = parent + 1; child < end; child = _nodes[child].Next)
        {
            if (_nodes[child].Key is { } name ? name == key : index-- == 0)
            {
                found = child;
            }
        }

        return found;
    }

    /// <param name="Next">The node behind all that it holds.</param>
    private readonly record struct Node(string? Key, int Start, int Length, int Next);
}
