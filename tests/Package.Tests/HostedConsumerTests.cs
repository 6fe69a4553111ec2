using Package.Tests.Support;

namespace Package.Tests;

/// <summary>The package beside Microsoft.Extensions.Http of several versions, and without it.</summary>
public sealed class HostedConsumerTests(PackageFeed feed)
{
    [Theory]
    [InlineData("7.0.0")]
    [InlineData("8.0.1")]
    [InlineData("10.0.8")]
    [InlineData(null)]
    public async Task The_extension_is_there_where_the_factory_is(string? version)
    {
        string folder = feed.CreateConsumer("Hosted", "hosted-" + (version ?? "without"));
        string output = await Dotnet.RunAsync(
            folder,
            "run",
            "-c",
            "Release",
            $"-p:WithHttp={(version is null ? "false" : "true")}",
            $"-p:HttpVersion={version}");
        Assert.Contains("Everything as expected", output, StringComparison.Ordinal);
    }
}
