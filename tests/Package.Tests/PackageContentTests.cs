using System.Diagnostics;
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

    [Fact]
    public void Every_library_of_others_is_named_with_its_version_and_licence()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.PackagePath);
        using var reader = new StreamReader(package.GetEntry("THIRD-PARTY-NOTICES.txt")!.Open());
        string notices = reader.ReadToEnd();
        string[] named = [.. notices.Split('\n')
            .Select(static line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(static words => words is [var file, ..] && file.EndsWith(".dll", StringComparison.Ordinal))
            .Select(static words => $"{words[0]} {words[2]}")];
        string[] carried = [.. package.Entries
            .Where(static entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)
                && !entry.Name.StartsWith("SpecClient", StringComparison.Ordinal))
            .Select(static entry => $"{entry.Name} {ProductVersion(entry)}")];
        Assert.Equal(carried.Distinct().Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));

        string[] licences = [.. notices.Split('\n')
            .Where(static line => line.Contains(".dll ", StringComparison.Ordinal))
            .Select(static line => line.TrimEnd().Split(' ')[^1])
            .Distinct()];
        Assert.All(licences, licence => Assert.Contains($"\n{licence}\n\n", notices, StringComparison.Ordinal));
        Assert.True(package.GetEntry("notices/dotnet.txt")!.Length > 10_000);
    }

    // "10.0.8+commit"; the package Microsoft.CSharp 4.7.0 was made with .NET Core 3.1, and says so.
    private static string ProductVersion(ZipArchiveEntry entry)
    {
        string path = Path.GetTempFileName();
        try
        {
            entry.ExtractToFile(path, overwrite: true);
            string version = FileVersionInfo.GetVersionInfo(path).ProductVersion!.Split('+')[0];
            return (entry.Name, version) is ("Microsoft.CSharp.dll", "3.1.0") ? "4.7.0" : version;
        }
        finally
        {
            File.Delete(path);
        }
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
