using Microsoft.OpenApi;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Matches the map's pagination schemes to an operation.</summary>
internal static class PaginationByMap
{
    /// <summary>The scheme that a method names, or the first that fits.</summary>
    /// <param name="request">What the request can carry.</param>
    /// <param name="decided">Look no further.</param>
    /// <param name="lack">What a scheme lacks that would fit else, where none fits.</param>
    public static PaginationMatch? Find(
        OperationServices services,
        OperationPlan plan,
        BodyShape? body,
        RequestParts request,
        out bool decided,
        out string? lack)
    {
        lack = null;
        var schemes = services.Map?.Pagination ?? [];
        var wanted = plan.Map?.Paginated;
        decided = wanted is not null and not "true";
        if (wanted == "false")
        {
            return null;
        }

        if (wanted is not null and not "true")
        {
            var scheme = schemes.FirstOrDefault(candidate => candidate.Name == wanted);
            var match = scheme is null ? null : Match(scheme, body, request);
            if (scheme is null)
            {
                services.ReportMap(
                    MapDiagnostics.PaginationUnfit, plan.Map!.KeysPointer + "/paginated",
                    "no pagination scheme is called '" + wanted + "'");
            }
            else if (match is not null && Lack(services, scheme, match) is { } missing)
            {
                services.ReportUnfitPagination(plan, missing);
                match = null;
            }
            else if (match is null)
            {
                services.ReportUnfitPagination(
                    plan, "the operation has not the parameters and the items of '" + wanted + "'");
            }

            // The list without its paging is a list still.
            return match ?? (scheme is null ? null : Match(scheme with { Kind = "fake_page" }, body, request));
        }

        // A scheme without parameters fits any list, so it comes last, and without a word from the map only for GET.
        var fitting = schemes
            .OrderBy(static scheme => scheme.PageParameter is null ? 1 : 0)
            .Where(scheme => scheme.PageParameter is not null
                || (plan.Map is not null && (wanted == "true" || plan.Source.Method == "GET")))
            .Select(scheme => (Scheme: scheme, Match: Match(scheme, body, request)))
            .Where(static pair => pair.Match is not null)
            .Select(pair => (pair.Match, Lack: Lack(services, pair.Scheme, pair.Match!)))
            .ToList();
        var (found, _) = fitting.FirstOrDefault(static pair => pair.Lack is null);
        lack = found is null ? fitting.Select(static pair => pair.Lack).FirstOrDefault() : null;
        return found;
    }

    // Items that are declared without the id that the next page goes on from: the list would end after one page.
    private static string? Lack(OperationServices services, MapPagination scheme, PaginationMatch match)
    {
        if (match is not { Kind: PaginationKind.CursorId, Items: { Item: { } item, ItemPointer: var pointer } })
        {
            return null;
        }

        var members = services.Schemas.Merge(item, pointer);
        var isScalar = members is null && SchemaPeek.Resolve(item, pointer).Schema.Type is { } type
            && (type & JsonSchemaType.Object) == 0;
        foreach (var name in match.Next)
        {
            if (isScalar || (members is { Properties.Count: > 0 } && members.Find(name) is null))
            {
                return $"the items have no '{string.Join(".", match.Next)}', from which '{scheme.Name}' goes on";
            }

            members = members?.Find(name) is { } property ? services.Schemas.Merge(property) : null;
        }

        return null;
    }

    private static PaginationMatch? Match(MapPagination scheme, BodyShape? body, RequestParts request)
    {
        var kind = scheme is { Kind: "cursor_url", NextHeader: "Link" or "link" }
            ? PaginationKind.LinkHeader
            : Kind(scheme.Kind);
        var needsParameter =
            kind is not (PaginationKind.Single or PaginationKind.CursorUrl or PaginationKind.LinkHeader);
        if (body?.ArrayAt(scheme.Items) is not { } items
            || (needsParameter && !(scheme.PageParameter is { } page && request.Has(page, scheme.IsInBody))))
        {
            return null;
        }

        // Where the next page is named by the response, a response without that name does not page so.
        if (kind is PaginationKind.Cursor or PaginationKind.CursorUrl && scheme.NextHeader is null
            && (scheme.Next.Count == 0 || body.Find(scheme.Next) is null))
        {
            return null;
        }

        return new PaginationMatch(kind, items)
        {
            Next = kind == PaginationKind.CursorId ? NextOfItem(scheme) : scheme.Next,
            TotalPages = Existing(body, scheme.TotalPages),
            TotalCount = Existing(body, scheme.TotalCount),
            PageSize = Existing(body, scheme.PageSize),
            HasMore = Existing(body, scheme.HasMore),
            NextHeader = scheme.NextHeader,
            PageParameter = kind == PaginationKind.Single ? null : scheme.PageParameter,
            SizeParameter = scheme.SizeParameter is { } size && request.Has(size, scheme.IsInBody) ? size : null,
            IsInBody = scheme.IsInBody,
        };
    }

    // The format marks the id as a member of the items' schema; a mark elsewhere tells its name.
    private static IReadOnlyList<string> NextOfItem(MapPagination scheme) => scheme.ItemId.Count > 0
        ? scheme.ItemId
        : scheme.Next.Count == 0 ? ["id"] : [scheme.Next[scheme.Next.Count - 1]];

    private static IReadOnlyList<string> Existing(BodyShape body, IReadOnlyList<string> path) =>
        path.Count > 0 && body.Find(path) is not null ? path : [];

    private static PaginationKind Kind(string kind) => kind switch
    {
        "page_number" => PaginationKind.PageNumber,
        "offset" => PaginationKind.Offset,
        "cursor" => PaginationKind.Cursor,
        "cursor_id" => PaginationKind.CursorId,
        "cursor_url" => PaginationKind.CursorUrl,
        "link_header" => PaginationKind.LinkHeader,
        _ => PaginationKind.Single,
    };
}
