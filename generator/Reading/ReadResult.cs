using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading;

/// <summary>What Reading gives: the document, unless it is beyond use, and what there is to say of it.</summary>
internal sealed record ReadResult(SourceDocument? Source, EquatableArray<DiagnosticInfo> Diagnostics);
