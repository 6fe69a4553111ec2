using System.Runtime.CompilerServices;
using SpecClient;
using Xunit;

namespace Runtime.Tests.Batching;

public sealed class JournalTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly FakeService _service = new();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task A_resumed_job_skips_what_is_final()
    {
        _service.Answer = (items, number, _) => number switch
        {
            0 => Task.FromResult(FakeService.Ok(items)),
            1 => throw FakeService.Refused(),
            2 => throw FakeService.Status(403),
            _ => throw FakeService.Status(500),
        };
        BatchResult<string, ItemAnswer> first = await RunAsync("PUT");
        Assert.Equal(
            (10, 10, 10, 10),
            (first.Succeeded.Count, first.NotSent.Count, first.Refused.Count, first.Unknown.Count));

        _service.Answer = (items, _, _) => Task.FromResult(FakeService.Ok(items));
        _service.Requests.Clear();
        BatchResult<string, ItemAnswer> second = await RunAsync("PUT");
        Assert.Equal(20, second.Progress.Skipped);
        Assert.Equal(
            Enumerable.Range(10, 10).Concat(Enumerable.Range(30, 10)).Select(i => (long)i),
            second.Succeeded.Select(o => o.Index));

        BatchResult<string, ItemAnswer> third = await RunAsync("PUT");
        Assert.Equal((40L, 0L), (third.Progress.Skipped, third.Progress.Done));
        Assert.True(third.IsSuccess);
    }

    [Fact]
    public async Task Items_between_those_that_are_final_keep_their_places_also_in_halves()
    {
        _service.Answer = (items, _, _) =>
            Task.FromResult(FakeService.Ok([.. items.Where(static item => (item[^1] - '0') % 3 == 0)]));
        BatchResult<string, ItemAnswer> first = await RunAsync("PUT");
        Assert.Equal((16, 24), (first.Succeeded.Count, first.Unknown.Count));

        _service.Answer = (items, _, _) => items.Contains("item17") || items.Contains("item31")
            ? throw FakeService.Status(422)
            : Task.FromResult(FakeService.Ok(items));
        BatchResult<string, ItemAnswer> second = await RunAsync("PUT", split: true);

        // Refused now, but perhaps applied by the first run.
        Assert.Equal([17L, 31L], second.Unknown.Select(static o => o.Index));
        Assert.Equal(22, second.Succeeded.Count);
        Assert.All(
            second.Succeeded.Concat(second.Unknown), static o => Assert.Equal("item" + o.Index, o.Item));
        Assert.Equal(38, (await RunAsync("PUT")).Progress.Skipped);
    }

    [Fact]
    public async Task An_unknown_fate_is_final_where_repeating_is_not_safe()
    {
        _service.Answer = (_, number, _) => number == 1 ? throw FakeService.Refused() : throw FakeService.Status(500);
        await RunAsync("POST");
        _service.Requests.Clear();
        _service.Answer = (items, _, _) => Task.FromResult(FakeService.Ok(items));
        BatchResult<string, ItemAnswer> second = await RunAsync("POST");
        Assert.Equal(30, second.Progress.Skipped);
        Assert.Equal(FakeService.Items(20).Skip(10), Assert.Single(_service.Requests));
    }

    [Fact]
    public async Task What_was_on_the_way_at_a_kill_is_unknown_and_not_repeated()
    {
        await using (var journal = new FileBatchJournal(_path))
        {
            await ReadAsync(journal);
            await journal.AppendAsync(
                new[] { new BatchJournalRecord(0, 10, BatchJournalState.Sending, BatchKey.Hash("item0")) }, default);
        }

        BatchResult<string, ItemAnswer> result = await RunAsync("POST");
        Assert.Equal(FakeService.Items(10), result.Unknown.Select(o => o.Item));
        Assert.All(result.Unknown, o => Assert.IsType<BatchInterruptedException>(o.Exception));
        Assert.Equal(30, result.Succeeded.Count);
        BatchResult<string, ItemAnswer> again = await RunAsync("POST");
        Assert.Equal(40, again.Progress.Skipped);
    }

    [Fact]
    public async Task A_torn_line_is_dropped_whatever_its_length()
    {
        await RunAsync("PUT");
        byte[] whole = await File.ReadAllBytesAsync(_path);
        int end = whole.Length - 1;
        int start = Array.LastIndexOf(whole, (byte)'\n', end - 1) + 1;
        for (int length = start; length <= end; length++)
        {
            await File.WriteAllBytesAsync(_path, whole[..length]);
            BatchResult<string, ItemAnswer> result = await RunAsync("PUT");
            Assert.Equal((30L, 10L), (result.Progress.Skipped, result.Progress.Done));
            Assert.Equal(40, (await RunAsync("PUT")).Progress.Skipped);
        }

        for (int length = 0; length < 12; length++)
        {
            await File.WriteAllBytesAsync(_path, whole[..length]);
            Assert.Equal(40, (await RunAsync("PUT")).Progress.Done);
        }
    }

    [Fact]
    public async Task Damage_in_the_middle_is_an_error_because_items_would_be_repeated()
    {
        await RunAsync("PUT");
        string text = await File.ReadAllTextAsync(_path);
        await File.WriteAllTextAsync(_path, text.Replace("10+10 S", "10+11 S", StringComparison.Ordinal));
        BatchResult<string, ItemAnswer> result = await RunAsync("PUT");
        Assert.IsType<BatchJournalException>(result.Exception);
        Assert.Equal((BatchCompletion.Failed, 0L), (result.Completion, result.Progress.Done));
    }

    [Fact]
    public async Task Other_items_or_another_operation_are_refused()
    {
        await RunAsync("PUT");
        await using (var journal = new FileBatchJournal(_path))
        {
            BatchResult<string, ItemAnswer> result = await _service
                .Start(FakeService.Items(40).Skip(1), new BatchOptions { Journal = journal })
                .ToResultAsync();
            Assert.IsType<BatchJournalException>(result.Exception);
        }

        await using (var journal = new FileBatchJournal(_path))
        {
            await Assert.ThrowsAsync<BatchJournalException>(
                async () => await journal.OpenAsync("other", default).ToListAsync());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(39)]
    public async Task An_item_that_was_replaced_inside_a_finished_chunk_is_refused(int replaced)
    {
        await RunAsync("PUT");
        _service.Requests.Clear();
        await using var journal = new FileBatchJournal(_path);
        BatchResult<string, ItemAnswer> result = await _service
            .Start(
                FakeService.Items(40).Select((item, i) => i == replaced ? "another" : item),
                new BatchOptions { Journal = journal })
            .ToResultAsync();
        Assert.IsType<BatchJournalException>(result.Exception);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_journal_without_hashes_of_all_keys_is_still_read()
    {
        string[] lines = ["0+10 s 7b7999e2", "0+10 S 7b7999e2"];
        await File.WriteAllTextAsync(_path, "specclient-batch 1 bulk\n" + string.Concat(
            lines.Select(static line => $"{line} {BatchKey.Hash(line):x8}\n")));
        Assert.Equal(0x7b7999e2u, BatchKey.Hash("item0"));
        BatchResult<string, ItemAnswer> result = await RunAsync("PUT");
        Assert.Equal((10L, 30), (result.Progress.Skipped, result.Succeeded.Count));
        Assert.Equal(40, (await RunAsync("PUT")).Progress.Skipped);
    }

    [Fact]
    public async Task Two_jobs_at_a_time_cannot_have_one_file()
    {
        await using var first = new FileBatchJournal(_path);
        await ReadAsync(first);
        BatchResult<string, ItemAnswer> second = await RunAsync("POST");
        Assert.IsType<IOException>(second.Exception);
        Assert.Equal((BatchCompletion.Failed, 0L), (second.Completion, second.Progress.Done));
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_journal_that_fails_stops_the_batch_before_anything_unrecorded_is_sent()
    {
        var options = new BatchOptions { Journal = new FullDisk(), MaxConcurrency = 1 };
        BatchResult<string, ItemAnswer> result = await _service
            .Start(FakeService.Items(100), options, descriptor: FakeService.Descriptor(method: "POST"))
            .ToResultAsync();
        Assert.Equal(BatchCompletion.Failed, result.Completion);
        Assert.IsType<IOException>(result.Exception);
        Assert.Empty(_service.Requests);
        Assert.NotEmpty(result.NotSent);
        Assert.Equal(result.Progress.Done, result.NotSent.Count);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task A_torn_write_leaves_a_file_that_can_be_read(bool cannotCut, int records)
    {
        var first = new BatchJournalRecord(0, 10, BatchJournalState.Succeeded, 1);
        var second = new BatchJournalRecord(10, 10, BatchJournalState.Succeeded, 2);
        FullFile? file = null;
        await using (var journal = new FileBatchJournal(_path, false, path => file = new FullFile(path, cannotCut)))
        {
            await ReadAsync(journal);
            await journal.AppendAsync(new[] { first }, default);
            file!.IsFull = true;
            await Assert.ThrowsAsync<IOException>(async () => await journal.AppendAsync(new[] { second }, default));
            file.IsFull = false;
            Exception? later = await Record.ExceptionAsync(
                async () => await journal.AppendAsync(new[] { second }, default));
            Assert.Equal(cannotCut, later is IOException);
        }

        await using var again = new FileBatchJournal(_path);
        Assert.Equal(
            new[] { first, second }.Take(records), await again.OpenAsync("bulk", default).ToListAsync());
    }

    private static async Task ReadAsync(FileBatchJournal journal) =>
        await journal.OpenAsync("bulk", default).ToListAsync();

    private async Task<BatchResult<string, ItemAnswer>> RunAsync(string method, bool split = false)
    {
        await using var journal = new FileBatchJournal(_path);
        var options = new BatchOptions { Journal = journal, MaxConcurrency = 1, SplitRefused = split };
        return await _service
            .Start(FakeService.Items(40), options, descriptor: FakeService.Descriptor(method: method))
            .ToResultAsync()
            .WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>A file on a disk that takes half of a write.</summary>
    private sealed class FullFile(string path, bool cannotCut)
        : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0)
    {
        public bool IsFull { get; set; }

        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(IsFull ? buffer[..(buffer.Length / 2)] : buffer, cancellationToken);
            if (IsFull)
            {
                throw new IOException("No space left on device");
            }
        }

        public override void SetLength(long value)
        {
            if (IsFull && cannotCut)
            {
                throw new IOException("No way back");
            }

            base.SetLength(value);
        }
    }

    private sealed class FullDisk : IBatchJournal
    {
        public async IAsyncEnumerable<BatchJournalRecord> OpenAsync(
            string operationId, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            yield break;
        }

        public ValueTask AppendAsync(
            ReadOnlyMemory<BatchJournalRecord> records, CancellationToken cancellationToken) =>
            throw new IOException("No space left on device");
    }
}
