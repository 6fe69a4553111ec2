using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
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
    public void Package_depends_on_no_other()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.PackagePath);
        using var reader = new StreamReader(package.GetEntry("SpecClient.nuspec")!.Open());
        XDocument description = XDocument.Parse(reader.ReadToEnd());
        Assert.DoesNotContain(description.Descendants(), static element => element.Name.LocalName == "dependency");

        // Of the same major version as the framework, so that a program gets no newer one than it asked for.
        Assert.Equal(8, RateLimiters(package, "net8.0"));
        Assert.Equal(10, RateLimiters(package, "net10.0"));
    }

    private static int RateLimiters(ZipArchive package, string framework)
    {
        using Stream entry = package.GetEntry($"lib/{framework}/System.Threading.RateLimiting.dll")!.Open();
        using var copy = new MemoryStream();
        entry.CopyTo(copy);
        copy.Position = 0;
        using var image = new PEReader(copy);
        return image.GetMetadataReader().GetAssemblyDefinition().Version.Major;
    }
}
