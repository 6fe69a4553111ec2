namespace SpecClient;

/// <summary>All outcomes of a batch, by status, each list in the order of the items.</summary>
/// <typeparam name="TItem">Type of the items sent.</typeparam>
/// <typeparam name="TResult">Type of what the service answers for an item.</typeparam>
public sealed class BatchResult<TItem, TResult>
{
    internal BatchResult(
        IReadOnlyList<BatchOutcome<TItem, TResult>>[] byStatus,
        BatchCompletion completion,
        BatchProgress progress,
        Exception? exception)
    {
        Succeeded = byStatus[(int)BatchStatus.Succeeded];
        Refused = byStatus[(int)BatchStatus.Refused];
        NotSent = byStatus[(int)BatchStatus.NotSent];
        Unknown = byStatus[(int)BatchStatus.Unknown];
        Completion = completion;
        Progress = progress;
        Exception = exception;
    }

    /// <summary>Items that the service took.</summary>
    public IReadOnlyList<BatchOutcome<TItem, TResult>> Succeeded { get; }

    /// <summary>Items that the service refused.</summary>
    public IReadOnlyList<BatchOutcome<TItem, TResult>> Refused { get; }

    /// <summary>Items that surely did not reach the service.</summary>
    public IReadOnlyList<BatchOutcome<TItem, TResult>> NotSent { get; }

    /// <summary>Items that were sent and may have been applied.</summary>
    public IReadOnlyList<BatchOutcome<TItem, TResult>> Unknown { get; }

    /// <summary>
    /// How the batch ended. Only <see cref="BatchCompletion.Finished"/> says that all items were taken.
    /// </summary>
    public BatchCompletion Completion { get; }

    /// <summary>The final numbers.</summary>
    public BatchProgress Progress { get; }

    /// <summary>
    /// What ended the batch early: the cancellation, or the error of the source or the journal; else null.
    /// </summary>
    public Exception? Exception { get; }

    /// <summary>Items that were never taken from the source, where its length is known.</summary>
    public long? NotTaken => Completion is BatchCompletion.Finished
        ? 0
        : Progress.Total is { } total ? Math.Max(0, total - Progress.Skipped - Progress.Done) : null;

    /// <summary>
    /// True where all items were taken and all of this run succeeded; items of earlier runs do not count.
    /// </summary>
    public bool IsSuccess => Completion is BatchCompletion.Finished && Progress.Failed == 0;

    /// <summary>Throws where <see cref="IsSuccess"/> is false.</summary>
    /// <exception cref="BatchException">Not all items succeeded; the message has the numbers.</exception>
    public BatchResult<TItem, TResult> EnsureSuccess()
    {
        if (IsSuccess)
        {
            return this;
        }

        Exception? cause = Exception ?? First(Refused) ?? First(Unknown) ?? First(NotSent);
        throw new BatchException(Completion, Progress, cause);
    }

    private static Exception? First(IReadOnlyList<BatchOutcome<TItem, TResult>> outcomes) =>
        outcomes.Select(static outcome => outcome.Exception).FirstOrDefault(static exception => exception is not null);
}
