using System.Collections.Immutable;
using SpecClient.Generator.Options;

namespace SpecClient.Generator.Inputs;

/// <summary>All that one client is made from. Compared by <see cref="DocumentInputComparer"/>.</summary>
/// <param name="Document">The OpenAPI document.</param>
/// <param name="HintPrefix">Prefix of the output files, unique in the project.</param>
/// <param name="Maps">Resource maps; more than one is an error.</param>
/// <param name="Overlays">Overlays in order of their paths.</param>
/// <param name="References">Other files that the document refers to, directly or not.</param>
/// <param name="Baseline">The client's surface as callers were promised it, or null.</param>
/// <param name="EmitSurface">The baseline is being written.</param>
internal sealed record DocumentInput(
    InputFile Document,
    DocumentOptions Options,
    string HintPrefix,
    ImmutableArray<InputFile> Maps,
    ImmutableArray<InputFile> Overlays,
    ImmutableArray<InputFile> References,
    InputFile? Baseline,
    bool EmitSurface);

/// <summary>Compares inputs by the content of their files.</summary>
internal sealed class DocumentInputComparer : IEqualityComparer<DocumentInput>
{
    public static DocumentInputComparer Instance { get; } = new();

    public bool Equals(DocumentInput? left, DocumentInput? right)
    {
        if (left is null || right is null)
        {
            return ReferenceEquals(left, right);
        }

        return left.Options == right.Options
            && left.HintPrefix == right.HintPrefix
            && left.EmitSurface == right.EmitSurface
            && InputFileComparer.Instance.Equals(left.Baseline, right.Baseline)
            && InputFileComparer.Instance.Equals(left.Document, right.Document)
            && left.Maps.SequenceEqual(right.Maps, InputFileComparer.Instance)
            && left.Overlays.SequenceEqual(right.Overlays, InputFileComparer.Instance)
            && left.References.SequenceEqual(right.References, InputFileComparer.Instance);
    }

    public int GetHashCode(DocumentInput input) => InputFileComparer.Instance.GetHashCode(input.Document);
}
