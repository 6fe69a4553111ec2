using Microsoft.CodeAnalysis;
using SpecClient.Generator.Emission;
using SpecClient.Generator.Inputs;
using SpecClient.Generator.Options;

namespace SpecClient.Generator;

/// <summary>
/// Emits a typed client for each OpenAPI document among the additional files.
/// </summary>
/// <remarks>
/// The whole path: <c>AdditionalText → SourceText → JsonNode → OpenApiDocument</c> (Reading) <c>→ ApiModel</c>
/// (Building, equatable) <c>→ views → Scriban → *.g.cs</c> (Emission). Reading and Building are one step, because
/// a parsed document has no value equality; its result forks into diagnostics, the client, and grouped outputs.
/// Between the steps stand classes, pairs of them and collected ones alone: for each other value type the driver has
/// nearly a hundred methods to compile in a cold build.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class ClientGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(InputFileReader.Read)
            .WithComparer(InputFileComparer.Instance)
            .WithTrackingName(TrackingNames.Files);

        // From the references, not from the compilation: a C# edit does not touch them.
        var httpFactory = context.MetadataReferencesProvider
            .Where(InputFileReader.IsHttpFactory)
            .Select(InputFileReader.HttpFactory)
            .Collect()
            .Select(InputFileReader.Newest);

        var project = context.AnalyzerConfigOptionsProvider
            .Combine(httpFactory)
            .Select(InputFileReader.Project);

        var inputs = files.Collect().Select(InputFileReader.Collect).Combine(project).Select(DocumentInputs.Create);
        context.RegisterSourceOutput(
            inputs.SelectMany(static (sorted, _) => sorted.Diagnostics), SourceEmitter.Report);

        var documents = inputs
            .SelectMany(static (sorted, _) => sorted.Documents)
            .WithComparer(DocumentInputComparer.Instance)
            .WithTrackingName(TrackingNames.Documents);

        var catalogs = documents.Select(DocumentPipeline.Catalog).WithTrackingName(TrackingNames.Catalogs);

        // Where only called operations are wanted: an edit scans the edited file alone, for known names alone.
        var known = catalogs.Collect().Select(CallScan.Known);
        var calls = context.CompilationProvider.Combine(known).SelectMany(CallScan.Trees)
            .Combine(known).Select(CallScan.Identifiers).Collect().Select(CallScan.Union)
            .Combine(context.AdditionalTextsProvider.Where(CallScan.IsMarkup)
                .Combine(known).Select(CallScan.Words).Collect().Select(CallScan.Union))
            .Select(CallScan.All)
            .WithTrackingName(TrackingNames.Calls);
        var projectCalls = calls.Combine(context.CompilationProvider.Select(CallScan.Kind)).Select(CallScan.Project);

        var models = catalogs.Combine(projectCalls)
            .Select(CallScan.Match).WithTrackingName(TrackingNames.Called)
            .Select(DocumentPipeline.Run).WithTrackingName(TrackingNames.Models);

        var diagnostics = models
            .SelectMany(static (result, _) => result.Diagnostics)
            .WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, SourceEmitter.Report);

        context.RegisterSourceOutput(
            models.Collect().SelectMany(NameClashes.Find), SourceEmitter.Report);

        var clients = models
            .SelectMany(static (result, _) => result.Clients)
            .WithTrackingName(TrackingNames.Clients);
        context.RegisterSourceOutput(clients, SourceEmitter.AddClient);

        var outputs = models
            .SelectMany(static (result, _) => result.Outputs)
            .WithTrackingName(TrackingNames.Outputs);
        context.RegisterSourceOutput(outputs, SourceEmitter.AddOutput);

        // Only while a baseline is written.
        context.RegisterSourceOutput(
            models.SelectMany(static (result, _) => result.Surfaces), SourceEmitter.AddText);
    }
}
