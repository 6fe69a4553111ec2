namespace SpecClient;

/// <summary>What became of one item of a batch.</summary>
public enum BatchStatus
{
    /// <summary>The service said that it took the item.</summary>
    Succeeded,

    /// <summary>The service said that it did not take the item, by itself or with its whole request.</summary>
    Refused,

    /// <summary>The service surely did not get, or did not take, the item: sending it again repeats nothing.</summary>
    NotSent,

    /// <summary>The item was sent, and nobody said what became of it: it may have been applied.</summary>
    Unknown,
}

/// <summary>In which order outcomes are given.</summary>
public enum BatchOrder
{
    /// <summary>In the order of the items; a slow request holds back the outcomes of later ones.</summary>
    InOrder,

    /// <summary>As the requests complete.</summary>
    AsCompleted,
}

/// <summary>How a batch ended.</summary>
public enum BatchCompletion
{
    /// <summary>Every item of the source has its outcome.</summary>
    Finished,

    /// <summary>
    /// <see cref="BatchOptions.StopOnFirstFailure"/> stopped it; later items were not taken from the source.
    /// </summary>
    Stopped,

    /// <summary>It was cancelled; later items were not taken from the source.</summary>
    Cancelled,

    /// <summary>The source of the items, or the journal, threw.</summary>
    Failed,
}
