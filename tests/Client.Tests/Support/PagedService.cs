using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Web;

namespace Client.Tests.Support;

/// <summary>Five items, two on a page, by any way of paging; the path says which.</summary>
public sealed class PagedService(string kind) : HttpMessageHandler
{
    private const int Size = 2;
    private const int Count = 5;

    /// <summary>The first page, whatever is asked.</summary>
    public bool IsStuck { get; init; }

    /// <summary>Nothing is told of totals, or of whether there is more.</summary>
    public bool IsSilent { get; init; }

    public int Requests { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        Assert.True(Requests < 20, "an endless walk");
        Assert.Equal("/" + kind, request.RequestUri!.AbsolutePath);
        var start = IsStuck ? 0 : await StartAsync(request, cancellationToken);
        var size = kind == "single" ? Count : Size;
        var items = "[" + string.Join(",", Enumerable.Range(start + 1, Math.Clamp(Count - start, 0, size))
            .Select(static id => $$"""{"id":"{{id}}"}""")) + "]";
        var next = start + size < Count ? start + size : (int?)null;
        var response = new HttpResponseMessage { RequestMessage = request };
        if (kind == "links" && next is { } page)
        {
            response.Headers.Add(
                "Link", $"<https://paging.test/links?page={page / Size + 1}>; rel=\"next\", </links>; rel=\"first\"");
        }

        if (kind == "headers" && next is { } cursor)
        {
            response.Headers.Add("X-Next", "c" + cursor.ToString(CultureInfo.InvariantCulture));
        }

        response.Content = new StringContent(Body(items, next), Encoding.UTF8, "application/json");
        return response;
    }

    private string Body(string items, int? next)
    {
        var token = next is { } place ? "\"c" + place.ToString(CultureInfo.InvariantCulture) + "\"" : "null";
        var more = next is null ? "false" : "true";
        var url = next is { } start ? $"\"https://paging.test/urls?start={start}\"" : "null";
        var rest = (kind, IsSilent) switch
        {
            ("numbers", false) => ",\"result_info\":{\"page\":1,\"total_pages\":3}",
            ("offsets", false) => ",\"total\":5",
            ("bodies", false) => ",\"all\":5",
            ("ids", false) => ",\"has_more\":" + more,
            ("cursors", _) => ",\"next_cursor\":" + token,
            ("tokens", _) => next is null ? "" : ",\"nextPageToken\":" + token,
            ("urls", _) => ",\"next_link\":" + url,
            // A token on the last page, too: only "more" tells.
            ("unmarked", false) => ",\"next_place\":\"c" + (next ?? Count) + "\",\"more\":" + more,
            ("unmarked", true) => ",\"next_place\":" + token,
            _ => "",
        };
        return kind switch
        {
            "links" or "headers" => items,
            "numbers" => "{\"result\":" + items + rest + "}",
            "offsets" or "tokens" or "urls" => "{\"items\":" + items + rest + "}",
            "cursors" or "ids" => "{\"data\":" + items + rest + "}",
            "unmarked" => "{\"rows\":" + items + rest + "}",
            "bodies" => "{\"found\":" + items + rest + "}",
            _ => "{\"lines\":" + items + "}",
        };
    }

    private async Task<int> StartAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        if (kind == "bodies")
        {
            using var body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
            Assert.Equal("w", body.RootElement.GetProperty("word").GetString());
            return body.RootElement.TryGetProperty("first", out var first) ? first.GetInt32() : 0;
        }

        return kind switch
        {
            "numbers" or "links" => query["page"] is { } page ? (Number(page) - 1) * Size : 0,
            "offsets" => query["offset"] is { } offset ? Number(offset) : 0,
            "ids" => query["starting_after"] is { } id ? Number(id) : 0,
            "urls" => query["start"] is { } start ? Number(start) : 0,
            "single" => 0,
            _ => (query["cursor"] ?? query["pageToken"] ?? query["after"] ?? query["since"]) is { } cursor
                ? Number(cursor[1..])
                : 0,
        };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
