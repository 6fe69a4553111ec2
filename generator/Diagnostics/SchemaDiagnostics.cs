using Microsoft.CodeAnalysis;

namespace SpecClient.Generator.Diagnostics;

/// <summary>Rules of building schemas: SPEC0020 to SPEC0039.</summary>
internal static class SchemaDiagnostics
{
    public static readonly DiagnosticDescriptor Unresolved = DiagnosticCatalog.Rule(
        "SPEC0020", "Schema reference without a target",
        "The reference at {0} leads to no schema; its values are any JSON", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor AliasCycle = DiagnosticCatalog.Rule(
        "SPEC0021", "Schema that means only itself",
        "The schema {0} refers to nothing but itself; its values are any JSON", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NothingFits = DiagnosticCatalog.Rule(
        "SPEC0022", "Schema that no value fits",
        "No value fits the schema {0}; its values are any JSON", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor TooDeep = DiagnosticCatalog.Rule(
        "SPEC0023", "Schema nested too deeply",
        "The schema {0} is nested too deeply; its values are any JSON", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor TooManyCombinations = DiagnosticCatalog.Rule(
        "SPEC0024", "Too many combinations of variants",
        "The choices (oneOf, anyOf) of {0} have too many combinations; only the first became variants, properties of "
        + "the others are kept as unknown JSON",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor UnknownMapping = DiagnosticCatalog.Rule(
        "SPEC0025", "Discriminator value without a schema",
        "The discriminator maps '{0}' to a schema that does not exist, in {1}; such values are kept as JSON",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor TooMuch = DiagnosticCatalog.Rule(
        "SPEC0026", "Schemas that combine too much",
        "The schema {0} combines more than a client can hold; properties of the schemas left out are kept as unknown "
        + "JSON",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Conflict = DiagnosticCatalog.Rule(
        "SPEC0030", "Contradicting declarations",
        "In {0} places schemas combined by allOf contradict each other; the last one was used: {1}",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor Undeclared = DiagnosticCatalog.Rule(
        "SPEC0031", "Required property without a schema",
        "{0} required properties are not declared and have the type of any JSON: {1}", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor Renamed = DiagnosticCatalog.Rule(
        "SPEC0032", "Name with a suffix",
        "{0} names would collide or are reserved, and got another: {1}", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor Unenforced = DiagnosticCatalog.Rule(
        "SPEC0033", "Keyword without effect on the type",
        "{0} schemas use keywords that do not shape the C# type: {1}", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor ConvertedValues = DiagnosticCatalog.Rule(
        "SPEC0034", "Enum values of another type",
        "{0} enums hold values that are not of their type and were read as if they were: {1}", DiagnosticSeverity.Info);

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        Unresolved, AliasCycle, NothingFits, TooDeep, TooManyCombinations, UnknownMapping, TooMuch,
        Conflict, Undeclared, Renamed, Unenforced, ConvertedValues,
    ];
}
