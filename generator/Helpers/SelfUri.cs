namespace SpecClient.Generator.Helpers;

/// <summary>
/// The name that a document gives itself (<c>$self</c>, OpenAPI 3.2 "Base URIs"), by which references know it wherever
/// the file is: an absolute URI, or a path where it is relative to the file.
/// </summary>
internal static class SelfUri
{
    /// <summary>What a document calls itself; its path where it says nothing.</summary>
    /// <param name="path">Path of its file.</param>
    /// <param name="self">Its <c>$self</c>, or null.</param>
    public static string Of(string path, string? self) => self is null
        ? FilePath.Normalize(path)
        : Absolute(self) ?? FilePath.Resolve(path, Uri.UnescapeDataString(self));

    /// <summary>What the file part of a reference means in a document, to be compared with what others call
    /// themselves.</summary>
    /// <param name="path">Path of the document's file.</param>
    /// <param name="self">The document's <c>$self</c>, or null.</param>
    /// <param name="reference">File part of the reference.</param>
    public static string Resolve(string path, string? self, string reference) =>
        Absolute(reference)
        ?? (Absolute(self) is { } from
            ? Uri.TryCreate(new Uri(from), reference, out var resolved) ? resolved.AbsoluteUri : reference
            : FilePath.Resolve(Of(path, self), Uri.UnescapeDataString(reference)));

    private static string? Absolute(string? text) =>
        text is not null && text.IndexOf("://", StringComparison.Ordinal) > 0
        && Uri.TryCreate(text, UriKind.Absolute, out var uri) && !uri.IsFile
            ? uri.AbsoluteUri
            : null;
}
