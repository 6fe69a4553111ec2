using System.Net;
using System.Text.Json.Nodes;
using Cloudflare.Sample.Server;
using Samples.Tests.Support;

namespace Samples.Tests;

/// <summary>The seven operations, by plain HTTP.</summary>
public sealed class LoopbackServerTests : ServerTest
{
    [Fact]
    public async Task Update_creates_and_replaces_and_keys_are_canonical()
    {
        (HttpStatusCode status, JsonNode created) =
            await SendAsync("PUT", $"{Path}/2001:DB8::0001", Mapping("2001:db8:0::1"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("2001:db8::1", (string?)created["result"]!["origin_ip"]);

        await SendAsync("PUT", $"{Path}/2001%3Adb8::1", Mapping("2001:db8::1", "gcp", "us-central1"));
        (_, JsonNode read) = await SendAsync("GET", $"{Path}/2001:db8:0:0:0:0:0:1");
        Assert.Equal("gcp", (string?)read["result"]!["vendor"]);
        Assert.Single(Zone.Snapshot());
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task List_pages_through_all_mappings()
    {
        Zone.TrySet([.. Enumerable.Range(1, 45).Select(static index =>
            new Mapping($"192.0.2.{index}", "aws", "us-east-1", DateTimeOffset.UnixEpoch))]);

        (_, JsonNode first) = await SendAsync("GET", Path);
        Assert.Equal(20, first["result"]!.AsArray().Count);
        (_, JsonNode last) = await SendAsync("GET", $"{Path}?page=3&per_page=20");
        Assert.Equal("192.0.2.41", (string?)last["result"]![0]!["origin_ip"]);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"page":3,"per_page":20,"count":5,"total_count":45,"total_pages":3}"""),
            last["result_info"]));
        (_, JsonNode beyond) = await SendAsync("GET", $"{Path}?page=4");
        Assert.Empty(beyond["result"]!.AsArray());
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page=x")]
    [InlineData("per_page=0")]
    [InlineData("per_page=101")]
    [InlineData("page=1&page=2")]
    [InlineData("cursor=1")]
    public async Task Bad_paging_is_refused_and_counted(string query)
    {
        await RefusedAsync(HttpStatusCode.BadRequest, 1000, "GET", $"{Path}?{query}");
        Assert.Single(Server.Violations);
    }

    [Fact]
    public async Task Batch_judges_each_item_by_itself()
    {
        string[] items =
        [
            Mapping("192.0.2.1"), Mapping("192.0.2.2", "ibm"), Mapping("192.0.2.3", "aws", "nowhere"), Mapping("x"),
        ];
        (_, JsonNode answer) = await SendAsync("PUT", $"{Path}/batch", $"[{string.Join(',', items)}]");
        Assert.Equal("192.0.2.1", (string?)Assert.Single(answer["result"]!["succeeded"]!.AsArray())!["origin_ip"]);
        Assert.Equal(
            ["192.0.2.2", "192.0.2.3", "x"],
            answer["result"]!["failed"]!.AsArray().Select(static item => (string?)item!["origin_ip"]));
        Assert.Empty(Server.Violations);

        (_, JsonNode removed) = await SendAsync("DELETE", $"{Path}/batch", """["192.0.2.1","192.0.2.9","x"]""");
        Assert.Single(removed["result"]!["succeeded"]!.AsArray());
        Assert.Equal(2, removed["result"]!["failed"]!.AsArray().Count);
    }

    [Fact]
    public async Task Batch_takes_a_hundred_items_and_no_more()
    {
        string[] items = [.. Enumerable.Range(0, 101).Select(static index => Mapping($"192.0.2.{index}"))];
        (HttpStatusCode status, _) = await SendAsync("PUT", $"{Path}/batch", $"[{string.Join(',', items[..100])}]");
        Assert.Equal(HttpStatusCode.OK, status);
        await RefusedAsync(HttpStatusCode.BadRequest, 1000, "PUT", $"{Path}/batch", $"[{string.Join(',', items)}]");
        Assert.Equal(100, Zone.Snapshot().Count);
    }

    [Fact]
    public async Task Zone_holds_3500_mappings_and_no_more()
    {
        Zone.TrySet([.. Enumerable.Range(0, Zone.MaxMappings).Select(static index =>
            new Mapping($"2001:db8::{index:x}", "aws", "us-east-1", DateTimeOffset.UnixEpoch))]);

        await RefusedAsync(HttpStatusCode.Forbidden, 1164, "PUT", $"{Path}/192.0.2.1", Mapping("192.0.2.1"));
        await RefusedAsync(HttpStatusCode.Forbidden, 1164, "PUT", $"{Path}/batch", $"[{Mapping("192.0.2.1")}]");
        (HttpStatusCode status, _) = await SendAsync("PUT", $"{Path}/2001:db8::1", Mapping("2001:db8::1"));
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Refusals_have_their_codes()
    {
        await RefusedAsync(HttpStatusCode.NotFound, 1142, "GET", $"{Path}/192.0.2.1");
        await RefusedAsync(HttpStatusCode.NotFound, 1142, "DELETE", $"{Path}/192.0.2.1");
        await RefusedAsync(HttpStatusCode.BadRequest, 1000, "PUT", $"{Path}/192.0.2.1", Mapping("192.0.2.2"));
        await RefusedAsync(HttpStatusCode.BadRequest, 1000, "PUT", $"{Path}/192.0.2.1", Mapping("192.0.2.1", "ibm"));
        await RefusedAsync(HttpStatusCode.NotFound, 7003, "GET", "/zones/other/origin/cloud_regions");
        await RefusedAsync(
            HttpStatusCode.BadRequest, 1000, "GET", "/zones/cold/origin/cloud_regions/supported_regions");
        Assert.Empty(Server.Violations);
        await RefusedAsync(HttpStatusCode.NotFound, 7003, "GET", "/zones");
        Assert.Single(Server.Violations);
    }

    [Fact]
    public async Task Supported_regions_are_a_map_of_vendors()
    {
        (_, JsonNode answer) = await SendAsync("GET", $"{Path}/supported_regions");
        Assert.Equal("IAD", (string?)answer["result"]!["vendors"]!["aws"]![0]!["upper_tier_colos"]![0]);
    }

    [Fact]
    public async Task Credentials_are_required()
    {
        await RefusedAsync(HttpStatusCode.Unauthorized, 10000, "GET", Path, null, static request =>
            request.Headers.Add("Authorization", "Bearer wrong"));
        (HttpStatusCode status, _) = await SendWithKeyAsync("key");
        Assert.Equal(HttpStatusCode.OK, status);
        (status, _) = await SendWithKeyAsync("wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Theory]
    [InlineData("PUT", "/192.0.2.1", """{"origin_ip":"192.0.2.1","vendor":"aws"}""")]
    [InlineData("PUT", "/192.0.2.1", """{"origin_ip":"192.0.2.1","vendor":"aws","region":null}""")]
    [InlineData("PUT", "/192.0.2.1", """{"origin_ip":"192.0.2.1","vendor":"aws","region":"r","zone_id":"z"}""")]
    [InlineData("PUT", "/192.0.2.1", """{"origin_ip":"192.0.2.1","vendor":"aws","vendor":"aws","region":"r"}""")]
    [InlineData("PUT", "/192.0.2.1", """[]""")]
    [InlineData("PUT", "/192.0.2.1", null)]
    [InlineData("PUT", "/batch", "{")]
    [InlineData("PUT", "/batch", """["192.0.2.1"]""")]
    [InlineData("DELETE", "/batch", null)]
    [InlineData("DELETE", "/batch", """[1]""")]
    [InlineData("DELETE", "/192.0.2.1", """{}""")]
    [InlineData("GET", "", """{}""")]
    public async Task Request_against_the_document_is_refused_and_counted(string method, string path, string? body)
    {
        await RefusedAsync(HttpStatusCode.BadRequest, 1000, method, Path + path, body);
        Assert.Single(Server.Violations);
    }

    [Fact]
    public async Task Media_types_are_checked()
    {
        await RefusedAsync(
            HttpStatusCode.BadRequest, 1000, "PUT", $"{Path}/batch", "[]", static request =>
                request.Content!.Headers.ContentType = new("text/plain"));
        await RefusedAsync(
            HttpStatusCode.BadRequest, 1000, "GET", Path, null, static request =>
                request.Headers.Accept.ParseAdd("text/html"));
        Assert.Equal(2, Server.Violations.Count);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> SendWithKeyAsync(string key)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Auth-Email", "user@example.com");
        http.DefaultRequestHeaders.Add("X-Auth-Key", key);
        using HttpResponseMessage response = await http.GetAsync($"{Server.BaseUri}{Path}");
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
