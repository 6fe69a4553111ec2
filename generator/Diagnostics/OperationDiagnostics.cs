using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace SpecClient.Generator.Diagnostics;

/// <summary>
/// Rules of building operations: SPEC0040 to SPEC0054, SPEC0082, SPEC0084 to SPEC0086; those of the map stand in <see
/// cref="MapDiagnostics"/>.
/// </summary>
internal static class OperationDiagnostics
{
    public static readonly DiagnosticDescriptor ParameterDropped = DiagnosticCatalog.Rule(
        "SPEC0040", "Parameter not emitted", "The parameter at {0} is not emitted: {1}", Warning);

    public static readonly DiagnosticDescriptor PathParameterUndeclared = DiagnosticCatalog.Rule(
        "SPEC0041", "Path parameter not declared",
        "{0}: the path names '{1}', which no parameter declares; it is a required string", Warning);

    public static readonly DiagnosticDescriptor PathParameterUnused = DiagnosticCatalog.Rule(
        "SPEC0042", "Path parameter not in the path",
        "{0}: the path parameter '{1}' does not appear in the path and is not emitted", Warning);

    public static readonly DiagnosticDescriptor OperationDropped = DiagnosticCatalog.Rule(
        "SPEC0043", "Operation not emitted", "The operation at {0} is not emitted: {1}", Warning);

    public static readonly DiagnosticDescriptor HeadersIgnored = DiagnosticCatalog.Rule(
        "SPEC0044", "Header parameters ignored",
        "{0} header parameters named Accept, Content-Type or Authorization are ignored, as OpenAPI demands; first "
            + "at {1}",
        Info);

    public static readonly DiagnosticDescriptor MediaTypeInvalid = DiagnosticCatalog.Rule(
        "SPEC0045", "Media type is none", "{0}: '{1}' is no media type; the content is taken as {2}", Info);

    public static readonly DiagnosticDescriptor StatusInvalid = DiagnosticCatalog.Rule(
        "SPEC0046", "Response status is none",
        "{0}: '{1}' is no status, range or 'default'; this response is ignored", Warning);

    public static readonly DiagnosticDescriptor NotCalled = DiagnosticCatalog.Rule(
        "SPEC0082", "Operations that nobody calls",
        "{0} of {1} operations are not emitted: the project's code does not mention them (SpecClientOnlyCalled)", Info);

    public static readonly DiagnosticDescriptor ResponseUntyped = DiagnosticCatalog.Rule(
        "SPEC0047", "Successful responses not typed",
        "{0} successful responses have no type of their own beside another, first at {1}; SendAsync gives their "
            + "raw body",
        Info);

    public static readonly DiagnosticDescriptor NamesComputed = DiagnosticCatalog.Rule(
        "SPEC0048", "Operations without a map entry",
        "{0} operations are not in the resource map and got computed names, e.g. {1}", Info);

    public static readonly DiagnosticDescriptor NamesChanged = DiagnosticCatalog.Rule(
        "SPEC0049", "Names made unique", "{0} names were changed to be unique, e.g. {1}", Info);

    public static readonly DiagnosticDescriptor SchemeUnknown = DiagnosticCatalog.Rule(
        "SPEC0050", "Security scheme not declared",
        "{0}: the security scheme '{1}' is not declared in components; this alternative is ignored", Warning);

    public static readonly DiagnosticDescriptor SchemeUnsupported = DiagnosticCatalog.Rule(
        "SPEC0051", "Security scheme not supported", "The security scheme at {0} is not emitted: {1}", Warning);

    public static readonly DiagnosticDescriptor OperationIdRepeated = DiagnosticCatalog.Rule(
        "SPEC0052", "Operation id repeated",
        "{0}: the operation id '{1}' is taken; this operation is known as '{2}'", Info);

    public static readonly DiagnosticDescriptor NoOperations = DiagnosticCatalog.Rule(
        "SPEC0053", "No operations", "The document gives no operation: the client is empty", Info);

    public static readonly DiagnosticDescriptor StyleImpossible = DiagnosticCatalog.Rule(
        "SPEC0054", "Style not possible here", "{0}: the style '{1}' is not possible in {2}; the default is used",
            Warning);

    public static readonly DiagnosticDescriptor ContentUnwritten = DiagnosticCatalog.Rule(
        "SPEC0084", "Value whose media type is not written",
        "{0}: nothing says how a value of this schema becomes '{1}'; it is {2}", Info);

    public static readonly DiagnosticDescriptor SecurityCapped = DiagnosticCatalog.Rule(
        "SPEC0085", "Too many security alternatives",
        "{0}: of {1} alternatives of 'security' the client knows the first {2}", Warning);

    public static readonly DiagnosticDescriptor EncodingIdle = DiagnosticCatalog.Rule(
        "SPEC0086", "Encoding of no property",
        "{0}: the body has no property '{1}'; this encoding has no effect", Warning);

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        ParameterDropped, PathParameterUndeclared, PathParameterUnused, OperationDropped, HeadersIgnored,
        NotCalled,
        MediaTypeInvalid, StatusInvalid, ResponseUntyped, NamesComputed, NamesChanged, SchemeUnknown, SchemeUnsupported,
        OperationIdRepeated, NoOperations, StyleImpossible, ContentUnwritten, SecurityCapped,
        EncodingIdle,
        .. MapDiagnostics.All,
    ];
}
