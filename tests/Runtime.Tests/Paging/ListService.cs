using System.Globalization;
using Runtime.Tests.Requests;
using SpecClient.Requests;

namespace Runtime.Tests.Paging;

/// <summary>A service with a list of the numbers 1 to n that pages in one of the ways of the runtime.</summary>
internal sealed record ListService(PageKind Kind, int Count, int Size, ListInfo Info, bool IgnoresPage)
{
    public int MinimumRequests => Math.Max(1, (Count + Size - 1) / Size);

    public PageRule Rule => new(Kind)
    {
        Items = ["data", "items"],
        Next = Kind switch
        {
            PageKind.Cursor or PageKind.CursorUrl => ["info", "next"],
            PageKind.CursorId => ["id"],
            _ => [],
        },
        TotalPages = ["info", "total_pages"],
        TotalCount = ["info", "total_count"],
        PageSize = ["info", "size"],
        PageParameter = Kind is PageKind.CursorUrl or PageKind.LinkHeader or PageKind.Single ? null : "at",
        SizeParameter = "size",
    };

    public FakeSender Sender() => new(Answer);

    private HttpResponseMessage Answer(SentRequest request)
    {
        var at = IgnoresPage ? null : At(request.Url);
        var start = Kind switch
        {
            PageKind.PageNumber => ((at ?? 1) - 1) * Size,
            PageKind.CursorId => at ?? 0,
            _ => at ?? 0,
        };
        var size = Kind == PageKind.Single ? Count : Size;
        var items = Enumerable.Range(1, Count).Skip(start).Take(size).ToList();
        var end = start + items.Count;
        var next = Kind switch
        {
            PageKind.Cursor when end < Count => Text(end),
            PageKind.CursorUrl when end < Count => "/v4/list?at=" + Text(end),
            _ => null,
        };
        List<string> info = [.. next is null ? [] : new[] { $"\"next\":\"{next}\"" }, .. Totals()];
        var body = "{\"data\":{\"items\":[" + string.Join(",", items.Select(Item)) + "]}"
            + (info.Count == 0 ? "" : ",\"info\":{" + string.Join(",", info) + "}") + "}";
        var message = FakeSender.Json(body);
        if (Kind == PageKind.LinkHeader && end < Count)
        {
            message.Headers.TryAddWithoutValidation(
                "Link", $"<https://api.test/v4/list?at=0>; rel=\"first\", </v4/list?at={Text(end)}>; rel=\"next\"");
        }

        return message;
    }

    private IEnumerable<string> Totals()
    {
        if (Info is ListInfo.Pages or ListInfo.Both)
        {
            yield return "\"total_pages\":" + Text((Count + Size - 1) / Size);
        }

        if (Info is ListInfo.Count or ListInfo.Both)
        {
            yield return "\"total_count\":\"" + Text(Count) + "\"";
            yield return "\"size\":" + Text(Size);
        }
    }

    private static string Item(int number) => "{\"id\":" + Text(number) + "}";

    private static int? At(string url)
    {
        var mark = url.IndexOf("at=", StringComparison.Ordinal);
        return mark < 0 ? null : int.Parse(url[(mark + 3)..].Split('&')[0], CultureInfo.InvariantCulture);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the service tells of its totals.</summary>
internal enum ListInfo
{
    None,
    Pages,
    Count,
    Both,
}
