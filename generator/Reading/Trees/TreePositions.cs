using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>Where each node of a tree stands in its text, by JSON pointer.</summary>
internal sealed class TreePositions(DocumentFile file)
{
    private readonly Dictionary<string, TextSpan> _spans = new(StringComparer.Ordinal);

    public void Add(string pointer, int start, int end) =>
        _spans[pointer] = TextSpan.FromBounds(Clamp(start), Math.Max(Clamp(start), Clamp(end)));

    /// <summary>Place of a pointer, or of the nearest node above it.</summary>
    public LocationInfo Find(string pointer)
    {
        for (var at = pointer; ; at = at.Substring(0, at.LastIndexOf('/')))
        {
            if (_spans.TryGetValue(at, out var span))
            {
                return At(file, span);
            }

            if (at.LastIndexOf('/') < 0)
            {
                return At(file, default);
            }
        }
    }

    /// <summary>A span of a file as a location.</summary>
    public static LocationInfo At(DocumentFile file, TextSpan span)
    {
        var lines = file.Text.Lines.GetLinePositionSpan(span);
        return new LocationInfo(
            file.Path, span.Start, span.Length,
            lines.Start.Line, lines.Start.Character, lines.End.Line, lines.End.Character);
    }

    private int Clamp(int position) => Math.Min(Math.Max(position, 0), file.Text.Length);
}

/// <summary>JSON pointers (RFC 6901) as URI fragments without percent-encoding: <c>#/a~1b/0</c>.</summary>
internal static class Pointer
{
    public static string Child(string pointer, string key) => pointer + "/" + Escape(key);

    public static string Child(string pointer, int index) =>
        pointer + "/" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Escape(string key) =>
        key.IndexOfAny(['~', '/']) < 0 ? key : key.Replace("~", "~0").Replace("/", "~1");

    public static string Unescape(string segment) =>
        segment.IndexOf('~') < 0 ? segment : segment.Replace("~1", "/").Replace("~0", "~");

    /// <summary>The keys of a pointer; empty for <c>#</c>.</summary>
    public static IReadOnlyList<string> Keys(string pointer) =>
        pointer.Length <= 2 ? [] : [.. pointer.Substring(2).Split('/').Select(Unescape)];
}
