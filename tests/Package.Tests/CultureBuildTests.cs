using Package.Tests.Support;

namespace Package.Tests;

/// <summary>The packed package in another culture, with other line ends, gives the same code.</summary>
public sealed class CultureBuildTests(PackageFeed feed)
{
    [Fact]
    public async Task Generated_code_is_the_same_everywhere()
    {
        string folder = feed.CreateConsumer("App", "culture");

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
        await EndLinesAsync(folder, "\n");
        var here = await GenerateAsync(folder, "here", "I", Dotnet.RunAsync);
        await EndLinesAsync(folder, "\r\n");
        var turkish = await GenerateAsync(
            folder, "turkish", "İ", (at, arguments) => Dotnet.InLocaleAsync("tr_TR.UTF-8", at, arguments));

        Assert.Equal(here.Keys, turkish.Keys);
        Assert.All(here, file => Assert.Equal(file.Value, turkish[file.Key]));
        Assert.True(here.Count > 2, "Too little was generated.");
    }

    private static async Task EndLinesAsync(string folder, string lineEnd)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(folder)
            .Concat(Directory.EnumerateFiles(Path.Combine(folder, "specs")));
        foreach (string file in files)
        {
            string text = (await File.ReadAllTextAsync(file)).ReplaceLineEndings(lineEnd);
            await File.WriteAllTextAsync(file, text);
        }
    }

    private static async Task<SortedDictionary<string, byte[]>> GenerateAsync(
        string folder, string purpose, string capital, Func<string, string[], Task<string>> run)
    {
        string generated = Path.Combine(folder, "..", purpose);
        string output = await run(
            folder,
            [
                "build",
                "-p:RunAnalyzers=false",
                "-p:TargetFrameworks=net10.0",
                "-p:EmitCompilerGeneratedFiles=true",
                $"-p:CompilerGeneratedFilesOutputPath={generated}",
            ]);
        Assert.Contains("Capital: " + capital, output, StringComparison.Ordinal);
        return new(
            Directory.EnumerateFiles(generated, "*.cs", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(generated, file), File.ReadAllBytes),
            StringComparer.Ordinal);
    }
}
