using SpecClient;

namespace Runtime.Tests.Batching;

/// <summary>
/// A file journal whose process can die: from then on nothing is written any more, and nothing that would have to be
/// written before goes out.
/// </summary>
internal sealed class KillableJournal(string path) : IBatchJournal, IAsyncDisposable
{
    private readonly FileBatchJournal _file = new(path);
    private volatile bool _isDead;

    public void Kill() => _isDead = true;

    public IAsyncEnumerable<BatchJournalRecord> OpenAsync(string operationId, CancellationToken cancellationToken) =>
        _file.OpenAsync(operationId, cancellationToken);

    public ValueTask AppendAsync(
        ReadOnlyMemory<BatchJournalRecord> records, CancellationToken cancellationToken) =>
        _isDead ? throw new IOException("The process is dead.") : _file.AppendAsync(records, cancellationToken);

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
