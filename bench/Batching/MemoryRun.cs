using System.Diagnostics;
using System.Globalization;

namespace SpecClient.Bench.Batching;

/// <summary>
/// Memory while a million streamed items go through a batch: what is reachable, and what the process holds.
/// </summary>
internal static class MemoryRun
{
    /// <param name="url">The endpoint.</param>
    /// <param name="count">Number of items.</param>
    /// <param name="isCareful">True: with a journal, and with a limit of bytes for each request.</param>
    public static async Task RunAsync(Uri url, int count, bool isCareful)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        FileBatchJournal? journal = isCareful ? new(path) : null;
        try
        {
            await RunAsync(url, count, new BatchOptions
            {
                Journal = journal, MaxBytesPerRequest = isCareful ? 6_000 : null,
            });
        }
        finally
        {
            if (journal is not null)
            {
                await journal.DisposeAsync();
                File.Delete(path);
            }
        }
    }

    private static async Task RunAsync(Uri url, int count, BatchOptions options)
    {
        using var client = new BulkClient(url);
        await client.BatchAsync(BulkClient.Items(10_000), 8);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long reachable = 0;
        long start = Stopwatch.GetTimestamp();
        await client.BatchAsync(BulkClient.Items(count), 8, done =>
        {
            if (done % 50_000 == 0)
            {
                reachable = Math.Max(reachable, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }, options);
        using Process process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} items: {reachable / 1e6:F1} MB more reachable than before, " +
            $"peak of the whole process {process.PeakWorkingSet64 / 1e6:F1} MB, " +
            $"{count / Stopwatch.GetElapsedTime(start).TotalSeconds:F0} items/s with full collections"));
    }
}
