using Client.Tests.Support;
using Features.Paging;
using Features.Paging.Models.Lists;
using Features.Paging.Resources;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>Every way of paging, by the document's signs or the map's word, walked by a generated client.</summary>
public class PagingTests
{
    private static readonly string[] s_all = ["1", "2", "3", "4", "5"];

    public static TheoryData<string> Kinds =>
        [.. Methods.Keys.Where(static kind => kind != "single")];

    private static Dictionary<string, Func<ListsResource, RequestOptions?, PageSequence<Item>>> Methods { get; } = new()
    {
        ["numbers"] = static (lists, options) => lists.NumbersAsync(null, options),
        ["offsets"] = static (lists, options) => lists.OffsetsAsync(null, options),
        ["cursors"] = static (lists, options) => lists.CursorsAsync(null, options),
        ["tokens"] = static (lists, options) => lists.TokensAsync(null, options),
        ["ids"] = static (lists, options) => lists.IdsAsync(null, options),
        ["urls"] = static (lists, options) => lists.UrlsAsync(null, options),
        ["links"] = static (lists, options) => lists.LinksAsync(null, options),
        ["headers"] = static (lists, options) => lists.HeadersAsync(null, options),
        ["unmarked"] = static (lists, options) => lists.UnmarkedAsync(null, options),
        ["bodies"] = static (lists, options) => lists.BodiesAsync(new() { Word = "w" }, options),
        ["single"] = static (lists, options) => lists.SingleAsync(null, options),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_item_comes_once_with_no_request_more_than_needed(string kind)
    {
        var service = new PagedService(kind);
        Assert.Equal(s_all, await Ids(Walk(service, kind)));
        Assert.Equal(3, service.Requests);
    }

    [Fact]
    public async Task A_single_page_is_one_request()
    {
        var service = new PagedService("single");
        Assert.Equal(s_all, await Ids(Walk(service, "single")));
        Assert.Equal(1, service.Requests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_walk_is_taken_up_at_a_page(string kind)
    {
        var service = new PagedService(kind);
        Page<Item>? second = null;
        await foreach (var page in Walk(service, kind).AsPages())
        {
            if (page.Items[0].Id == "3")
            {
                second = page;
                break;
            }
        }

        Assert.Equal(2, service.Requests);
        Assert.Equal(["3", "4", "5"], await Ids(PageSequence<Item>.StartingAt(second!)));
        Assert.Equal(3, service.Requests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_service_that_gives_the_same_page_for_ever_ends_too(string kind)
    {
        var service = new PagedService(kind) { IsStuck = true };
        var found = await Ids(Walk(service, kind));
        Assert.Equal(["1", "2"], found.Distinct());
        Assert.InRange(service.Requests, 2, 3);
    }

    [Theory]
    [InlineData("numbers", 4)]
    [InlineData("offsets", 4)]
    [InlineData("ids", 4)]
    [InlineData("unmarked", 3)]
    [InlineData("bodies", 4)]
    public async Task Without_totals_a_walk_ends_at_an_empty_page(string kind, int requests)
    {
        var service = new PagedService(kind) { IsSilent = true };
        Assert.Equal(s_all, await Ids(Walk(service, kind)));
        Assert.Equal(requests, service.Requests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_next_page_is_asked_for_ahead(string kind)
    {
        var service = new PagedService(kind);
        var seen = new List<int>();
        await foreach (var item in Walk(service, kind, new RequestOptions { PrefetchPages = true }))
        {
            seen.Add(service.Requests);
        }

        Assert.Equal([2, 2, 3, 3, 3], seen);
        Assert.Equal(3, service.Requests);
    }

    private static PageSequence<Item> Walk(PagedService service, string kind, RequestOptions? options = null) =>
        Methods[kind](
            new PagingClient(new PagingClientOptions { Handler = service, MaxRetries = 0 }).Lists, options);

    private static async Task<List<string>> Ids(PageSequence<Item> sequence)
    {
        var ids = new List<string>();
        await foreach (var item in sequence)
        {
            ids.Add(item.Id);
        }

        return ids;
    }
}
