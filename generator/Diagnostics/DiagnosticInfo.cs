using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Diagnostics;

/// <summary>
/// A diagnostic as a value: rule id, place in a document, arguments. Turned into Roslyn's only when reported.
/// </summary>
/// <param name="More">More than none: this one stands for so many that are not listed (<see cref="DiagnosticCap"/>).
/// </param>
internal sealed record DiagnosticInfo(
    string Id, LocationInfo? Location, EquatableArray<string> Arguments, int More = 0)
{
    public static DiagnosticInfo Create(DiagnosticDescriptor rule, LocationInfo? location, params string[] arguments) =>
        new(rule.Id, location, arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        More == 0 ? DiagnosticCatalog.Get(Id) : DiagnosticCatalog.Summary(Id, More),
        Location?.ToLocation() ?? Microsoft.CodeAnalysis.Location.None,
        [.. Arguments.Select(OneLine)]);

    // What a document says can hold line ends; a message of the compiler is one line.
    private static object OneLine(string argument) =>
        LineEnds.Are(argument) ? LineEnds.OneLine(argument) : argument;
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
