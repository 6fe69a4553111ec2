namespace SpecClient;

/// <summary>The URL that paths are appended to, taken apart once.</summary>
/// <param name="text">Absolute; a query in it is sent with every request.</param>
internal sealed class ServiceUrl(string text)
{
    public string Text => text;

    /// <summary>What paths are appended to: without the query and a slash at the end.</summary>
    public string Path { get; } = End(text) is >= 0 and var end ? text[..end].TrimEnd('/') : text.TrimEnd('/');

    /// <summary>The query without its question mark, or null.</summary>
    public string? Query { get; } =
        End(text) is >= 0 and var end && end + 1 < text.Length ? text[(end + 1)..] : null;

    private static int End(string text) => text.IndexOf('?', StringComparison.Ordinal);
}
