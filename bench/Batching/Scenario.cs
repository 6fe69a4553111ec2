using System.Diagnostics;
using System.Globalization;

namespace SpecClient.Bench.Batching;

/// <summary>A service and a client, each in its own process.</summary>
/// <param name="Name">What is told of it.</param>
/// <param name="Service">"service", which does what services do, or "echo", which does no work.</param>
/// <param name="Latency">Milliseconds that each answer waits.</param>
/// <param name="IsApart">
/// True: the service runs on one half of the processors and the client on the other, as on two machines.
/// </param>
internal sealed record Scenario(string Name, string Service, int Latency, bool IsApart)
{
    public static Scenario Memory { get; } = new("memory", "echo", 0, false);

    public static Scenario CarefulMemory { get; } =
        new("memory, with a journal and a limit of bytes", "echo", 0, false);

    public static Scenario[] Rates { get; } =
    [
        new("a service that works, on processors of its own", "service", 0, true),
        new("the same on shared processors", "service", 0, false),
        new("the same with 5 ms latency", "service", 5, false),
        new("the same with 20 ms latency", "service", 20, false),
        new("an echo without work, on processors of its own", "echo", 0, true),
        new("an echo without work, on shared processors", "echo", 0, false),
    ];

    /// <summary>A wait takes the chance out of a run, and takes time.</summary>
    public int Rounds => Latency == 0 ? 300 : 30;

    /// <summary>
    /// Runs the client to its end. To be called on the main thread, whose processors children take over.
    /// </summary>
    public void Run(string mode, params string[] arguments)
    {
        Console.WriteLine($"{Name}:");
        int half = Environment.ProcessorCount / 2;
        long all = (1L << Environment.ProcessorCount) - 1;
        long first = IsApart && half > 0 ? (1L << half) - 1 : all;
        long second = IsApart && half > 0 ? all & ~first : all;
        using Process service = Start(
            first, isRead: true, ["serve", Service, Latency.ToString(CultureInfo.InvariantCulture)]);
        try
        {
            string url = service.StandardOutput.ReadLine() ?? throw new InvalidOperationException();
            string id = service.Id.ToString(CultureInfo.InvariantCulture);
            using Process client = Start(second, isRead: false, [mode, url, id, .. arguments]);
            client.WaitForExit();
        }
        finally
        {
            service.Kill();
            service.WaitForExit();
        }
    }

    private static Process Start(long processors, bool isRead, string[] arguments)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using Process self = Process.GetCurrentProcess();
            self.ProcessorAffinity = (nint)processors;
        }

        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = isRead };
        return Process.Start(start)!;
    }
}
