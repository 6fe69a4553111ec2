using System.Text.RegularExpressions;
using Package.Tests.Support;

namespace Package.Tests;

/// <summary>docs/updates.md from the packed package: severities of rules, and generated code on disk.</summary>
public sealed class SeverityTests(PackageFeed feed)
{
    [Fact]
    public async Task Severities_are_those_of_the_configuration_and_generated_code_is_compiled_once()
    {
        string folder = feed.CreateConsumer("Rules", "severities");

        // One after the other as error, nothing and warning; what the compiler generates is written beside the code.
        Configure(folder, "error none error none error none error", code: "none");
        Assert.Equal(
            ["error SPEC0120", "error SPEC0122", "error SPEC0124", "error SPEC0126"],
            Findings(await Dotnet.FailAsync(folder, "build")));
        string generated = Path.Combine(
            folder, "Generated", "SpecClient.Generator", "SpecClient.Generator.ClientGenerator", "ShopClient");
        Assert.Equal(
            ["Models/Models.g.cs", "Resources/Goods.g.cs", "Resources/Items.g.cs", "ShopClient.g.cs"],
            Directory.EnumerateFiles(generated, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(generated, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal));

        Configure(folder, "none error none error warning error none", code: "error");
        Assert.Equal(
            ["error SPEC0070", "error SPEC0121", "error SPEC0123", "error SPEC0125", "warning SPEC0124"],
            Findings(await Dotnet.FailAsync(folder, "build", "--no-restore")));

        // All off: nothing is left that could break a build, and no type is there twice.
        Configure(folder, "none none none none none none none", code: "none");
        Assert.Empty(Findings(await Dotnet.RunAsync(folder, "build", "--no-restore", "-p:TreatWarningsAsErrors=true")));
    }

    // SPEC0120 to SPEC0126 stand in a file that is no C#: only a global configuration reaches them.
    private static void Configure(string folder, string severities, string code)
    {
        IEnumerable<string> rules = severities.Split(' ')
            .Select(static (severity, index) => $"dotnet_diagnostic.SPEC012{index}.severity = {severity}");
        File.WriteAllLines(Path.Combine(folder, ".globalconfig"), [.. rules.Prepend("is_global = true")]);
        File.WriteAllText(
            Path.Combine(folder, ".editorconfig"),
            $"root = true\n[*.cs]\ndotnet_diagnostic.SPEC0070.severity = {code}\n");
    }

    private static IEnumerable<string> Findings(string output) => Regex.Matches(output, "(error|warning) [A-Z]+[0-9]+")
        .Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal);
}
