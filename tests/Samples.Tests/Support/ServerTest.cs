using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Cloudflare.Sample.Server;

namespace Samples.Tests.Support;

/// <summary>A loopback server with plain HTTP calls to it.</summary>
public abstract class ServerTest : IAsyncLifetime
{
    protected const string Token = "token";
    protected const string ZoneId = "zone1";
    protected const string Path = $"/zones/{ZoneId}/origin/cloud_regions";

    private readonly HttpClient _http = new();

    internal LoopbackServer Server { get; private set; } = null!;

    internal Zone Zone { get; } = new();

    protected static string DocumentPath { get; } =
        System.IO.Path.Combine(AppContext.BaseDirectory, "cloudflare-origin-cloud-regions.yaml");

    public async ValueTask InitializeAsync()
    {
        Server = await LoopbackServer.StartAsync(
            DocumentPath,
            new ServerCredentials(Token, "user@example.com", "key"),
            new Dictionary<string, Zone> { [ZoneId] = Zone, ["cold"] = new Zone { TieredCache = false } });
        _http.DefaultRequestHeaders.Add("Authorization", $"Bearer {Token}");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>One call: status and body of the answer.</summary>
    protected async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(
        string method, string path, string? body = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{Server.BaseUri}{path}");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        change?.Invoke(request);
        using HttpResponseMessage response = await _http.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    /// <summary>A call that must be refused with a status and a code.</summary>
    protected async Task RefusedAsync(
        HttpStatusCode status,
        int code,
        string method,
        string path,
        string? body = null,
        Action<HttpRequestMessage>? change = null)
    {
        (HttpStatusCode actual, JsonNode answer) = await SendAsync(method, path, body, change);
        Assert.Equal(status, actual);
        Assert.False((bool)answer["success"]!);
        Assert.Null(answer["result"]);
        Assert.Equal(code, (int)answer["errors"]![0]!["code"]!);
    }

    protected static string Mapping(string address, string vendor = "aws", string region = "us-east-1") =>
        $$"""{"origin_ip":"{{address}}","vendor":"{{vendor}}","region":"{{region}}"}""";
}
