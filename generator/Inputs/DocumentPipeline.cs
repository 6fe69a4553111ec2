using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Building;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Emission;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using SpecClient.Generator.Options;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Reading.Map;
using SpecClient.Generator.Updates;

namespace SpecClient.Generator.Inputs;

/// <summary>Reading and Building of one document; whatever happens, the result is a value.</summary>
internal static class DocumentPipeline
{
    /// <summary>Names all operations, where only the called ones are wanted.</summary>
    public static DocumentCatalog Catalog(DocumentInput input, CancellationToken cancellationToken)
    {
        if (!input.Options.OnlyCalled)
        {
            return new DocumentCatalog(input, []);
        }

        var diagnostics = new List<DiagnosticInfo>();
        try
        {
            var draft = Draft(input, diagnostics, cancellationToken);
            var names = draft?.Draft.Names ?? [];
            return new DocumentCatalog(input, names.OrderBy(static name => name, StringComparer.Ordinal)
                .ToEquatableArray(), draft, diagnostics);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Reported by the run, which meets it again.
            return new DocumentCatalog(input, []);
        }
    }

    public static DocumentResult Run(CalledInput called, CancellationToken cancellationToken)
    {
        var input = called.Catalog.Input;
        var diagnostics = new List<DiagnosticInfo>();
        try
        {
            var draft = called.Catalog.TakeDraft(diagnostics) ?? Draft(input, diagnostics, cancellationToken);
            if (draft is null)
            {
                return Result(input, null, diagnostics);
            }

            var model = draft.Draft.Complete(input.Options.OnlyCalled ? called.Names : null);
            diagnostics.AddRange(draft.Context.Diagnostics);
            if (called.IsPublicLibrary)
            {
                diagnostics.Add(DiagnosticInfo.Create(
                    GeneratorDiagnostics.LibraryEmitsCalled, Start(input.Document.Path), input.Options.ClientName));
            }

            return Result(input, model, diagnostics);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            diagnostics.Add(DiagnosticInfo.Create(
                GeneratorDiagnostics.InternalFault, Start(input.Document.Path), input.Document.Path, fault.ToString()));
            return Result(input, null, diagnostics);
        }
    }

    private static PreparedDocument? Draft(
        DocumentInput input, List<DiagnosticInfo> diagnostics, CancellationToken cancellationToken)
    {
        if (File(input.Document, diagnostics) is not { } document)
        {
            return null;
        }

        var read = DocumentReader.Read(
            document,
            Files(input.References, diagnostics),
            Files(input.Overlays, diagnostics),
            !input.Maps.IsEmpty,
            cancellationToken);
        diagnostics.AddRange(read.Diagnostics);
        if (read.Source is null)
        {
            return null;
        }

        var map = ReadMap(input, diagnostics, cancellationToken);
        var context = new BuildContext(read.Source, input.Options, cancellationToken);
        return new PreparedDocument(context, ModelBuilder.Draft(context, map));
    }

    private static ClientMap? ReadMap(
        DocumentInput input, List<DiagnosticInfo> diagnostics, CancellationToken cancellationToken)
    {
        if (input.Maps.Length > 1)
        {
            diagnostics.Add(DiagnosticInfo.Create(
                GeneratorDiagnostics.SeveralMaps, Start(input.Maps[1].Path), input.Document.Path, input.Maps[0].Path));
        }

        if (input.Maps.IsEmpty || File(input.Maps[0], diagnostics) is not { } file)
        {
            return null;
        }

        var tree = TreeReader.Read(file, cancellationToken);
        diagnostics.AddRange(tree.Diagnostics);
        return tree.Root is null ? null : ClientMapReader.Read(tree.Root, tree.Locate, diagnostics);
    }

    private static IReadOnlyList<DocumentFile> Files(IEnumerable<InputFile> files, List<DiagnosticInfo> diagnostics) =>
        [.. files.Select(file => File(file, diagnostics)).OfType<DocumentFile>()];

    private static DocumentFile? File(InputFile file, List<DiagnosticInfo> diagnostics)
    {
        if (file.Text is null)
        {
            diagnostics.Add(DiagnosticInfo.Create(GeneratorDiagnostics.Unreadable, Start(file.Path), file.Path));
            return null;
        }

        return new DocumentFile(file.Path, file.Text);
    }

    private static LocationInfo Start(string path) => new(path, 0, 0, 0, 0, 0, 0);

    private static DocumentResult Result(DocumentInput input, ApiModel? model, List<DiagnosticInfo> diagnostics)
    {
        var client = model?.Client;
        var surfaces = model is null ? [] : Surface(input, model, diagnostics);
        return new DocumentResult(
            input.Document.Path,
            DiagnosticCap.Apply(diagnostics).ToEquatableArray(),
            client is null ? [] : [new ClientSource(input.HintPrefix + "/" + input.HintPrefix + ".g.cs", client)],
            model is null ? [] : model.Outputs
                .Select(output => new OutputSource(
                    input.HintPrefix + "/" + output.HintName + ".g.cs", model.Client.Type.Qualified, output))
                .ToEquatableArray(),
            surfaces);
    }

    // The surface is only built where there is something to compare it with, or where it is asked for.
    private static EquatableArray<TextSource> Surface(
        DocumentInput input, ApiModel model, List<DiagnosticInfo> diagnostics)
    {
        if (input.EmitSurface)
        {
            var path = input.Baseline?.Path
                ?? FilePath.WithoutAnyExtension(FilePath.Normalize(input.Document.Path)) + ".client.baseline.txt";
            return new[]
            {
                new TextSource(
                    input.HintPrefix + ".Surface.g.cs",
                    SurfaceText.Write(model.Client.Type.FullName, SurfaceBuilder.Build(model))),
                new TextSource(input.HintPrefix + ".SurfacePath.g.cs", SurfaceText.WritePath(path)),
            }.ToEquatableArray();
        }

        if (input.Baseline is { } baseline && File(baseline, diagnostics) is { } file)
        {
            diagnostics.AddRange(SurfaceComparer.Compare(file.Path, file.Text, SurfaceBuilder.Build(model)));
        }

        return [];
    }
}
