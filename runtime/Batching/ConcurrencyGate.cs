namespace SpecClient;

/// <summary>What a finished request says of how much the service bears.</summary>
internal enum GateSignal
{
    /// <summary>It answered: more can be tried.</summary>
    Answered,

    /// <summary>It was too much: 429, 503 or no answer in time.</summary>
    Congested,

    /// <summary>Nothing.</summary>
    Neutral,
}

/// <summary>
/// Bounds the number of requests at a time, and learns the bound: additive growth, halving on trouble (AIMD), with a
/// quick start until the first trouble.
/// </summary>
internal sealed class ConcurrencyGate(int max)
{
    private readonly object _lock = new();
    private readonly Queue<TaskCompletionSource<int>> _waiters = new();
    private double _limit = Math.Min(max, 8);
    private bool _quick = true;
    private int _inside;
    private int _shrinks;

    /// <summary>Requests that may be on the way now.</summary>
    public int Limit
    {
        get
        {
            lock (_lock)
            {
                return (int)_limit;
            }
        }
    }

    /// <summary>A place could be had now.</summary>
    public bool HasRoom
    {
        get
        {
            lock (_lock)
            {
                return _inside < (int)_limit;
            }
        }
    }

    /// <summary>Waits for a place and gives a ticket for <see cref="Exit"/>. First come, first served.</summary>
    public ValueTask<int> EnterAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<int>(cancellationToken);
        }

        lock (_lock)
        {
            if (_inside < (int)_limit && _waiters.Count == 0)
            {
                _inside++;
                return new ValueTask<int>(_shrinks);
            }

            var waiter = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Enqueue(waiter);
            return new ValueTask<int>(WaitAsync(waiter, cancellationToken));
        }
    }

    /// <summary>Gives the place back.</summary>
    public void Exit(int ticket, GateSignal signal)
    {
        lock (_lock)
        {
            bool wasFull = _inside >= (int)_limit;
            _inside--;
            if (signal is GateSignal.Answered && wasFull)
            {
                _limit = Math.Min(max, _limit + (_quick ? 1 : 1 / _limit));
            }
            else if (signal is GateSignal.Congested && ticket == _shrinks)
            {
                // Requests that were on the way at the time of the last halving say nothing new.
                _limit = Math.Max(1, _limit / 2);
                _quick = false;
                _shrinks++;
            }

            while (_inside < (int)_limit && _waiters.TryDequeue(out TaskCompletionSource<int>? waiter))
            {
                if (waiter.TrySetResult(_shrinks))
                {
                    _inside++;
                }
            }
        }
    }

    private static async Task<int> WaitAsync(TaskCompletionSource<int> waiter, CancellationToken cancellationToken)
    {
        await using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource<int>)state!).TrySetCanceled(token), waiter);
        return await waiter.Task.ConfigureAwait(false);
    }
}
