namespace SpecClient;

/// <summary>One fetch of a token that several calls wait for; cancelled when the last of them has gone.</summary>
/// <remarks>The owner holds its lock around everything but <see cref="Cancel"/>.</remarks>
internal sealed class TokenFetch
{
    private readonly CancellationTokenSource _abandoned = new();
    private int _waiting;
    private bool _isAbandoned;

    public Task<AccessToken> Task { get; private set; } = null!;

    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>Still running and not given up: others can wait for it too.</summary>
    public bool IsUsable => !Task.IsCompleted && !_isAbandoned;

    public void Start(Func<Task<AccessToken>> fetch) =>
        Task = System.Threading.Tasks.Task.Run(fetch, CancellationToken.None);

    public void Join() => _waiting++;

    /// <summary>One that waited does so no more.</summary>
    /// <returns>True where nobody waits for the end any more.</returns>
    public bool Leave() => _isAbandoned = --_waiting == 0 && !Task.IsCompleted;

    public void Cancel()
    {
        _abandoned.Cancel();

        // Nobody is left to see how it ends.
        _ = Task.ContinueWith(
            static task => _ = task.Exception,
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }
}
