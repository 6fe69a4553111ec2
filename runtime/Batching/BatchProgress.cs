namespace SpecClient;

/// <summary>How far a batch is.</summary>
public readonly record struct BatchProgress
{
    /// <summary>Items with an outcome.</summary>
    public long Done => Succeeded + Failed;

    /// <summary>Items that succeeded.</summary>
    public long Succeeded { get; init; }

    /// <summary>Items that did not succeed: refused, not sent or unknown.</summary>
    public long Failed => Refused + NotSent + Unknown;

    /// <summary>Items that the service refused.</summary>
    public long Refused { get; init; }

    /// <summary>Items that surely did not reach the service.</summary>
    public long NotSent { get; init; }

    /// <summary>Items that were sent and whose fate is unknown.</summary>
    public long Unknown { get; init; }

    /// <summary>Items passed over because the journal says that an earlier run finished them.</summary>
    public long Skipped { get; init; }

    /// <summary>Number of items of the source, where it is known.</summary>
    public long? Total { get; init; }

    /// <summary>Requests sent; tries that the client repeated by itself are not counted.</summary>
    public long Requests { get; init; }

    /// <summary>Requests at a time that the service currently seems to bear.</summary>
    public int Concurrency { get; init; }

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Items with an outcome in a second, over the whole time.</summary>
    public double ItemsPerSecond => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;

    /// <summary>
    /// Estimated time until the end; null where the number of items is not known, or nothing is done yet.
    /// </summary>
    public TimeSpan? TimeLeft
    {
        get
        {
            if (Total is not { } total || ItemsPerSecond <= 0)
            {
                return null;
            }

            double seconds = Math.Max(0, total - Skipped - Done) / ItemsPerSecond;
            return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
        }
    }
}
