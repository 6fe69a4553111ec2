using System.Collections.Concurrent;
using System.Threading.Channels;

namespace SpecClient;

/// <summary>
/// Something that a producer wrote: an item that waits for its outcome, or the wish to send what there is.
/// </summary>
internal abstract class BatchWriterEntry<TItem>(TItem item)
{
    public TItem Item { get; } = item;

    public virtual bool IsFlush => false;

    /// <summary>Completes, never with an error, when the outcome is there.</summary>
    public abstract Task Done { get; }

    /// <summary>The batch ended without taking the item.</summary>
    public abstract void NotSent(Exception? reason);
}

/// <summary>The wish to send what there is.</summary>
internal sealed class BatchWriterFlush<TItem>() : BatchWriterEntry<TItem>(default!)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool IsFlush => true;

    public override Task Done => _done.Task;

    public void CompleteAfter(IEnumerable<Task> outcomes) => _ = CompleteAsync(Task.WhenAll(outcomes));

    public override void NotSent(Exception? reason) => _done.TrySetResult();

    private async Task CompleteAsync(Task outcomes)
    {
        await outcomes.ConfigureAwait(false);
        _done.TrySetResult();
    }
}

/// <summary>The items that producers wrote, as the batch gets them, and those that wait for their outcomes.</summary>
internal sealed class BatchWriterItems<TItem>(int capacity, TimeSpan flushInterval) : IAsyncEnumerable<TItem>
{
    private readonly ConcurrentDictionary<long, BatchWriterEntry<TItem>> _taken = new();
    private long _next;

    public Channel<BatchWriterEntry<TItem>> Channel { get; } =
        System.Threading.Channels.Channel.CreateBounded<BatchWriterEntry<TItem>>(capacity);

    public TimeSpan FlushInterval => flushInterval;

    /// <summary>Notes that the batch took an item; positions count as the batch counts them.</summary>
    public void Note(BatchWriterEntry<TItem> entry)
    {
        if (entry is BatchWriterFlush<TItem> flush)
        {
            flush.CompleteAfter([.. _taken.Values.Select(static other => other.Done)]);
        }
        else
        {
            _taken[_next++] = entry;
        }
    }

    public BatchWriterEntry<TItem>? Take(long index) => _taken.TryRemove(index, out var entry) ? entry : null;

    public IEnumerable<BatchWriterEntry<TItem>> TakeAll()
    {
        foreach (long index in _taken.Keys)
        {
            if (Take(index) is { } entry)
            {
                yield return entry;
            }
        }
    }

    public IAsyncEnumerator<TItem> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The items of a batch writer must be passed to the batch as they are.");
}

/// <summary>Gives the batch the items that producers wrote.</summary>
internal sealed class BatchWriterSource<TItem>(BatchWriterItems<TItem> items) : ItemSource<TItem>
{
    private BatchWriterEntry<TItem>? _current;

    public override TItem Current => _current!.Item;

    public override bool IsFlush => _current!.IsFlush;

    public override bool IsLive => true;

    public override TimeSpan? FlushInterval => items.FlushInterval;

    public override async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        ChannelReader<BatchWriterEntry<TItem>> reader = items.Channel.Reader;
        while (!reader.TryRead(out _current))
        {
            if (!await reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        items.Note(_current);
        return true;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
