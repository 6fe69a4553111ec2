using Package.Tests.Support;

namespace Package.Tests;

public sealed class FrameworkTests(PackageFeed feed)
{
    /// <summary>One error in place of hundreds in generated code.</summary>
    [Theory]
    [InlineData("netstandard2.0", ".NETStandard,Version=v2.0")]
    [InlineData("net6.0", ".NETCoreApp,Version=v6.0")]
    public async Task A_framework_without_the_runtime_is_told_of(string framework, string moniker)
    {
        string folder = await CreateAsync(framework, $"<TargetFramework>{framework}</TargetFramework>");
        string output = await Dotnet.FailAsync(
            folder, "build", "-p:LangVersion=12", "-p:CheckEolTargetFramework=false");
        Assert.Contains(
            $"SpecClient needs .NET 8 or later; this project is built for {moniker}.",
            output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }

    /// <summary>Each framework's build leaves alone what that of the other wrote.</summary>
    [Fact]
    public async Task Generated_code_of_several_frameworks_is_compiled_once()
    {
        string folder = await CreateAsync("frameworks", "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>");
        foreach (string framework in new[] { "net8.0", "net10.0", "net8.0" })
        {
            await Dotnet.RunAsync(
                folder,
                "build",
                "--no-incremental",
                "-f",
                framework,
                "-p:CompilerGeneratedFilesOutputPath=Generated/" + framework);
        }

        Assert.True(Directory.Exists(Path.Combine(folder, "Generated", "net8.0", "SpecClient.Generator")));
        Assert.True(Directory.Exists(Path.Combine(folder, "Generated", "net10.0", "SpecClient.Generator")));
    }

    /// <summary>A folder that is a framework's name says nothing of the folders beside it.</summary>
    [Fact]
    public async Task A_folder_for_the_framework_alone_leaves_the_projects_own_folders()
    {
        string folder = await CreateAsync("bare", "<TargetFramework>net10.0</TargetFramework>");
        Directory.CreateDirectory(Path.Combine(folder, "Sub"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Sub", "Own.cs"), "internal sealed class Own;");
        await Dotnet.RunAsync(folder, "restore");
        string items = await Dotnet.RunAsync(
            folder, "msbuild", "-p:CompilerGeneratedFilesOutputPath=net10.0", "-getItem:Compile");
        Assert.Contains("Own.cs", items, StringComparison.Ordinal);
    }

    private async Task<string> CreateAsync(string purpose, string frameworks)
    {
        string folder = feed.CreateConsumer("Rules", purpose);
        string project = Path.Combine(folder, "Rules.csproj");
        string text = await File.ReadAllTextAsync(project);
        await File.WriteAllTextAsync(project, text.Replace(
            "<TargetFramework>net10.0</TargetFramework>", frameworks, StringComparison.Ordinal));
        return folder;
    }
}
