namespace SpecClient.Generator.Helpers;

/// <summary>
/// A document's own URI (<c>$self</c>, OpenAPI 3.2), by which references name it wherever the file is.
/// </summary>
internal static class SelfUri
{
    /// <summary>The URI that a reference's file part means in a document.</summary>
    /// <param name="self">The document's <c>$self</c>, or null.</param>
    /// <param name="path">File part of the reference.</param>
    /// <returns>Null where it is relative to no URI.</returns>
    public static string? Resolve(string? self, string path) =>
        Uri.TryCreate(self, UriKind.Absolute, out var from) && !from.IsFile
            ? Uri.TryCreate(from, path, out var resolved) ? resolved.AbsoluteUri : null
            : path.IndexOf("://", StringComparison.Ordinal) > 0
                && Uri.TryCreate(path, UriKind.Absolute, out var absolute)
                ? absolute.AbsoluteUri
                : null;

    /// <summary>A <c>$self</c> in the form that references are compared with, or null.</summary>
    public static string? Of(string? self) => self is null ? null : Resolve(self, self);
}
