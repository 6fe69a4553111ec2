namespace SpecClient;

/// <summary>What a resumed job does with an item.</summary>
internal enum ResumeAction
{
    /// <summary>Send it.</summary>
    Send,

    /// <summary>Send it; an earlier run did too, so that it may have been applied already.</summary>
    Repeat,

    /// <summary>Pass over it: an earlier run finished it.</summary>
    Skip,

    /// <summary>
    /// Report it as unknown: an earlier run was killed while it sent it, and it must not be repeated.
    /// </summary>
    Interrupted,
}

/// <summary>What earlier runs recorded, by the position of the items: one byte for each item.</summary>
internal sealed class JournalHistory<TItem>(bool isIdempotent, Func<TItem, string?>? key)
{
    private const int PageSize = 4096;

    private readonly Dictionary<long, byte[]> _pages = [];
    private readonly JournalKeys<TItem>? _keys = key is null ? null : new(key);

    /// <summary>There was no earlier run, or it did nothing.</summary>
    public bool IsEmpty => _pages.Count == 0;

    public void Add(BatchJournalRecord record)
    {
        if (record.First < 0 || record.Count < 1 || record.First > long.MaxValue - record.Count)
        {
            throw new BatchJournalException("The journal is damaged: it has a record without items.");
        }

        for (long index = record.First; index < record.First + record.Count; index++)
        {
            long number = index / PageSize;
            if (!_pages.TryGetValue(number, out byte[]? page))
            {
                _pages[number] = page = new byte[PageSize];
            }

            page[index % PageSize] = (byte)record.State;
        }

        _keys?.Add(record);
    }

    /// <summary>Tells what to do with an item; asked for one after the other, from the first one on.</summary>
    /// <exception cref="BatchJournalException">
    /// The item, or one recorded together with it, is another one than in the earlier run.
    /// </exception>
    public ResumeAction Check(long index, TItem item)
    {
        if (_pages.Count == 0 || !_pages.TryGetValue(index / PageSize, out byte[]? page))
        {
            return ResumeAction.Send;
        }

        _keys?.Check(index, item);
        return (BatchJournalState)page[index % PageSize] switch
        {
            BatchJournalState.Succeeded or BatchJournalState.Refused => ResumeAction.Skip,
            BatchJournalState.Unknown => isIdempotent ? ResumeAction.Repeat : ResumeAction.Skip,
            BatchJournalState.Sending => isIdempotent ? ResumeAction.Repeat : ResumeAction.Interrupted,
            _ => ResumeAction.Send,
        };
    }
}
