using Package.Tests.Support;

namespace Package.Tests;

/// <summary>The packed package in another culture, with other line ends, gives the same code.</summary>
public sealed class CultureBuildTests(PackageFeed feed)
{
    [Fact]
    public async Task Generated_code_is_the_same_everywhere()
    {
        var here = await GenerateAsync("culture-none", "C.UTF-8", "I", "\n");
        var turkish = await GenerateAsync("culture-tr", "tr_TR.UTF-8", "İ", "\r\n");
        Assert.Equal(here.Keys, turkish.Keys);
        Assert.All(here, file => Assert.Equal(file.Value, turkish[file.Key]));
        Assert.True(here.Count > 2, "Too little was generated.");
    }

    private async Task<SortedDictionary<string, string>> GenerateAsync(
        string purpose, string locale, string capital, string lineEnd)
    {
        string folder = feed.CreateConsumer("App", purpose);
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string text = (await File.ReadAllTextAsync(file)).ReplaceLineEndings(lineEnd);
            await File.WriteAllTextAsync(file, text);
        }

        // The build tells its culture by a capital letter.
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Directory.Build.targets"),
            """
            <Project>
              <Target Name="TellCulture" AfterTargets="Build">
                <Message Importance="high" Text="Capital: $([System.String]::new('i').ToUpper())" />
              </Target>
            </Project>
            """);
        string output = await Dotnet.InLocaleAsync(
            locale,
            folder,
            "build",
            "-p:RunAnalyzers=false",
            "-p:TargetFrameworks=net10.0",
            "-p:EmitCompilerGeneratedFiles=true",
            "-p:CompilerGeneratedFilesOutputPath=Generated");
        Assert.Contains("Capital: " + capital, output, StringComparison.Ordinal);
        return new(
            Directory.EnumerateFiles(Path.Combine(folder, "Generated"), "*.cs", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText),
            StringComparer.Ordinal);
    }
}
