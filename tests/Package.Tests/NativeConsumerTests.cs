using Package.Tests.Support;

namespace Package.Tests;

public sealed class NativeConsumerTests(PackageFeed feed)
{
    [Fact]
    public async Task Consumer_publishes_with_Native_AOT_without_warnings_and_runs()
    {
        string? linker = Array.Find(["clang", "gcc"], IsOnPath);
        Assert.SkipWhen(linker is null, "Native AOT links with clang or gcc, and neither is on the PATH.");

        string folder = feed.CreateConsumer("App", "aot");
        await PublishedApp.RunAsync(
            folder,
            "-p:TargetFramework=net10.0",
            "-p:PublishAot=true",
            "-p:InvariantGlobalization=true",
            "-p:TrimmerSingleWarn=false",
            "-p:NativeDebugSymbols=false",
            $"-p:CppCompilerAndLinker={linker}");
        Assert.False(File.Exists(Path.Combine(folder, "out", "App.dll")), "An AOT program has no managed assembly.");
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
