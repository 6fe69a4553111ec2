using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace SpecClient.Generator.Options;

/// <summary>An additional file with what the project says of it. Compared by <see cref="InputFileComparer"/>.</summary>
/// <param name="Text">Its text, or null where the compiler could not read it.</param>
internal sealed record InputFile(string Path, SourceText? Text, FileMetadata Metadata);

/// <summary>The <c>SpecClient…</c> metadata of an additional file; null where not set.</summary>
/// <param name="Kind"><c>document</c>, <c>map</c>, <c>overlay</c> or <c>none</c>.</param>
/// <param name="Document">Of an overlay: the path of its document.</param>
internal sealed record FileMetadata(
    string? Kind,
    string? Namespace,
    string? Name,
    string? Accessibility,
    string? Include,
    string? Exclude,
    string? Document)
{
    /// <summary><c>true</c>: only what the project's code calls is emitted.</summary>
    public string? OnlyCalled { get; init; }

    /// <summary>What is emitted besides.</summary>
    public string? Keep { get; init; }

    /// <summary><c>operation-id</c>, or null for computed names.</summary>
    public string? Names { get; init; }

    /// <summary>True where the project says anything of the file.</summary>
    public bool IsMarked => (Kind ?? Namespace ?? Name ?? Accessibility ?? Include ?? Exclude) is not null;
}

/// <summary>What the project says of all documents.</summary>
/// <param name="EmitSurface">The baseline is being written: its text is emitted, and nothing is compared.</param>
/// <param name="OnlyCalled">What holds for documents that do not say <c>SpecClientOnlyCalled</c>.</param>
internal sealed record ProjectOptions(
    string RootNamespace, int HttpFactory, bool EmitSurface, bool OnlyCalled = false);

/// <summary>Microsoft.Extensions.Http among a project's references.</summary>
internal sealed record HttpFactoryReference(int MajorVersion);

/// <summary>All files that can be inputs.</summary>
internal sealed record FileSet(ImmutableArray<InputFile> Files);

/// <summary>Compares additional files by content, so that an equal text in a new object changes nothing.</summary>
internal sealed class InputFileComparer : IEqualityComparer<InputFile?>
{
    public static InputFileComparer Instance { get; } = new();

    public bool Equals(InputFile? left, InputFile? right)
    {
        if (left is null || right is null)
        {
            return ReferenceEquals(left, right);
        }

        return left.Path == right.Path && left.Metadata == right.Metadata && SameText(left.Text, right.Text);
    }

    public int GetHashCode(InputFile? file) => file is null ? 0 : StringComparer.Ordinal.GetHashCode(file.Path);

    private static bool SameText(SourceText? left, SourceText? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.ContentEquals(right));
}
