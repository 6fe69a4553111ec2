using System.Runtime.InteropServices;

namespace Package.Tests.Support;

/// <summary>The consumer App as a published program of this machine.</summary>
internal static class PublishedApp
{
    /// <summary>Publishes without a warning, runs, and gives what the program prints.</summary>
    /// <param name="folder">The consumer; the program is in its folder <c>out</c>.</param>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        string output = await Dotnet.RunAsync(
            folder,
            ["publish", "-c", "Release", "-o", "out", "-r", RuntimeInformation.RuntimeIdentifier, .. arguments]);
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);

        string printed = await Dotnet.ProcessAsync(Path.Combine(folder, "out", "App"), folder);
        Assert.Contains("Everything as expected", printed, StringComparison.Ordinal);
        return printed;
    }
}
