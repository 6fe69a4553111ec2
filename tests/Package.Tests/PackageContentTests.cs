using System.IO.Compression;
using System.Xml.Linq;
using Package.Tests.Support;

namespace Package.Tests;

public sealed class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public void Package_holds_runtime_generator_and_closure_and_nothing_of_the_host()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.PackagePath);
        string[] files = [.. package.Entries.Select(static entry => entry.FullName)];

        Assert.Contains("lib/net8.0/SpecClient.dll", files);
        Assert.Contains("lib/net8.0/SpecClient.xml", files);
        Assert.Contains("lib/net10.0/SpecClient.dll", files);
        Assert.Contains("lib/net10.0/SpecClient.xml", files);
        Assert.Contains("README.md", files);
        Assert.Contains("buildTransitive/SpecClient.props", files);
        Assert.Contains("buildTransitive/SpecClient.targets", files);
        Assert.Contains("buildTransitive/SpecClient.Baseline.targets", files);
        Assert.Contains("buildMultiTargeting/SpecClient.targets", files);
        Assert.DoesNotContain(files, static file => file.StartsWith("build/", StringComparison.Ordinal));

        string[] expected =
        [
            "Microsoft.Bcl.AsyncInterfaces.dll", "Microsoft.CSharp.dll", "Microsoft.OpenApi.YamlReader.dll",
            "Microsoft.OpenApi.dll", "Scriban.Signed.dll", "SharpYaml.dll", "SpecClient.CodeFixes.dll",
            "SpecClient.Generator.dll", "System.Buffers.dll", "System.IO.Pipelines.dll", "System.Memory.dll",
            "System.Numerics.Vectors.dll", "System.Runtime.CompilerServices.Unsafe.dll",
            "System.Text.Encodings.Web.dll", "System.Text.Json.dll", "System.Threading.Tasks.Extensions.dll",
            "YamlDotNet.dll",
        ];
        const string Folder = "analyzers/dotnet/cs/";
        Assert.Equal(
            expected,
            files.Where(static file => file.StartsWith("analyzers/", StringComparison.Ordinal))
                .Select(static file => file.Replace(Folder, "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Package_depends_on_the_rate_limiters_only()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.PackagePath);
        using var reader = new StreamReader(package.GetEntry("SpecClient.nuspec")!.Open());
        XElement[] groups = [.. XDocument.Parse(reader.ReadToEnd()).Descendants()
            .Where(static element => element.Name.LocalName == "group")];
        Assert.Equal(["net10.0", "net8.0"], groups.Select(Framework).Order(StringComparer.Ordinal));
        Assert.All(groups, static group =>
        {
            XElement dependency = Assert.Single(group.Elements());
            Assert.Equal("System.Threading.RateLimiting", dependency.Attribute("id")?.Value);

            // Of the same major version as the framework, so that a program gets no newer one than it asked for.
            string major = Framework(group).Replace("net", "", StringComparison.Ordinal)[..^1];
            Assert.StartsWith(major, dependency.Attribute("version")?.Value, StringComparison.Ordinal);
        });
    }

    private static string Framework(XElement group) => group.Attribute("targetFramework")?.Value ?? "";
}
