using System.Runtime.ExceptionServices;

namespace SpecClient;

/// <summary>
/// Gives the outcomes of a run one by one, without a state machine's step for each; throws after the last one what
/// ended the run early.
/// </summary>
internal sealed class OutcomeEnumerator<TItem, TResult>(
    IBatchRun<TItem, TResult> run, CancellationToken cancellationToken) : IAsyncEnumerator<BatchOutcome<TItem, TResult>>
{
    private readonly IAsyncEnumerator<BatchOutcome<TItem, TResult>[]> _chunks =
        run.OutcomesAsync(cancellationToken).GetAsyncEnumerator(CancellationToken.None);

    private BatchOutcome<TItem, TResult>[] _chunk = [];
    private int _next;

    public BatchOutcome<TItem, TResult> Current { get; private set; } = null!;

    public ValueTask<bool> MoveNextAsync()
    {
        if (_next == _chunk.Length)
        {
            return MoveToNextChunkAsync();
        }

        Current = _chunk[_next++];
        return new ValueTask<bool>(true);
    }

    public ValueTask DisposeAsync() => _chunks.DisposeAsync();

    private async ValueTask<bool> MoveToNextChunkAsync()
    {
        _next = 0;
        _chunk = [];
        while (await _chunks.MoveNextAsync().ConfigureAwait(false))
        {
            _chunk = _chunks.Current;
            if (_chunk.Length > 0)
            {
                Current = _chunk[_next++];
                return true;
            }
        }

        if (run.Exception is { } exception)
        {
            ExceptionDispatchInfo.Throw(exception);
        }

        return false;
    }
}
