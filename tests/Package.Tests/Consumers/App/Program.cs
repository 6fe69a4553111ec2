using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.RateLimiting;
using App;
using Cloudflare;
using Cloudflare.Models.Cache;
using SpecClient;
using SpecClient.Json;

const string Zone = "023e105f4ecef8ad9ca31a8372d0c353";
await using var server = new SmallServer();
using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 2, QueueLimit = 100 });
using var client = new CloudflareClient(new CloudflareClientOptions
{
    ApiToken = "token",
    BaseUrl = server.BaseUrl,
    RateLimiter = limiter,
});
var regions = client.Cache.OriginCloudRegions;

// A call with an array as its body, as in the reference.
OriginCloudRegionBulkUpdateResponse response = await regions.BulkUpdateAsync(new()
{
    ZoneId = Zone,
    Body =
    [
        new() { OriginIp = "192.0.2.1", Region = "us-east-1", Vendor = "aws" },
        new() { OriginIp = "2001:db8::1", Region = "nowhere", Vendor = OriginCloudRegionVendor.Gcp },
    ],
});
Expect(response.Succeeded.Count == 1 && response.Succeeded[0].OriginIp == "192.0.2.1", "Succeeded");
Expect(response.Failed.Count == 1 && response.Failed[0].Error is not null, "Failed");

// Any number of items.
var mappings = Enumerable.Range(0, 250).Select(index => new OriginCloudRegionRequest
{
    OriginIp = $"2001:db8::{index:x}",
    Region = index == 42 ? "nowhere" : "us-central1",
    Vendor = OriginCloudRegionVendor.Gcp,
});
var batch = await regions.BulkUpdateAllAsync(Zone, mappings).ToResultAsync();
Expect(batch.Succeeded.Count == 249 && batch.Refused.Single().Index == 42, "BulkUpdateAllAsync");

// A list of several pages.
int count = 0;
await foreach (OriginCloudRegion mapping in regions.ListAsync(new() { ZoneId = Zone }))
{
    Expect(mapping.OriginIp == $"192.0.2.{++count}", "ListAsync");
}

Expect(count == 3, "ListAsync reads all pages");

// A path value with colons, and a typed error.
OriginCloudRegion one = await regions.GetAsync("2001:db8::1", new() { ZoneId = Zone });
Expect(one.OriginIp == "2001:db8::1" && one.Vendor.Value == OriginCloudRegionVendor.Values.Gcp, "GetAsync");
try
{
    await regions.GetAsync("192.0.2.9", new() { ZoneId = Zone });
    Expect(false, "NotFoundException");
}
catch (NotFoundException exception)
{
    Expect(exception.Errors.Single().Code == "1142", "Errors");
}

// A type that the program mentions as an item of a list only: native AOT once left out the code that reads it.
var listOnly = (JsonTypeInfo<IReadOnlyList<OriginCloudRegionSupportedRegion>>)SpecClientJson.Options.GetTypeInfo(
    typeof(IReadOnlyList<OriginCloudRegionSupportedRegion>));
Expect(JsonSerializer.Deserialize("[{},{}]", listOnly)!.Count == 2, "JsonSerializer");

Expect(limiter.GetStatistics()!.TotalSuccessfulLeases > 6, "RateLimiter");
Console.WriteLine($"Runtime {Environment.Version}");
Console.WriteLine("Everything as expected");

static void Expect(bool holds, string what)
{
    if (!holds)
    {
        throw new InvalidOperationException($"Not as expected: {what}");
    }
}
