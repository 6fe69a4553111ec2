namespace SpecClient;

/// <summary>
/// Remembers what a batch did, so that a job that was killed goes on where it was. A resumed job must get the same
/// items in the same order; items are remembered by their position, and by a hash of their keys to notice a changed
/// source.
/// </summary>
/// <remarks>Called from several threads at once.</remarks>
public interface IBatchJournal
{
    /// <summary>
    /// Opens the journal for one job and gives what earlier runs recorded, in the order of recording.
    /// </summary>
    /// <param name="operationId">The operation; a journal of another one is refused.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="BatchJournalException">The journal belongs to another operation, or is damaged.</exception>
    IAsyncEnumerable<BatchJournalRecord> OpenAsync(string operationId, CancellationToken cancellationToken);

    /// <summary>Adds records. When it completes they survive the end of the process.</summary>
    ValueTask AppendAsync(ReadOnlyMemory<BatchJournalRecord> records, CancellationToken cancellationToken);
}

/// <summary>What happened to a run of items.</summary>
/// <param name="First">Position of the first item in the source.</param>
/// <param name="Count">Number of items, at least 1.</param>
/// <param name="State">What happened to all of them.</param>
/// <param name="KeyHash">Hash of the first item's key; 0 where items have none.</param>
/// <param name="AllKeysHash">
/// Hash of all items' keys in their order; 0 where items have none, and in journals that did not keep it.
/// </param>
public readonly record struct BatchJournalRecord(
    long First, int Count, BatchJournalState State, uint KeyHash, uint AllKeysHash = 0);

/// <summary>What a journal remembers of an item.</summary>
public enum BatchJournalState
{
    /// <summary>Nothing, or it surely was not sent: a resumed job sends it.</summary>
    NotSent,

    /// <summary>It is about to be sent. A resumed job repeats it only where the operation is idempotent.</summary>
    Sending,

    /// <summary>It succeeded: final.</summary>
    Succeeded,

    /// <summary>The service refused it: final.</summary>
    Refused,

    /// <summary>
    /// It may have been applied. Final where the operation is not idempotent; else a resumed job repeats it.
    /// </summary>
    Unknown,
}
