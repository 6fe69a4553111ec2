using Microsoft.CodeAnalysis;

namespace SpecClient.Generator.Diagnostics;

/// <summary>Every rule by its id; the rules themselves stand in one class for each area.</summary>
internal static class DiagnosticCatalog
{
    public const string Category = "SpecClient";

    // Lazy: the rules' own classes call Rule while they are initialised.
    private static readonly Lazy<Dictionary<string, DiagnosticDescriptor>> s_rules = new(static () =>
        new[]
        {
            ReadingDiagnostics.All,
            SchemaDiagnostics.All,
            OperationDiagnostics.All,
            AnalyzerDiagnostics.All,
            UpdateDiagnostics.All,
            GeneratorDiagnostics.All,
        }
        .SelectMany(static rules => rules)
        .ToDictionary(static rule => rule.Id, StringComparer.Ordinal));

    public static IReadOnlyCollection<DiagnosticDescriptor> All => s_rules.Value.Values;

    public static DiagnosticDescriptor Get(string id) => s_rules.Value[id];

    /// <summary>A rule as the last of many: how many more there are, and what the first of those says.</summary>
    public static DiagnosticDescriptor Summary(string id, int count)
    {
        var rule = Get(id);
        var more = count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new DiagnosticDescriptor(
            id,
            rule.Title,
            more + " more like those before, the first of them here: " + rule.MessageFormat,
            Category,
            rule.DefaultSeverity,
            isEnabledByDefault: true,
            helpLinkUri: rule.HelpLinkUri);
    }

    /// <summary>Makes a rule with its help page (docs/diagnostics.md).</summary>
    public static DiagnosticDescriptor Rule(
        string id,
        string title,
        string message,
        DiagnosticSeverity severity) => new(
        id, title, message, Category, severity, isEnabledByDefault: true,
        helpLinkUri: "docs/diagnostics.md#" + id.ToLowerInvariant());
}
