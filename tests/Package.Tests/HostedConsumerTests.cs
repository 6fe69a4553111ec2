using Package.Tests.Support;

namespace Package.Tests;

/// <summary>The package beside Microsoft.Extensions.Http of several versions, and without it.</summary>
public sealed class HostedConsumerTests(HostedConsumers consumers) : IClassFixture<HostedConsumers>
{
    [Theory]
    [InlineData("7.0.0")]
    [InlineData("8.0.1")]
    [InlineData("10.0.8")]
    [InlineData("without")]
    public async Task The_extension_is_there_where_the_factory_is(string version)
    {
        string folder = consumers.Folder(version);
        string output = await Dotnet.RunAsync(folder, Path.Combine("bin", "Release", "net10.0", "Hosted.dll"));
        Assert.Contains("Everything as expected", output, StringComparison.Ordinal);
    }
}
