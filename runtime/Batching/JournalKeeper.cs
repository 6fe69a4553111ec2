namespace SpecClient;

/// <summary>
/// Writes the journal of a batch: before a request, and when the fate of a chunk is known.
/// </summary>
internal sealed class JournalKeeper<TItem>(IBatchJournal? journal, bool isIdempotent, Func<TItem, string?>? key)
{
    /// <summary>Reads what earlier runs did.</summary>
    public async Task<JournalHistory<TItem>> OpenAsync(string operationId, CancellationToken cancellationToken)
    {
        var history = new JournalHistory<TItem>(isIdempotent, key);
        if (journal is not null)
        {
            await foreach (BatchJournalRecord record in journal.OpenAsync(operationId, cancellationToken)
                .ConfigureAwait(false))
            {
                history.Add(record);
            }
        }

        return history;
    }

    /// <summary>Notes that a chunk is about to be sent.</summary>
    public ValueTask SendingAsync(Chunk<TItem> chunk)
    {
        return journal is null
            ? ValueTask.CompletedTask
            : AppendAsync(chunk, static (_, _) => BatchJournalState.Sending, this);
    }

    /// <summary>Notes the fates of a chunk's items.</summary>
    public ValueTask DoneAsync<TResult>(Chunk<TItem> chunk, BatchOutcome<TItem, TResult>[] outcomes)
    {
        return journal is null
            ? ValueTask.CompletedTask
            : AppendAsync(chunk, static (i, all) => StateOf(all[i].Status), outcomes);
    }

    private static BatchJournalState StateOf(BatchStatus status) => status switch
    {
        BatchStatus.Succeeded => BatchJournalState.Succeeded,
        BatchStatus.Refused => BatchJournalState.Refused,
        BatchStatus.Unknown => BatchJournalState.Unknown,
        _ => BatchJournalState.NotSent,
    };

    private ValueTask AppendAsync<TState>(
        Chunk<TItem> chunk, Func<int, TState, BatchJournalState> stateOf, TState state)
    {
        var records = new List<BatchJournalRecord>();
        int start = 0;
        for (int i = 1; i <= chunk.Count; i++)
        {
            if (i < chunk.Count && chunk.Index(i) == chunk.Index(i - 1) + 1
                && stateOf(i, state) == stateOf(start, state))
            {
                continue;
            }

            (uint first, uint all) = Hashes(chunk.Items.AsSpan(start, i - start));
            records.Add(new BatchJournalRecord(chunk.Index(start), i - start, stateOf(start, state), first, all));
            start = i;
        }

        // Not cancellable: what has happened must be on record.
        return journal!.AppendAsync(records.ToArray(), CancellationToken.None);
    }

    /// <summary>The hash of the first item's key, and that of all items' keys.</summary>
    private (uint First, uint All) Hashes(ReadOnlySpan<TItem> items)
    {
        if (key is null)
        {
            return default;
        }

        uint first = BatchKey.Hash(key(items[0]));
        uint all = BatchKey.Combine(0, first);
        foreach (TItem item in items[1..])
        {
            all = BatchKey.Combine(all, BatchKey.Hash(key(item)));
        }

        return (first, all);
    }
}
