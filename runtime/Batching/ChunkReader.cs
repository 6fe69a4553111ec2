namespace SpecClient;

/// <summary>
/// Cuts the source into chunks: by number, by bytes, by time; passes over what an earlier run finished.
/// </summary>
/// <remarks>Used by one thread at a time.</remarks>
internal sealed class ChunkReader<TItem>(
    ItemSource<TItem> source,
    BatchOptions options,
    int maxItems,
    ItemMeter<TItem>? meter,
    JournalHistory<TItem> history)
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(1);

    // Nothing to be measured, and nothing that an earlier run finished.
    private readonly bool _isPlain = source.IsImmediate && meter is null && history.IsEmpty;
    private readonly List<TItem> _items = [];
    private readonly List<long> _indices = [];
    private readonly TimeSpan? _flushInterval = source.FlushInterval ?? options.FlushInterval;
    private long _first;
    private long _position;
    private Task<bool>? _pending;
    private (TItem Item, long Index, long Bytes, ResumeAction Action)? _carried;

    /// <summary>What the source threw, or null.</summary>
    public Exception? Error { get; private set; }

    /// <summary>The source has no more items.</summary>
    public bool Ended { get; private set; }

    /// <summary>Items passed over because an earlier run finished them.</summary>
    public long Skipped { get; private set; }

    /// <summary>Gives the next chunk; null at the end, after an error of the source, and after cancellation.</summary>
    /// <remarks>Never throws, because items already taken need their outcomes.</remarks>
    public ValueTask<Chunk<TItem>?> NextAsync(CancellationToken cancellationToken)
    {
        _items.Clear();
        return _isPlain ? new(NextPlain(cancellationToken)) : NextCheckedAsync(cancellationToken);
    }

    /// <summary>
    /// Gives the item that was taken but did not fit into the last chunk, where the batch stops now; else null.
    /// </summary>
    public Chunk<TItem>? TakeCarried()
    {
        if (_carried is not { } carried)
        {
            return null;
        }

        _carried = null;
        return new Chunk<TItem>([carried.Item], carried.Index, null, carried.Action, meter?.Take(1));
    }

    /// <summary>Closes the source, in the background where it does not answer.</summary>
    public async ValueTask CloseAsync()
    {
        meter?.Dispose();
        if (_pending is { IsCompleted: false } pending)
        {
            // A source that ignores cancellation must not hold up the batch; it can be closed only after its step.
            _ = pending.ContinueWith(
                _ => source.DisposeAsync().AsTask(),
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default);
            return;
        }

        try
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Error ??= exception;
        }
    }

    private Chunk<TItem>? NextPlain(CancellationToken cancellationToken)
    {
        try
        {
            Ended |= !Ended && Error is null && !source.Fill(_items, maxItems, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was taken so far still gets its outcomes.
        }
        catch (Exception exception)
        {
            Error = exception;
        }

        _first = _position;
        _position += _items.Count;
        return _items.Count == 0 ? null : new Chunk<TItem>([.. _items], _first, null, ResumeAction.Send);
    }

    private async ValueTask<Chunk<TItem>?> NextCheckedAsync(CancellationToken cancellationToken)
    {
        _indices.Clear();
        long bytes = 0;
        var action = ResumeAction.Send;
        try
        {
            if (_carried is { } carried)
            {
                _carried = null;
                bytes = carried.Bytes;
                action = carried.Action;
                Add(carried.Item, carried.Index);
            }

            long since = options.TimeProvider.GetTimestamp();
            while (_items.Count < maxItems && !Ended && Error is null)
            {
                if (!await MoveAsync(since, cancellationToken).ConfigureAwait(false))
                {
                    break;
                }

                if (source.IsFlush)
                {
                    if (_items.Count > 0)
                    {
                        break;
                    }

                    continue;
                }

                TItem item = source.Current;
                long index = _position++;
                ResumeAction next = history.Check(index, item);
                if (next is ResumeAction.Skip)
                {
                    Skipped++;
                    continue;
                }

                long size = meter?.Measure(item) ?? 0;
                bool isFull = options.MaxBytesPerRequest is { } most && bytes + size > most;
                if (_items.Count > 0 && (isFull || next != action))
                {
                    _carried = (item, index, size, next);
                    break;
                }

                if (_items.Count == 0)
                {
                    since = options.TimeProvider.GetTimestamp();
                }

                action = next;
                bytes += size;
                Add(item, index);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was taken so far still gets its outcomes.
        }
        catch (Exception exception)
        {
            Error = exception;
        }

        return _items.Count == 0
            ? null
            : new Chunk<TItem>([.. _items], _first, Indices(), action, meter?.Take(_items.Count));
    }

    private void Add(TItem item, long index)
    {
        if (_items.Count == 0)
        {
            _first = index;
        }
        else if (_indices.Count > 0 || index != _first + _items.Count)
        {
            // Only behind items that were passed over are positions not one after the other.
            while (_indices.Count < _items.Count)
            {
                _indices.Add(_first + _indices.Count);
            }

            _indices.Add(index);
        }

        _items.Add(item);
    }

    private long[]? Indices() => _indices.Count == 0 ? null : [.. _indices];

    /// <summary>Moves the source; false at its end, and where the chunk has waited long enough.</summary>
    private ValueTask<bool> MoveAsync(long since, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_pending is null)
        {
            ValueTask<bool> move = source.MoveNextAsync(cancellationToken);
            if (move.IsCompletedSuccessfully)
            {
                return new ValueTask<bool>(Note(move.Result));
            }

            _pending = move.AsTask();
        }

        return AwaitMoveAsync(_pending, since, cancellationToken);
    }

    private async ValueTask<bool> AwaitMoveAsync(Task<bool> pending, long since, CancellationToken cancellationToken)
    {
        if (_items.Count > 0 && _flushInterval is { } interval && !pending.IsCompleted
            && !await CompletesWithinAsync(interval - options.TimeProvider.GetElapsedTime(since), cancellationToken)
                .ConfigureAwait(false))
        {
            return false;
        }

        bool moved = await pending.WaitAsync(cancellationToken).ConfigureAwait(false);
        _pending = null;
        return Note(moved);
    }

    private async Task<bool> CompletesWithinAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (time <= TimeSpan.Zero)
        {
            return _pending!.IsCompleted;
        }

        time = time < s_longestWait ? time : s_longestWait;
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task delay = Task.Delay(time, options.TimeProvider, timer.Token);
        Task first = await Task.WhenAny(_pending!, delay).ConfigureAwait(false);
        await timer.CancelAsync().ConfigureAwait(false);
        return first == _pending;
    }

    private bool Note(bool moved)
    {
        Ended |= !moved;
        return moved;
    }
}
