namespace SpecClient.Generator.Options;

/// <summary>What the project says of one document: file metadata and defaults.</summary>
/// <param name="Path">Path of the document, as the compiler knows it.</param>
/// <param name="Namespace">Root namespace of the client.</param>
/// <param name="ClientName">Name of the client type.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Include">Filter of operations (semicolon-separated globs), or null.</param>
/// <param name="Exclude">Filter of operations (semicolon-separated globs), or null.</param>
/// <param name="HttpFactory">Major version of Microsoft.Extensions.Http; 0 = the project does not reference it.</param>
internal sealed record DocumentOptions(
    string Path,
    string Namespace,
    string ClientName,
    string Accessibility,
    string? Include,
    string? Exclude,
    int HttpFactory)
{
    /// <summary>Only operations that the project's code mentions are emitted.</summary>
    public bool OnlyCalled { get; init; }

    /// <summary>What is emitted besides (semicolon-separated method names and globs), or null.</summary>
    public string? Keep { get; init; }

    /// <summary>Names come from tags and operation ids alone.</summary>
    public bool NamesByOperationId { get; init; }
}
