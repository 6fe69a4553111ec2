using System.Diagnostics;
using System.Globalization;

namespace SpecClient.Bench.Batching;

/// <summary>
/// Items in a second: a batch, a bare sender with the same concurrency, the client's calls side by side without a
/// batch, and a sequential loop.
/// </summary>
internal static class RateRun
{
    public static async Task RunAsync(int count, int concurrency, int latency, int rounds)
    {
        await using BulkServer server = await BulkServer.StartAsync(latency);
        using var client = new BulkClient(server.Url);
        using var http = new HttpClient { BaseAddress = server.Url };
        var bare = new BareSender(http, BulkClient.Bodies(count, 100));
        (string Name, Func<Task> Run)[] contenders =
        [
            ("bare sender", () => bare.RunAsync(concurrency)),
            ("batch", () => client.BatchAsync(count, concurrency)),
            ("parallel calls", () => client.CallAsync(count, 100, concurrency)),
            ("sequential loop", () => client.CallAsync(count, 100, 1)),
        ];
        var times = contenders.ToDictionary(static c => c.Name, static _ => new List<double>());

        // Side by side in rounds, so that the machine's moods hit all alike; the first rounds warm up.
        for (int round = -5; round < rounds; round++)
        {
            foreach ((string name, Func<Task> run) in contenders)
            {
                long start = Stopwatch.GetTimestamp();
                await run();
                if (round >= 0)
                {
                    times[name].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                }
            }
        }

        double bound = Median(times["bare sender"]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{count} items, {concurrency} at a time, {latency} ms latency:"));
        foreach ((string name, _) in contenders)
        {
            double median = Median(times[name]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {name,-16} {median * 1000,8:F1} ms  {count / median,10:F0} items/s  {bound / median:F2} of bare"));
        }
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
