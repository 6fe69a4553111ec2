using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace SpecClient.Generator.Diagnostics;

/// <summary>Rules of reading a document: SPEC0001 to SPEC0019, SPEC0100 to SPEC0109.</summary>
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

    public static readonly DiagnosticDescriptor OverlayUnbound = DiagnosticCatalog.Rule(
        "SPEC0009", "Overlay without a document", "The overlay '{0}' is not applied: {1}", Warning);

    public static readonly DiagnosticDescriptor Unusable = DiagnosticCatalog.Rule(
        "SPEC0010", "Document that cannot be read", "The document cannot be read: {1}", Error);

    public static readonly DiagnosticDescriptor SeveralDocuments = DiagnosticCatalog.Rule(
        "SPEC0011",
        "Text behind the document",
        "Only what stands before this is read; it looks like another document",
        Warning);

    public static readonly DiagnosticDescriptor OverlayUnusable = DiagnosticCatalog.Rule(
        "SPEC0012", "Overlay that cannot be read", "The overlay '{0}' is not applied: {1}", Error);

    public static readonly DiagnosticDescriptor OverlayQuery = DiagnosticCatalog.Rule(
        "SPEC0013",
        "No JSONPath query",
        "'{0}' is no JSONPath query (RFC 9535): {1} (character {2}); the action is left out",
        Error);

    public static readonly DiagnosticDescriptor OverlayTargetMissing = DiagnosticCatalog.Rule(
        "SPEC0014", "Target that does not exist", "'{0}' selects nothing; the action changes nothing", Warning);

    public static readonly DiagnosticDescriptor OverlayPatternIdle = DiagnosticCatalog.Rule(
        "SPEC0015", "Target that selects nothing", "'{0}' selects nothing; the action changes nothing", Info);

    public static readonly DiagnosticDescriptor OverlayMismatch = DiagnosticCatalog.Rule(
        "SPEC0016", "Overlay that does not fit the document", "This part of the overlay is not applied: {0}", Error);

    public static readonly DiagnosticDescriptor OverlayIdle = DiagnosticCatalog.Rule(
        "SPEC0017", "Part of an overlay without effect", "{0} has no effect: {1}", Warning);

    public static readonly DiagnosticDescriptor OverlayLeniency = DiagnosticCatalog.Rule(
        "SPEC0018", "Doubtful part of an overlay", "{0}", Info);

    public static readonly DiagnosticDescriptor TooLarge = DiagnosticCatalog.Rule(
        "SPEC0100", "Nested too deeply", "At '{0}' {1}; what lies deeper is left out", Warning);

    public static readonly DiagnosticDescriptor MissingFile = DiagnosticCatalog.Rule(
        "SPEC0101",
        "Referenced file is missing",
        "{0}: '{1}' is not among the project's additional files; {2}. {3}",
        Warning);

    public static readonly DiagnosticDescriptor BrokenText = DiagnosticCatalog.Rule(
        "SPEC0102",
        "Half a surrogate pair",
        "The string holds half a surrogate pair, which is no character; U+FFFD stands for it",
        Warning);

    public static readonly DiagnosticDescriptor PathWithoutSlash = DiagnosticCatalog.Rule(
        "SPEC0103", "Path without a slash", "{0}: a path starts with '/'; this one is read as '{1}'", Info);

    public static readonly DiagnosticDescriptor UnknownKeyword = DiagnosticCatalog.Rule(
        "SPEC0104", "Unknown keyword", "{0}: OpenAPI has no keyword '{1}' here; it means nothing to the client", Info);

    public static readonly DiagnosticDescriptor Links = DiagnosticCatalog.Rule(
        "SPEC0106", "Links of a response", "{0}: links have no counterpart in the client", Info);

    public static readonly DiagnosticDescriptor IncomingRequests = DiagnosticCatalog.Rule(
        "SPEC0105",
        "Requests of the service",
        "{0}: of requests that the service sends, only JSON bodies have types and readers",
        Info);

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        Malformed, DuplicateKey, NoObject, UnknownVersion, WrongType, Dangling, Unread, CircularReference,
        OverlayUnbound, Unusable, SeveralDocuments, OverlayUnusable, OverlayQuery, OverlayTargetMissing,
        OverlayPatternIdle, OverlayMismatch, OverlayIdle, OverlayLeniency,
        TooLarge, MissingFile, BrokenText, PathWithoutSlash, UnknownKeyword, IncomingRequests, Links,
    ];
}
