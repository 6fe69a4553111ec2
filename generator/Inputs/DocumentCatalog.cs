using SpecClient.Generator.Building;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Inputs;

/// <summary>A document that was read and named, before its types are built.</summary>
internal sealed record PreparedDocument(BuildContext Context, ModelDraft Draft);

/// <summary>A document with the names that calls of its operations mention; compared by both.</summary>
/// <param name="Names">Sorted; empty where the document is emitted as a whole, and then nothing was read.</param>
internal sealed class DocumentCatalog(
    DocumentInput input,
    EquatableArray<string> names,
    PreparedDocument? draft = null,
    IReadOnlyList<DiagnosticInfo>? diagnostics = null) : IEquatable<DocumentCatalog>
{
    private PreparedDocument? _draft = draft;

    public DocumentInput Input { get; } = input;

    public EquatableArray<string> Names { get; } = names;

    /// <summary>
    /// The document as it was read for the names, for the first taker alone: a large document is read once in a build
    /// and kept by nobody afterwards. Null: read it anew.
    /// </summary>
    public PreparedDocument? TakeDraft(List<DiagnosticInfo> found)
    {
        var taken = Interlocked.Exchange(ref _draft, null);
        if (taken is not null)
        {
            found.AddRange(diagnostics ?? []);
        }

        return taken;
    }

    public bool Equals(DocumentCatalog? other) => other is not null
        && DocumentInputComparer.Instance.Equals(Input, other.Input) && Names.Equals(other.Names);

    public override bool Equals(object? obj) => Equals(obj as DocumentCatalog);

    public override int GetHashCode() => DocumentInputComparer.Instance.GetHashCode(Input);
}

/// <summary>A document with those of its names that the project's code mentions.</summary>
/// <param name="IsPublicLibrary">Others may call what this project does not.</param>
internal sealed record CalledInput(DocumentCatalog Catalog, EquatableArray<string> Names, bool IsPublicLibrary);
