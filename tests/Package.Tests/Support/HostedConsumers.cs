namespace Package.Tests.Support;

/// <summary>The consumer Hosted once for each version of Microsoft.Extensions.Http, all built by one command.</summary>
public sealed class HostedConsumers(PackageFeed feed) : IAsyncLifetime
{
    private static readonly string[] s_versions = ["7.0.0", "8.0.1", "10.0.8", "without"];

    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);

    /// <summary>The folder of the consumer with this version, or "without".</summary>
    public string Folder(string version) => _folders[version];

    public async ValueTask InitializeAsync()
    {
        foreach (string version in s_versions)
        {
            string folder = feed.CreateConsumer("Hosted", "hosted-" + version);
            _folders.Add(version, folder);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "Directory.Build.props"),
                $"""
                <Project>
                  <PropertyGroup>
                    <WithHttp>{(version == "without" ? "false" : "true")}</WithHttp>
                    <HttpVersion>{version}</HttpVersion>
                  </PropertyGroup>
                </Project>
                """);
        }

        string solution = Path.Combine(feed.Folder, "Hosted.slnx");
        IEnumerable<string> projects = _folders.Select(static pair =>
            $"""<Folder Name="/{pair.Key}/"><Project Path="{Path.Combine(pair.Value, "Hosted.csproj")}" /></Folder>""");
        await File.WriteAllTextAsync(solution, $"<Solution>{string.Concat(projects)}</Solution>");
        await Dotnet.RunAsync(feed.Folder, "build", solution, "-c", "Release");
    }

    public ValueTask DisposeAsync() => default;
}
