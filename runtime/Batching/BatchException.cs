using System.Globalization;

namespace SpecClient;

/// <summary>A batch did not succeed for all items.</summary>
public sealed class BatchException : Exception
{
    /// <summary>Creates the exception of a batch that ended so.</summary>
    public BatchException(BatchCompletion completion, BatchProgress progress, Exception? cause = null)
        : base(Describe(completion, progress), cause)
    {
        Completion = completion;
        Progress = progress;
    }

    /// <summary>How the batch ended.</summary>
    public BatchCompletion Completion { get; }

    /// <summary>The final numbers.</summary>
    public BatchProgress Progress { get; }

    private static string Describe(BatchCompletion completion, BatchProgress progress) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The batch ended as {completion}: {progress.Succeeded} items succeeded, " +
            $"{progress.Refused} were refused, {progress.NotSent} not sent, {progress.Unknown} have an unknown fate.");
}

/// <summary>
/// The journal of a batch cannot be used: it belongs to other items or another operation, or is damaged.
/// </summary>
public sealed class BatchJournalException : Exception
{
    /// <summary>Creates the exception.</summary>
    public BatchJournalException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}

/// <summary>An earlier run of the job was killed while it sent the item, so that its fate is unknown.</summary>
public sealed class BatchInterruptedException : Exception
{
    internal BatchInterruptedException()
        : base("An earlier run was interrupted while it sent this item, which must not be repeated blindly.")
    {
    }
}
