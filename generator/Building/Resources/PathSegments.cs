using SpecClient.Generator.Building.Operations;

namespace SpecClient.Generator.Building.Resources;

/// <summary>A piece of a path between slashes.</summary>
/// <param name="Text">Words in snake case; empty for a parameter.</param>
internal sealed record PathSegment(string Text, bool IsParameter);

/// <summary>A path in segments, for computing names.</summary>
internal static class PathSegments
{
    private static readonly string[] s_extensions = [".json", ".xml", ".csv", ".html", ".php", ".txt"];

    public static IReadOnlyList<PathSegment> Parse(string path)
    {
        var segments = new List<PathSegment>();
        foreach (var raw in Cut(path).Split(['/'], StringSplitOptions.RemoveEmptyEntries))
        {
            Add(segments, raw);
        }

        return segments;
    }

    /// <summary>The path with all parameter names left out: equal for paths that the service cannot tell
    /// apart.</summary>
    public static string Shape(string path)
    {
        var shape = new System.Text.StringBuilder();
        var depth = 0;
        foreach (var character in path)
        {
            depth += character == '}' ? -1 : 0;
            if (depth <= 0)
            {
                shape.Append(character);
            }

            depth += character == '{' ? 1 : 0;
        }

        return shape.ToString().TrimEnd('/');
    }

    /// <summary>Prefixes of a server rather than of a resource: <c>api</c>, <c>v2</c>, <c>v1.0</c>, <c>2</c>.</summary>
    public static bool IsServerPrefix(string text) => IsApiWord(text)
        || (text.TrimStart('v') is { Length: > 0 and < 6 } number && char.IsDigit(number[0])
            && number.All(static character => char.IsDigit(character) || character == '_'));

    /// <summary>Prefixes that tell nothing at all, not even a version.</summary>
    public static bool IsApiWord(string text) => text is "api" or "rest" or "apis";

    private static string Cut(string path) => path.Split('#')[0].Split('?')[0];

    private static void Add(List<PathSegment> segments, string raw)
    {
        var open = raw.IndexOf('{');
        if (open < 0)
        {
            AddStatic(segments, raw);
            return;
        }

        // "items({id})", "users:{id}": what stands before the first parameter is a collection.
        if (open > 1)
        {
            AddStatic(segments, raw.Substring(0, open));
        }

        segments.Add(new PathSegment("", true));
        var close = raw.LastIndexOf('}');
        var rest = close < 0 ? "" : raw.Substring(close + 1);
        if (rest.StartsWith(":", StringComparison.Ordinal))
        {
            AddStatic(segments, rest);
        }
    }

    private static void AddStatic(List<PathSegment> segments, string text)
    {
        foreach (var extension in s_extensions)
        {
            if (text.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && text.Length > extension.Length)
            {
                text = text.Substring(0, text.Length - extension.Length);
            }
        }

        if (Words.Snake(text) is { Length: > 0 } whole && IsServerPrefix(whole))
        {
            segments.Add(new PathSegment(whole, false));
            return;
        }

        foreach (var part in text.Split('.', ':'))
        {
            if (Words.Snake(Uri.UnescapeDataString(part)) is { Length: > 0 } words)
            {
                segments.Add(new PathSegment(words, false));
            }
        }
    }
}
