using System.Diagnostics;
using System.Text;

namespace Package.Tests.Support;

/// <summary>Runs the SDK and programs in child processes.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs <c>dotnet</c> and gives its output; fails the test where it does not succeed.</summary>
    public static Task<string> RunAsync(string folder, params string[] arguments) =>
        ProcessAsync(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet"
            ? host : "dotnet", folder, arguments);

    /// <summary>Runs <c>dotnet</c> in a POSIX locale, with a compiler of its own, and gives its output.</summary>
    public static async Task<string> InLocaleAsync(string locale, string folder, params string[] arguments)
    {
        var (code, output) = await StartAsync(
            "dotnet", folder, arguments, ("LC_ALL", locale), (CompilerServer.Switch, "false"));
        Assert.True(code == 0, $"dotnet {string.Join(' ', arguments)} gave {code}:\n{output}");
        return output;
    }

    /// <summary>Runs <c>dotnet</c> where it is to fail, and gives its output.</summary>
    public static async Task<string> FailAsync(string folder, params string[] arguments)
    {
        var (code, output) = await StartAsync("dotnet", folder, arguments);
        Assert.True(code != 0, $"dotnet {string.Join(' ', arguments)} succeeded:\n{output}");
        return output;
    }

    /// <summary>Runs a program and gives its output; fails the test where it does not succeed.</summary>
    public static async Task<string> ProcessAsync(string program, string folder, params string[] arguments)
    {
        var (code, output) = await StartAsync(program, folder, arguments);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} gave {code}:\n{output}");
        return output;
    }

    private static async Task<(int Code, string Output)> StartAsync(
        string program, string folder, string[] arguments, params (string Name, string Value)[] variables)
    {
        // Two tests at a time keep the cores busy; a second node of MSBuild would only have to start.
        IEnumerable<string> more = arguments is ["build" or "pack" or "publish", ..] ? ["-maxcpucount:1"] : [];
        var start = new ProcessStartInfo(program, arguments.Concat(more))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };

        // What the test runner's own MSBuild set must not reach another one.
        foreach (string name in start.Environment.Keys.Where(IsOfMSBuild).ToArray())
        {
            start.Environment.Remove(name);
        }

        // No build server may outlive the tests: MSBuild keeps none, and they have a compiler of their own.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        CompilerServer.Use(start.Environment);

        // Programs of a few seconds have no use for a profile of themselves.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        // One culture for the compiler that all share, whichever of them starts it.
        start.Environment["LC_ALL"] = "C.UTF-8";

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = new StringBuilder();
        DataReceivedEventHandler append = (_, line) =>
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }
        };
        process.OutputDataReceived += append;
        process.ErrorDataReceived += append;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var timeout = new CancellationTokenSource(s_limit);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} takes longer than {s_limit}:\n{output}");
        }

        return (process.ExitCode, output.ToString());
    }

    private static bool IsOfMSBuild(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("CLOUDFLARE_", StringComparison.Ordinal);
}
