using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecClient.Generator.Emission;
using SpecClient.Generator.Inputs;
using SpecClient.Generator.Options;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Diagnostics;

/// <summary>
/// A fault of the generator itself, planted as a null where none can be, is SPEC0090 and no exception.
/// </summary>
public class InternalFaultTests
{
    [Fact]
    public void A_fault_in_reading_or_building_is_a_diagnostic()
    {
        var file = new InputFile(
            "/specs/test.yaml",
            Microsoft.CodeAnalysis.Text.SourceText.From(
                "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: { /a: { get: {} } }"),
            new FileMetadata(null, null, null, null, null, null, null));
        var input = new DocumentInput(file, null!, "Test", [], [], [], null, EmitSurface: false);
        var result = DocumentPipeline.Run(
            new CalledInput(new DocumentCatalog(input, []), [], false), CancellationToken.None);
        var fault = Assert.Single(result.Diagnostics, static d => d.Id == "SPEC0090");
        Assert.Equal("/specs/test.yaml", fault.Location!.Path);
        Assert.Empty(result.Clients);
        Assert.Equal(DiagnosticSeverity.Error, fault.ToDiagnostic().Severity);
    }

    [Fact]
    public void A_fault_in_emission_is_a_diagnostic_and_costs_one_file()
    {
        var result = CSharpGeneratorDriver.Create(new FaultyEmission().AsSourceGenerator())
            .RunGenerators(GeneratorHarness.Compilation(""))
            .GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Equal(2, result.Diagnostics.Count(static d => d.Id == "SPEC0090"));
        Assert.Equal("fine.g.cs", Assert.Single(result.GeneratedSources).HintName);
    }

    private sealed class FaultyEmission : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var clients = context.CompilationProvider.Select(static (_, _) => new ClientSource("client.g.cs", null!));
            context.RegisterSourceOutput(clients, SourceEmitter.AddClient);
            var outputs = context.CompilationProvider.Select(
                static (_, _) => new OutputSource("output.g.cs", "Test.TestClient", null!));
            context.RegisterSourceOutput(outputs, SourceEmitter.AddOutput);
            var fine = context.CompilationProvider.Select(static (_, _) => new OutputSource(
                "fine.g.cs", "Test.TestClient", new Model.OutputModel("Test", "public", "fine", [], [])));
            context.RegisterSourceOutput(fine, SourceEmitter.AddOutput);
        }
    }
}
