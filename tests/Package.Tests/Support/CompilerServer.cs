namespace Package.Tests.Support;

/// <summary>
/// A compiler server that all builds of this run share, and no other build: the first of them starts it, and it ends
/// with the tests. Without it each of some thirty compilations would start a compiler that has yet to warm up.
/// </summary>
internal static class CompilerServer
{
    /// <summary>MSBuild's property that says whether a build uses a server.</summary>
    public const string Switch = "UseSharedCompilation";

    private static readonly string s_name = "specclient-tests-" + Guid.NewGuid().ToString("N");

    /// <summary>Has builds with these environment variables use the server.</summary>
    public static void Use(IDictionary<string, string?> environment)
    {
        environment[Switch] = "true";
        environment["SharedCompilationId"] = s_name;
    }

    /// <summary>Ends the server.</summary>
    public static async Task StopAsync(string project)
    {
        string folder = Path.GetDirectoryName(project)!;
        string compilers = await Dotnet.RunAsync(folder, "msbuild", project, "-getProperty:RoslynTargetsPath");
        string program = Path.Combine(compilers.Trim(), "bincore", "VBCSCompiler.dll");
        await Dotnet.RunAsync(folder, program, "-shutdown", "-pipename:" + s_name);
    }
}
