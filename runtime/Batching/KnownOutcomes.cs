using System.Runtime.CompilerServices;

namespace SpecClient;

/// <summary>A run whose outcomes are given beforehand, for tests of code that uses batches.</summary>
internal sealed class KnownOutcomes<TItem, TResult>(BatchOutcome<TItem, TResult>[] outcomes)
    : IBatchRun<TItem, TResult>
{
    public BatchCompletion Completion => BatchCompletion.Finished;

    public Exception? Exception => null;

    public BatchProgress Progress => new()
    {
        Succeeded = Count(BatchStatus.Succeeded),
        Refused = Count(BatchStatus.Refused),
        NotSent = Count(BatchStatus.NotSent),
        Unknown = Count(BatchStatus.Unknown),
        Total = outcomes.Length,
    };

    public async IAsyncEnumerable<BatchOutcome<TItem, TResult>[]> OutcomesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask.ConfigureAwait(false);
        yield return outcomes;
    }

    private int Count(BatchStatus status) => outcomes.Count(outcome => outcome.Status == status);
}
