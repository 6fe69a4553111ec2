namespace SpecClient;

/// <summary>What became of one item of a batch. Each item taken from the source has exactly one outcome.</summary>
/// <typeparam name="TItem">Type of the items sent.</typeparam>
/// <typeparam name="TResult">Type of what the service answers for an item.</typeparam>
public sealed class BatchOutcome<TItem, TResult>
{
    /// <summary>Creates an outcome; the runtime does, and tests may.</summary>
    public BatchOutcome(
        TItem item,
        long index,
        BatchStatus status,
        TResult? result = default,
        string? error = null,
        Exception? exception = null)
    {
        Item = item;
        Index = index;
        Status = status;
        Result = result;
        Error = error;
        Exception = exception;
    }

    /// <summary>The item.</summary>
    public TItem Item { get; }

    /// <summary>Position of the item in the source, from 0.</summary>
    public long Index { get; }

    /// <summary>What became of it.</summary>
    public BatchStatus Status { get; }

    /// <summary>What the service answered for this item, where it did.</summary>
    public TResult? Result { get; }

    /// <summary>Why the item did not succeed, in words: the service's where it gave some. Null for a success.</summary>
    public string? Error { get; }

    /// <summary>The error of the request that carried the item, where there was one.</summary>
    public Exception? Exception { get; }

    /// <inheritdoc/>
    public override string ToString() => Error is null ? $"{Index}: {Status}" : $"{Index}: {Status}: {Error}";
}
