using Client.Tests.Support;
using Cloudflare;
using Cloudflare.Models.Cache;
using SpecClient;

namespace Client.Tests.Cloudflare;

/// <summary>The seven operations of the first target, called through the generated client.</summary>
public class OriginCloudRegionTests
{
    private const string Zone = "023e105f4ecef8ad9ca31a8372d0c353";
    private const string Prefix = "/client/v4/zones/" + Zone + "/origin/cloud_regions";

    private static CloudflareClient Client(RecordingHandler handler) =>
        new(new CloudflareClientOptions { ApiToken = "secret-token", MaxRetries = 0 }, new HttpClient(handler));

    private static string Envelope(string result) =>
        """{"success":true,"errors":[],"messages":[],"result":""" + result + "}";

    [Fact]
    public async Task Bulk_update_sends_the_array_and_gives_the_result()
    {
        var handler = RecordingHandler.Json(Envelope(
            """
            {"succeeded":[{"origin_ip":"192.0.2.1","vendor":"aws","region":"us-east-1"}],
             "failed":[{"origin_ip":"2001:db8::1","error":"no such region"}]}
            """));
        using var client = Client(handler);
        OriginCloudRegionBulkUpdateResponse response = await client.Cache.OriginCloudRegions.BulkUpdateAsync(new()
        {
            ZoneId = Zone,
            Body =
            [
                new() { OriginIp = "192.0.2.1", Region = "us-east-1", Vendor = "aws" },
                new() { OriginIp = "2001:db8::1", Region = "us-central1", Vendor = OriginCloudRegionVendor.Gcp },
            ],
        });
        var sent = Assert.Single(handler.Requests);
        Assert.Equal("PUT", sent.Method);
        Assert.Equal(Prefix + "/batch", sent.PathAndQuery);
        Assert.Equal("Bearer secret-token", sent.Headers["Authorization"]);
        Assert.StartsWith("application/json", sent.Headers["Content-Type"]);
        Assert.Equal(
            """[{"origin_ip":"192.0.2.1","vendor":"aws","region":"us-east-1"},"""
            + """{"origin_ip":"2001:db8::1","vendor":"gcp","region":"us-central1"}]""",
            sent.Body);
        Assert.Equal("192.0.2.1", Assert.Single(response.Succeeded).OriginIp);
        Assert.Equal("no such region", Assert.Single(response.Failed).Error);
        Assert.Null(response.Failed[0].Region);
    }

    [Fact]
    public async Task Bulk_delete_sends_its_json_body()
    {
        var handler = RecordingHandler.Json(Envelope("""{"succeeded":[{"origin_ip":"192.0.2.1"}],"failed":[]}"""));
        using var client = Client(handler);
        OriginCloudRegionBulkDeleteResponse response =
            await client.Cache.OriginCloudRegions.BulkDeleteAsync(new() { ZoneId = Zone, Body = ["192.0.2.1"] });
        var sent = Assert.Single(handler.Requests);
        Assert.Equal(("DELETE", Prefix + "/batch", "[\"192.0.2.1\"]"), (sent.Method, sent.PathAndQuery, sent.Body));
        Assert.Single(response.Succeeded);
    }

    [Fact]
    public async Task Ipv6_in_a_path_is_sent_as_it_is()
    {
        var handler = RecordingHandler.Json(Envelope(
            """{"origin_ip":"2001:db8::1","vendor":"gcp","region":"us-"""
            + """central1","modified_on":"2026-01-02T03:04:05Z"}"""));
        using var client = Client(handler);
        OriginCloudRegion region = await client.Cache.OriginCloudRegions.GetAsync(
            "2001:db8::1",
            new() { ZoneId = Zone });
        Assert.Equal(Prefix + "/2001:db8::1", Assert.Single(handler.Requests).PathAndQuery);
        Assert.Equal(OriginCloudRegionVendor.Gcp, region.Vendor);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), region.ModifiedOn);
    }

    [Fact]
    public async Task Update_keeps_the_body_property_and_takes_the_path_positionally()
    {
        var handler = RecordingHandler.Json(Envelope("""{"origin_ip":"192.0.2.1","vendor":"oci","region":"x"}"""));
        using var client = Client(handler);
        var region = await client.Cache.OriginCloudRegions.UpdateAsync(
            "192.0.2.1", new() { ZoneId = Zone, OriginIp = "192.0.2.1", Vendor = "oci", Region = "x" });
        var sent = Assert.Single(handler.Requests);
        Assert.Equal(Prefix + "/192.0.2.1", sent.PathAndQuery);
        Assert.Equal("""{"origin_ip":"192.0.2.1","vendor":"oci","region":"x"}""", sent.Body);
        Assert.Equal("oci", region.Vendor.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Path_values_that_change_the_path_are_refused_before_sending(string value)
    {
        var handler = RecordingHandler.Json("{}");
        using var client = Client(handler);
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => client.Cache.OriginCloudRegions.GetAsync(value, new() { ZoneId = Zone }));
        Assert.Empty(handler.Requests);
    }

    [Theory]
    [InlineData("""{"success":true,"errors":[],"messages":[],"result":null}""")]
    [InlineData("""{"success":true,"errors":[],"messages":[]}""")]
    public async Task An_absent_or_null_result_is_a_typed_error_and_send_shows_it(string body)
    {
        using var client = Client(RecordingHandler.Json(body));
        var parameters = new OriginCloudRegionGetParams { ZoneId = Zone, OriginIp = "192.0.2.1" };
        await Assert.ThrowsAsync<ApiResponseFormatException>(
            () => client.Cache.OriginCloudRegions.GetAsync("192.0.2.1", new() { ZoneId = Zone }));
        var response = await client.SendAsync(parameters);
        Assert.Null(response.Value);
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task Success_false_on_2xx_raises()
    {
        using var client = Client(RecordingHandler.Json(
            """{"success":false,"errors":[{"code":1000,"message":"no"}],"messages":[],"result":null}"""));
        var error = await Assert.ThrowsAnyAsync<ApiStatusException>(
            () => client.Cache.OriginCloudRegions.GetAsync("192.0.2.1", new() { ZoneId = Zone }));
        Assert.Equal("no", Assert.Single(error.Errors).Message);
    }

    [Fact]
    public async Task A_404_is_its_own_class_with_the_services_errors_and_no_secret()
    {
        using var client = Client(new RecordingHandler((
            404,
            """{"success":false,"errors":[{"code":1142,"message":"nothing found"}],"messages":[],"result":null}""")));
        var error = await Assert.ThrowsAsync<NotFoundException>(
            () => client.Cache.OriginCloudRegions.GetAsync("192.0.2.1", new() { ZoneId = Zone }));
        Assert.Contains("nothing found", error.Message);
        Assert.Equal("origin-cloud-regions-v2-get", error.Operation!.OperationId);
        Assert.DoesNotContain("secret-token", error.ToString());
        Assert.NotNull(error.Error);
    }

    [Fact]
    public async Task List_goes_by_item_by_page_or_gives_the_first_page_and_stops_at_total_pages()
    {
        static string Page(int page) => $$$"""
            {"success":true,"errors":[],"messages":[],
             "result":[{"origin_ip":"192.0.2.{{{page}}}","vendor":"aws","region":"r"}],
             "result_info":{"page":{{{page}}},"per_page":1,"count":1,"total_count":2,"total_pages":2}}
            """;
        var handler = new RecordingHandler(
            (200, Page(1)),
            (200, Page(2)),
            (200, Page(1)),
            (200, Page(1)),
            (200, Page(2)));
        using var client = Client(handler);
        var items = new List<string>();
        await foreach (var item in client.Cache.OriginCloudRegions.ListAsync(new() { ZoneId = Zone, PerPage = 1 }))
        {
            items.Add(item.OriginIp);
        }

        Assert.Equal(["192.0.2.1", "192.0.2.2"], items);
        Assert.Equal(2, handler.Requests.Count);
        Assert.Contains("page=2", handler.Requests[1].PathAndQuery);
        Assert.Contains("per_page=1", handler.Requests[1].PathAndQuery);
        var first = await client.Cache.OriginCloudRegions.ListAsync(new() { ZoneId = Zone });
        Assert.True(first.HasNextPage);
        Assert.Single(first.Items);
        var pages = 0;
        await foreach (var page in client.Cache.OriginCloudRegions.ListAsync(new() { ZoneId = Zone }).AsPages())
        {
            pages += page.Items.Count;
        }

        Assert.Equal(2, pages);
    }

    [Fact]
    public async Task Send_gives_the_raw_response()
    {
        var body = Envelope(
            """{"vendors":{"aws":[{"name":"us-east-1","upper_tier_colos":["IAD"]}]},"obtained_codes":true}""");
        using var client = Client(RecordingHandler.Json(body));
        var response = await client.SendAsync(new OriginCloudRegionSupportedRegionsParams { ZoneId = Zone });
        Assert.Equal(body, System.Text.Encoding.UTF8.GetString(response.Body.Span));
        Assert.Equal("IAD", response.Value!.Vendors["aws"][0].UpperTierColos[0]);
        Assert.Equal(
            "origin-cloud-regions-v2-supported-regions",
            OriginCloudRegionSupportedRegionsParams.Operation.OperationId);
    }

    [Fact]
    public async Task Bulk_update_all_chunks_by_the_documents_limit_and_gives_each_item_one_outcome()
    {
        using var client = Client(RecordingHandler.Json(Envelope("""{"succeeded":[],"failed":[]}""")));
        var items = Enumerable.Range(0, 250).Select(i => new OriginCloudRegionRequest
        {
            OriginIp = $"192.0.{i / 256}.{i % 256}", Vendor = "aws", Region = "us-east-1",
        });
        var batch = client.Cache.OriginCloudRegions.BulkUpdateAllAsync(Zone, items);
        var outcomes = 0;
        await foreach (var outcome in batch)
        {
            Assert.Equal(outcomes++, outcome.Index);
            Assert.Equal(BatchStatus.Unknown, outcome.Status);
        }

        Assert.Equal(250, outcomes);
    }

    [Fact]
    public async Task A_batch_takes_the_zone_of_the_clients_options()
    {
        var handler = RecordingHandler.Json(Envelope("""{"succeeded":[],"failed":[]}"""));
        using var client = new CloudflareClient(new() { ApiToken = "t", ZoneId = Zone, Handler = handler });
        OriginCloudRegionRequest[] items = [new() { OriginIp = "192.0.2.1", Vendor = "aws", Region = "us-east-1" }];
        await client.Cache.OriginCloudRegions.BulkUpdateAllAsync(null, items).ToResultAsync();

        Assert.Contains($"/zones/{Zone}/", Assert.Single(handler.Requests).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public void Deprecated_operations_are_obsolete()
    {
        var obsolete = typeof(CloudflareClient).Assembly.GetTypes()
            .Where(static t => t.Namespace?.StartsWith("Cloudflare.Resources", StringComparison.Ordinal) == true)
            .SelectMany(static t => t.GetMethods())
            .Where(static m => m.GetCustomAttributes(typeof(ObsoleteAttribute), false).Length > 0)
            .Select(static m => m.Name)
            .Distinct();
        Assert.True(obsolete.Count() >= 7, string.Join(", ", obsolete));
    }

    [Fact]
    public async Task Without_a_token_the_error_before_sending_names_option_and_variable()
    {
        var handler = RecordingHandler.Json("{}");
        using var client = new CloudflareClient(
            new CloudflareClientOptions { ApiToken = null, ApiEmail = null, ApiKey = null, UserServiceKey = null },
            new HttpClient(handler));
        var error = await Assert.ThrowsAsync<CredentialException>(
            () => client.Cache.OriginCloudRegions.GetAsync("192.0.2.1", new() { ZoneId = Zone }));
        Assert.Contains("ApiToken", error.Message);
        Assert.Contains("CLOUDFLARE_API_TOKEN", error.Message);
        Assert.Empty(handler.Requests);
    }
}
