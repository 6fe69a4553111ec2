using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Emission;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Inputs;

/// <summary>What one document gave: equatable, and forked by the pipeline.</summary>
/// <param name="Clients">The client, or none where the document gives no usable one.</param>
/// <param name="Surfaces">The text of a baseline and its place, while one is written.</param>
/// <param name="Path">Path of the document.</param>
internal sealed record DocumentResult(
    string Path,
    EquatableArray<DiagnosticInfo> Diagnostics,
    EquatableArray<ClientSource> Clients,
    EquatableArray<OutputSource> Outputs,
    EquatableArray<TextSource> Surfaces);
