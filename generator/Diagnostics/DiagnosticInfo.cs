using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Diagnostics;

/// <summary>
/// A diagnostic as a value: rule id, place in a document, arguments. Turned into Roslyn's only when reported.
/// </summary>
internal sealed record DiagnosticInfo(string Id, LocationInfo? Location, EquatableArray<string> Arguments)
{
    public static DiagnosticInfo Create(DiagnosticDescriptor rule, LocationInfo? location, params string[] arguments) =>
        new(rule.Id, location, arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        DiagnosticCatalog.Get(Id), Location?.ToLocation() ?? Microsoft.CodeAnalysis.Location.None, [.. Arguments]);
}

/// <summary>A place in an additional file; lines and columns are zero-based as in Roslyn.</summary>
internal sealed record LocationInfo(
    string Path,
    int Start,
    int Length,
    int Line,
    int Column,
    int EndLine,
    int EndColumn)
{
    public Location ToLocation() => Microsoft.CodeAnalysis.Location.Create(
        Path,
        new TextSpan(Start, Length),
        new LinePositionSpan(new LinePosition(Line, Column), new LinePosition(EndLine, EndColumn)));
}
