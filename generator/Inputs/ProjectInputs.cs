using System.Collections.Immutable;
using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Inputs;

/// <summary>A project's additional files, sorted.</summary>
/// <param name="Documents">One input for each client.</param>
/// <param name="Diagnostics">What there is to say of files that belong to no document.</param>
internal sealed record ProjectInputs(
    ImmutableArray<DocumentInput> Documents, ImmutableArray<DiagnosticInfo> Diagnostics);
