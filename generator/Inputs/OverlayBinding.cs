using System.Collections.Immutable;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Options;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Reading.Overlays;

namespace SpecClient.Generator.Inputs;

/// <summary>Which document an overlay changes, and which overlays change none.</summary>
/// <remarks>
/// In this order: <c>SpecClientDocument</c> metadata, <c>extends</c>, the file's name, and where nothing is said, the
/// only document of the project (Overlay Specification 1.1 section 4.4.1).
/// </remarks>
internal sealed class OverlayBinding
{
    private readonly Dictionary<InputFile, List<InputFile>> _overlays = [];
    private readonly List<DiagnosticInfo> _diagnostics = [];

    public OverlayBinding(
        IEnumerable<InputFile> overlays,
        IReadOnlyList<InputFile> documents,
        CancellationToken cancellationToken)
    {
        foreach (var overlay in overlays)
        {
            if (Find(overlay, documents, cancellationToken) is not { } document)
            {
                continue;
            }

            if (!_overlays.TryGetValue(document, out var list))
            {
                _overlays.Add(document, list = []);
            }

            list.Add(overlay);
        }
    }

    /// <summary>Overlays without a document.</summary>
    public IReadOnlyList<DiagnosticInfo> Diagnostics => _diagnostics;

    /// <summary>The overlays of a document in the order of application: that of their paths.</summary>
    public ImmutableArray<InputFile> Of(InputFile document) =>
        _overlays.TryGetValue(document, out var list) ? list.ToImmutableArray() : ImmutableArray<InputFile>.Empty;

    private InputFile? Find(
        InputFile overlay, IReadOnlyList<InputFile> documents, CancellationToken cancellationToken)
    {
        if (overlay.Metadata.Document is { } named)
        {
            return documents.FirstOrDefault(document => IsNamed(document, overlay, named))
                ?? Unbound(overlay, null, $"SpecClientDocument is '{named}', and no document has this path");
        }

        var tree = overlay.Text is null
            ? null
            : TreeReader.Read(new DocumentFile(overlay.Path, overlay.Text), cancellationToken);
        var extends = tree is null ? null : OverlayReader.Extends(tree);
        if (extends is not null && documents.FirstOrDefault(document =>
            IsNamed(document, overlay, extends)) is { } extended)
        {
            return extended;
        }

        var stem = FilePath.WithoutSuffix(FilePath.WithoutExtension(FilePath.Normalize(overlay.Path)), ".overlay");
        if (documents.FirstOrDefault(document =>
            Same(FilePath.WithoutAnyExtension(FilePath.Normalize(document.Path)), stem)) is { } beside)
        {
            return beside;
        }

        return (extends, documents.Count) switch
        {
            (null, 1) => documents[0],
            (null, 0) => Unbound(overlay, tree, "the project has no document"),
            (null, _) => Unbound(
                overlay, tree, "the project has several documents; name one by 'extends' or by SpecClientDocument"),
            _ => Unbound(overlay, tree, $"'extends' is '{extends}', and no document has this path"),
        };
    }

    // A path beside the overlay or from the project's folder; of an absolute URI, the file's name.
    private static bool IsNamed(InputFile document, InputFile overlay, string reference)
    {
        var path = FilePath.Normalize(document.Path);
        var isUri = reference.Contains("://");
        var text = FilePath.Normalize(Uri.UnescapeDataString(reference.Split('#', '?')[0]));
        var wanted = isUri ? text.Substring(text.LastIndexOf('/') + 1) : text;
        return wanted.Length > 0
            && (Same(path, FilePath.Resolve(overlay.Path, wanted))
                || Same(path, wanted)
                || path.EndsWith("/" + wanted, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private InputFile? Unbound(InputFile overlay, TreeResult? tree, string reason)
    {
        _diagnostics.Add(DiagnosticInfo.Create(
            ReadingDiagnostics.OverlayUnbound,
            tree?.Locate("#/extends") ?? new LocationInfo(overlay.Path, 0, 0, 0, 0, 0, 0),
            overlay.Path,
            reason));
        return null;
    }
}
