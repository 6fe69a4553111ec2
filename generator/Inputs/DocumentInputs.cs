using System.Collections.Immutable;
using SpecClient.Generator.Building.Resources;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Options;
using SpecClient.Generator.Reading;

namespace SpecClient.Generator.Inputs;

/// <summary>Sorts a project's additional files into documents with their sidecars and references.</summary>
/// <remarks>
/// The order of design: metadata, then sidecar names, then files that another document refers to, then content.
/// </remarks>
internal static class DocumentInputs
{
    public static ProjectInputs Create(
        (FileSet All, ProjectOptions Project) input, CancellationToken cancellationToken)
    {
        var sorted = input.All.Files.OrderBy(static file => file.Path, StringComparer.Ordinal).ToList();
        var baselines = sorted.Where(static file => InputFileReader.IsBaseline(file.Path)).ToList();
        var files = sorted.Where(static file => !InputFileReader.IsBaseline(file.Path)).ToImmutableArray();
        var graph = new ReferenceGraph(files, cancellationToken);
        var sniffed = files
            .Select(static file => new SniffedFile(
                file, file.Text is null ? RootKind.Other : DocumentSniffer.Sniff(file.Text)))
            .ToList();
        var documents = sniffed
            .Where(entry => IsDocument(entry.File, entry.Root, graph))
            .Select(static entry => entry.File)
            .ToImmutableArray();
        var overlays = new OverlayBinding(
            sniffed.Where(static entry => IsOverlay(entry.File, entry.Root)).Select(static entry => entry.File),
            documents,
            cancellationToken);
        var prefixes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return new ProjectInputs(
            documents
                .Select(file => Create(file, files, overlays.Of(file), graph, input.Project, prefixes) with
                {
                    Baseline = baselines.FirstOrDefault(baseline => IsBaselineOf(baseline, file)),
                })
                .ToImmutableArray(),
            overlays.Diagnostics
                .Concat(files.SelectMany(DocumentNames.Check))
                .Concat(files
                    .Where(file => (IsKind(file, "map") || (file.Metadata.Kind is null && IsSidecar(file, "client")))
                        && !documents.Any(document => IsSidecarOf(document, file, "client"))
                        && (file.Metadata.Kind is not null || MapSniffer.IsMap(file, cancellationToken)))
                    .Select(DocumentNames.UnboundMap))
                .Concat(baselines
                    .Where(baseline => !documents.Any(document => IsBaselineOf(baseline, document)))
                    .Select(static baseline => DiagnosticInfo.Create(
                        UpdateDiagnostics.Unbound,
                        new LocationInfo(baseline.Path, 0, 0, 0, 0, 0, 0),
                        baseline.Path)))
                .ToImmutableArray());
    }

    // petstore.client.baseline.txt or petstore.baseline.txt beside petstore.yaml.
    private static bool IsBaselineOf(InputFile baseline, InputFile document)
    {
        var stem = FilePath.WithoutSuffix(FilePath.Normalize(baseline.Path), ".baseline.txt");
        var wanted = FilePath.WithoutAnyExtension(FilePath.Normalize(document.Path));
        return string.Equals(stem, wanted, StringComparison.OrdinalIgnoreCase)
            || string.Equals(stem, wanted + ".client", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsDocument(InputFile file, RootKind root, ReferenceGraph graph)
    {
        if (file.Metadata.Kind is not null)
        {
            return IsKind(file, "document");
        }

        // A glob such as specs/*.yaml gives the sidecars the document's metadata too: their names, and an overlay's
        // root key, say more.
        if (IsSidecar(file, "client") || IsOverlay(file, root))
        {
            return false;
        }

        return file.Metadata.IsMarked
            || (!graph.IsReferenced(file) && root == RootKind.Document);
    }

    private static bool IsKind(InputFile file, string kind) =>
        string.Equals(file.Metadata.Kind, kind, StringComparison.OrdinalIgnoreCase);

    private static bool IsOverlay(InputFile file, RootKind root) => file.Metadata.Kind is not null
        ? IsKind(file, "overlay")
        : root == RootKind.Overlay || IsSidecar(file, "overlay");

    private static bool IsSidecar(InputFile file, string kind) =>
        FilePath.WithoutExtension(file.Path).EndsWith("." + kind, StringComparison.OrdinalIgnoreCase);

    private static DocumentInput Create(
        InputFile file,
        ImmutableArray<InputFile> files,
        ImmutableArray<InputFile> overlays,
        ReferenceGraph graph,
        ProjectOptions project,
        HashSet<string> prefixes)
    {
        var name = DocumentNames.Client(file);
        var options = new DocumentOptions(
            file.Path,
            DocumentNames.Namespace(file, project.RootNamespace),
            name,
            string.Equals(file.Metadata.Accessibility, "internal", StringComparison.OrdinalIgnoreCase)
                ? "internal"
                : "public",
            file.Metadata.Include,
            file.Metadata.Exclude,
            project.HttpFactory)
        {
            OnlyCalled = file.Metadata.OnlyCalled is { } only ? InputFileReader.IsTrue(only) : project.OnlyCalled,
            Keep = file.Metadata.Keep,
            NamesByOperationId =
                string.Equals(file.Metadata.Names, "operation-id", StringComparison.OrdinalIgnoreCase),
        };
        return new DocumentInput(
            file,
            options,
            HintNames.OfClient(name, prefixes),
            Sidecars(file, files, "client", "map"),
            overlays,
            graph.Closure(file, overlays),
            null,
            project.EmitSurface);
    }

    // A sidecar belongs to the document whose name it carries; one with metadata of its own kind does so too.
    private static ImmutableArray<InputFile> Sidecars(
        InputFile document, ImmutableArray<InputFile> files, string suffix, string kind)
    {
        return files
            .Where(file => file != document && IsSidecarOf(document, file, suffix))
            .Where(file => file.Metadata.Kind is null || IsKind(file, kind))
            .ToImmutableArray();
    }

    private static bool IsSidecarOf(InputFile document, InputFile file, string suffix) => string.Equals(
        file.Metadata.Kind is null
            ? FilePath.WithoutExtension(FilePath.Normalize(file.Path))
            : FilePath.WithoutAnyExtension(FilePath.Normalize(file.Path)),
        FilePath.WithoutAnyExtension(FilePath.Normalize(document.Path)) + "." + suffix,
        StringComparison.OrdinalIgnoreCase);

    private sealed record SniffedFile(InputFile File, RootKind Root);
}
