namespace SpecClient;

/// <summary>Where the items of a batch come from: one shape for all kinds of sources.</summary>
internal abstract class ItemSource<TItem> : IAsyncDisposable
{
    /// <summary>The item, after <see cref="MoveNextAsync"/> gave true.</summary>
    public abstract TItem Current { get; }

    /// <summary>Number of items, where it is known beforehand.</summary>
    public virtual long? KnownCount => null;

    /// <summary>The source did not give an item now, but asks to send what there is.</summary>
    public virtual bool IsFlush => false;

    /// <summary>True for a source that cannot be gone through again, so that a journal makes no sense.</summary>
    public virtual bool IsLive => false;

    /// <summary>Longest wait for a chunk to become full, where the source decides it.</summary>
    public virtual TimeSpan? FlushInterval => null;

    /// <summary>True for a source that gives its items at once, by <see cref="Fill"/>.</summary>
    public virtual bool IsImmediate => false;

    public abstract ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken);

    /// <summary>Adds items until there are so many.</summary>
    /// <returns>False where the source has ended.</returns>
    public virtual bool Fill(List<TItem> taken, int count, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This source does not give its items at once.");

    public abstract ValueTask DisposeAsync();

    public static ItemSource<TItem> From(IEnumerable<TItem> items) => new EnumerableSource(items);

    public static ItemSource<TItem> From(IAsyncEnumerable<TItem> items) =>
        items is BatchWriterItems<TItem> written ? new BatchWriterSource<TItem>(written) : new AsyncSource(items);

    private sealed class EnumerableSource(IEnumerable<TItem> items) : ItemSource<TItem>
    {
        private IEnumerator<TItem>? _enumerator;

        public override TItem Current => _enumerator!.Current;

        public override long? KnownCount => items.TryGetNonEnumeratedCount(out int count) ? count : null;

        public override bool IsImmediate => true;

        public override ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
        {
            _enumerator ??= items.GetEnumerator();
            return new ValueTask<bool>(_enumerator.MoveNext());
        }

        public override bool Fill(List<TItem> taken, int count, CancellationToken cancellationToken)
        {
            IEnumerator<TItem> enumerator = _enumerator ??= items.GetEnumerator();
            while (taken.Count < count)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!enumerator.MoveNext())
                {
                    return false;
                }

                taken.Add(enumerator.Current);
            }

            return true;
        }

        public override ValueTask DisposeAsync()
        {
            _enumerator?.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class AsyncSource(IAsyncEnumerable<TItem> items) : ItemSource<TItem>
    {
        private IAsyncEnumerator<TItem>? _enumerator;

        public override TItem Current => _enumerator!.Current;

        public override ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
        {
            _enumerator ??= items.GetAsyncEnumerator(cancellationToken);
            return _enumerator.MoveNextAsync();
        }

        public override ValueTask DisposeAsync() => _enumerator?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
