using SpecClient.Generator.Building.Operations;

namespace SpecClient.Generator.Building.Resources;

/// <summary>A piece of a path between slashes.</summary>
/// <param name="Text">Words in snake case; empty for a parameter.</param>
/// <param name="IsVerb">It is a method by its form: a custom method (<c>/jobs/{id}:cancel</c>, AIP-136), or the
/// second part of a path that is one call (<c>/chat.postMessage</c>).</param>
internal sealed record PathSegment(string Text, bool IsParameter, bool IsVerb = false);

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

        return IsCall(segments, path)
            ? [.. segments.Take(segments.Count - 1), segments[segments.Count - 1] with { IsVerb = true }]
            : segments;
    }

    // "/chat.postMessage", "/api/users.list": one segment, whose words before the last dot are the resource.
    private static bool IsCall(List<PathSegment> segments, string path) =>
        path.IndexOf('.') > 0
        && segments.Count(static segment => !IsServerPrefix(segment.Text)) > 1
        && segments.TrueForAll(static segment => !segment.IsParameter)
        && Cut(path).Split(['/'], StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(static raw => IsServerPrefix(Words.Snake(raw))).ToList() is [var call]
        && call.IndexOf(':') < 0
        && call.Split('.').All(static part => part.Length > 0 && char.IsLetter(part[0]) && part.All(
            static character => char.IsLetterOrDigit(character) || character is '_' or '-'));

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

    /// <summary>Prefixes of a server rather than of a resource: <c>api</c>, <c>v2</c>, <c>v1.0</c>, <c>2</c>,
    /// <c>v1beta</c>, <c>2013-04-01</c>.</summary>
    public static bool IsServerPrefix(string text) => IsApiWord(text)
        || (text.TrimStart('v') is { Length: > 0 and < 6 } number && char.IsDigit(number[0])
            && number.All(static character => char.IsDigit(character) || character == '_'))
        || IsPreview(text) || IsDate(text);

    /// <summary>Prefixes that tell nothing at all, not even a version.</summary>
    public static bool IsApiWord(string text) => text is "api" or "rest" or "apis";

    // "v1beta", "v2alpha1", "v1p1beta1", "v20190125".
    private static bool IsPreview(string text) => text.Length is > 2 and < 12 && text[0] == 'v'
        && char.IsDigit(text[1])
        && text.Substring(1).Replace("alpha", "").Replace("beta", "").Replace("p", "")
            .All(static character => char.IsDigit(character) || character == '_');

    // "2013-04-01".
    private static bool IsDate(string text) => text.Length == 10 && text[4] == '_' && text[7] == '_'
        && text.Where(static (_, at) => at is not 4 and not 7).All(char.IsDigit);

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
        var before = segments.Count;
        if (open > 1)
        {
            var call = raw.IndexOf('(');
            AddStatic(segments, raw.Substring(0, call > 0 && call < open ? call : open));
        }

        // "getRoles(from={from})": a function of OData, whose parameters are no items.
        var hasWord = segments.Count > before;
        if (!hasWord || raw[open - 1] == '(' || !ActionWords.IsAction(segments[segments.Count - 1].Text))
        {
            segments.Add(new PathSegment("", true));
        }

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

        var colon = text.IndexOf(':');
        var position = 0;
        foreach (var part in text.Split('.', ':'))
        {
            if (Words.Snake(Uri.UnescapeDataString(part)) is { Length: > 0 } words)
            {
                segments.Add(new PathSegment(words, false, IsVerb: colon >= 0 && position > colon));
            }

            position += part.Length + 1;
        }
    }
}
