using System.Globalization;
using System.Reflection;
using Package.Tests.Support;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace Package.Tests.Support;

/// <summary>
/// The package, packed once into a folder feed outside the repository. Its version is new each time, so that no cache
/// can hide a change; what a restore leaves of it in the global packages folder is removed again.
/// </summary>
/// <remarks>
/// Packed is what was built with these tests. <c>SPECCLIENT_PACK</c>: a configuration that is built for it instead.
/// </remarks>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("specclient-package-");

    /// <summary>The package's version.</summary>
    public string Version { get; } = string.Create(
        CultureInfo.InvariantCulture, $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}");

    /// <summary>The package's file.</summary>
    public string PackagePath => Path.Combine(FeedPath, $"SpecClient.{Version}.nupkg");

    /// <summary>A NuGet configuration that knows the feed alone, and no cache.</summary>
    public string OfflineConfigPath => Path.Combine(_root.FullName, "Offline.config");

    /// <summary>The temporary folder that holds the feed and all consumers.</summary>
    public string Folder => _root.FullName;

    private string FeedPath => Path.Combine(_root.FullName, "feed");

    private static string Repository { get; } = FindRepository();

    private static string Built { get; } =
        typeof(PackageFeed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public async ValueTask InitializeAsync()
    {
        await Dotnet.RunAsync(
            Repository,
            [
                "pack", Path.Combine("runtime", "SpecClient.csproj"), "-o", FeedPath, $"-p:Version={Version}",
                .. Environment.GetEnvironmentVariable("SPECCLIENT_PACK") is { Length: > 0 } configuration
                    // Output and intermediate files of its own: other projects may build the same sources meanwhile.
                    ? ["-c", configuration, $"-p:ArtifactsPath={Path.Combine(_root.FullName, "artifacts")}"]
                    : new[] { "-c", Built, "--no-build", $"-p:NuspecOutputPath={_root.FullName}" },
            ]);
        await File.WriteAllTextAsync(
            Path.Combine(_root.FullName, "NuGet.config"),
            $"""
            <configuration>
              <packageSources>
                <add key="local" value="{FeedPath}" />
              </packageSources>
            </configuration>
            """);
        await File.WriteAllTextAsync(
            OfflineConfigPath,
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{FeedPath}" />
              </packageSources>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(_root.FullName, "packages")}" />
              </config>
              <fallbackPackageFolders>
                <clear />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await CompilerServer.StopAsync(Path.Combine(Repository, "runtime", "SpecClient.csproj"));
        string output = await Dotnet.RunAsync(_root.FullName, "nuget", "locals", "global-packages", "--list");
        string globalPackages = output.Trim().Split(": ", 2)[1];
        DeleteFolder(Path.Combine(globalPackages, "specclient", Version));
        DeleteFolder(Path.Combine(globalPackages, "consumer.library", Version));
        _root.Delete(recursive: true);
    }

    /// <summary>Copies a consumer outside the solution, with the document and its map; gives its folder.</summary>
    /// <param name="name">Folder below Consumers.</param>
    /// <param name="purpose">Folder name, so that several tests can build one consumer.</param>
    public string CreateConsumer(string name, string purpose)
    {
        string folder = Path.Combine(_root.FullName, purpose, name);
        Directory.CreateDirectory(Path.Combine(folder, "specs"));
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Consumers", name)))
        {
            string text = File.ReadAllText(file).Replace("$(TestedVersion)", Version, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), text);
        }

        foreach (string file in Directory.EnumerateFiles(
            Path.Combine(Repository, "specs"), "cloudflare-origin-cloud-regions.*"))
        {
            File.Copy(file, Path.Combine(folder, "specs", Path.GetFileName(file)));
        }

        return folder;
    }

    /// <summary>Packs a consumer into the feed.</summary>
    public Task PackAsync(string consumer) =>
        Dotnet.RunAsync(consumer, "pack", "-c", "Release", "-o", FeedPath, $"-p:Version={Version}");

    private static void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static string FindRepository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
