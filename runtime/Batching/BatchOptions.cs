namespace SpecClient;

/// <summary>How a batch is sent. The defaults suit most services.</summary>
public sealed record BatchOptions
{
    private readonly int _maxConcurrency = 4;
    private readonly int? _maxItems;
    private readonly long? _maxBytes;
    private readonly TimeSpan? _flushInterval;
    private readonly TimeSpan _throttlePatience = TimeSpan.FromMinutes(10);
    private readonly TimeSpan _cancellationGrace;

    /// <summary>
    /// Most requests at a time, 4 by default. The number really used grows while the service answers, and shrinks
    /// when it says "too many requests" or does not answer in time.
    /// </summary>
    public int MaxConcurrency
    {
        get => _maxConcurrency;
        init => _maxConcurrency = AtLeastOne(value);
    }

    /// <summary>Most items in a request; null, or a higher number, = what the API's document allows.</summary>
    public int? MaxItemsPerRequest
    {
        get => _maxItems;
        init => _maxItems = value is { } number ? AtLeastOne(number) : null;
    }

    /// <summary>
    /// Most bytes that the items of a request take as JSON; null = no such limit. A single larger item is sent alone.
    /// </summary>
    public long? MaxBytesPerRequest
    {
        get => _maxBytes;
        init
        {
            if (value is { } number)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(value));
            }

            _maxBytes = value;
        }
    }

    /// <summary>In which order outcomes are given.</summary>
    public BatchOrder Order { get; init; }

    /// <summary>
    /// True: a request that was refused as a whole (400, 413, 422) is halved and sent again, until the bad item stands
    /// alone. Costs up to 2·log₂(n) requests for each bad item.
    /// </summary>
    public bool SplitRefused { get; init; }

    /// <summary>
    /// True: after the first item that did not succeed no more are taken; requests on the way are awaited.
    /// </summary>
    public bool StopOnFirstFailure { get; init; }

    /// <summary>
    /// A pace for this client's requests: equal limits of several batches of one client are one limit. Null = only what
    /// the client and the service's answers say.
    /// </summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>What is different for the requests of this batch, e.g. their timeout; null = nothing.</summary>
    public RequestOptions? RequestOptions { get; init; }

    /// <summary>
    /// How long a request is sent anew while the service says "too many requests" (429), beyond the client's retries;
    /// 10 minutes by default. After that its items are <see cref="BatchStatus.NotSent"/>.
    /// </summary>
    public TimeSpan ThrottlePatience
    {
        get => _throttlePatience;
        init => _throttlePatience = NotNegative(value);
    }

    /// <summary>
    /// How long requests on the way may still take after cancellation; zero by default: they are broken off, and their
    /// items are <see cref="BatchStatus.Unknown"/>.
    /// </summary>
    public TimeSpan CancellationGrace
    {
        get => _cancellationGrace;
        init => _cancellationGrace = NotNegative(value);
    }

    /// <summary>
    /// Longest wait of an item for a request to become full, where the source gives items slowly; null = no limit.
    /// </summary>
    public TimeSpan? FlushInterval
    {
        get => _flushInterval;
        init => _flushInterval = value is { } interval ? NotNegative(interval) : null;
    }

    /// <summary>Number of items, where the source cannot tell and progress should.</summary>
    public long? TotalItems { get; init; }

    /// <summary>Is told how far the batch is, at most every <see cref="ProgressInterval"/> and at the end.</summary>
    public IProgress<BatchProgress>? Progress { get; init; }

    /// <summary>Shortest time between two reports of progress; 100 ms by default.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Remembers what was done, so that a killed job can go on where it was; null = nothing is remembered.
    /// </summary>
    public IBatchJournal? Journal { get; init; }

    /// <summary>The clock of pacing, patience and progress.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal static BatchOptions Default { get; } = new();

    private static int AtLeastOne(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }

    private static TimeSpan NotNegative(TimeSpan value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
        return value;
    }
}
