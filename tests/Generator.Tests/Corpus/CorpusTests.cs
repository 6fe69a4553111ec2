using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using SpecClient.Generator.Inputs;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Corpus;

/// <summary>
/// Real documents: each generates without an exception, compiles without a warning, and what is lost is located.
/// </summary>
/// <remarks>
/// <c>SPECCLIENT_CORPUS</c>: a folder or zip of documents; without it, the repository's own feature documents.
/// <c>SPECCLIENT_CORPUS_EVERY</c>: take every n-th (1). <c>SPECCLIENT_CORPUS_OFFSET</c>: start at (0).
/// <c>SPECCLIENT_CORPUS_REPORT</c>: file for one line a document.
/// </remarks>
public class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_document_generates_and_compiles()
    {
        var path = Environment.GetEnvironmentVariable("SPECCLIENT_CORPUS");
        if (string.IsNullOrEmpty(path))
        {
            path = System.IO.Path.Combine(Repository.Root, "specs", "features");
        }

        var clock = Stopwatch.StartNew();
        var report = new List<string>();
        var faults = new List<string>();
        int documents = 0, operations = 0, errors = 0, warnings = 0;
        foreach (var (name, text) in CorpusDocuments.Read(path, Number("EVERY", 1), Number("OFFSET", 0)))
        {
            var result = One(name, text);
            documents++;
            operations += result.Operations;
            errors += result.Errors;
            warnings += result.Warnings;
            report.Add(result.Line);
            faults.AddRange(result.Faults.Select(fault => name + ": " + fault));
        }

        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024);
        report.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{documents} documents, {operations} operations, {errors} errors, {warnings} warnings, "
            + $"{clock.Elapsed.TotalSeconds:F0} s, peak {peak} MB"));
        output.WriteLine(report[^1]);
        if (Environment.GetEnvironmentVariable("SPECCLIENT_CORPUS_REPORT") is { Length: > 0 } file)
        {
            File.WriteAllLines(file, report.Concat(faults));
        }

        Assert.True(documents > 0, "No document in " + path);
        Assert.True(faults.Count == 0, string.Join("\n", faults.Take(40)));
    }

    private static DocumentReport One(string name, string text)
    {
        var clock = Stopwatch.StartNew();
        var run = GeneratorHarness.Run(
            [new TestFile("/specs/" + name, text, ("Namespace", "Corpus"), ("Name", "CorpusClient"))]);
        var generated = clock.Elapsed;
        var faults = new List<string>();
        if (run.Result.Exception is { } exception)
        {
            faults.Add("exception " + exception);
        }

        faults.AddRange(run.Diagnostics
            .Where(static d => d.DefaultSeverity == DiagnosticSeverity.Error || d.Id == "SPEC0090")
            .Select(static d => d.ToString()));
        faults.AddRange(run.Diagnostics
            .Where(static d => d.DefaultSeverity == DiagnosticSeverity.Warning && d.Location == Location.None)
            .Select(static d => "no location: " + d));
        faults.AddRange(run.CompileErrors.Take(5).Select(static d => d + " in " + Line(d)));
        var operations = run.Result.TrackedSteps[TrackingNames.Models]
            .SelectMany(static step => step.Outputs)
            .Select(static o => (DocumentResult)o.Value)
            .Sum(static r => r.Outputs.Sum(static o => o.Output.Resources.Sum(static x => x.Operations.Count))
                + r.Clients.Sum(static c => c.Client.Root.Operations.Count));
        var warnings = run.Diagnostics.Count(static d => d.DefaultSeverity == DiagnosticSeverity.Warning);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {operations} operations, {faults.Count} faults, {warnings} warnings, "
            + $"{generated.TotalSeconds:F2} s + {(clock.Elapsed - generated).TotalSeconds:F2} s");
        return new DocumentReport(operations, faults.Count, warnings, line, faults);
    }

    private static string Line(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree
        ? tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
        : "?";

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable("SPECCLIENT_CORPUS_" + name), out var value)
            ? value
            : otherwise;

    private sealed record DocumentReport(int Operations, int Errors, int Warnings, string Line, List<string> Faults);
}
