using System.Globalization;
using SpecClient.Bench.Batching;

// dotnet run -c Release --project bench/Batching [-- items concurrency latency-ms rounds]
// dotnet run -c Release --project bench/Batching -- memory
if (args is ["serve", var latencyText])
{
    await BulkServer.ServeAsync(int.Parse(latencyText, CultureInfo.InvariantCulture));
    return;
}

if (args is ["memory"])
{
    await MemoryRun.RunAsync(1_000_000);
    return;
}

int[] numbers = [.. args.Select(static text => int.Parse(text, CultureInfo.InvariantCulture))];
int items = numbers.ElementAtOrDefault(0) is > 0 and var i ? i : 10_000;
int concurrency = numbers.ElementAtOrDefault(1) is > 0 and var c ? c : 8;
int[] latencies = numbers.Length > 2 ? [numbers[2]] : [0, 5, 20];
int rounds = numbers.ElementAtOrDefault(3) is > 0 and var r ? r : 60;
foreach (int latency in latencies)
{
    await RateRun.RunAsync(items, concurrency, latency, rounds);
}
