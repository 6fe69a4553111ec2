using Microsoft.OpenApi;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Model;
using ParameterLocation = SpecClient.Generator.Model.ParameterLocation;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Recognises paging by the names that documents use for it; silent where the signs are not clear.</summary>
internal static class PaginationBySigns
{
    public static PaginationMatch? Find(
        OperationPlan plan, IReadOnlyList<ParameterModel> parameters, BodyShape body, IOpenApiResponse response)
    {
        if (plan.Source.Method != "GET" || Items(body) is not { } items)
        {
            return null;
        }

        var size = Parameter(parameters, PagingNames.Size, IsNumber);
        var cursor = Parameter(
            parameters, PagingNames.Cursor, static type => type.Kind is TypeKind.String or TypeKind.Guid);
        var told = body.Wrapped ?? body;
        var more = PagingPlaces.Find(told, PagingNames.More, IsFlag);
        var match = new PaginationMatch(PaginationKind.Single, items)
        {
            SizeParameter = size,
            TotalPages = PagingPlaces.Find(told, PagingNames.TotalPages, IsCount),
            TotalCount = PagingPlaces.Find(told, PagingNames.TotalCount, IsCount),
            PageSize = PagingPlaces.Find(told, PagingNames.PageSize, IsCount),
            HasMore = more,
            Last = more.Count > 0 ? [] : PagingPlaces.Find(told, PagingNames.Last, IsFlag),
            Wrapped = body.Wrapped is null ? [] : Items(body.Wrapped)!.Path,
        };

        // A page that is text and numbered all the same: the response counts pages.
        var page = Parameter(parameters, PagingNames.Page, IsNumber)
            ?? (match.TotalPages.Count > 0 ? Parameter(parameters, PagingNames.Page, IsText) : null);
        return ByToken(match, body, parameters, cursor)
            ?? ByHeader(match, response, page, cursor)
            ?? ByServer(match, body, cursor)
            ?? ByPlace(match, body, parameters, page)
            ?? (PagingPlaces.NextUrl(body) is { Count: > 0 } url
                ? match with { Kind = PaginationKind.CursorUrl, Next = url }
                : null);
    }

    // The response gives what the next request sends: a token, or the id of its last item.
    private static PaginationMatch? ByToken(
        PaginationMatch match, BodyShape body, IReadOnlyList<ParameterModel> parameters, string? cursor)
    {
        if (cursor is not null && PagingPlaces.Find(body, PagingNames.Next, IsToken) is { Count: > 0 } next)
        {
            return match with { Kind = PaginationKind.Cursor, PageParameter = cursor, Next = next };
        }

        if (PagingPlaces.Echo(body, parameters) is var (echo, echoed))
        {
            return match with { Kind = PaginationKind.Cursor, PageParameter = echoed, Next = echo };
        }

        // 'from' may be anything, but beside 'take' and 'next' it is where to take from.
        if (Parameter(parameters, ["take"], IsNumber) is { } take
            && Parameter(parameters, ["from"], IsText) is { } from
            && PagingPlaces.Find(body, ["next"], IsToken) is { Count: > 0 } place)
        {
            return match with
            {
                Kind = PaginationKind.Cursor, PageParameter = from, SizeParameter = take, Next = place,
            };
        }

        if (match.HasMore.Count == 0)
        {
            return null;
        }

        if (Parameter(parameters, PagingNames.AfterId, IsText) is { } afterId
            && PagingPlaces.Find(body, PagingNames.LastId, IsToken) is { Count: > 0 } lastId)
        {
            return match with { Kind = PaginationKind.Cursor, PageParameter = afterId, Next = lastId };
        }

        if (Parameter(parameters, PagingNames.Page, IsText) is { } textPage
            && PagingPlaces.Find(body, PagingNames.NextPage, IsToken) is { Count: > 0 } nextPage)
        {
            return match with { Kind = PaginationKind.Cursor, PageParameter = textPage, Next = nextPage };
        }

        return Parameter(parameters, ["startingafter"], IsText) is { } after && body.Root?.Find("has_more") is not null
            ? match with { Kind = PaginationKind.CursorId, PageParameter = after, Next = ["id"] }
            : null;
    }

    // A header that is declared: of a bare list, or of an object that says nothing of a token that the request takes.
    private static PaginationMatch? ByHeader(
        PaginationMatch match, IOpenApiResponse response, string? page, string? cursor) =>
        HasLink(response) && (match.Items.Path.Count == 0 ? page ?? cursor : page is null ? cursor : null) is { } place
            ? match with { Kind = PaginationKind.LinkHeader, PageParameter = place }
            : null;

    // A URL that is meant to be followed, though there are other parameters: OData, or one that holds a token.
    private static PaginationMatch? ByServer(PaginationMatch match, BodyShape body, string? cursor) =>
        PagingPlaces.NextUrl(body) is { Count: > 0 } url
        && (cursor is not null || PagingNames.ServerDriven.Contains(PlainName.Of(url[url.Count - 1])))
            ? match with { Kind = PaginationKind.CursorUrl, Next = url }
            : null;

    private static PaginationMatch? ByPlace(
        PaginationMatch match, BodyShape body, IReadOnlyList<ParameterModel> parameters, string? page)
    {
        // Where no total is told, a next page that is null is the end.
        var counts = match.TotalPages.Count + match.TotalCount.Count > 0;
        var place = counts ? [] : PagingPlaces.Find(body, PagingNames.NextPlace, static property =>
            SchemaPeek.Is(property, JsonSchemaType.String | JsonSchemaType.Integer));
        if (page is not null && (match.SizeParameter is not null || counts || place.Count > 0))
        {
            return match with { Kind = PaginationKind.PageNumber, PageParameter = page, Next = place };
        }

        return match.SizeParameter is not null
            && Parameter(parameters, PagingNames.Offset, IsNumber) is { } offset
            ? match with { Kind = PaginationKind.Offset, PageParameter = offset, Next = place }
            : null;
    }

    /// <summary>An object with one list, of an operation whose parameters are those of paging.</summary>
    public static bool LooksPaged(BodyShape body, IEnumerable<string> parameters) => Items(body) is not null
        && (parameters.Select(PlainName.Of).Any(static name => PagingNames.Page.Contains(name)
                || PagingNames.Offset.Contains(name) || PagingNames.Cursor.Contains(name)
                || PagingNames.AfterId.Contains(name))
            || PagingPlaces.NextUrl(body).Count > 0);

    private static bool IsToken(MergedProperty property) =>
        SchemaPeek.Is(property, JsonSchemaType.String) && !SchemaPeek.IsUrl(property);

    private static bool IsFlag(MergedProperty property) => SchemaPeek.Is(property, JsonSchemaType.Boolean);

    private static bool IsCount(MergedProperty property) =>
        SchemaPeek.Is(property, JsonSchemaType.Integer | JsonSchemaType.Number);

    private static string? Parameter(IReadOnlyList<ParameterModel> parameters, string[] names, Func<TypeRef,
        bool> fits) =>
        names
            .Select(name => parameters.FirstOrDefault(parameter => parameter.Location == ParameterLocation.Query
                && PlainName.Of(parameter.WireName) == name && fits(parameter.Type)))
            .FirstOrDefault(static parameter => parameter is not null)?.WireName;

    private static bool IsText(TypeRef type) => type.Kind == TypeKind.String;

    private static bool IsNumber(TypeRef type) => type.Kind is >= TypeKind.Int8 and <= TypeKind.BigInteger;

    /// <summary>The list that a body is: the array itself, or one under a usual name.</summary>
    public static ListShape? NamedItems(BodyShape body) => body.ArrayAt([])
        ?? (body.Root is { } members ? Named(body, members, []) ?? Nested(body, members) : null);

    /// <summary>The list that a body is, also one under a name of its own where there is no other.</summary>
    public static ListShape? Items(BodyShape body) =>
        NamedItems(body) ?? (body.Root is { } members ? Lone(body, members, []) ?? Embedded(body) : null);

    private static ListShape? Named(BodyShape body, MergedObject members, IReadOnlyList<string> path) =>
        PagingNames.Lists
        .Select(name => members.Properties.FirstOrDefault(property => PlainName.Of(property.WireName) == name))
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

    private static ListShape? Lone(BodyShape body, MergedObject members, IReadOnlyList<string> path)
    {
        var arrays = members.Properties.Where(SchemaPeek.IsArray).ToList();
        var lists = arrays
            .Where(static property =>
                !PagingNames.NoLists.Contains(PlainName.Of(property.WireName), StringComparer.Ordinal))
            .ToList();

        // 'messages' are what went wrong, or the list of a mailbox where there is no other array.
        var isMailbox = lists.Count == 0 && arrays.Count == 1 && arrays[0].WireName is "messages";
        var found = (isMailbox ? arrays : lists).ConvertAll(property => body.ArrayAt([.. path, property.WireName]));

        // Beside a list of objects, one of texts is a remark.
        var objects = found.Count > 1 ? found.FindAll(static list => !HasScalars(list)) : found;
        return objects.Count == 1 ? objects[0] : null;
    }

    private static bool HasScalars(ListShape? list) => list?.Item is { } item
        && SchemaPeek.Resolve(item, list.ItemPointer).Schema.Type is { } type
        && (type & (JsonSchemaType.Object | JsonSchemaType.Array)) == 0;

    // {"_embedded": {"orders": []}}: HAL.
    private static ListShape? Embedded(BodyShape body) =>
        body.ObjectAt(["_embedded"]) is { } inner ? Lone(body, inner, ["_embedded"]) : null;

    private static bool HasLink(IOpenApiResponse response) => response.Headers is { } headers
        && headers.Keys.Any(static name => string.Equals(name, "Link", StringComparison.OrdinalIgnoreCase));
}
