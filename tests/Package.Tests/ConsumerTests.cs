using Package.Tests.Support;

namespace Package.Tests;

public sealed class ConsumerTests(PackageFeed feed)
{
    /// <summary>net8.0 runs on .NET 8 itself, self-contained, and not on the newer runtime of this machine.</summary>
    [Theory]
    [InlineData("net8.0", "8.0.")]
    [InlineData("net10.0", "10.0.")]
    public async Task Consumer_outside_the_solution_builds_without_warnings_and_runs(string framework, string version)
    {
        string folder = feed.CreateConsumer("App", framework);
        string printed = await PublishedApp.RunAsync(
            folder, "--self-contained", framework == "net8.0" ? "true" : "false", $"-p:TargetFramework={framework}");
        Assert.Contains($"Runtime {version}", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consumer_builds_and_runs_with_the_folder_feed_as_the_only_source()
    {
        string folder = feed.CreateConsumer("App", "offline");
        string output = await Dotnet.RunAsync(
            folder,
            "build",
            "-o",
            "out",
            $"-p:RestoreConfigFile={feed.OfflineConfigPath}",
            "-p:UseAppHost=false",
            "-p:TargetFrameworks=net10.0");
        Assert.Contains("0 Warning(s)", output, StringComparison.Ordinal);

        string printed = await Dotnet.RunAsync(folder, Path.Combine("out", "App.dll"));
        Assert.Contains("Everything as expected", printed, StringComparison.Ordinal);
    }
}
