namespace SpecClient;

/// <summary>Which redirects are followed (RFC 9110 section 15.4). Pure.</summary>
internal static class RedirectRule
{
    public const int MaxRedirects = 10;

    /// <summary>The next request, where a response redirects and following does no harm.</summary>
    /// <param name="status">Status of the response.</param>
    /// <param name="method">
    /// Method of the request; other than GET and HEAD only 307 and 308 keep it, and 303 makes it GET.
    /// </param>
    /// <param name="from">URL of the request.</param>
    /// <param name="location">The Location header, or null.</param>
    /// <param name="canRewrite">The body can be written again.</param>
    /// <returns>Null where the response is to be taken as it is.</returns>
    public static (Uri Url, HttpMethod Method)? Next(
        int status, HttpMethod method, Uri from, Uri? location, bool canRewrite)
    {
        var isSafe = method == HttpMethod.Get || method == HttpMethod.Head;
        var next = status switch
        {
            301 or 302 when isSafe => method,
            303 => method == HttpMethod.Head ? method : HttpMethod.Get,
            307 or 308 when isSafe || canRewrite => method,
            _ => null,
        };
        if (next is null || location is null)
        {
            return null;
        }

        if (!Uri.TryCreate(new Uri(from.OriginalString), location, out var url))
        {
            return null;
        }

        var isWeb = url.Scheme == Uri.UriSchemeHttps
            || (url.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp);
        return isWeb ? (url, next) : null;
    }

    /// <summary>Whether two URLs have the same origin (RFC 6454); credentials stay within it.</summary>
    public static bool IsSameOrigin(Uri left, Uri right) =>
        left.Port == right.Port
        && left.Scheme.Equals(right.Scheme, StringComparison.OrdinalIgnoreCase)
        && left.IdnHost.Equals(right.IdnHost, StringComparison.OrdinalIgnoreCase);
}
