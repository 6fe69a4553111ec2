using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecClient.Generator.Tests.Prism;

/// <summary>Brings every request to Prism, whatever server it is for, and keeps what Prism said of it.</summary>
internal sealed class PrismTransport : DelegatingHandler
{
    public PrismTransport(Uri address)
        : base(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Address = address;
        Http = new HttpClient(this, disposeHandler: false);
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>Method, target and content type of the last request.</summary>
    public string Sent { get; private set; } = "";

    /// <summary>What Prism found, by its header.</summary>
    public JsonArray? Violations { get; private set; }

    /// <summary>An answer of Prism's own instead of the document's, or null.</summary>
    public string? PrismError { get; private set; }

    /// <summary>JSON of the last answer, or null.</summary>
    public string? Body { get; private set; }

    public void Reset() => (Sent, Violations, PrismError, Body) = ("", null, null, null);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Authority != Address.Authority)
        {
            // A server of a single operation; Prism has all paths at its root.
            request.RequestUri = new Uri(Address, request.RequestUri.PathAndQuery);
        }

        Sent = $"{request.Method} {request.RequestUri.PathAndQuery} {request.Content?.Headers.ContentType}";
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("sl-violations", out var violations))
        {
            Violations = Read(string.Join(", ", violations));
        }

        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true)
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            Body = await response.Content.ReadAsStringAsync(cancellationToken);
            PrismError = Body.Contains("stoplight.io/prism/errors", StringComparison.Ordinal) ? Summary(Body) : null;
        }

        return response;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Http.Dispose();
        }

        base.Dispose(disposing);
    }

    // "Too many violations! [{...}, {...}, ..." ends somewhere: its whole entries count.
    private static JsonArray? Read(string header)
    {
        var text = header[Math.Max(0, header.IndexOf('['))..];
        for (var end = text.Length; end > 0; end = text.LastIndexOf("},{", end - 1, StringComparison.Ordinal) + 1)
        {
            try
            {
                return JsonNode.Parse(end == text.Length ? text : text[..end] + "]") as JsonArray;
            }
            catch (JsonException)
            {
            }
        }

        return null;
    }

    private static string Summary(string body)
    {
        using var json = JsonDocument.Parse(body);
        var text = (json.RootElement.GetProperty("type").GetString() ?? "").Split('#')[^1];
        return text + " " + (json.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() : "");
    }
}
