namespace SpecClient;

/// <summary>Counts what happens in a batch, and reports it now and then.</summary>
internal sealed class ProgressTracker(BatchOptions options, ConcurrencyGate gate, long? total)
{
    private readonly object _lock = new();
    private readonly long[] _counts = new long[4];
    private readonly long _start = options.TimeProvider.GetTimestamp();
    private long _requests;
    private long _skipped;
    private TimeSpan _reported = TimeSpan.MinValue;

    public BatchProgress Current
    {
        get
        {
            lock (_lock)
            {
                return Read(options.TimeProvider.GetElapsedTime(_start));
            }
        }
    }

    public void Request() => Interlocked.Increment(ref _requests);

    public void Skipped(long count) => Interlocked.Exchange(ref _skipped, count);

    public void Add<TItem, TResult>(BatchOutcome<TItem, TResult>[] outcomes)
    {
        lock (_lock)
        {
            foreach (BatchOutcome<TItem, TResult> outcome in outcomes)
            {
                _counts[(int)outcome.Status]++;
            }

            Report(isFinal: false);
        }
    }

    public void Finish()
    {
        lock (_lock)
        {
            Report(isFinal: true);
        }
    }

    // Under the lock, so that reports never go backwards.
    private void Report(bool isFinal)
    {
        if (options.Progress is null)
        {
            return;
        }

        TimeSpan elapsed = options.TimeProvider.GetElapsedTime(_start);
        if (isFinal || _reported == TimeSpan.MinValue || elapsed - _reported >= options.ProgressInterval)
        {
            _reported = elapsed;
            options.Progress.Report(Read(elapsed));
        }
    }

    private BatchProgress Read(TimeSpan elapsed) => new()
    {
        Succeeded = _counts[(int)BatchStatus.Succeeded],
        Refused = _counts[(int)BatchStatus.Refused],
        NotSent = _counts[(int)BatchStatus.NotSent],
        Unknown = _counts[(int)BatchStatus.Unknown],
        Skipped = Interlocked.Read(ref _skipped),
        Total = options.TotalItems ?? total,
        Requests = Interlocked.Read(ref _requests),
        Concurrency = gate.Limit,
        Elapsed = elapsed,
    };
}
