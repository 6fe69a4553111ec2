using Package.Tests.Support;

namespace Package.Tests;

/// <summary>docs/updates.md from the packed package: the baseline's target, and the generated code on disk.</summary>
public sealed class BaselineTests(PackageFeed feed)
{
    private const string Gone = "value Cloudflare.Models.Cache.OriginCloudRegionVendor.Gone |  | \"gone\"";

    private const string OutputPath = "-p:CompilerGeneratedFilesOutputPath=Generated";

    [Fact]
    public async Task Baseline_is_written_compared_and_accepted_and_generated_code_goes_to_disk()
    {
        string folder = feed.CreateConsumer("App", "baseline");
        string baseline = Path.Combine(folder, "specs", "cloudflare-origin-cloud-regions.client.baseline.txt");

        // The project as a whole has two frameworks and hands the target on to the first.
        await Dotnet.RunAsync(folder, "build", "-t:SpecClientUpdateBaseline", OutputPath);
        string written = await File.ReadAllTextAsync(baseline);
        Assert.Contains("\nvalue Cloudflare.Models.Cache.OriginCloudRegionVendor.Gcp |  | \"gcp\"\n", written,
            StringComparison.Ordinal);

        // As if the document had lost a value; and the compiler writes what it generates.
        await File.WriteAllTextAsync(baseline, written.Replace("#endif", Gone + "\n#endif", StringComparison.Ordinal));
        string output = await Dotnet.RunAsync(
            folder,
            "build",
            "--no-restore",
            "-f",
            "net10.0",
            "-p:TreatWarningsAsErrors=false",
            "-p:EmitCompilerGeneratedFiles=true",
            OutputPath);
        int line = written.Split('\n').Length - 1;
        Assert.Contains($"baseline.txt({line},1): warning SPEC0120", output, StringComparison.Ordinal);
        string generated = Path.Combine(
            folder, "Generated", "SpecClient.Generator", "SpecClient.Generator.ClientGenerator");
        Assert.True(File.Exists(Path.Combine(generated, "CloudflareClient", "CloudflareClient.g.cs")));
        Assert.True(File.Exists(Path.Combine(generated, "CloudflareClient", "Resources", "Cache.g.cs")));

        // With code that the change broke the build fails, and the baseline is written; the generated folder does no
        // harm.
        await File.WriteAllTextAsync(Path.Combine(folder, "Broken.cs"), "class Broken { NoSuchType Field; }");
        output = await Dotnet.FailAsync(
            folder, "build", "--no-restore", "-t:SpecClientUpdateBaseline", "-f", "net10.0", OutputPath);
        Assert.Contains("error CS0246", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS0101", output, StringComparison.Ordinal);
        Assert.Equal(written, await File.ReadAllTextAsync(baseline));
    }

    /// <summary>With the SDK's artifacts output, what is written for the baseline is not in the project.</summary>
    [Fact]
    public async Task Baseline_is_written_where_the_intermediate_folder_is_elsewhere()
    {
        string folder = feed.CreateConsumer("Rules", "artifacts");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Directory.Build.props"),
            """
            <Project>
              <PropertyGroup>
                <ArtifactsPath>$(MSBuildThisFileDirectory)../elsewhere</ArtifactsPath>
              </PropertyGroup>
            </Project>
            """);
        await Dotnet.RunAsync(folder, "build", "-t:SpecClientUpdateBaseline");
        Assert.Contains(
            "property Shop.Models.Good.Name",
            await File.ReadAllTextAsync(Path.Combine(folder, "shop.client.baseline.txt")),
            StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(folder, "specclient-surface", SearchOption.AllDirectories));

        string output = await Dotnet.RunAsync(folder, "build", "--no-restore");
        Assert.DoesNotContain("SPEC0120", output, StringComparison.Ordinal);
    }
}
