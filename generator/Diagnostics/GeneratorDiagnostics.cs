using Microsoft.CodeAnalysis;

namespace SpecClient.Generator.Diagnostics;

/// <summary>Rules of the generator itself: SPEC0090 to SPEC0099.</summary>
internal static class GeneratorDiagnostics
{
    public static readonly DiagnosticDescriptor InternalFault = DiagnosticCatalog.Rule(
        "SPEC0090",
        "Internal fault",
        "An internal fault in {0}: {1}. This is a bug in SpecClient; the rest was generated",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor Unreadable = DiagnosticCatalog.Rule(
        "SPEC0091", "File cannot be read", "The compiler cannot read '{0}'; check that it exists and is a text file",
        DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor SeveralMaps = DiagnosticCatalog.Rule(
        "SPEC0092", "Several resource maps", "'{0}' has several resource maps; '{1}' is used. Remove the others",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NamesClash = DiagnosticCatalog.Rule(
        "SPEC0094", "Clients share names",
        "'{0}' and '{1}' would both define {2} types, such as '{3}'; "
        + "give one of them another SpecClientNamespace on its AdditionalFiles item", DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor LibraryEmitsCalled = DiagnosticCatalog.Rule(
        "SPEC0083", "Library emits only what it calls",
        "'{0}' is public in a library that emits only the operations that it calls itself; its users have no others. "
        + "Make the client internal, or list in SpecClientKeep what they need", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor MetadataUnknown = DiagnosticCatalog.Rule(
        "SPEC0093", "Metadata without a meaning", "{0}=\"{1}\" of this file has no meaning: {2}",
        DiagnosticSeverity.Warning);

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [InternalFault, Unreadable, SeveralMaps, NamesClash, LibraryEmitsCalled, MetadataUnknown];
}
