using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace SpecClient.Bench.Batching;

/// <summary>
/// Time, and processor time of this process: a batch, a bare sender with the same concurrency, one that also writes and
/// reads JSON, the client's calls side by side without a batch, and a sequential loop.
/// </summary>
internal static class RateRun
{
    // Without a method compiled, or compiled again: the tiers are through.
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_longestWarmUp = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(Uri url, Process service, int count, int concurrency, int rounds)
    {
        using var client = new BulkClient(url);
        using var http = new HttpClient { BaseAddress = url };
        var items = BulkClient.Items(count).ToList();
        var bare = new BareSender(http, BulkClient.Bodies(items, 100));
        var typed = new TypedSender(http, items);
        (string Name, Func<Task> Run)[] contenders =
        [
            ("bare sender", () => bare.RunAsync(concurrency)),
            ("typed sender", () => typed.RunAsync(concurrency)),
            ("batch", () => client.BatchAsync(items, concurrency)),
            ("parallel calls", () => client.CallAsync(items, 100, concurrency)),
            ("sequential loop", () => client.CallAsync(items, 100, 1)),
        ];
        var measured = contenders.ToDictionary(static c => c.Name, static _ => new List<Measurement>());
        using Process self = Process.GetCurrentProcess();

        // Until connections are open and all code is compiled for good.
        long warmingUp = Stopwatch.GetTimestamp();
        long quiet = warmingUp;
        long compiled = 0;
        while (Stopwatch.GetElapsedTime(quiet) < s_quiet && Stopwatch.GetElapsedTime(warmingUp) < s_longestWarmUp)
        {
            foreach ((_, Func<Task> run) in contenders)
            {
                await run();
            }

            if (JitInfo.GetCompiledMethodCount() != compiled)
            {
                compiled = JitInfo.GetCompiledMethodCount();
                quiet = Stopwatch.GetTimestamp();
            }
        }

        // Side by side in rounds, so that the machine's moods hit all alike; in another order each time, because one
        // that comes after the loop of single calls finds the threads in another state than one after parallel calls.
        var random = new Random(1);
        for (int round = 0; round < rounds; round++)
        {
            random.Shuffle(contenders);
            foreach ((string name, Func<Task> run) in contenders)
            {
                TimeSpan clientBefore = ProcessorTime(self);
                TimeSpan serviceBefore = ProcessorTime(service);
                long start = Stopwatch.GetTimestamp();
                await run();
                TimeSpan time = Stopwatch.GetElapsedTime(start);
                measured[name].Add(new(
                    time.TotalMilliseconds,
                    (ProcessorTime(self) - clientBefore).TotalMilliseconds,
                    (ProcessorTime(service) - serviceBefore).TotalMilliseconds));
            }
        }

        double bound = Median(measured["bare sender"]);
        foreach (string name in measured.Keys)
        {
            double median = Median(measured[name]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {name,-16} {median,7:F1} ms {count / median * 1000,9:F0} items/s {bound / median,5:F2} of bare; " +
                $"processors: client {measured[name].Average(static m => m.Client),5:F1} ms, " +
                $"service {measured[name].Average(static m => m.Service),5:F1} ms"));
        }
    }

    private static double Median(List<Measurement> values)
    {
        double[] times = [.. values.Select(static m => m.Time).Order()];
        return times[times.Length / 2];
    }

    private static TimeSpan ProcessorTime(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    /// <summary>One run: its time, and the processor time that the two processes took, in milliseconds.</summary>
    private readonly record struct Measurement(double Time, double Client, double Service);
}
