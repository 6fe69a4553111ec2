namespace SpecClient;

/// <summary>
/// Many items on their way through requests of limited size. Nothing is sent before the outcomes are asked for:
/// <c>await foreach</c> gives one outcome for each item, <see cref="ToResultAsync"/> all of them at once.
/// </summary>
/// <typeparam name="TItem">Type of the items sent.</typeparam>
/// <typeparam name="TResult">Type of what the service answers for an item.</typeparam>
/// <remarks>
/// Runs once. Memory is bounded however many items there are: no more are taken than outcomes are fetched. Requests
/// that change the same thing may overtake one another; where that matters set
/// <see cref="BatchOptions.MaxConcurrency"/> to 1.
/// </remarks>
public sealed class Batch<TItem, TResult> : IAsyncEnumerable<BatchOutcome<TItem, TResult>>
{
    private readonly IBatchRun<TItem, TResult> _run;
    private int _started;

    internal Batch(IBatchRun<TItem, TResult> run) => _run = run;

    /// <summary>How far the batch is now.</summary>
    public BatchProgress Progress => _run.Progress;

    /// <summary>
    /// Gives the outcomes. After the last one, an early end is thrown: the cancellation, or the error of the source
    /// or the journal. Leaving the loop early breaks off the requests on the way.
    /// </summary>
    /// <exception cref="InvalidOperationException">The batch already ran: its items would be sent twice.</exception>
    public IAsyncEnumerator<BatchOutcome<TItem, TResult>> GetAsyncEnumerator(
        CancellationToken cancellationToken = default)
    {
        Start();
        return new OutcomeEnumerator<TItem, TResult>(_run, cancellationToken);
    }

    /// <summary>Sends all items and gives all outcomes. An early end is told by the result, not thrown.</summary>
    /// <exception cref="InvalidOperationException">The batch already ran: its items would be sent twice.</exception>
    public async Task<BatchResult<TItem, TResult>> ToResultAsync(CancellationToken cancellationToken = default)
    {
        Start();
        var byStatus = new List<BatchOutcome<TItem, TResult>>[4];
        for (int i = 0; i < byStatus.Length; i++)
        {
            byStatus[i] = [];
        }

        bool isOrdered = true;
        long last = -1;
        await foreach (BatchOutcome<TItem, TResult>[] chunk in _run.OutcomesAsync(cancellationToken)
            .ConfigureAwait(false))
        {
            foreach (BatchOutcome<TItem, TResult> outcome in chunk)
            {
                byStatus[(int)outcome.Status].Add(outcome);
                isOrdered &= outcome.Index > last;
                last = outcome.Index;
            }
        }

        foreach (List<BatchOutcome<TItem, TResult>> outcomes in isOrdered ? [] : byStatus)
        {
            outcomes.Sort(static (left, right) => left.Index.CompareTo(right.Index));
        }

        return new BatchResult<TItem, TResult>(byStatus, _run.Completion, _run.Progress, _run.Exception);
    }

    /// <summary>
    /// Gives the outcomes without throwing at the end; for <see cref="BatchWriter{TItem, TResult}"/>.
    /// </summary>
    internal IAsyncEnumerable<BatchOutcome<TItem, TResult>[]> OutcomesAsync()
    {
        Start();
        return _run.OutcomesAsync(CancellationToken.None);
    }

    /// <summary>What ended the batch early, or null.</summary>
    internal Exception? End => _run.Exception;

    private void Start()
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new InvalidOperationException("A batch runs once, lest its items be sent twice. Create another one.");
        }
    }
}
