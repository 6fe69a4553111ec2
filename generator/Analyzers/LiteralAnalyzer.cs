using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Analyzers;

/// <summary>
/// Reports a constant that is converted to a generated literal type but is not among its known values. A value that is
/// meant to be unknown goes through the constructor, which is not reported.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LiteralAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(AnalyzerDiagnostics.UnknownLiteralValue);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // Without the runtime there is no literal type, and so nothing to look at.
            if (start.Compilation.GetTypeByMetadataName("SpecClient.Json.IJsonModel`1") is { } model)
            {
                var literals = new LiteralTypes(model);
                start.RegisterOperationAction(operation => Analyze(operation, literals), OperationKind.Conversion);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, LiteralTypes literals)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion.OperatorMethod is not { } method
            || !conversion.Operand.ConstantValue.HasValue
            || conversion.Operand.ConstantValue.Value is not { } value
            || literals.KnownValues(method.ContainingType) is not { Count: > 0 } known
            || known.Contains(value))
        {
            return;
        }

        var list = string.Join(", ", known.Select(Show));
        context.ReportDiagnostic(Diagnostic.Create(
            AnalyzerDiagnostics.UnknownLiteralValue,
            conversion.Operand.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(AnalyzerDiagnostics.NearestValue, Nearest(value, known)),
            Show(value),
            method.ContainingType.Name,
            list));
    }

    private static string Show(object value) =>
        value is string text
            ? "\"" + text + "\""
            : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);

    private static string? Nearest(object value, IReadOnlyCollection<object> known) => value is not string text
        ? null
        : known.OfType<string>()
            .Select(candidate => (Value: candidate, Distance: EditDistance.Between(text, candidate)))
            .Where(candidate => candidate.Distance <= Math.Max(1, text.Length / 3))
            .OrderBy(static candidate => candidate.Distance)
            .Select(static candidate => candidate.Value)
            .FirstOrDefault();
}
