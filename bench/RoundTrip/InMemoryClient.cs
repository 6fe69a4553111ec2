using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Json;

namespace SpecClient.RoundTrip;

/// <summary>The client of a document, generated, compiled and loaded in memory.</summary>
internal sealed class InMemoryClient : IDisposable
{
    private readonly AssemblyLoadContext _context = new("client", isCollectible: true);

    public InMemoryClient(string document)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12);
        var compilation = CSharpCompilation.Create(
            "Client" + Guid.NewGuid().ToString("N"),
            [],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(JsonModel).Assembly.Location)],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create(
            [new Generator.ClientGenerator().AsSourceGenerator()], [new DocumentText(document)], parse, new Options());
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        using var stream = new MemoryStream();
        var result = output.Emit(stream);
        Errors = diagnostics.Where(static d => d.DefaultSeverity == DiagnosticSeverity.Error)
            .Concat(result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error))
            .Select(static d => d.ToString())
            .ToList();
        if (result.Success)
        {
            stream.Position = 0;
            Assembly = _context.LoadFromStream(stream);
        }
    }

    public IReadOnlyList<string> Errors { get; }

    public Assembly? Assembly { get; }

    public void Dispose() => _context.Unload();

    private sealed class DocumentText(string text) : AdditionalText
    {
        public override string Path => "/documents/document.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(new()
        {
            ["build_metadata.AdditionalFiles.SpecClientNamespace"] = "RoundTrip",
            ["build_metadata.AdditionalFiles.SpecClientName"] = "RoundTripClient",
        });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }
}
