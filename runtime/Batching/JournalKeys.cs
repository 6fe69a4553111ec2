namespace SpecClient;

/// <summary>
/// Compares the keys of a resumed job's items with what earlier runs recorded: those of a record's items together, once
/// the last one of them is there, and the first one's at once.
/// </summary>
internal sealed class JournalKeys<TItem>(Func<TItem, string?> key)
{
    private readonly Dictionary<(long First, int Count), BatchJournalRecord> _records = [];
    private readonly List<(BatchJournalRecord Record, uint Hash)> _open = [];
    private Queue<BatchJournalRecord>? _waiting;

    public void Add(BatchJournalRecord record)
    {
        if ((record.KeyHash | record.AllKeysHash) != 0)
        {
            _records[(record.First, record.Count)] = record;
        }
    }

    /// <summary>Compares an item; they come one after the other.</summary>
    /// <exception cref="BatchJournalException">Its key, or that of an item before it, is another one.</exception>
    public void Check(long index, TItem item)
    {
        _waiting ??= new(_records.Values.OrderBy(static record => record.First));
        while (_waiting.TryPeek(out BatchJournalRecord next) && next.First <= index)
        {
            _open.Add((_waiting.Dequeue(), 0));
        }

        if (_open.Count == 0)
        {
            return;
        }

        uint hash = BatchKey.Hash(key(item));
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            (BatchJournalRecord record, uint before) = _open[i];
            uint all = BatchKey.Combine(before, hash);
            if (index == record.First && record.KeyHash != 0 && record.KeyHash != hash)
            {
                throw Other($"item {index} has");
            }

            if (record.AllKeysHash != 0 && index < record.First + record.Count - 1)
            {
                _open[i] = (record, all);
                continue;
            }

            _open.RemoveAt(i);
            if (record.AllKeysHash != 0 && record.AllKeysHash != all)
            {
                throw Other($"one of the items {record.First} to {index} has");
            }
        }
    }

    private static BatchJournalException Other(string items) => new(
        $"The journal does not belong to these items: {items} another key than in the earlier run.");
}
