using Microsoft.Net.Http.Headers;

namespace Cloudflare.Sample.Server;

/// <summary>What a caller must show: the bearer token, or e-mail address and key together.</summary>
internal sealed record ServerCredentials(string Token, string Email, string Key)
{
    /// <summary>Whether the headers hold one of the two.</summary>
    public bool Match(IHeaderDictionary headers) =>
        headers.Authorization == $"Bearer {Token}"
        || (!headers.ContainsKey(HeaderNames.Authorization)
            && headers["X-Auth-Email"] == Email && headers["X-Auth-Key"] == Key);
}
