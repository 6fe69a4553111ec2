using Microsoft.CodeAnalysis;

namespace SpecClient.Generator.Diagnostics;

/// <summary>Rules of changes since a baseline: SPEC0120 to SPEC0129.</summary>
internal static class UpdateDiagnostics
{
    public static readonly DiagnosticDescriptor Removed = DiagnosticCatalog.Rule(
        "SPEC0120", "Removed from the client", "The {0} {1} is no longer there", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Renamed = DiagnosticCatalog.Rule(
        "SPEC0121", "Renamed in the client", "The {0} {1} is now {2}", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Retyped = DiagnosticCatalog.Rule(
        "SPEC0122", "Of another type in the client", "{0} was '{1}' and is '{2}'", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor RequiredAdded = DiagnosticCatalog.Rule(
        "SPEC0123", "Required member added", "{0} is new, and callers must give it", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Added = DiagnosticCatalog.Rule(
        "SPEC0124", "Added to the client", "New since the baseline ({0}): {1}", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor NoEntry = DiagnosticCatalog.Rule(
        "SPEC0125", "Line that is no entry of a baseline", "'{0}' is no entry of a baseline; it is not compared",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Unbound = DiagnosticCatalog.Rule(
        "SPEC0126", "Baseline without a document",
        "The baseline '{0}' belongs to no document; it is called like its document, with .client.baseline.txt",
        DiagnosticSeverity.Warning);

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [Removed, Renamed, Retyped, RequiredAdded, Added, NoEntry, Unbound];
}
