using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Operations;

/// <summary>The ways of paging of well-known services, told from their documents alone.</summary>
public class PagingSignTests
{
    private const string Text = "{ type: string }";

    /// <summary>Query parameters, members of the body, and what is found: kind, items, parameter, next.</summary>
    public static TheoryData<string, string, string, string> Services => new()
    {
        // Stripe's search, OpenAI, Anthropic, Notion
        { "page limit#", "data[] has_more? next_page", "Cursor", "data Page next_page" },
        { "after before limit#", "data[] first_id last_id has_more?", "Cursor", "data After last_id" },
        { "after_id limit#", "data[] last_id has_more?", "Cursor", "data AfterId last_id" },
        { "start_cursor page_size#", "results[] next_cursor has_more?", "Cursor", "results StartCursor next_cursor" },
        // HubSpot, Asana, Intercom: what is sent stands in an object called next
        { "after limit#", "results[] paging/next/after", "Cursor", "results After paging.next.after" },
        { "offset limit#", "data[] next_page/offset next_page/uri", "Cursor", "data Offset next_page.offset" },
        {
            "starting_after per_page#", "data[] pages/page# pages/next/starting_after", "Cursor",
            "data StartingAfter pages.next.starting_after"
        },
        // Kubernetes, Auth0, X, Zendesk, Gmail
        { "continue limit#", "items[] metadata/continue", "Cursor", "items Continue metadata.continue" },
        { "from take#", "organizations[] next", "Cursor", "organizations From next" },
        { "pagination_token max_results#", "data[] meta/next_token", "Cursor", "data PaginationToken meta.next_token" },
        {
            "page[after] page[size]#", "tickets[] meta/after_cursor meta/has_more?", "Cursor",
            "tickets PageAfter meta.after_cursor"
        },
        { "pageToken maxResults#", "messages[] nextPageToken", "Cursor", "messages PageToken nextPageToken" },
        // Twilio, Microsoft Graph, Confluence, HAL: URLs that are meant to be followed
        { "PageSize# Page# PageToken", "messages[] next_page_uri page#", "CursorUrl", "messages - next_page_uri" },
        { "$top# $skip#", "value[] @odata.nextLink", "CursorUrl", "value - @odata.nextLink" },
        { "cursor limit#", "results[] _links/next", "CursorUrl", "results - _links.next" },
        { "expand", "_embedded/orders[] _links/next/href", "CursorUrl", "_embedded.orders - _links.next.href" },
        // Jira, SCIM, PagerDuty
        { "startAt# maxResults#", "issues[] warnings~ notes~ total#", "Offset", "issues StartAt -" },
        { "startIndex# count#", "totalResults# schemas~ Resources[]", "Offset", "Resources StartIndex -" },
        { "limit# offset#", "incidents[] more?", "Offset", "incidents Offset -" },
        // Linode, Slack's files
        { "page# page_size#", "data[] page# pages# results#", "PageNumber", "data Page -" },
        { "count page", "files[] paging/page# paging/pages#", "PageNumber", "files Page -" },
        // No paging: a date to filter by, what went wrong, two lists
        { "from", "things[] next", "None", "" },
        { "page", "messages[] errors[]", "None", "" },
        { "page# size#", "created[] updated[]", "None", "" },
    };

    [Theory]
    [InlineData("{ type: string, format: token }", "{ type: integer }")]
    [InlineData("{ type: [string, 'null'], format: token }", "{ type: integer, format: size }")]
    [InlineData("{ anyOf: [{ type: string, format: token }, { type: 'null' }] }",
        "{ $ref: '#/components/schemas/size' }")]
    [InlineData("{ format: token }", "{ type: integer }")]
    public void A_parameter_whose_format_has_a_type_of_the_user_pages_as_before(string cursor, string size)
    {
        var document = Documents.Of(
            $$"""
            /things:
              get:
                operationId: list
                parameters:
                  - { name: cursor, in: query, schema: {{cursor}} }
                  - { name: limit, in: query, schema: {{size}} }
                responses: { '200': { description: L., content: { application/json: { schema: { type: object,
                  properties: { data: { type: array, items: { type: string } }, next_cursor: { type: string } }
                  } } } } }
            """,
            "schemas: { size: { type: integer, format: size } }");
        var built = BuiltModel.Build(document, "formats: { token: Acme.Token, size: Acme.Size }");
        var operation = built.Operations.Single();
        Assert.Equal(TypeKind.Custom, operation.Parameters.Single(static item => item.WireName == "cursor").Type.Kind);
        Assert.Equal("data Cursor next_cursor", Found(operation.Pagination!));
        Assert.Equal("Limit", operation.Pagination!.SizeParameter);

        // A date is no cursor, whatever type it has.
        var dated = BuiltModel.Build(
            document.Replace("format: token", "format: date-time", StringComparison.Ordinal),
            "formats: { date-time: Acme.Instant, size: Acme.Size }");
        Assert.Null(dated.Operations.Single().Pagination);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_is_known_by_its_signs(string parameters, string body, string kind, string found)
    {
        var pagination = BuiltModel.Build(Document(parameters, body, "")).Operations.Single().Pagination;
        Assert.Equal(kind, pagination?.Kind.ToString() ?? "None");
        Assert.Equal(found, pagination is null ? "" : Found(pagination));
    }

    [Theory]
    [InlineData("page_info limit#", "products[]", "LinkHeader", "products PageInfo -")]
    [InlineData("page# per_page#", "things[] total_count#", "PageNumber", "things Page -")]
    public void A_link_header_goes_before_nothing_but_silence(
        string parameters, string body, string kind, string found)
    {
        // Shopify's; and an object that counts, which no header is needed for.
        var pagination = BuiltModel
            .Build(Document(parameters, body, "headers: { Link: { schema: { type: string } } }, "))
            .Operations.Single().Pagination!;
        Assert.Equal((kind, found), (pagination.Kind.ToString(), Found(pagination)));
    }

    [Theory]
    [InlineData("A:result B:errors", "result", nameof(TypeKind.Object))]
    [InlineData("A:result ~:result", "result", nameof(TypeKind.Object))]
    [InlineData("A:result A:result", "result", nameof(TypeKind.Object))]
    [InlineData("A:result B:result", "result", nameof(TypeKind.Union))]
    [InlineData("A:result B:items", null, null)]
    public void A_body_that_may_be_several_is_the_list_among_them(string variants, string? items, string? item)
    {
        // Cloudflare's audit logs: the list, or a failure; its memberships: lists of two kinds of items.
        foreach (var choice in new[] { "oneOf", "anyOf" })
        {
            var body = string.Join(", ", variants.Split(' ').Select(static variant =>
                "{ type: object, properties: { success: { type: boolean }, " + variant[2..] + ": { type: array, items: "
                + (variant[0] == '~' ? "{}" : "{ $ref: '#/components/schemas/" + variant[0] + "' }") + " } } }"));
            var built = BuiltModel.Build(
                Documents.Of(
                    "/things:\n  get:\n    parameters: [{ name: page, in: query, schema: { type: integer } }, "
                    + "{ name: size, in: query, schema: { type: integer } }]\n    responses: { '200': { description: "
                    + "Done., content: { application/json: { schema: { " + choice + ": [" + body + "] } } } } }\n")
                + "\ncomponents: { schemas: { A: { type: object, properties: { a: { type: string } } }, "
                + "B: { type: object, properties: { b: { type: string } } } } }\n");
            var pagination = built.Operations.Single().Pagination;
            Assert.Equal(items, pagination is null ? null : Path(pagination.ItemsPath));
            Assert.Equal(item, pagination?.Item.Kind.ToString());
        }
    }

    [Theory]
    [InlineData("startAt# maxResults#", "values[] isLast?", "", "isLast")]
    [InlineData("page# size#", "content[] first? last? number#", "", "last")]
    [InlineData("page# size#", "items[] meta/is_last_page?", "", "meta.is_last_page")]
    [InlineData("page# size#", "items[] has_more? last?", "has_more", "")]
    [InlineData("page# size#", "items[] last", "", "")]
    public void The_flag_of_the_last_page_is_known(string parameters, string body, string more, string last)
    {
        var found = BuiltModel.Build(Document(parameters, body, "")).Operations.Single().Pagination!;
        Assert.Equal((more, last), (string.Join(".", found.HasMorePath), string.Join(".", found.LastPath)));
    }

    [Theory]
    [InlineData("A", "users", "total")]
    [InlineData("B", "", "")]
    public void A_list_may_be_bare_or_in_an_object_that_counts(string other, string wrapped, string total)
    {
        // Auth0's include_totals.
        const string List = "{ type: array, items: { $ref: '#/components/schemas/";
        var found = BuiltModel.Build(
            Documents.Of(
                "/things:\n  get:\n    parameters: [{ name: page, in: query, schema: { type: integer } }, "
                + "{ name: per_page, in: query, schema: { type: integer } }]\n    responses: { '200': { description: "
                + "Done., content: { application/json: { schema: { oneOf: [" + List + "A' } }, { type: object, "
                + "properties: { total: { type: number }, users: " + List + other + "' } } } }] } } } } }\n",
                "schemas: { A: { type: object, properties: { a: { type: string } } }, "
                + "B: { type: object, properties: { b: { type: string } } } }")).Operations.Single().Pagination!;
        Assert.Empty(found.ItemsPath);
        Assert.Equal(
            (wrapped, total), (string.Join(".", found.WrappedPath), string.Join(".", found.TotalCountPath)));
    }

    private static string Found(PaginationModel found) => string.Join(
        " ", Path(found.ItemsPath), found.PageParameter ?? "-", Path(found.NextPath));

    private static string Path(IReadOnlyCollection<string> path) => path.Count == 0 ? "-" : string.Join(".", path);

    private static string Document(string parameters, string body, string headers) => Documents.Of(
        "/things:\n  get:\n    parameters:\n"
        + string.Concat(parameters.Split(' ').Select(static name =>
            "      - { name: '" + name.TrimEnd('#') + "', in: query, schema: " + Schema(name) + " }\n"))
        + "    responses: { '200': { description: Done., " + headers
        + "content: { application/json: { schema: "
        + Object([.. body.Split(' ').Select(static path => path.Split('/'))]) + " } } } }\n");

    private static string Object(IReadOnlyList<string[]> members) => "{ type: object, properties: { "
        + string.Join(", ", members.GroupBy(static path => path[0]).Select(static group =>
            "'" + group.Key.TrimEnd('#', '?', '~', '[', ']') + "': "
            + (group.First().Length == 1 ? Schema(group.Key) : Object([.. group.Select(static path => path[1..])]))))
        + " } }";

    private static string Schema(string name) => name[^1] switch
    {
        '#' => "{ type: integer }",
        '?' => "{ type: boolean }",
        '~' => "{ type: array, items: " + Text + " }",
        ']' when name.EndsWith("[]", StringComparison.Ordinal) =>
            "{ type: array, items: { type: object, properties: { id: " + Text + " } } }",
        _ => Text,
    };
}
