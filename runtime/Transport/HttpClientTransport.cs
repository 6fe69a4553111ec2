namespace SpecClient;

/// <summary>Sends through a caller's <see cref="HttpClient"/>, which stays the caller's.</summary>
/// <param name="client">Gives it for each message.</param>
internal sealed class HttpClientTransport(Func<HttpClient> client) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        client().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
}
