namespace SpecClient;

/// <summary>
/// Takes chunks in turn and runs them side by side. Who has finished a chunk takes the next one itself, so that work
/// changes threads only where more of it starts; there are never more workers than requests may be on the way.
/// </summary>
/// <param name="take">Takes the next chunk; null = there are no more. Never called twice at a time.</param>
/// <param name="run">Runs a chunk to its end.</param>
/// <param name="hasRoom">Another chunk could be run now.</param>
/// <param name="maxWorkers">Most chunks at a time.</param>
internal sealed class BatchWorkers<TWork>(
    Func<ValueTask<TWork?>> take, Func<TWork, Task> run, Func<bool> hasRoom, int maxWorkers)
    where TWork : class
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _working;
    private volatile bool _hasEnded;
    private Exception? _error;

    /// <summary>Works until there are no more chunks and all are run; throws what one of them threw.</summary>
    public async Task RunAsync()
    {
        AddWorker();
        await _done.Task.ConfigureAwait(false);
    }

    private void AddWorker()
    {
        Interlocked.Increment(ref _working);
        _ = Task.Run(WorkAsync);
    }

    private async Task WorkAsync()
    {
        try
        {
            while (await NextAsync().ConfigureAwait(false) is { } work)
            {
                await run(work).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _error, exception, null);
            _hasEnded = true;
        }

        if (Interlocked.Decrement(ref _working) > 0)
        {
            return;
        }

        if (_error is { } error)
        {
            _done.TrySetException(error);
        }
        else
        {
            _done.TrySetResult();
        }
    }

    private async ValueTask<TWork?> NextAsync()
    {
        // Not cancellable: whoever has the turn gives it up when the batch stops.
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            TWork? work = _hasEnded ? null : await take().ConfigureAwait(false);
            if (work is null)
            {
                _hasEnded = true;
            }
            else if (Volatile.Read(ref _working) < maxWorkers && hasRoom())
            {
                AddWorker();
            }

            return work;
        }
        finally
        {
            _turn.Release();
        }
    }
}
