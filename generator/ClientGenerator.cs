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
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class ClientGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(InputFileReader.IsCandidate)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(InputFileReader.Read)
            .WithComparer(InputFileComparer.Instance)
            .WithTrackingName(TrackingNames.Files);

        // From the references, not from the compilation: a C# edit does not touch them.
        var hasHttpFactory = context.MetadataReferencesProvider
            .Where(InputFileReader.IsHttpFactory)
            .Collect()
            .Select(static (references, _) => !references.IsEmpty);

        var project = context.AnalyzerConfigOptionsProvider
            .Select(InputFileReader.RootNamespace)
            .Combine(hasHttpFactory)
            .Select(static (values, _) => new ProjectOptions(values.Left, values.Right));

        var inputs = files.Collect().Combine(project).Select(DocumentInputs.Create);
        context.RegisterSourceOutput(
            inputs.SelectMany(static (sorted, _) => sorted.Diagnostics), SourceEmitter.Report);

        var documents = inputs
            .SelectMany(static (sorted, _) => sorted.Documents)
            .WithComparer(DocumentInputComparer.Instance)
            .WithTrackingName(TrackingNames.Documents);

        var models = documents.Select(DocumentPipeline.Run).WithTrackingName(TrackingNames.Models);

        var diagnostics = models
            .SelectMany(static (result, _) => result.Diagnostics)
            .WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, SourceEmitter.Report);

        var clients = models
            .SelectMany(static (result, _) => result.Clients)
            .WithTrackingName(TrackingNames.Clients);
        context.RegisterSourceOutput(clients, SourceEmitter.AddClient);

        var outputs = models
            .SelectMany(static (result, _) => result.Outputs)
            .WithTrackingName(TrackingNames.Outputs);
        context.RegisterSourceOutput(outputs, SourceEmitter.AddOutput);
    }
}
