using System.Text;
using Microsoft.OpenApi;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using ParameterLocation = SpecClient.Generator.Model.ParameterLocation;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Recognises paging by the names that documents use for it; silent where the signs are not clear.</summary>
internal static class PaginationBySigns
{
    private static readonly RecentStrings s_plain = new(ComputePlain);

    private static readonly string[] s_page = ["page", "pagenumber", "pageno", "pageindex", "pagenum", "currentpage"];

    private static readonly string[] s_size =
        ["perpage", "pagesize", "limit", "size", "maxresults", "pagelimit", "maxitems", "itemsperpage", "count", "top"];

    // Without 'count' and 'limit': in a response these often mean the items of this very page.
    private static readonly string[] s_pageSize = ["perpage", "pagesize", "itemsperpage"];

    private static readonly string[] s_offset = ["offset", "skip", "startindex", "start"];

    private static readonly string[] s_cursor =
    [
        "cursor", "pagetoken", "nexttoken", "continuationtoken", "after", "marker", "nextcursor", "pagecursor",
            "scrollid",
        "continuation", "nextpagetoken",
    ];

    private static readonly string[] s_next =
    [
        "nextcursor", "nextpagetoken", "nexttoken", "continuationtoken", "nextmarker", "endcursor", "cursor", "after",
        "nextpage", "next", "scrollid",
    ];

    private static readonly string[] s_nextUrl =
        ["nextlink", "nexturl", "nextpageurl", "odatanextlink", "nextpagelink"];

    private static readonly string[] s_nextPlace = ["next", "nextpage", "nextoffset", .. s_nextUrl];

    private static readonly string[] s_totalPages = ["totalpages", "pagecount", "numpages", "lastpage", "totalpage"];

    private static readonly string[] s_totalCount =
        ["totalcount", "total", "totalitems", "totalresults", "totalrecords", "totalelements"];

    private static readonly string[] s_more = ["hasmore", "hasnextpage", "hasnext", "istruncated"];

    private static readonly string[] s_lists =
        ["result", "results", "data", "items", "entries", "records", "values", "value", "list", "content", "hits",
            "rows"];

    private static readonly string[] s_noLists =
        ["errors", "messages", "warnings", "links", "included", "sort", "facets"];

    private static readonly string[] s_infos =
    [
        "resultinfo", "meta", "metadata", "pagination", "paging", "pageinfo", "responsemetadata", "cursors", "page",
        "pager", "paginginfo", "cursor",
    ];

    public static PaginationMatch? Find(
        OperationPlan plan, IReadOnlyList<ParameterModel> parameters, BodyShape body, IOpenApiResponse response)
    {
        if (plan.Source.Method != "GET" || Items(body) is not { } items)
        {
            return null;
        }

        var page = Parameter(parameters, s_page, IsNumber);
        var size = Parameter(parameters, s_size, IsNumber);
        var cursor = Parameter(parameters, s_cursor, static type => type.Kind is TypeKind.String or TypeKind.Guid);
        var match = new PaginationMatch(PaginationKind.Single, items)
        {
            SizeParameter = size,
            TotalPages = Path(body, s_totalPages, IsCount),
            TotalCount = Path(body, s_totalCount, IsCount),
            PageSize = Path(body, s_pageSize, IsCount),
            HasMore = Path(body, s_more, static property => SchemaPeek.Is(property, JsonSchemaType.Boolean)),
        };
        if (cursor is not null && Path(body, s_next, IsToken) is { Count: > 0 } next)
        {
            return match with { Kind = PaginationKind.Cursor, PageParameter = cursor, Next = next };
        }

        if (Parameter(parameters, ["startingafter"], static type => type.Kind == TypeKind.String) is { } after
            && body.Root?.Find("has_more") is not null)
        {
            return match with { Kind = PaginationKind.CursorId, PageParameter = after, Next = ["id"] };
        }

        if (items.Path.Count == 0 && HasLink(response) && (page ?? cursor) is not null)
        {
            return match with { Kind = PaginationKind.LinkHeader, PageParameter = page ?? cursor };
        }

        // Where no total is told, a next page that is null is the end.
        var counts = match.TotalPages.Count + match.TotalCount.Count > 0;
        var place = counts ? [] : Path(body, s_nextPlace, static property =>
            SchemaPeek.Is(property, JsonSchemaType.String | JsonSchemaType.Integer));
        if (page is not null && (size is not null || counts || place.Count > 0))
        {
            return match with { Kind = PaginationKind.PageNumber, PageParameter = page, Next = place };
        }

        if (size is not null && Parameter(parameters, s_offset, IsNumber) is { } offset)
        {
            return match with { Kind = PaginationKind.Offset, PageParameter = offset, Next = place };
        }

        return NextUrl(body) is { Count: > 0 } url
            ? match with { Kind = PaginationKind.CursorUrl, Next = url }
            : null;
    }

    /// <summary>An object with one list, of an operation whose parameters are those of paging.</summary>
    public static bool LooksPaged(BodyShape body, IEnumerable<string> parameters) => Items(body) is not null
        && (parameters.Select(Plain).Any(static name => s_page.Contains(name) || s_offset.Contains(name)
                || s_cursor.Contains(name) || name == "startingafter")
            || NextUrl(body).Count > 0);

    /// <summary>A URL by its name, or by the format of what is called 'next'.</summary>
    private static IReadOnlyList<string> NextUrl(BodyShape body) =>
        Path(body, s_nextUrl, static property => SchemaPeek.Is(property, JsonSchemaType.String)) is { Count: > 0 } named
            ? named
            : Path(body, s_next, static property =>
                SchemaPeek.Is(property, JsonSchemaType.String) && SchemaPeek.IsUrl(property));

    private static bool IsToken(MergedProperty property) =>
        SchemaPeek.Is(property, JsonSchemaType.String) && !SchemaPeek.IsUrl(property);

    private static bool IsCount(MergedProperty property) =>
        SchemaPeek.Is(property, JsonSchemaType.Integer | JsonSchemaType.Number);

    private static string? Parameter(IReadOnlyList<ParameterModel> parameters, string[] names, Func<TypeRef,
        bool> fits) =>
        names
            .Select(name => parameters.FirstOrDefault(parameter => parameter.Location == ParameterLocation.Query
                && Plain(parameter.WireName) == name && fits(parameter.Type)))
            .FirstOrDefault(static parameter => parameter is not null)?.WireName;

    private static bool IsNumber(TypeRef type) => type.Kind is >= TypeKind.Int8 and <= TypeKind.BigInteger;

    /// <summary>The list that a body is: the array itself, or one under a usual name.</summary>
    public static ListShape? NamedItems(BodyShape body) => body.ArrayAt([])
        ?? (body.Root is { } members ? Named(body, members, []) ?? Nested(body, members) : null);

    private static ListShape? Items(BodyShape body) =>
        NamedItems(body) ?? (body.Root is { } members ? Lone(body, members) : null);

    private static ListShape? Named(BodyShape body, MergedObject members, IReadOnlyList<string> path) => s_lists
        .Select(name => members.Properties.FirstOrDefault(property => Plain(property.WireName) == name))
        .Select(property => property is null ? null : body.ArrayAt([.. path, property.WireName]))
        .FirstOrDefault(static found => found is not null);

    // {"result": {"items": []}}: an envelope around the list.
    private static ListShape? Nested(BodyShape body, MergedObject members)
    {
        foreach (var name in new[] { "result", "data", "response" })
        {
            if (members.Find(name) is not null && body.ObjectAt([name]) is { } inner
                && Named(body, inner, [name]) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static ListShape? Lone(BodyShape body, MergedObject members)
    {
        var arrays = members.Properties
            .Where(static property => !s_noLists.Contains(Plain(property.WireName), StringComparer.Ordinal))
            .Where(SchemaPeek.IsArray)
            .ToList();
        return arrays.Count == 1 ? body.ArrayAt([arrays[0].WireName]) : null;
    }

    private static IReadOnlyList<string> Path(BodyShape body, string[] names, Func<MergedProperty, bool> fits)
    {
        if (body.Root is not { } root)
        {
            return [];
        }

        return In(root, []) ?? Inside(root, [], 0) ?? [];

        IReadOnlyList<string>? In(MergedObject members, IReadOnlyList<string> path)
        {
            foreach (var name in names)
            {
                var property = members.Properties.FirstOrDefault(
                    property => Plain(property.WireName) == name && fits(property));
                if (property is not null)
                {
                    return [.. path, property.WireName];
                }
            }

            return null;
        }

        IReadOnlyList<string>? Inside(MergedObject members, IReadOnlyList<string> path, int depth)
        {
            foreach (var info in members.Properties.Where(
                static property => s_infos.Contains(Plain(property.WireName), StringComparer.Ordinal)))
            {
                IReadOnlyList<string> own = [.. path, info.WireName];
                if (body.ObjectAt(own) is { } inner
                    && (In(inner, own) ?? (depth < 1 ? Inside(inner, own, depth + 1) : null)) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }

    private static bool HasLink(IOpenApiResponse response) => response.Headers is { } headers
        && headers.Keys.Any(static name => string.Equals(name, "Link", StringComparison.OrdinalIgnoreCase));

    private static string Plain(string name) => s_plain.Of(name);

    private static string ComputePlain(string name)
    {
        var plain = new StringBuilder(name.Length);
        var isSame = true;
        foreach (var character in name)
        {
            var lower = char.ToLowerInvariant(character);
            var counts = char.IsLetterOrDigit(character);
            isSame &= counts && lower == character;
            if (counts)
            {
                plain.Append(lower);
            }
        }

        return isSame ? name : plain.ToString();
    }
}
