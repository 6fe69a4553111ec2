using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Diagnostics;

/// <summary>A flood of equal diagnostics is counted, not listed; different ones are listed.</summary>
public class DiagnosticCapTests
{
    [Theory]
    [InlineData(20, 20)]
    [InlineData(21, 21)]
    [InlineData(500, 21)]
    public void Equal_ones_are_counted_from_the_21st_on(int count, int listed)
    {
        var schemas = string.Concat(Enumerable.Range(0, count).Select(static n => $"    S{n}: {{ maxLength: x }}\n"));
        var run = GeneratorHarness.Run(
            "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: { /a: { get: {} } }\n"
            + "components:\n  schemas:\n    Other: { type: 5 }\n" + schemas);
        var found = run.Diagnostics.Where(static d => d.Id == "SPEC0005").ToList();
        Assert.Equal(listed + 1, found.Count);
        var summary = found.Where(static d => d.GetMessage(null).Contains("more like those before")).ToList();
        Assert.Equal(count > 20 ? 1 : 0, summary.Count);
        Assert.All(summary, d =>
        {
            Assert.StartsWith($"{count - 20} more", d.GetMessage(null), StringComparison.Ordinal);
            Assert.Equal(26, d.Location.GetLineSpan().StartLinePosition.Line);
        });
    }

    [Fact]
    public void Of_one_rule_200_are_listed()
    {
        var infos = Enumerable.Range(0, 1_000).Select(static n => DiagnosticInfo.Create(
            ReadingDiagnostics.WrongType, null, "#/a" + n, "key" + n, "a string"));
        var kept = DiagnosticCap.Apply(infos).ToList();
        Assert.Equal(201, kept.Count);
        Assert.Equal(800, kept[^1].More);
        Assert.Equal(0, kept[0].More);
    }
}
