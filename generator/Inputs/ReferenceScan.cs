using Microsoft.CodeAnalysis.Text;

namespace SpecClient.Generator.Inputs;

/// <summary>Finds the other files that a text refers to, without reading it as a document.</summary>
internal static class ReferenceScan
{
    // Characters: a block as a string stays below the large object heap.
    private const int BlockLength = 1 << 15;
    private const int MaxReference = 1 << 12;

    /// <summary>The file parts of all <c>$ref</c> values that are not local, each once.</summary>
    public static IReadOnlyCollection<string> Find(SourceText text, CancellationToken cancellationToken) =>
        new HashSet<string>(Values(text, "$ref", cancellationToken), StringComparer.Ordinal);

    /// <summary>The URI that a document gives itself (<c>$self</c>), or null.</summary>
    public static string? Self(SourceText text, CancellationToken cancellationToken) =>
        Values(text, "$self", cancellationToken).FirstOrDefault();

    /// <summary>The URIs that schemas give themselves (<c>$id</c>), absolute or not.</summary>
    public static IEnumerable<string> Ids(SourceText text, CancellationToken cancellationToken) =>
        Values(text, "$id", cancellationToken);

    private static IEnumerable<string> Values(SourceText text, string keyword, CancellationToken cancellationToken)
    {
        for (var start = 0; start < text.Length; start += BlockLength)
        {
            // What begins in this block may end behind it.
            cancellationToken.ThrowIfCancellationRequested();
            var length = Math.Min(BlockLength + MaxReference, text.Length - start);
            var content = text.ToString(new TextSpan(start, length));
            for (var at = content.IndexOf(keyword, StringComparison.Ordinal);
                 at >= 0 && at < BlockLength;
                 at = content.IndexOf(keyword, at + keyword.Length, StringComparison.Ordinal))
            {
                if (Value(content, at + keyword.Length) is { } value)
                {
                    yield return value;
                }
            }
        }
    }

    // After the keyword: an optional quote, a colon, an optional quote, then the value up to a quote, '#' or line end.
    private static string? Value(string content, int position)
    {
        position = Skip(content, position, "\"'");
        position = Skip(content, position, " \t\r\n");
        if (position >= content.Length || content[position] != ':')
        {
            return null;
        }

        position = Skip(content, position + 1, " \t\r\n");
        position = Skip(content, position, "\"'");
        var end = position;
        while (end < content.Length && "\"'#\r\n,}".IndexOf(content[end]) < 0)
        {
            end++;
        }

        var value = content.Substring(position, end - position).Trim();
        return value.Length == 0 ? null : Uri.UnescapeDataString(value);
    }

    private static int Skip(string content, int position, string characters)
    {
        while (position < content.Length && characters.IndexOf(content[position]) >= 0)
        {
            position++;
        }

        return position;
    }
}
