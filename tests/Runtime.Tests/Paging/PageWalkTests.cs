using CsCheck;
using Runtime.Tests.Requests;
using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;
using Xunit;

namespace Runtime.Tests.Paging;

/// <summary>Walks of pages as properties: whatever the way of paging, the length, and what the service tells.</summary>
public sealed class PageWalkTests
{
    private static readonly Gen<ListService> s_services =
        from kind in Gen.Int[0, 6].Select(static number => (PageKind)number)
        from count in Gen.Int[0, 40]
        from size in Gen.Int[1, 9]
        from info in Gen.Int[0, 3].Select(static number => (ListInfo)number)
        select new ListService(kind, count, size, info, false);

    [Fact]
    public Task Every_item_comes_once_in_order_with_no_request_more_than_needed() => s_services.SampleAsync(
        static async service =>
        {
            foreach (var prefetch in new[] { false, true })
            {
                var sender = service.Sender();
                var ids = await Ids(Sequence(service, sender, prefetch));
                Assert.Equal(Enumerable.Range(1, service.Count), ids);
                var needed = service.Kind == PageKind.Single ? 1 : service.MinimumRequests;
                var isTold = service.Kind switch
                {
                    PageKind.PageNumber => service.Info != ListInfo.None,
                    PageKind.Offset => service.Info is ListInfo.Count or ListInfo.Both,
                    PageKind.CursorId => false,
                    _ => true,
                };
                Assert.InRange(sender.Sent.Count, needed, isTold ? needed : needed + 1);
            }
        });

    [Fact]
    public Task Any_page_can_be_taken_up_again() => s_services.SampleAsync(static async service =>
    {
        var pages = new List<Page<JsonAny>>();
        await foreach (var page in Sequence(service, service.Sender(), false).AsPages())
        {
            pages.Add(page);
        }

        var before = 0;
        foreach (var page in pages)
        {
            foreach (var prefetch in new[] { false, true })
            {
                Assert.Equal(
                    Enumerable.Range(1, service.Count).Skip(before),
                    await Ids(PageSequence<JsonAny>.StartingAt(page, prefetch)));
            }

            before += page.Items.Count;
        }
    });

    [Fact]
    public Task A_service_that_ignores_the_page_ends_too() => s_services.SampleAsync(static async service =>
    {
        var deaf = service with { IgnoresPage = true };
        var sender = deaf.Sender();
        var ids = await Ids(Sequence(deaf, sender, false));
        Assert.InRange(sender.Sent.Count, 1, deaf.MinimumRequests + 1);
        if (deaf.Kind is PageKind.PageNumber or PageKind.Offset or PageKind.Single)
        {
            Assert.Equal(ids.Distinct(), ids);
        }
    });

    [Fact]
    public async Task Prefetch_is_one_page_ahead_and_ends_with_the_enumeration()
    {
        var asked = 0;
        var cancelled = false;
        Task<Page<int>> Third(CancellationToken token)
        {
            asked++;
            var pending = new TaskCompletionSource<Page<int>>();
            token.Register(() =>
            {
                cancelled = true;
                pending.TrySetCanceled(token);
            });
            return pending.Task;
        }

        Task<Page<int>> Second(CancellationToken token)
        {
            asked++;
            return Task.FromResult(new Page<int>([2], Third));
        }

        await foreach (var page in PageSequence<int>.StartingAt(new Page<int>([1], Second), prefetch: true).AsPages())
        {
            if (page.Items[0] == 1)
            {
                Assert.Equal(1, asked);
            }
            else
            {
                Assert.Equal(2, asked);
                break;
            }
        }

        Assert.True(cancelled);
    }

    [Fact]
    public async Task A_fault_of_the_page_ahead_comes_when_that_page_is_due()
    {
        var pages = PageSequence<int>.StartingAt(
            new Page<int>([1, 2], static _ => Task.FromException<Page<int>>(new InvalidOperationException("late"))),
            prefetch: true);
        var seen = new List<int>();
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var item in pages)
            {
                seen.Add(item);
            }
        });
        Assert.Equal(("late", 2), (fault.Message, seen.Count));
    }

    private static PageSequence<JsonAny> Sequence(ListService service, FakeSender sender, bool prefetch) => new(
        sender,
        new LambdaRequest<Page<JsonAny>>(
            static writer => writer.Path("/list"), ResponseReader.Page<JsonAny, JsonAnyCodec>(service.Rule)),
        new RequestOptions { PrefetchPages = prefetch });

    private static async Task<List<int>> Ids(PageSequence<JsonAny> sequence)
    {
        var ids = new List<int>();
        await foreach (var item in sequence)
        {
            using var json = System.Text.Json.JsonDocument.Parse(item.ToString());
            ids.Add(json.RootElement.GetProperty("id").GetInt32());
        }

        return ids;
    }
}
