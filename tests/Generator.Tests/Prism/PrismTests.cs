using System.Globalization;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Prism;

/// <summary>
/// Every operation of a document is called through its generated client at Prism: no request breaks the document, each
/// documented success is read, each documented error is its typed exception (docs/prism.md).
/// </summary>
/// <remarks>
/// <c>SPECCLIENT_PRISM</c>: the prism command, else that of the search path. <c>SPECCLIENT_PRISM_DOCUMENT</c>: another
/// document to judge; <c>SPECCLIENT_PRISM_REPORT</c>: file for its faults and for what was not judged.
/// </remarks>
public sealed class PrismTests(ITestOutputHelper output)
{
    public static IEnumerable<TheoryDataRow<string, string?>> Documents()
    {
        var specs = Path.Combine(Repository.Root, "specs");
        yield return new(Path.Combine(specs, "petstore.yaml"), null);
        yield return new(
            Path.Combine(specs, "cloudflare-origin-cloud-regions.yaml"),
            Path.Combine(specs, "cloudflare-origin-cloud-regions.client.yaml"));
        if (Environment.GetEnvironmentVariable("SPECCLIENT_PRISM_DOCUMENT") is { Length: > 0 } other)
        {
            yield return new(other, null);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_operation_is_called_and_judged(string path, string? map)
    {
        var report = await RunAsync(path, map);
        if (Environment.GetEnvironmentVariable("SPECCLIENT_PRISM_REPORT") is { Length: > 0 } file)
        {
            await File.AppendAllLinesAsync(
                file, [report.Summary, "Faults:", .. report.Faults, "Not judged:", .. report.NotJudged]);
        }

        Assert.True(report.Faults.Count == 0, report.Summary + "\n" + string.Join("\n", report.Faults.Take(50)));
        if (path.StartsWith(Repository.Root, StringComparison.Ordinal))
        {
            Assert.Equal([], report.NotJudged);
        }
    }

    private async Task<Report> RunAsync(string path, string? map)
    {
        if (PrismServer.FindCommand() is not { } command)
        {
            Assert.Skip("Prism is not installed: npm i -g @stoplight/prism-cli@5.16.0, or set SPECCLIENT_PRISM.");
            throw new InvalidOperationException();
        }

        var document = PrismDocument.Load(path, map);
        using var server = await PrismServer.StartAsync(command, path);
        using var caller = new OperationCaller(document, server.Address);
        var calls = new List<PrismCall>();
        foreach (var operation in document.Operations)
        {
            await foreach (var call in CallAsync(caller, operation))
            {
                calls.Add(call);
            }
        }

        var report = new Report(Path.GetFileName(path), document.Operations.Count, calls);
        output.WriteLine(report.Summary);
        return report;
    }

    private static async IAsyncEnumerable<PrismCall> CallAsync(OperationCaller caller, PrismOperation operation)
    {
        var successes = operation.Statuses.Where(static status => status < 300).ToList();
        if (successes.Count == 0)
        {
            yield return new PrismCall(operation.Model.Id, "required", 0) { NotJudged = "the document has no 2xx" };
        }

        foreach (var status in successes)
        {
            yield return await caller.CallAsync(operation, status);
        }

        var bodies = operation.Model.Body?.Contents.Count ?? 1;
        for (var body = 0; body < bodies && successes.Count > 0; body++)
        {
            yield return await caller.CallAsync(operation, successes[0], all: true, body);
        }

        foreach (var status in operation.Statuses.Where(static status => status >= 400))
        {
            yield return await caller.CallAsync(operation, status);
        }
    }

    private sealed class Report(string name, int operations, List<PrismCall> calls)
    {
        public IReadOnlyList<string> Faults { get; } =
            [.. calls.Where(static call => call is { Fault: not null }).Select(static call => call.ToString())];

        public IReadOnlyList<string> NotJudged { get; } =
            [.. calls.Where(static call => call is { Fault: null, NotJudged: not null })
                .Select(static call => call.ToString())];

        public string Summary => string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {operations} operations, {calls.Count} calls, {Passed} passed, {NotJudged.Count} not judged, "
            + $"{Faults.Count} faults");

        private int Passed => calls.Count - Faults.Count - NotJudged.Count;
    }
}
