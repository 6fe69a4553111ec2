using System.Globalization;
using Runtime.Tests.Faults;
using SpecClient;
using Xunit;

namespace Runtime.Tests.Batching;

/// <summary>Batches under all kinds of faults, and a kill in the middle; the server's own log is the judge.</summary>
/// <remarks>
/// SPECCLIENT_FULL=1 runs 100,000 items through 1,000 requests, and 50 seeds at smaller size for each kind of sender.
/// SPECCLIENT_SEEDS: how many seeds at smaller size otherwise (4), half of them for each kind of sender.
/// </remarks>
public sealed class BatchFaultTests
{
    private const int FaultPercent = 20;
    private static readonly bool s_isFull = Environment.GetEnvironmentVariable("SPECCLIENT_FULL") == "1";

    private static readonly int s_seeds =
        int.TryParse(Environment.GetEnvironmentVariable("SPECCLIENT_SEEDS"), out int seeds) ? seeds : 4;

    /// <summary>Starts a batch over the service, by a client or by plain HTTP code.</summary>
    private delegate Batch<string, ItemAnswer> Start(
        IEnumerable<string> items, BatchOptions options, CancellationToken cancellationToken);

    public static TheoryData<string, string, int, int> Cases()
    {
        var cases = new TheoryData<string, string, int, int>();
        foreach (string sender in new[] { "client", "plain" })
        {
            foreach (string method in new[] { "PUT", "POST" })
            {
                int first = s_isFull || sender == "client" ? 1 : 2;
                for (int seed = first; seed <= (s_isFull ? 50 : s_seeds); seed += s_isFull ? 1 : 2)
                {
                    cases.Add(sender, method, seed, 1_500);
                }

                cases.Add(sender, method, 1000, s_isFull ? 100_000 : 5_000);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_killed_and_resumed_job_tells_the_truth_about_every_item(
        string sender, string method, int seed, int count)
    {
        var service = new BulkService();
        var fates = new Dictionary<string, BatchOutcome<string, ItemAnswer>>(StringComparer.Ordinal);
        int mostItems = Math.Max(20, count / 1000);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var server = new FaultServer(service.Apply, new FaultPlan(seed, FaultPercent));
        var timeout = TimeSpan.FromMilliseconds(400);
        using var plain = new PlainBulkClient(server.Url, method, timeout);
        using var client = new BulkClient(BulkClientOptions.For(server.Url, timeout));
        BatchDescriptor<string, BulkAnswer, ItemAnswer> descriptor = FakeService.Descriptor(mostItems, method);
        Start start = sender == "client"
            ? (items, options, token) => client.BulkAllAsync(descriptor, items, options, token)
            : (items, options, token) => Batch.Create(descriptor, items, plain.SendAsync, options, token);
        try
        {
            var recorded = await RunAndKillAsync(start, method, path, count, seed, fates);
            long skipped = await ResumeAsync(start, path, count, seed, fates);

            // What the killed run had on record but not yet handed out is told by the journal only.
            IEnumerable<BatchJournalRecord> journal = await ReadAsync(path);
            BatchStatus?[] final = Final(journal, count);
            Assert.All(final, status => Assert.NotNull(status));
            Assert.InRange(skipped, recorded, count);
            for (int i = 0; i < count; i++)
            {
                string item = Item(i);
                if (fates.TryGetValue(item, out BatchOutcome<string, ItemAnswer>? fate))
                {
                    Assert.Equal(final[i], fate.Status);
                }

                Check(method, item, final[i]!.Value, service.Applied.GetValueOrDefault(item));
            }

            Assert.True(server.Log.Values.Count(kind => kind is not FaultKind.None) > server.Requests / 10);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Check(string method, string item, BatchStatus status, int applied)
    {
        if (method == "POST")
        {
            Assert.True(applied <= 1, $"{item} was applied {applied} times");
        }

        string story = $"{item} is told as {status}, but was applied {applied} times";
        Assert.False(status is BatchStatus.Succeeded && applied == 0, story);
        Assert.False(status is BatchStatus.NotSent or BatchStatus.Refused && applied > 0, story);
        Assert.False(status is BatchStatus.Succeeded && BulkService.IsBad(item), story);
    }

    /// <summary>Runs until about half, then dies; outcomes handed out by then are kept.</summary>
    private static async Task<int> RunAndKillAsync(
        Start start,
        string method,
        string path,
        int count,
        int seed,
        Dictionary<string, BatchOutcome<string, ItemAnswer>> fates)
    {
        int final = 0;
        int seen = 0;
        using var cancel = new CancellationTokenSource();
        await using (var journal = new KillableJournal(path))
        {
            Batch<string, ItemAnswer> batch = start(Items(count), Options(journal, seed), cancel.Token);
            await foreach (BatchOutcome<string, ItemAnswer> outcome in batch)
            {
                bool isFinal = outcome.Status is BatchStatus.Succeeded or BatchStatus.Refused
                    || (outcome.Status is BatchStatus.Unknown && method == "POST");
                if (isFinal)
                {
                    Assert.True(fates.TryAdd(outcome.Item, outcome));
                    final++;
                }

                if (++seen >= count / 2)
                {
                    journal.Kill();
                    await cancel.CancelAsync();
                    break;
                }
            }
        }

        // The kill tore a line that was just being written.
        await File.AppendAllTextAsync(path, $"{count - 1}+1 S 0");
        return final;
    }

    private static async Task<long> ResumeAsync(
        Start start,
        string path,
        int count,
        int seed,
        Dictionary<string, BatchOutcome<string, ItemAnswer>> fates)
    {
        await using var journal = new FileBatchJournal(path);
        Batch<string, ItemAnswer> batch = start(Items(count), Options(journal, seed), CancellationToken.None);
        await foreach (BatchOutcome<string, ItemAnswer> outcome in batch)
        {
            Assert.True(fates.TryAdd(outcome.Item, outcome), $"{outcome.Item} has two final outcomes");
        }

        return batch.Progress.Skipped;
    }

    private static BatchOptions Options(IBatchJournal journal, int seed) => new()
    {
        MaxConcurrency = 8,
        Journal = journal,
        Order = seed % 2 == 0 ? BatchOrder.InOrder : BatchOrder.AsCompleted,
        SplitRefused = seed % 3 == 0,
    };

    private static async Task<List<BatchJournalRecord>> ReadAsync(string path)
    {
        await using var journal = new FileBatchJournal(path);
        return await journal.OpenAsync("bulk", CancellationToken.None).ToListAsync();
    }

    private static BatchStatus?[] Final(IEnumerable<BatchJournalRecord> records, int count)
    {
        var final = new BatchStatus?[count];
        foreach (BatchJournalRecord record in records)
        {
            BatchStatus? status = record.State switch
            {
                BatchJournalState.Succeeded => BatchStatus.Succeeded,
                BatchJournalState.Refused => BatchStatus.Refused,
                BatchJournalState.Unknown => BatchStatus.Unknown,
                BatchJournalState.NotSent => BatchStatus.NotSent,
                _ => null,
            };
            Array.Fill(final, status, (int)record.First, record.Count);
        }

        return final;
    }

    private static IEnumerable<string> Items(int count) => Enumerable.Range(0, count).Select(Item);

    private static string Item(int i) => "item" + i.ToString(CultureInfo.InvariantCulture);
}
