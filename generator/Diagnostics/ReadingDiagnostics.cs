using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace SpecClient.Generator.Diagnostics;

/// <summary>Rules of reading a document: SPEC0001 to SPEC0019.</summary>
internal static class ReadingDiagnostics
{
    public static readonly DiagnosticDescriptor Malformed = DiagnosticCatalog.Rule(
        "SPEC0001", "Malformed text", "This is no valid {0}: {1}. Correct it here", Error);

    public static readonly DiagnosticDescriptor DuplicateKey = DiagnosticCatalog.Rule(
        "SPEC0002", "Repeated key", "The key '{0}' stands twice in this object; the last one is used", Warning);

    public static readonly DiagnosticDescriptor NoObject = DiagnosticCatalog.Rule(
        "SPEC0003", "Not an OpenAPI document", "The document must be an object with 'openapi' or 'swagger'", Error);

    public static readonly DiagnosticDescriptor UnknownVersion = DiagnosticCatalog.Rule(
        "SPEC0004",
        "Unknown version",
        "Version '{0}' is not known; supported are swagger 2.0 and openapi 3.0, 3.1 and 3.2",
        Error);

    public static readonly DiagnosticDescriptor WrongType = DiagnosticCatalog.Rule(
        "SPEC0005", "Value of the wrong type", "{0}: '{1}' must be {2}; it is left out", Warning);

    public static readonly DiagnosticDescriptor Dangling = DiagnosticCatalog.Rule(
        "SPEC0006", "Reference to nothing", "{0}: the reference '{1}' leads to nothing; {2}", Warning);

    public static readonly DiagnosticDescriptor Unread = DiagnosticCatalog.Rule(
        "SPEC0007", "Part that cannot be read", "{0}: this part cannot be read ({1}); it is left out", Warning);

    public static readonly DiagnosticDescriptor CircularReference = DiagnosticCatalog.Rule(
        "SPEC0008",
        "Reference to itself",
        "{0}: the reference '{1}' leads back to itself; anything is accepted there",
        Warning);

    public static readonly DiagnosticDescriptor OverlayUnsupported = DiagnosticCatalog.Rule(
        "SPEC0009", "Overlay not applied", "The overlay '{0}' is not applied: overlays are not supported yet", Warning);

    public static readonly DiagnosticDescriptor Unusable = DiagnosticCatalog.Rule(
        "SPEC0010", "Document that cannot be read", "The document cannot be read: {0}", Error);

    public static readonly DiagnosticDescriptor SeveralDocuments = DiagnosticCatalog.Rule(
        "SPEC0011",
        "Text behind the document",
        "Only what stands before this is read; it looks like another document",
        Warning);

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        Malformed, DuplicateKey, NoObject, UnknownVersion, WrongType, Dangling, Unread, CircularReference,
        OverlayUnsupported, Unusable, SeveralDocuments,
    ];
}
