namespace SpecClient;

/// <summary>
/// Bearer tokens that are fetched: kept until shortly before their end, fetched once for all who wait.
/// </summary>
internal abstract class TokenCredential : ApiCredential
{
    private static readonly TimeSpan s_skew = TimeSpan.FromSeconds(30);

    private readonly object _lock = new();
    private AccessToken? _token;
    private DateTimeOffset _useUntil;
    private string? _refused;
    private TokenFetch? _fetch;

    protected internal override IEnumerable<string> Secrets => _token is { } token ? [token.Value] : [];

    public override ValueTask ApplyAsync(
        HttpRequestMessage request, CredentialContext context, CancellationToken cancellationToken)
    {
        if (request.Headers.NonValidated.Contains("Authorization"))
        {
            return default;
        }

        TokenFetch fetch;
        lock (_lock)
        {
            if (_token is { } token && context.TimeProvider.GetUtcNow() < _useUntil)
            {
                Add(request, token);
                return default;
            }

            fetch = _fetch is { IsUsable: true } running ? running : Begin(context);
            fetch.Join();
        }

        return new(WaitAsync(request, fetch, cancellationToken));
    }

    public override bool Renew(HttpRequestMessage request)
    {
        lock (_lock)
        {
            // Another call may have renewed it already; then that token is good for this one too.
            if (_token is { } token && request.Headers.Authorization?.Parameter == token.Value)
            {
                _refused = token.Value;
                _useUntil = DateTimeOffset.MinValue;
            }

            return true;
        }
    }

    protected abstract Task<AccessToken> FetchAsync(
        string? refused, CredentialContext context, CancellationToken cancellationToken);

    /// <summary>Until when a token may be kept that does not tell its end.</summary>
    protected abstract DateTimeOffset UntilUnknown { get; }

    private static void Add(HttpRequestMessage request, AccessToken token) =>
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token.Value);

    private TokenFetch Begin(CredentialContext context)
    {
        var refused = _refused;
        var fetch = new TokenFetch();
        _fetch = fetch;

        // Off this call's context: the fetch serves all who wait, and lives as long as one of them does.
        fetch.Start(async () =>
        {
            var token = await FetchAsync(refused, context, fetch.Abandoned).ConfigureAwait(false);
            lock (_lock)
            {
                _token = token;
                _refused = null;
                _useUntil = UseUntil(token, context.TimeProvider.GetUtcNow());
            }

            return token;
        });
        return fetch;
    }

    private DateTimeOffset UseUntil(AccessToken token, DateTimeOffset now)
    {
        if (token.ExpiresAt is not { } end)
        {
            return UntilUnknown;
        }

        // A token that lives shorter than the skew would be fetched for every call; half its life is safe enough.
        var life = end - now;
        return life > s_skew * 2 ? end - s_skew : now + (life / 2);
    }

    private async Task WaitAsync(HttpRequestMessage request, TokenFetch fetch, CancellationToken cancellationToken)
    {
        try
        {
            Add(request, await fetch.Task.WaitAsync(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            bool isAbandoned;
            lock (_lock)
            {
                isAbandoned = fetch.Leave();
            }

            if (isAbandoned)
            {
                fetch.Cancel();
            }
        }
    }
}
