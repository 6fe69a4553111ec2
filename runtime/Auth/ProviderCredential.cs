namespace SpecClient;

/// <summary>Tokens from a function of the caller.</summary>
internal sealed class ProviderCredential(TokenProvider provider, IReadOnlyList<string> scopes) : TokenCredential
{
    protected override DateTimeOffset UntilUnknown => DateTimeOffset.MinValue;

    protected override async Task<AccessToken> FetchAsync(
        string? refused, CredentialContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await provider(new TokenRequest(scopes, refused), cancellationToken).ConfigureAwait(false)
                ?? throw new CredentialException("The token provider gave no token.");
        }
        catch (Exception fault) when (fault is not CredentialException && !cancellationToken.IsCancellationRequested)
        {
            throw new CredentialException("The token provider failed.", fault);
        }
    }
}
