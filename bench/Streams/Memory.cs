using System.Diagnostics;
using System.Globalization;

namespace SpecClient.Bench.Streams;

/// <summary>The most memory that the process holds while something runs, above what it held before.</summary>
internal static class Memory
{
    public const double LimitMegabytes = 64;

    /// <returns>False where it took more than the limit.</returns>
    public static async Task<bool> MeasureAsync(string name, long bytes, Func<Task> run)
    {
        using var process = Process.GetCurrentProcess();
        var heapBefore = GC.GetTotalMemory(forceFullCollection: true);
        process.Refresh();
        var before = process.WorkingSet64;
        long most = before, heap = heapBefore;
        using var end = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                process.Refresh();
                most = Math.Max(most, process.WorkingSet64);
                heap = Math.Max(heap, GC.GetTotalMemory(forceFullCollection: false));
                await Task.Delay(10);
            }
        });
        var allocated = GC.GetTotalAllocatedBytes();
        var start = Stopwatch.GetTimestamp();
        await run();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        await end.CancelAsync();
        await watching;
        var more = Math.Max(most - before, heap - heapBefore) / 1e6;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {bytes / 1e9:F2} GB, at most {more:F1} MB more memory (heap {(heap - heapBefore) / 1e6:F1} MB), "
            + $"working set {most / 1e6:F1} MB, {allocated / 1e6:F1} MB allocated, {bytes / 1e6 / seconds:F0} MB/s"));
        return more < LimitMegabytes;
    }
}
