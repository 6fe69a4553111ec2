using Runtime.Tests.Requests;
using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;
using Xunit;
using static Runtime.Tests.Paging.ListCalls;

namespace Runtime.Tests.Paging;

/// <summary>Lists whose pages name the next one: by a token, an id, a URL or a link.</summary>
public sealed class TokenPagingTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"a\"")]
    public async Task Cursor(string last)
    {
        var rule =
            new PageRule(PageKind.Cursor) { Items = ["result"], Next = ["result_info", "cursors", "after"],
            PageParameter = "cursor" };
        var sender = Service(
            static _ => """{"result":[1],"result_info":{"cursors":{"after":"a"}}}""",
            static _ => """{"result_info":{"cursors":{"after":"b&c"}},"result":[2]}""",
            _ => """{"result":[3],"result_info":{"cursors":{"after":""" + last + "}}}");
        Assert.Equal([1, 2, 3], await Items(sender, rule));
        Assert.Equal(["/list?name=x", "/list?name=x&cursor=a", "/list?name=x&cursor=b%26c"], Paths(sender));
    }

    [Fact]
    public async Task CursorEndsAtAnEmptyPage()
    {
        var rule = new PageRule(PageKind.Cursor) { Items = ["result"], Next = ["next"], PageParameter = "cursor" };
        var sender = Service(static _ => """{"result":[1],"next":"a"}""", static _ => """{"result":[],"next":"b"}""");
        Assert.Equal([1], await Items(sender, rule));
        Assert.Equal(2, sender.Sent.Count);
    }

    [Theory]
    [InlineData(PageKind.Cursor, "nextPageToken", "pageToken")]
    [InlineData(PageKind.Cursor, "after", "page_token")]
    [InlineData(PageKind.CursorUrl, "@odata.nextLink", null)]
    public async Task AnEmptyPageWithATokenIsNotTheEnd(PageKind kind, string next, string? parameter)
    {
        var rule = new PageRule(kind) { Items = ["result"], Next = [next], PageParameter = parameter };
        var sender = Service(
            _ => $$"""{"result":[],"{{next}}":"/a"}""",
            _ => $$"""{"result":null,"{{next}}":"/b"}""",
            _ => $$"""{"result":[2],"{{next}}":"/c"}""",
            _ => $$"""{"result":[],"{{next}}":"/c"}""");
        Assert.Equal([2], await Items(sender, rule));
        Assert.Equal(4, sender.Sent.Count);
    }

    [Fact]
    public async Task TokenThatIsNoTextIsSentAsFarAsItIs()
    {
        var rule = new PageRule(PageKind.Cursor) { Items = ["result"], Next = ["next"], PageParameter = "cursor" };
        var sender = Service(static _ => """{"result":[1],"next":"a\ud83d"}""", static _ => """{"result":[2]}""");
        Assert.Equal([1, 2], await Items(sender, rule));
        Assert.Contains("cursor=a%EF%BF%BD", sender.Sent[1].Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmptyPagesWithoutEndAreAnError()
    {
        var rule = new PageRule(PageKind.Cursor) { Items = ["result"], Next = ["token"], PageParameter = "token" };
        var calls = 0;
        var sender = Service(_ => $$"""{"result":[],"token":"{{++calls}}"}""");
        var error = await Assert.ThrowsAnyAsync<Exception>(() => Items(sender, rule));
        Assert.Contains("no end", error.Message, StringComparison.Ordinal);
        Assert.InRange(calls, 1_000, 1_002);
    }

    [Fact]
    public async Task AnEmptyPageIsNotTheEndWhereTheServiceSaysSo()
    {
        var rule = new PageRule(PageKind.Cursor)
        {
            Items = ["result"],
            Next = ["next"],
            HasMore = ["more"],
            PageParameter = "cursor",
        };
        var sender = Service(
            static _ => """{"result":[1],"next":"a","more":true}""",
            static _ => """{"result":[],"next":"b","more":true}""",
            static _ => """{"result":[2],"next":"c","more":false}""");
        Assert.Equal([1, 2], await Items(sender, rule));
        Assert.Equal(3, sender.Sent.Count);
        var same = Service(static _ => """{"result":[],"next":"a","more":true}""");
        Assert.Empty(await Items(same, rule));
        Assert.Equal(2, same.Sent.Count);
    }

    [Fact]
    public async Task CursorId()
    {
        var rule = new PageRule(PageKind.CursorId) { Items = ["data"], PageParameter = "starting_after" };
        var sender = new FakeSender(s => FakeSender.Json(s.Url.Contains("starting_after=o2", StringComparison.Ordinal)
            ? """{"data":[]}"""
            : """{"data":[{"id":"o1"},{"id":"o2"}]}"""));
        var sequence = new PageSequence<JsonAny>(
            sender, new LambdaRequest<Page<JsonAny>>(Write(null), ResponseReader.Page<JsonAny, JsonAnyCodec>(rule)));
        var count = 0;
        await foreach (var item in sequence)
        {
            count++;
        }

        Assert.Equal(2, count);
        Assert.Equal(2, sender.Sent.Count);
    }

    [Theory]
    [InlineData("https://api.test/v4/list?after=1", "/list?after=1")]
    [InlineData("/v4/list?after=1", "/list?after=1")]
    [InlineData("?after=1", "/list?after=1")]
    public async Task CursorUrl(string next, string expected)
    {
        var rule = new PageRule(PageKind.CursorUrl) { Items = ["result"], Next = ["next"] };
        var sender =
            Service(_ => """{"result":[1],"next":"NEXT"}""".Replace("NEXT", next, StringComparison.Ordinal),
            static _ => """{"result":[2]}""");
        Assert.Equal([1, 2], await Items(sender, rule));
        Assert.Equal(expected, sender.Sent[1].PathAndQuery);
    }

    [Theory]
    [InlineData("https://api.test/v4/list?name=x")]
    [InlineData("?name=x")]
    [InlineData("https://API.test:443/v4/list?name=x")]
    public async Task UrlOfThePageItselfEnds(string next)
    {
        var rule = new PageRule(PageKind.CursorUrl) { Items = ["result"], Next = ["next"] };
        var sender = Service(_ => """{"result":[1],"next":"NEXT"}""".Replace("NEXT", next, StringComparison.Ordinal));
        Assert.Equal([1], await Items(sender, rule));
        Assert.Single(sender.Sent);
    }

    [Theory]
    [InlineData("https://evil.test/v4/list")]
    [InlineData("http://[::")]
    public async Task UrlOfAnotherHostIsRefused(string next)
    {
        var rule = new PageRule(PageKind.CursorUrl) { Items = ["result"], Next = ["next"] };
        var sender = Service(_ => """{"result":[1],"next":"NEXT"}""".Replace("NEXT", next, StringComparison.Ordinal));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Items(sender, rule));
        Assert.Single(sender.Sent);
    }

    [Fact]
    public async Task LinkHeader()
    {
        var rule = new PageRule(PageKind.LinkHeader);
        var page = 0;
        var sender = new FakeSender(_ =>
        {
            var message = FakeSender.Json("[" + ++page + "]");
            if (page < 3)
            {
                message.Headers.TryAddWithoutValidation(
                    "Link",
                    $"<https://x.test/?p={page}>; rel=\"prev first\", "
                        + $"<list?p={page + 1}>; title=\",;rel=prev\"; rel=next");
            }

            return message;
        });
        Assert.Equal([1, 2, 3], await Items(sender, rule));
        Assert.Equal("/list?p=3", sender.Sent[2].PathAndQuery);
    }
}
