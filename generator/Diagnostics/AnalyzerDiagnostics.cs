using Microsoft.CodeAnalysis;

namespace SpecClient.Generator.Diagnostics;

/// <summary>Rules of the analyzers of calling code: SPEC0070 to SPEC0079.</summary>
internal static class AnalyzerDiagnostics
{
    /// <summary>Property of the diagnostic that holds the nearest known value, for the code fix.</summary>
    public const string NearestValue = "NearestValue";

    public static readonly DiagnosticDescriptor UnknownLiteralValue = DiagnosticCatalog.Rule(
        "SPEC0070",
        "Not a known value of the literal",
        "{0} is no known value of {1}; known are {2}. Use the constructor for a value that is meant to be unknown",
        DiagnosticSeverity.Warning);

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [UnknownLiteralValue];
}
