using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace SpecClient.Generator.Diagnostics;

/// <summary>Rules of the resource map: SPEC0055 to SPEC0069. Their places are in the map file.</summary>
internal static class MapDiagnostics
{
    public static readonly DiagnosticDescriptor NotAnObject = DiagnosticCatalog.Rule(
        "SPEC0055", "Resource map is no object", "The resource map must be an object with a 'resources' key", Error);

    public static readonly DiagnosticDescriptor KeyUnknown = DiagnosticCatalog.Rule(
        "SPEC0056", "Unknown key in the resource map", "{0}: '{1}' is not known here{2}; known are {3}", Warning);

    public static readonly DiagnosticDescriptor KeyIdle = DiagnosticCatalog.Rule(
        "SPEC0057", "Key without effect", "{0}: '{1}' has no effect on a C# client", Info);

    public static readonly DiagnosticDescriptor OperationMissing = DiagnosticCatalog.Rule(
        "SPEC0058", "Map entry without an operation", "{0}: the document has no operation '{1}'{2}", Warning);

    public static readonly DiagnosticDescriptor SchemaMissing = DiagnosticCatalog.Rule(
        "SPEC0059", "Map model without a schema", "{0}: the document has no schema at '{1}'{2}", Warning);

    public static readonly DiagnosticDescriptor ValueIgnored = DiagnosticCatalog.Rule(
        "SPEC0060", "Value ignored in the resource map", "{0}: expected {1}; this value is ignored", Warning);

    public static readonly DiagnosticDescriptor NameRepeated = DiagnosticCatalog.Rule(
        "SPEC0061", "Name repeated in the resource map",
        "{0}: '{1}' is taken by {2}; this entry is ignored", Warning);

    public static readonly DiagnosticDescriptor BatchUnfit = DiagnosticCatalog.Rule(
        "SPEC0062", "Batch does not fit", "{0}: {1}; no batch method is emitted", Warning);

    public static readonly DiagnosticDescriptor PaginationUnfit = DiagnosticCatalog.Rule(
        "SPEC0063", "Pagination does not fit", "{0}: {1}; the method has no paging", Warning);

    public static readonly DiagnosticDescriptor UnwrapUnfit = DiagnosticCatalog.Rule(
        "SPEC0064", "Nothing to unwrap",
        "{0}: the response has no property '{1}'; the method gives the whole body", Warning);

    public static readonly DiagnosticDescriptor SchemasDiffer = DiagnosticCatalog.Rule(
        "SPEC0065", "Schemas under one name differ",
        "{0}: '{1}' differs from '{2}'; the type is made from the first", Warning);

    public static readonly DiagnosticDescriptor FilterIdle = DiagnosticCatalog.Rule(
        "SPEC0066", "Filter matches nothing", "{0}: '{1}' matches no operation", Warning);

    public static readonly DiagnosticDescriptor OptionSchemeMissing = DiagnosticCatalog.Rule(
        "SPEC0067", "Option for an unknown security scheme",
        "{0}: the document has no security scheme '{1}'; the option is not emitted", Warning);

    public static readonly DiagnosticDescriptor OptionIdle = DiagnosticCatalog.Rule(
        "SPEC0068", "Option without effect", "{0}: no parameter is called '{1}'; the option is not emitted", Warning);

    public static readonly DiagnosticDescriptor NameUnfit = DiagnosticCatalog.Rule(
        "SPEC0069", "Name in the map has no counterpart", "{0}: the operation has no {1} '{2}'; it is ignored",
            Warning);

    public static readonly DiagnosticDescriptor OperationsMissing = DiagnosticCatalog.Rule(
        "SPEC0080", "Map entries without an operation",
        "{0}: {1} methods of the map have no operation in the document and are not emitted; the first is '{2}'", Info);

    public static readonly DiagnosticDescriptor PaginationsUnfit = DiagnosticCatalog.Rule(
        "SPEC0081", "Paginations do not fit",
        "{0}: {1} methods have not the parameters or the items of the pagination that this map gives them", Info);

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        NotAnObject, KeyUnknown, KeyIdle, OperationMissing, SchemaMissing, ValueIgnored, NameRepeated, BatchUnfit,
        PaginationUnfit, UnwrapUnfit, SchemasDiffer, FilterIdle, OptionSchemeMissing, OptionIdle, NameUnfit,
        OperationsMissing, PaginationsUnfit,
    ];
}
