using System.Globalization;
using System.Net;
using Runtime.Tests.Requests;
using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;
using Xunit;
using static Runtime.Tests.Paging.ListCalls;

namespace Runtime.Tests.Paging;

/// <summary>Lists: every item once, no request more than needed, never without an end.</summary>
public sealed class PagingTests
{
    private static readonly PageRule s_numbered = new(PageKind.PageNumber)
    {
        Items = ["result"],
        TotalPages = ["result_info", "total_pages"],
        TotalCount = ["result_info", "total_count"],
        PageSize = ["result_info", "per_page"],
        PageParameter = "page",
        SizeParameter = "per_page",
    };

    [Fact]
    public async Task StopsAtTotalPages()
    {
        var sender = Service(s => Page(s, "[1,2]", 2), s => Page(s, "[3]", 2));
        Assert.Equal([1, 2, 3], await Items(sender, s_numbered));
        Assert.Equal(["/list?name=x", "/list?name=x&page=2"], Paths(sender));
    }

    [Theory]
    [InlineData(PageKind.PageNumber)]
    [InlineData(PageKind.Offset)]
    public async Task StopsAtTheFlagOfTheLastPage(PageKind kind)
    {
        var rule = new PageRule(kind) { Items = ["values"], Last = ["last"], PageParameter = "page" };
        var sender = Service(
            static _ => """{"values":[1,2],"last":false}""",
            static _ => """{"values":[3,4],"last":true}""");
        Assert.Equal([1, 2, 3, 4], await Items(sender, rule));
        Assert.Equal(2, sender.Sent.Count);
    }

    [Fact]
    public async Task ABareListMayComeInAnObject()
    {
        var rule = new PageRule(PageKind.PageNumber)
        {
            Wrapped = ["users"],
            TotalCount = ["total"],
            PageParameter = "page",
        };
        var bare = Service(static _ => "[1,2]", static _ => "[3]", static _ => "[]");
        Assert.Equal([1, 2, 3], await Items(bare, rule));
        Assert.Equal(3, bare.Sent.Count);
        var wrapped = Service(
            static _ => """{"total":4,"users":[1,2]}""",
            static _ => """{"users":[3,4],"total":4}""");
        Assert.Equal([1, 2, 3, 4], await Items(wrapped, rule));
        Assert.Equal(2, wrapped.Sent.Count);
    }

    [Fact]
    public async Task TotalsWithAFraction()
    {
        var sender = Service(
            static _ => """{"result":[1],"result_info":{"total_pages":2.0}}""",
            static _ => """{"result":[2],"result_info":{"total_pages":2e0}}""");
        Assert.Equal([1, 2], await Items(sender, s_numbered));
        Assert.Equal(2, sender.Sent.Count);
    }

    [Fact]
    public async Task StopsAtTotalCount()
    {
        var sender = Service(
            static _ => """{"result":[1,2],"result_info":{"per_page":2,"total_count":4}}""",
            static _ => """{"result":[3,4],"result_info":{"per_page":2,"total_count":4}}""");
        Assert.Equal([1, 2, 3, 4], await Items(sender, s_numbered));
        Assert.Equal(2, sender.Sent.Count);
    }

    [Fact]
    public async Task TotalCountWithTheSizeAskedFor()
    {
        var sender =
            Service(static _ => """{"result":[1,2],"result_info":{"total_count":3}}""", static _ =>
            """{"result":[3],"result_info":{"total_count":3}}""");
        Assert.Equal([1, 2, 3], await Items(sender, s_numbered, static w => w.Query("per_page", "2")));
        Assert.Equal(2, sender.Sent.Count);
    }

    // A service that gives two items at most, or three where nobody asks, and says nothing of it.
    [Theory]
    [InlineData("1000", 2, 5, 3)]
    [InlineData("2", 2, 5, 3)]
    [InlineData("2", 2, 4, 2)]
    [InlineData("7", 2, 2, 1)]
    [InlineData(null, 3, 7, 3)]
    [InlineData(null, 3, 3, 1)]
    public async Task TotalCountWithASizeThatTheServiceChose(string? asked, int size, int count, int requests)
    {
        var sender = new FakeSender(sent =>
        {
            var page = sent.Url.Split("&page=") is [_, var number]
                ? int.Parse(number, CultureInfo.InvariantCulture) - 1
                : 0;
            var items = Enumerable.Range(1, count).Skip(page * size).Take(size);
            return FakeSender.Json(
                $$$"""{"result":[{{{string.Join(',', items)}}}],"result_info":{"total_count":{{{count}}}}}""");
        });
        var found = await Items(sender, s_numbered, writer =>
        {
            if (asked is not null)
            {
                writer.Query("per_page", asked);
            }
        });
        Assert.Equal(Enumerable.Range(1, count), found);
        Assert.Equal(requests, sender.Sent.Count);
    }

    [Fact]
    public async Task MissingInfoEndsAtAnEmptyPage()
    {
        var sender =
            Service(static _ => """{"result":[1]}""", static _ => """{"result":[2]}""", static _ =>
            """{"result":[]}""");
        Assert.Equal([1, 2], await Items(sender, s_numbered));
        Assert.Equal(3, sender.Sent.Count);
    }

    [Theory]
    [InlineData("""{"result":null}""")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task EmptyLists(string body)
    {
        var sender = Service(_ => body);
        Assert.Empty(await Items(sender, s_numbered));
        Assert.Single(sender.Sent);
    }

    [Fact]
    public async Task PageSeenBeforeEnds()
    {
        var same = Service(static _ => """{"result":[1,2]}""");
        Assert.Equal([1, 2], await Items(same, s_numbered));
        Assert.Equal(2, same.Sent.Count);

        var circle =
            Service(static _ => """{"result":[1]}""", static _ => """{"result":[2]}""", static _ =>
            """{"result":[1]}""");
        Assert.Equal([1, 2], await Items(circle, s_numbered));
        Assert.Equal(3, circle.Sent.Count);
    }

    [Fact]
    public async Task BeginsAtThePageAskedFor()
    {
        var sender = Service(s => Page(s, "[5]", 6), s => Page(s, "[6]", 6));
        Assert.Equal([5, 6], await Items(sender, s_numbered, static w => w.Query("page", "5")));
        Assert.Contains("page=6", sender.Sent[1].Url, StringComparison.Ordinal);
        Assert.Equal(2, sender.Sent.Count);
    }

    [Fact]
    public async Task FirstPageZero()
    {
        var rule = new PageRule(PageKind.PageNumber)
        {
            Items = ["result"],
            TotalPages = ["total"],
            PageParameter = "p",
            FirstPage = 0,
        };
        var sender = Service(static _ => """{"result":[1],"total":2}""", static _ => """{"total":2,"result":[2]}""");
        Assert.Equal([1, 2], await Items(sender, rule));
        Assert.Contains("p=1", sender.Sent[1].Url, StringComparison.Ordinal);
        Assert.Equal(2, sender.Sent.Count);
    }

    [Fact]
    public async Task Offset()
    {
        var rule =
            new PageRule(PageKind.Offset) { Items = ["data", "items"], TotalCount = ["data", "total"], PageParameter =
            "skip" };
        var sender = Service(
            static _ => """{"data":{"items":[1,2],"total":3}}""", static _ => """{"data":{"items":[3],"total":3}}""");
        Assert.Equal([1, 2, 3], await Items(sender, rule));
        Assert.Contains("skip=2", sender.Sent[1].Url, StringComparison.Ordinal);
        Assert.Equal(2, sender.Sent.Count);
    }

    [Fact]
    public async Task OffsetOfItemsThatAreCountedFromOne()
    {
        var rule = new PageRule(PageKind.Offset)
        {
            Items = ["items"],
            TotalCount = ["total"],
            PageParameter = "startIndex",
            FirstOffset = 1,
        };
        var sender = Service(
            static _ => """{"items":[1,2],"total":5}""",
            static _ => """{"items":[3,4],"total":5}""",
            static _ => """{"items":[5],"total":5}""");
        Assert.Equal([1, 2, 3, 4, 5], await Items(sender, rule));
        Assert.Equal(
            ["/list?name=x", "/list?name=x&startIndex=3", "/list?name=x&startIndex=5"], Paths(sender));
    }

    [Theory]
    [InlineData(PageKind.PageNumber)]
    [InlineData(PageKind.Offset)]
    public async Task NoNextPageIsTheEnd(PageKind kind)
    {
        var rule = new PageRule(kind) { Items = ["results"], Next = ["next"], PageParameter = "at" };
        var sender = Service(
            static _ => """{"next":"http://other.test/list?at=2","results":[1]}""",
            static _ => """{"next":null,"results":[2]}""");
        Assert.Equal([1, 2], await Items(sender, rule));
        Assert.Equal(2, sender.Sent.Count);
    }

    [Fact]
    public async Task PageInTheBody()
    {
        var rule =
            new PageRule(PageKind.PageNumber) { Items = ["result"], TotalPages = ["pages"], PageParameter = "page",
            InBody = true };
        var sender = Service(static _ => """{"result":[1],"pages":4}""", static _ => """{"result":[2],"pages":4}""");
        Assert.Equal([1, 2], await Items(sender, rule, static writer =>
            writer.JsonBody<JsonAny, JsonAnyCodec>("application/json", JsonAny.Parse("""{"q":"x","page":3}"""))));
        Assert.Equal("""{"q":"x","page":4}""", sender.Sent[1].Body);
    }

    [Fact]
    public async Task Single()
    {
        var sender = Service(static _ => """{"result":[1,2]}""");
        Assert.Equal([1, 2], await Items(sender, new PageRule(PageKind.Single) { Items = ["result"] }));
        Assert.Single(sender.Sent);
    }

    [Fact]
    public async Task PagesAwaitAndResume()
    {
        var sender = Service(s => Page(s, "[1,2]", 3), s => Page(s, "[3]", 3), s => Page(s, "[4]", 3));
        var sequence = Sequence(sender, s_numbered);
        Assert.Empty(sender.Sent);
        var first = await sequence;
        Assert.Equal([1, 2], first.Items);
        Assert.True(first.HasNextPage);
        Assert.Equal(3, first.TotalPages);
        Assert.Equal("3", first.Info!.Element.GetProperty("total_pages").GetRawText());
        var second = await first.GetNextPageAsync();
        Assert.Equal([3], second.Items);
        var again = await first.GetNextPageAsync();
        Assert.Equal([4], again.Items);

        var rest = new List<int>();
        await foreach (var item in PageSequence<int>.StartingAt(new Page<int>([7], static _ =>
            Task.FromResult(new Page<int>([8])))))
        {
            rest.Add(item);
        }

        Assert.Equal([7, 8], rest);
        await Assert.ThrowsAsync<InvalidOperationException>(() => new Page<int>([]).GetNextPageAsync());
    }

    [Fact]
    public async Task AsPages()
    {
        var sender = Service(s => Page(s, "[1,2]", 2), s => Page(s, "[3]", 2));
        var counts = new List<int>();
        await foreach (var page in Sequence(sender, s_numbered).AsPages())
        {
            counts.Add(page.Items.Count);
        }

        Assert.Equal([2, 1], counts);
    }

    [Fact]
    public async Task AMistypedItemFailsAlone()
    {
        FakeSender Sender() => Service(s => Page(s, "[1,\"x\",3]", 2), s => Page(s, "[4]", 2));
        var good = new List<int>();
        await foreach (var page in Sequence(Sender(), s_numbered).AsPages())
        {
            good.AddRange(page.Items.Readable());
        }

        Assert.Equal([1, 3, 4], good);
        var fault = await Assert.ThrowsAsync<JsonPropertyException>(() => Items(Sender(), s_numbered));
        Assert.Equal("$.result[1]", fault.JsonPath);
    }

    [Fact]
    public async Task Cancellation()
    {
        using var outer = new CancellationTokenSource();
        using var inner = new CancellationTokenSource();
        var sender = Service(static _ => """{"result":[1]}""", static _ => """{"result":[2]}""");
        var sequence = new PageSequence<int>(sender, Request(s_numbered, null), null, outer.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in sequence.WithCancellation(inner.Token))
            {
                await inner.CancelAsync();
            }
        });
        Assert.Single(sender.Sent);
        await outer.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await sequence);
    }

    [Theory]
    [InlineData("""{"result":{"a":1}}""")]
    [InlineData("[1]")]
    [InlineData("<html>")]
    public void MalformedPages(string body) => Assert.Equal(
        ResponseOutcome.Malformed,
        ResponseReader.Page<int,
            Int32Codec>(s_numbered).Read(new ResponseContext { Body =
            System.Text.Encoding.UTF8.GetBytes(body) }).Outcome);

    [Fact]
    public void FailedPage() => Assert.Equal(
        ResponseOutcome.Unsuccessful,
        ResponseReader.Page<int, Int32Codec>(s_numbered, "success")
            .Read(new ResponseContext { Body = """{"success":false,"result":null}"""u8.ToArray() }).Outcome);

    private static string Page(int number, string items, int total) => string.Create(
        CultureInfo.InvariantCulture,
            $$"""{"result":{{items}},"result_info":{"page":{{number}},"total_pages":{{total}}},"success":true}""");
}
