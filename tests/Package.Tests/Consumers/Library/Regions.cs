using System.Net;
using System.Text;
using Consumer.Cloudflare;

namespace Consumer;

/// <summary>A library's own surface over a generated client.</summary>
public static class Regions
{
    /// <summary>Reads one mapping from a canned answer.</summary>
    public static async Task<string> ReadAsync(string address)
    {
        using var client = new CloudflareClient(new CloudflareClientOptions
        {
            ApiToken = "token",
            Handler = new CannedHandler(address),
        });
        var mapping = await client.Cache.OriginCloudRegions.GetAsync(address, new() { ZoneId = "zone" });
        return $"{mapping.OriginIp} {mapping.Vendor} {mapping.Region}";
    }

    private sealed class CannedHandler(string address) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string body = $$"""
                {"success":true,"errors":[],"messages":[],
                 "result":{"origin_ip":"{{address}}","vendor":"gcp","region":"us-central1"}
                }
                """;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
                RequestMessage = request,
            });
        }
    }
}
