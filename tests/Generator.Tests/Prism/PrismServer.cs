using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SpecClient.Generator.Tests.Prism;

/// <summary>Prism, the mock server that judges requests by the document, as a process of its own.</summary>
internal sealed class PrismServer : IDisposable
{
    private readonly Process _process;

    private PrismServer(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The command: <c>SPECCLIENT_PRISM</c>, else <c>prism</c> of the search path, else null.</summary>
    public static string? FindCommand()
    {
        if (Environment.GetEnvironmentVariable("SPECCLIENT_PRISM") is { Length: > 0 } command)
        {
            return command;
        }

        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(static folder => Path.Combine(folder, "prism"))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Starts it on a free port, and waits until it answers.</summary>
    public static async Task<PrismServer> StartAsync(string command, string document)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(command) { RedirectStandardOutput = true, RedirectStandardError = true };
        var number = port.ToString(CultureInfo.InvariantCulture);
        foreach (var argument in new[] { "mock", "-h", "127.0.0.1", "-p", number, document })
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new PrismServer(process, new Uri($"http://127.0.0.1:{number}"));
        try
        {
            await listening.Task.WaitAsync(TimeSpan.FromMinutes(2));
            return server;
        }
        catch (TimeoutException)
        {
            server.Dispose();
            throw new TimeoutException("Prism does not listen: " + string.Join("\n", said.Take(50)));
        }

        void Hear(string? line)
        {
            if (line is not null && !listening.Task.IsCompleted)
            {
                said.Add(line);
                if (line.Contains("Prism is listening", StringComparison.Ordinal))
                {
                    listening.TrySetResult();
                }
            }
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(5000);
        }

        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
