using System.Globalization;
using System.Text;
using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>Reads a page of a list and decides whether there is another one.</summary>
internal sealed class PageReader<T, TCodec>(PageRule rule, string? success, string? accept)
    : ResponseReader<Page<T>>(accept)
    where TCodec : struct, IJsonCodec<T>
{
    // A search that finds nothing for so long is one that never ends.
    private const int MostEmptyPages = 1_000;

    // Google's AIP-158, AWS and OData say that a page may be empty and the end is where no token is.
    private readonly bool _mayBeEmpty = rule.Kind is PageKind.Cursor or PageKind.CursorUrl
        && (IsToken(rule.PageParameter) || IsToken(rule.Next.LastOrDefault()) || IsToken(rule.NextHeader));

    private readonly JsonPath?[] _paths = PageBody<T, TCodec>.Paths(rule, rule.Items, success);
    private readonly JsonPath?[]? _wrapped = rule is { Items.Length: 0, Wrapped.Length: > 0 }
        ? PageBody<T, TCodec>.Paths(rule, rule.Wrapped, success)
        : null;

    private readonly JsonPath? _itemId =
        rule.Kind == PageKind.CursorId ? new JsonPath(rule.Next.Length == 0 ? ["id"] : rule.Next) : null;

    internal override bool NeedsMediaType => false;

    public override ResponseResult<Page<T>> Read(in ResponseContext context)
    {
        var text = BodyText.WithoutByteOrderMark(context.Body);
        if (BodyText.IsBlank(text.Span))
        {
            // 204: a list without items.
            return new(new Page<T>([]));
        }

        var reading = new JsonReadContext { Text = text, Strict = context.Strict };
        var body = new PageBody<T, TCodec>(_paths, _wrapped, _itemId, reading);
        var reader = new Utf8JsonReader(text.Span, context.ReaderOptions);
        try
        {
            body.Read(ref reader);
        }
        catch (JsonException fault) when (!context.Strict || fault.GetType() != typeof(JsonPropertyException))
        {
            return new(ResponseOutcome.Malformed, fault.Message);
        }

        if (body.Failed)
        {
            return new(ResponseOutcome.Unsuccessful, "The response says that the call failed.");
        }

        if (body.Fault is { } unread)
        {
            return new(ResponseOutcome.Malformed, unread);
        }

        var asked = (context.Request as NextPageRequest<T>)?.Next;
        var empty = body.Found is { Count: > 0 } ? 0 : (asked?.EmptyPages ?? 0) + 1;
        return empty > MostEmptyPages
            ? new(ResponseOutcome.Malformed, "The list has no end: page after page without an item names another one.")
            : new(Create(context, body, asked, empty));
    }

    private static bool IsToken(string? name) => name is not null
        && (name.Contains("token", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("nextLink", StringComparison.OrdinalIgnoreCase));

    private Page<T> Create(
        in ResponseContext context, in PageBody<T, TCodec> body, NextPage? asked, int empty)
    {
        var trail = asked?.Trail;
        IReadOnlyList<T> items = body.Found ?? [];
        if (rule.Kind is PageKind.PageNumber or PageKind.Offset)
        {
            // A service that ignores the page's number gives the same items for ever.
            items = items.Count > 0 && PageTrail.Holds(trail, body.Fingerprint) ? [] : items;
            trail = new PageTrail(body.Fingerprint, trail);
        }

        var more = rule.HasMore.Length > 0 ? body.Flag : !body.Flag;

        // A search may find nothing on a page and go on: by tokens, which never repeat, where the service says so.
        var goesOn = items.Count > 0 || _mayBeEmpty
            || (more == true && rule.Kind is (PageKind.Cursor or PageKind.CursorUrl or PageKind.LinkHeader));
        var next = goesOn && more != false ? FindNext(context, body, items.Count, asked, trail) : null;
        return new(items, next is null ? null : Follow(context, next with { EmptyPages = empty }))
        {
            Info = body.InfoJson,
            TotalCount = body.Count,
            TotalPages = body.Pages,
        };
    }

    private NextPage? FindNext(
        in ResponseContext context, in PageBody<T, TCodec> body, int count, NextPage? asked, PageTrail? trail) =>
        rule.Kind switch
        {
            PageKind.PageNumber => NextNumber(context, body, count, asked, trail),
            PageKind.Offset => NextOffset(context, body, count, asked, trail),
            PageKind.Cursor or PageKind.CursorId or PageKind.CursorUrl =>
                NextToken(context, NextReference(context, body), asked, trail),
            PageKind.LinkHeader => NextToken(context, LinkHeader.Next(context.Headers), asked, trail),
            _ => null,
        };

    private string? NextReference(in ResponseContext context, in PageBody<T, TCodec> body) =>
        rule.NextHeader is { } name && context.Headers is { } headers
            && headers.NonValidated.TryGetValues(name, out var values)
            ? values.FirstOrDefault()
            : body.NextReference;

    private NextPage? NextNumber(
        in ResponseContext context, in PageBody<T, TCodec> body, int count, NextPage? asked, PageTrail? trail)
    {
        if (body.NextIsNone)
        {
            return null;
        }

        var number = asked?.Position ?? RequestProbe.Number(context, rule, rule.PageParameter) ?? rule.FirstPage;
        var pagesBefore = number - rule.FirstPage;
        if (body.Pages is > 0)
        {
            return pagesBefore + 1 >= body.Pages ? null : At(number + 1, trail);
        }

        if (body.Count is not > 0)
        {
            return At(number + 1, trail);
        }

        var size = body.Size ?? asked?.Size ?? Shown(
            RequestProbe.Number(context, rule, rule.SizeParameter) ?? rule.DefaultSize, pagesBefore, count, body.Count);
        return size > 0 && (pagesBefore + 1) * size >= body.Count ? null : At(number + 1, trail) with { Size = size };
    }

    // The size that was asked for, unless the page has another number of items than one of that size would: a service
    // that gives 100 items at most says so nowhere else.
    private static long? Shown(long? size, long pagesBefore, int count, long? total) =>
        size is > 0 && Math.Min(size.Value, total!.Value - (pagesBefore * size.Value)) == count ? size : count;

    private NextPage? NextOffset(
        in ResponseContext context, in PageBody<T, TCodec> body, int count, NextPage? asked, PageTrail? trail)
    {
        var offset = asked?.Position ?? RequestProbe.Number(context, rule, rule.PageParameter) ?? rule.FirstOffset;
        var isLast = body.NextIsNone || (body.Count is > 0 && offset - rule.FirstOffset + count >= body.Count);
        return isLast ? null : At(offset + count, trail);
    }

    private NextPage? NextToken(in ResponseContext context, string? token, NextPage? asked, PageTrail? trail)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        var isUrl = rule.Kind is PageKind.CursorUrl or PageKind.LinkHeader;
        var asFirst = isUrl ? context.RequestUri?.AbsoluteUri : RequestProbe.Text(context, rule, rule.PageParameter);
        if (asked is null && asFirst is not null)
        {
            trail = new PageTrail(Fingerprint(asFirst), trail);
        }

        var fingerprint = Fingerprint(isUrl ? Absolute(context.RequestUri, token) : token);
        return PageTrail.Holds(trail, fingerprint) ? null : new(token, 0, new PageTrail(fingerprint, trail));
    }

    // One page has one spelling, however the service writes its URL.
    private static string Absolute(Uri? page, string reference) =>
        Uri.TryCreate(page, reference, out var target) ? target.AbsoluteUri : reference;

    private static ulong Fingerprint(string token) => PageTrail.Hash(Encoding.UTF8.GetBytes(token));

    private Func<CancellationToken, Task<Page<T>>>? Follow(in ResponseContext context, NextPage next)
    {
        var first = (context.Request as NextPageRequest<T>)?.First ?? context.Request as IApiRequest<Page<T>>;
        if (first is null || context.Sender is not { } sender)
        {
            return null;
        }

        var options = context.Options;
        var request = new NextPageRequest<T>(first, rule, next);
        return cancellationToken => sender.InvokeAsync(request, options, cancellationToken);
    }

    private static NextPage At(long position, PageTrail? trail) =>
        new(position.ToString(CultureInfo.InvariantCulture), position, trail);
}
