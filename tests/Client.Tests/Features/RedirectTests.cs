using System.Net;
using Client.Tests.Support;
using Features.Redirects;
using Features.Redirects.Models;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>Operations that document only a redirect give the file behind it, or tell where it is.</summary>
public sealed class RedirectTests : IAsyncLifetime
{
    private Loopback _server = null!;

    public async ValueTask InitializeAsync() => _server = await Loopback.StartAsync(static request =>
        request.Path switch
    {
        "/archive" or "/range" => Elsewhere(302, "/file?sig=1"),
        "/submit" => Elsewhere(int.Parse(request.Header("X-Status")!), "/file"),
        "/both" => Elsewhere(302, "/json"),
        "/json" => new Reply(200, """{"ok":true}"""),
        "/cached" when request.Header("If-None-Match") is not null => new Reply(304),
        "/cached" => new Reply(200, """{"ok":true}"""),
        _ => new Reply(200, "PK..", "application/zip"),
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_file_behind_it_is_streamed()
    {
        using var client = Create();
        await using var file = await client.Calls.ArchiveAsync();
        Assert.Equal("PK.."u8.ToArray(), await file.ReadBytesAsync());
        Assert.Equal(("application/zip", null), (file.ContentType, file.Location));
        await using var other = await client.Calls.RangeAsync();
        Assert.Equal("PK.."u8.ToArray(), await other.ReadBytesAsync());
        Assert.Equal("?sig=1", _server.Requests.Last().Query);
    }

    [Fact]
    public async Task Where_it_leads_is_known_where_it_is_not_followed()
    {
        using var client = Create(static options => options.FollowRedirects = false);
        await using var file = await client.Calls.ArchiveAsync();
        Assert.Equal(new Uri(_server.Url, "/file?sig=1"), file.Location);
        Assert.Empty(await file.ReadBytesAsync());

        var response = await client.SendAsync(new global::Features.Redirects.Models.Calls.CallArchiveParams());
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(
            "/file?sig=1",
            new global::Features.Redirects.Models.Calls.CallArchiveHeaders(response.Headers).Location);
    }

    [Theory]
    [InlineData("303", true)]
    [InlineData("301", false)]
    public async Task A_post_is_followed_where_the_status_says_so(string status, bool isFollowed)
    {
        using var client = Create();
        await using var file = await client.Calls.SubmitAsync(
            new() { N = 1 }, new RequestOptions { Headers = { ["X-Status"] = status } });
        Assert.Equal(isFollowed, file.Location is null);
        Assert.Equal(isFollowed ? "GET" : "POST", _server.Requests.Last().Method);
    }

    [Fact]
    public async Task Beside_a_success_a_redirect_is_only_a_way_to_it()
    {
        using var client = Create();
        Assert.True((await client.Calls.BothAsync()).Ok);
        using var still = Create(static options => options.FollowRedirects = false);
        var error = await Assert.ThrowsAsync<ApiStatusException>(() => still.Calls.BothAsync());
        Assert.Equal(HttpStatusCode.Found, error.StatusCode);
    }

    [Fact]
    public async Task An_error_of_such_an_operation_has_its_type()
    {
        await using var server = await Loopback.StartAsync(static _ => new Reply(404, """{"reason":"gone"}"""));
        using var client = new RedirectsClient(new() { BaseUrl = server.Url, MaxRetries = 0 });
        var error = await Assert.ThrowsAsync<NotFoundException>(() => client.Calls.ArchiveAsync());
        Assert.Equal("gone", Assert.IsType<Problem>(error.Error).Reason);
    }

    [Fact]
    public async Task Not_modified_is_an_answer_to_who_asked_for_it()
    {
        using var client = Create();
        var options = new RequestOptions { Headers = { ["If-None-Match"] = "\"e\"" } };
        var response = await client.SendAsync(new global::Features.Redirects.Models.Calls.CallCachedParams(), options);
        Assert.Equal((HttpStatusCode.NotModified, false), (response.StatusCode, response.HasValue));
        var error = await Assert.ThrowsAsync<ApiStatusException>(() => client.Calls.CachedAsync(null, options));
        Assert.Equal(HttpStatusCode.NotModified, error.StatusCode);
        Assert.True((await client.Calls.CachedAsync()).Ok);
    }

    private RedirectsClient Create(Action<RedirectsClientOptions>? configure = null)
    {
        var options = new RedirectsClientOptions { BaseUrl = _server.Url, MaxRetries = 0 };
        configure?.Invoke(options);
        return new RedirectsClient(options);
    }

    private static Reply Elsewhere(int status, string location) =>
        new(status) { Headers = { ["Location"] = location } };
}
