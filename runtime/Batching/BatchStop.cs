namespace SpecClient;

/// <summary>How a batch is brought to an end early: no new items, and where asked for no more waiting.</summary>
internal sealed class BatchStop : IDisposable
{
    private static readonly TimeSpan s_longestGrace = TimeSpan.FromDays(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting;
    private readonly CancellationTokenRegistration _first;
    private readonly CancellationTokenRegistration _second;
    private readonly TimeSpan _grace;
    private volatile bool _isCancelled;
    private volatile bool _hasAborted;

    public BatchStop(BatchOptions options, CancellationToken first, CancellationToken second)
    {
        _grace = options.CancellationGrace;
        _aborting = new CancellationTokenSource(Timeout.InfiniteTimeSpan, options.TimeProvider);
        _first = first.Register(Cancel);
        _second = second == first ? default : second.Register(Cancel);
    }

    /// <summary>No more items are taken, and nothing that waits is sent.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Requests on the way are broken off.</summary>
    public CancellationToken Aborted => _aborting.Token;

    public bool IsStopping => _stopping.IsCancellationRequested;

    /// <summary>Cancellation, not a stop of the batch itself.</summary>
    public bool IsCancelled => _isCancelled;

    /// <summary>Some item did not come to its end because of it.</summary>
    public bool HasAborted => _hasAborted;

    public void NoteAborted() => _hasAborted = true;

    /// <summary>Takes no more items, and awaits what is on the way.</summary>
    public void Stop() => _stopping.Cancel();

    /// <summary>Nobody wants the outcomes any more.</summary>
    public void Abandon()
    {
        _stopping.Cancel();
        _aborting.Cancel();
    }

    public Exception Reason() => new OperationCanceledException(
        $"The batch {(_isCancelled ? "was cancelled" : "stopped")} before this item was sent.",
        _stopping.Token);

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        _stopping.Dispose();
        _aborting.Dispose();
    }

    private void Cancel()
    {
        _isCancelled = true;
        _stopping.Cancel();
        if (_grace > TimeSpan.Zero)
        {
            _aborting.CancelAfter(_grace < s_longestGrace ? _grace : Timeout.InfiniteTimeSpan);
        }
        else
        {
            _aborting.Cancel();
        }
    }
}
