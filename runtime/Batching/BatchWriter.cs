using System.Threading.Channels;

namespace SpecClient;

/// <summary>
/// A batch for producers: items come in one by one from any number of threads, go out together when a request is full
/// or has waited long enough, and each write completes with the outcome of its item.
/// </summary>
/// <example><code>
/// await using var writer = new BatchWriter&lt;Item, Result&gt;(
///     items =&gt; client.Things.BulkUpdateAllAsync(zoneId, items));
/// BatchOutcome&lt;Item, Result&gt; outcome = await writer.WriteAsync(item);
/// </code></example>
/// <typeparam name="TItem">Type of the items sent.</typeparam>
/// <typeparam name="TResult">Type of what the service answers for an item.</typeparam>
public sealed class BatchWriter<TItem, TResult> : IAsyncDisposable
{
    private readonly BatchWriterItems<TItem> _items;
    private readonly Task _run;
    private volatile Exception? _end;
    private int _disposed;

    /// <summary>Starts a batch that waits for items.</summary>
    /// <param name="start">
    /// Starts the batch over the given items, which it must pass on as they are. Options of the batch apply, but for
    /// its order and journal; its cancellation ends the writer.
    /// </param>
    /// <param name="capacity">Items that may wait to be taken; further writes wait (backpressure).</param>
    /// <param name="flushInterval">
    /// Longest wait of an item for a request to become full; null = 100 ms, infinite = no limit.
    /// </param>
    public BatchWriter(
        Func<IAsyncEnumerable<TItem>, Batch<TItem, TResult>> start,
        int capacity = 1000,
        TimeSpan? flushInterval = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        TimeSpan interval = flushInterval ?? TimeSpan.FromMilliseconds(100);
        interval = interval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : interval;
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero, nameof(flushInterval));
        _items = new BatchWriterItems<TItem>(capacity, interval);
        Batch<TItem, TResult> batch = start(_items);
        _run = RunAsync(batch);
    }

    /// <summary>Writes an item. Completes with its outcome.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Cancels the waiting for a place; an item that has one is not taken back.</param>
    /// <exception cref="ObjectDisposedException">The writer is disposed.</exception>
    public async Task<BatchOutcome<TItem, TResult>> WriteAsync(
        TItem item, CancellationToken cancellationToken = default)
    {
        Task<BatchOutcome<TItem, TResult>> outcome = await EnqueueAsync(item, cancellationToken).ConfigureAwait(false);
        return await outcome.ConfigureAwait(false);
    }

    /// <summary>
    /// Writes an item. Completes when the item has its place, so that a single producer feels backpressure without
    /// waiting for each outcome; the inner task completes with the outcome.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Cancels the waiting for a place.</param>
    /// <exception cref="ObjectDisposedException">The writer is disposed.</exception>
    public async ValueTask<Task<BatchOutcome<TItem, TResult>>> EnqueueAsync(
        TItem item, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        var entry = new Entry(item);
        try
        {
            await _items.Channel.Writer.WriteAsync(entry, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            ObjectDisposedException.ThrowIf(_disposed != 0, this);
            entry.NotSent(_end);
        }

        return entry.Outcome;
    }

    /// <summary>Sends what there is now. Completes when all items written before have their outcomes.</summary>
    /// <exception cref="ObjectDisposedException">The writer is disposed.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        var mark = new BatchWriterFlush<TItem>();
        try
        {
            await _items.Channel.Writer.WriteAsync(mark, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            return;
        }

        await mark.Done.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes no more items, and completes when all that were written have their outcomes.</summary>
    public async ValueTask DisposeAsync()
    {
        Interlocked.Exchange(ref _disposed, 1);
        _items.Channel.Writer.TryComplete();
        await _run.ConfigureAwait(false);
    }

    private async Task RunAsync(Batch<TItem, TResult> batch)
    {
        Exception? end = null;
        try
        {
            await foreach (BatchOutcome<TItem, TResult>[] chunk in batch.OutcomesAsync().ConfigureAwait(false))
            {
                foreach (BatchOutcome<TItem, TResult> outcome in chunk)
                {
                    (_items.Take(outcome.Index) as Entry)?.Complete(outcome);
                }
            }
        }
        catch (Exception exception)
        {
            end = exception;
        }

        // The batch ended; items that it did not take are told so instead of waiting for ever.
        _end = end ?? batch.End;
        _items.Channel.Writer.TryComplete();
        await foreach (BatchWriterEntry<TItem> entry in _items.Channel.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            entry.NotSent(_end);
        }

        foreach (BatchWriterEntry<TItem> entry in _items.TakeAll())
        {
            entry.NotSent(_end);
        }
    }

    private sealed class Entry(TItem item) : BatchWriterEntry<TItem>(item)
    {
        private readonly TaskCompletionSource<BatchOutcome<TItem, TResult>> _outcome =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<BatchOutcome<TItem, TResult>> Outcome => _outcome.Task;

        public override Task Done => _outcome.Task;

        public void Complete(BatchOutcome<TItem, TResult> outcome) => _outcome.TrySetResult(outcome);

        public override void NotSent(Exception? reason) => _outcome.TrySetResult(new(
            Item,
            -1,
            BatchStatus.NotSent,
            default,
            reason?.Message ?? "The batch ended before this item was taken.",
            reason));
    }
}
