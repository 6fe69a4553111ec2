namespace SpecClient;

/// <summary>
/// Takes chunks in turn and runs them side by side. Who has finished a chunk takes the next one itself, so that work
/// changes threads only where more of it starts; there are never more workers than requests may be on the way.
/// </summary>
/// <param name="take">Takes the next chunk; null = there are no more. Never called twice at a time.</param>
/// <param name="run">Runs a chunk to its end. Must not throw.</param>
/// <param name="hasRoom">Another chunk could be run now.</param>
/// <param name="maxWorkers">Most chunks at a time.</param>
internal sealed class BatchWorkers<TWork>(
    Func<ValueTask<TWork?>> take, Func<TWork, Task> run, Func<bool> hasRoom, int maxWorkers)
    where TWork : class
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _working;
    private bool _hasEnded;

    /// <summary>Works until there are no more chunks and all are run. Throws what taking one threw.</summary>
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
        while (await NextAsync().ConfigureAwait(false) is { } work)
        {
            await run(work).ConfigureAwait(false);
        }

        if (Interlocked.Decrement(ref _working) == 0)
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
            _hasEnded |= work is null;
            if (!_hasEnded && Volatile.Read(ref _working) < maxWorkers && hasRoom())
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
