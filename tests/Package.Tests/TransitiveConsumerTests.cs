using Package.Tests.Support;

namespace Package.Tests;

public sealed class TransitiveConsumerTests(PackageFeed feed)
{
    /// <summary>
    /// A project that gets the package only through a library can call the library's client, and its compiler sees no
    /// analyzer of ours: its own additional file stays a mere file.
    /// </summary>
    [Theory]
    [InlineData("ProjectReference")]
    [InlineData("PackageReference")]
    public async Task Transitive_consumer_gets_the_runtime_and_no_analyzer(string reference)
    {
        string library = feed.CreateConsumer("Library", reference);
        string downstream = feed.CreateConsumer("Downstream", reference);
        if (reference == "PackageReference")
        {
            await feed.PackAsync(library);
        }

        string output = await Dotnet.RunAsync(
            downstream, "build", "-c", "Release", "-o", "out", $"-p:LibraryReference={reference}");

        Assert.DoesNotContain("warning", output.Replace("0 Warning(s)", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase);
        string analyzers = await File.ReadAllTextAsync(Path.Combine(downstream, "analyzers.txt"));
        Assert.Contains("System.Text.Json.SourceGeneration.dll", analyzers, StringComparison.Ordinal);
        Assert.DoesNotContain("SpecClient", analyzers, StringComparison.Ordinal);
        Assert.DoesNotContain("Scriban", analyzers, StringComparison.Ordinal);

        string printed = await Dotnet.RunAsync(downstream, Path.Combine("out", "Downstream.dll"));
        Assert.Contains("2001:db8::1 gcp us-central1", printed, StringComparison.Ordinal);
    }
}
