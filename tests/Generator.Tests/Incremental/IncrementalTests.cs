using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecClient.Generator.Options;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Incremental;

/// <summary>What re-runs when, by the named reasons of Roslyn's tracked steps.</summary>
public class IncrementalTests
{
    private const string Spec = "specs/cloudflare-origin-cloud-regions.yaml";

    private static TestFile[] Files(string? document = null) =>
    [
        new(
            "/specs/cloudflare.yaml",
            document ?? Repository.Read(Spec),
            ("Namespace", "Cloudflare"),
            ("Name", "CloudflareClient")),
        new("/specs/cloudflare.client.yaml", Repository.Read("specs/cloudflare-origin-cloud-regions.client.yaml")),
    ];

    [Fact]
    public void A_csharp_edit_reruns_no_step()
    {
        var compilation = GeneratorHarness.Compilation("class A;");
        var driver = GeneratorHarness.Driver(Files()).RunGenerators(compilation);
        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            "class B;", (CSharpParseOptions)compilation.SyntaxTrees[0].Options)));
        Assert.All(Reasons(driver), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason.Reason));
    }

    [Fact]
    public void The_same_text_in_a_new_object_reruns_nothing_behind_the_files()
    {
        var compilation = GeneratorHarness.Compilation("");
        var driver = GeneratorHarness.Driver(Files()).RunGenerators(compilation);
        driver = driver
            .ReplaceAdditionalTexts([.. Files().Select(static file => (AdditionalText)new InMemoryText(file))])
            .RunGenerators(compilation);
        var reasons = Reasons(driver).ToList();
        Assert.All(
            reasons.Where(static reason => reason.Step is TrackingNames.Files or TrackingNames.Documents),
            reason => Assert.Contains(
                reason.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
        Assert.All(
            reasons.Where(static reason => reason.Step is not (TrackingNames.Files or TrackingNames.Documents)),
            reason => Assert.Equal(IncrementalStepRunReason.Cached, reason.Reason));
    }

    [Theory]
    [InlineData("summary: Set one mapping\n", "summary: Set a single mapping\n")]
    [InlineData("description: Region name as the vendor spells it.", "description: Region in the vendor's words.")]
    public void A_changed_description_modifies_exactly_one_output(string from, string to)
    {
        var before = Repository.Read(Spec);
        var at = before.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0);
        var after = before[..at] + to + before[(at + from.Length)..];
        var compilation = GeneratorHarness.Compilation("");
        var driver = GeneratorHarness.Driver(Files()).RunGenerators(compilation);
        var first = Sources(driver);
        driver = driver
            .ReplaceAdditionalTexts([.. Files(after).Select(static file => (AdditionalText)new InMemoryText(file))])
            .RunGenerators(compilation);
        var second = Sources(driver);
        Assert.Equal(first.Keys, second.Keys);
        Assert.Single(first.Keys, key => first[key] != second[key]);
        Assert.Single(
            Reasons(driver),
            static reason => reason.Step is TrackingNames.Outputs or TrackingNames.Clients
                && reason.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void An_edit_of_an_overlay_makes_the_model_anew_and_a_csharp_edit_does_not()
    {
        static TestFile Overlay(string title) => new("/specs/cloudflare.overlay.yaml", $$"""
            overlay: 1.1.0
            info: { title: o, version: "1" }
            actions:
              - target: $.paths.*.put
                update: { summary: {{title}} }
            """);
        var compilation = GeneratorHarness.Compilation("class A;");
        var driver = GeneratorHarness.Driver([.. Files(), Overlay("One")]).RunGenerators(compilation);
        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            "class B;", (CSharpParseOptions)compilation.SyntaxTrees[0].Options)));
        Assert.All(Reasons(driver), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason.Reason));
        var first = Sources(driver);
        driver = driver
            .ReplaceAdditionalTexts(
                [.. Files().Append(Overlay("Two")).Select(static file => (AdditionalText)new InMemoryText(file))])
            .RunGenerators(compilation);
        Assert.Single(Reasons(driver), static reason => reason is
            { Step: TrackingNames.Models, Reason: IncrementalStepRunReason.Modified });
        var changed = Assert.Single(Sources(driver), source => source.Value != first[source.Key]);
        Assert.Contains("Two", changed.Value);
    }

    [Fact]
    public void Equal_bytes_in_any_culture_and_with_any_line_end()
    {
        var expected = Sources(GeneratorHarness.Run(Files()).Driver);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("tr-TR");
            Assert.Equal(expected, Sources(GeneratorHarness.Run(Files()).Driver));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        }

        var crlf = Repository.Read(Spec).Replace("\n", "\r\n");
        Assert.Equal(expected, Sources(GeneratorHarness.Run(Files(crlf)).Driver));
        Assert.DoesNotContain(expected.Values, static text => text.Contains('\r'));
    }

    /// <summary>Each other value type makes the driver compile nearly a hundred methods in a cold build.</summary>
    [Fact]
    public void Between_steps_stand_classes_and_their_pairs_and_arrays()
    {
        var steps = GeneratorHarness.Run(Files()).Driver.GetRunResult().Results.Single().TrackedSteps;
        var open = new Stack<IncrementalGeneratorRunStep>(
            TrackingNames.All.Where(steps.ContainsKey).SelectMany(name => steps[name]));
        var seen = new HashSet<IncrementalGeneratorRunStep>();
        var types = new HashSet<Type>();
        while (open.TryPop(out var step))
        {
            if (seen.Add(step))
            {
                types.UnionWith(step.Outputs.Select(static output => output.Value.GetType()));
                step.Inputs.ToList().ForEach(input => open.Push(input.Source));
            }
        }

        Assert.Contains(typeof(ImmutableArray<InputFile>), types);
        Assert.All(types.Where(static type => type.IsValueType), static type => Assert.True(
            type.IsGenericType
                && type.GetGenericTypeDefinition() is var form
                && (form == typeof(ImmutableArray<>) || form == typeof(ValueTuple<,>))
                && !type.GetGenericArguments().Any(static part => part.IsValueType),
            type.ToString()));
    }

    private static SortedDictionary<string, string> Sources(GeneratorDriver driver) => new(
        driver.GetRunResult().Results.Single().GeneratedSources
            .ToDictionary(static s => s.HintName, static s => s.SourceText.ToString()),
        StringComparer.Ordinal);

    private static IEnumerable<(string Step, IncrementalStepRunReason Reason)> Reasons(GeneratorDriver driver)
    {
        var steps = driver.GetRunResult().Results.Single().TrackedSteps;
        foreach (var name in TrackingNames.All.Where(static name => name != TrackingNames.Diagnostics))
        {
            Assert.True(steps.ContainsKey(name), name + " was not tracked");
            foreach (var output in steps[name].SelectMany(static step => step.Outputs))
            {
                yield return (name, output.Reason);
            }
        }
    }
}
