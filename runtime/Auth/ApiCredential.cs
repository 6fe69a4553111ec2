using System.Text;

namespace SpecClient;

/// <summary>Proves to the service who calls. Derive from it for ways of one's own, such as signing requests.</summary>
/// <remarks>One instance may serve many calls at once.</remarks>
public abstract class ApiCredential
{
    /// <summary>Something else authenticates: a handler of the caller, or the network. Nothing is added.</summary>
    public static ApiCredential External { get; } = new ExternalCredential();

    /// <summary>A bearer token (RFC 6750).</summary>
    public static ApiCredential Bearer(string token) => new HeaderCredential("Authorization", "Bearer ", token);

    /// <summary>User name and password (RFC 7617), as UTF-8.</summary>
    public static ApiCredential Basic(string userName, string password)
    {
        ArgumentNullException.ThrowIfNull(userName);
        var pair = Encoding.UTF8.GetBytes(userName + ":" + password);
        return new HeaderCredential("Authorization", "Basic ", Convert.ToBase64String(pair), password);
    }

    /// <summary>A key in a header.</summary>
    public static ApiCredential Header(string name, string value) => new HeaderCredential(name, string.Empty, value);

    /// <summary>A key in the query.</summary>
    public static ApiCredential Query(string name, string value) => new QueryCredential(name, value);

    /// <summary>A key in a cookie (RFC 6265), as it is: encoded, where the service wants that.</summary>
    /// <exception cref="ArgumentException">It holds a semicolon or a line break, where a cookie ends.</exception>
    public static ApiCredential Cookie(string name, string value) => new CookieCredential(name, value);

    /// <summary>Bearer tokens from a function: OpenID Connect, authorization code, password and other flows.</summary>
    /// <param name="provider">
    /// Gives a token. One that tells its expiry is used until shortly before; one that does not is asked for anew for
    /// each
    /// try. Calls at the same time share one question.
    /// </param>
    /// <param name="scopes">Scopes that the provider is told to ask for.</param>
    public static ApiCredential FromProvider(TokenProvider provider, params string[] scopes)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new ProviderCredential(provider, scopes);
    }

    /// <summary>OAuth2 client credentials (RFC 6749 section 4.4): tokens are fetched, kept and renewed.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="clientSecret">The client's secret.</param>
    /// <param name="tokenUrl">Token endpoint, absolute or relative to the client's base URL.</param>
    /// <param name="scopes">Scopes to ask for.</param>
    public static ApiCredential ClientCredentials(
        string clientId, string clientSecret, string tokenUrl, params string[] scopes)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        ArgumentNullException.ThrowIfNull(clientSecret);
        ArgumentNullException.ThrowIfNull(tokenUrl);
        return new ClientCredentialsCredential(clientId, clientSecret, tokenUrl, scopes);
    }

    /// <summary>Adds the credential to the request of one try. What the request has already is left alone.</summary>
    /// <exception cref="CredentialException">No credential can be had.</exception>
    public abstract ValueTask ApplyAsync(
        HttpRequestMessage request, CredentialContext context, CancellationToken cancellationToken);

    /// <summary>After a 401: makes the next <see cref="ApplyAsync"/> use another credential.</summary>
    /// <param name="request">The request that was refused.</param>
    /// <returns>True where trying again makes sense. By default false.</returns>
    public virtual bool Renew(HttpRequestMessage request) => false;

    /// <summary>Secrets to keep out of messages and logs, as they are now.</summary>
    protected internal virtual IEnumerable<string> Secrets => [];

    private sealed class ExternalCredential : ApiCredential
    {
        public override ValueTask ApplyAsync(
            HttpRequestMessage request, CredentialContext context, CancellationToken cancellationToken) => default;
    }
}
