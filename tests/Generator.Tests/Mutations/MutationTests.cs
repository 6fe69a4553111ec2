using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Mutations;

/// <summary>
/// Documents that nobody would write: no exception, no internal fault, no hang, and what is generated compiles.
/// </summary>
/// <remarks>
/// <c>SPECCLIENT_MUTATIONS</c>: how many (75; 200 in .ci/run), and a fifth as many of tangled schemas.
/// <c>SPECCLIENT_MUTATION</c>: the number of a single one.
/// </remarks>
public class MutationTests(ITestOutputHelper output)
{
    private const int BatchSize = 25;

    // As little as any host gives its threads.
    private const int StackSize = 1024 * 1024;

    // Beside other tests on a busy machine a document takes several times as long as alone.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(Count() <= 200 ? 60 : 10);

    [Fact]
    public void Mutated_documents_give_diagnostics_or_code_that_compiles() =>
        Run(Mutator.Create, Count());

    [Fact]
    public void Tangled_schemas_give_code_that_compiles() =>
        Run(SchemaGraphs.Create, Count() / 5);

    private void Run(Func<int, MutatedDocument> create, int count)
    {
        var numbers = int.TryParse(Environment.GetEnvironmentVariable("SPECCLIENT_MUTATION"), out var single)
            ? [single]
            : Enumerable.Range(1, count).ToArray();
        var faults = new List<string>();
        var slowest = (Time: TimeSpan.Zero, Number: 0);
        var generated = 0;
        foreach (var batch in numbers.Chunk(BatchSize))
        {
            var sources = new List<SyntaxTree>();
            Guarded(Mutants(batch, create), (document, clock) =>
            {
                var number = document.Number;
                var result = Generate(document);
                slowest = clock.Elapsed > slowest.Time ? (clock.Elapsed, number) : slowest;
                faults.AddRange(Faults(document, result, clock.Elapsed).Select(fault => number + ": " + fault));
                sources.AddRange(result.GeneratedSources.Select(static source => source.SyntaxTree));
                generated += result.GeneratedSources.IsEmpty ? 0 : 1;
            });
            var compilation = GeneratorRun.WithNullableWarnings(
                GeneratorHarness.Compilation("").AddSyntaxTrees(sources));
            faults.AddRange(compilation.GetDiagnostics()
                .Where(static d => d.Severity >= DiagnosticSeverity.Warning)
                .GroupBy(static d => d.Location.SourceTree?.FilePath)
                .Select(static group => group.Key + ": " + group.First() + "\n    " + Line(group.First())));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{numbers.Length} documents, {generated} with code, "
            + $"slowest {slowest.Number}: {slowest.Time.TotalSeconds:F2} s"));
        Assert.True(faults.Count == 0, faults.Count + " faults\n" + string.Join("\n", faults.Take(100)));
        Assert.True(numbers.Length == 1 || generated > numbers.Length / 2, "Most documents give no code");
    }

    private static int Count() =>
        int.TryParse(Environment.GetEnvironmentVariable("SPECCLIENT_MUTATIONS"), out var count) ? count : 75;

    // The test's own recursion has all the stack it wants.
    private static List<MutatedDocument> Mutants(int[] numbers, Func<int, MutatedDocument> create)
    {
        var documents = new List<MutatedDocument>();
        var thread = new Thread(() => documents.AddRange(numbers.Select(create)), 256 * StackSize);
        thread.Start();
        thread.Join();
        return documents;
    }

    private static GeneratorRunResult Generate(MutatedDocument document)
    {
        var name = "M" + document.Number.ToString(CultureInfo.InvariantCulture);
        var file = new TestFile(document.Path, document.Text, ("Namespace", name), ("Name", name + "Client"));
        return GeneratorHarness.Driver([file])
            .RunGenerators(GeneratorHarness.Compilation(""))
            .GetRunResult().Results.Single();
    }

    private static IEnumerable<string> Faults(MutatedDocument document, GeneratorRunResult result, TimeSpan time)
    {
        if (result.Exception is { } exception)
        {
            yield return "exception " + exception;
        }

        if (time > s_limit)
        {
            yield return "took " + time;
        }

        foreach (var diagnostic in result.Diagnostics)
        {
            var isError = diagnostic.DefaultSeverity == DiagnosticSeverity.Error;
            if (diagnostic.Id == "SPEC0090" || (isError && document.IsWellFormed))
            {
                yield return diagnostic.ToString();
            }
            else if (diagnostic.Location == Location.None)
            {
                yield return "no location: " + diagnostic;
            }
        }

        if (document.IsWellFormed && result.GeneratedSources.IsEmpty)
        {
            yield return "no client";
        }
    }

    // A thread with a small stack; one that hangs is given up with the number of its document.
    private static void Guarded(List<MutatedDocument> documents, Action<MutatedDocument, Stopwatch> run)
    {
        var clock = Stopwatch.StartNew();
        var current = 0;
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    foreach (var document in documents)
                    {
                        current = document.Number;
                        clock.Restart();
                        run(document, clock);
                    }
                }
                catch (Exception fault)
                {
                    thrown = fault;
                }
            },
            StackSize) { IsBackground = true };
        thread.Start();
        while (!thread.Join(TimeSpan.FromSeconds(1)))
        {
            Assert.True(clock.Elapsed < 3 * s_limit, "Document " + current + " hangs");
        }

        Assert.True(thrown is null, current + ": " + thrown);
    }

    private static string Line(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree
        ? tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
        : "";
}
