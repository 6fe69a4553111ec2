using System.Text.RegularExpressions;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Tests.Building;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Docs;

/// <summary>What the pages show is true: C# compiles against the client they speak of, maps are read.</summary>
public partial class SnippetTests
{
    private const string Implicit =
        "global using System; global using System.Collections.Generic; global using System.IO; "
            + "global using System.Linq; global using System.Threading; global using System.Threading.Tasks;\n";

    public static TheoryData<string> Pages => [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md")
        .Select(static path => "docs/" + Path.GetFileName(path))
        .Prepend("README.md")
        .Where(static page => Blocks(page, "csharp").Count > 0)
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_blocks_of_a_page_compile_as_one_program(string page)
    {
        // 'using X;' and types may stand in any block; a program has them at its start and at its end.
        var lines = Blocks(page, "csharp").SelectMany(static block => block.Split('\n')).ToList();
        var usings = lines.Where(static line => Using().IsMatch(line));
        var types = Blocks(page, "csharp").Where(static block => block.StartsWith("public ", StringComparison.Ordinal));
        var statements = Blocks(page, "csharp")
            .Where(static block => !block.StartsWith("public ", StringComparison.Ordinal))
            .SelectMany(static block => block.Split('\n'))
            .Where(static line => !Using().IsMatch(line));
        var program = Implicit + string.Join("\n", usings.Distinct())
            + "\ninternal static class Page { internal static async Task Run(string zoneId) {\n"
            + string.Join("\n", statements) + "\nawait Task.Yield(); } }\n#pragma warning disable CS1591\n"
            + string.Join("\n", types);
        GeneratorHarness.Run(
            [
                new TestFile(
                    "/specs/cloudflare.yaml", Repository.Read("specs/cloudflare-origin-cloud-regions.yaml"),
                    ("Namespace", "Cloudflare"), ("Name", "CloudflareClient")),
                new TestFile(
                    "/specs/cloudflare.client.yaml",
                    Repository.Read("specs/cloudflare-origin-cloud-regions.client.yaml")),
            ],
            program).AssertCompiles();
    }

    [Fact]
    public void The_maps_of_the_page_are_read_without_a_finding()
    {
        var blocks = Blocks("docs/resource-map.md", "yaml");
        Assert.NotEmpty(blocks);
        foreach (var block in blocks)
        {
            // A block of methods alone stands for what is below a resource.
            var isMethods = block.Contains("{ endpoint:", StringComparison.Ordinal) && !block.Contains("methods:");
            var map = isMethods
                ? "resources:\n  a:\n    methods:\n      " + block.TrimEnd().ReplaceLineEndings("\n      ")
                : block;
            var diagnostics = new List<DiagnosticInfo>();
            Assert.NotNull(BuiltModel.ReadMap(map, diagnostics));
            Assert.Empty(diagnostics.Select(static found => found.Id + " " + string.Join(" ", found.Arguments)));
        }
    }

    private static List<string> Blocks(string page, string language) =>
        [.. Block().Matches(Repository.Read(page).ReplaceLineEndings("\n"))
            .Where(match => match.Groups[1].Value == language)
            .Select(static match => match.Groups[2].Value)];

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^using [A-Za-z.]+;$")]
    private static partial Regex Using();
}
