using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Operations;

public class PaginationTests
{
    private const string Rows =
        """
        pagination:
          - name: rows
            type: cursor
            request: { from: { x-stainless-pagination-property: { purpose: next_cursor_param } } }
            response:
              rows: { x-stainless-pagination-property: { purpose: items } }
              more: { x-stainless-pagination-property: { purpose: next_cursor_field } }
        """;

    private const string Item = "{ type: object, properties: { id: { type: string } } }";

    [Fact]
    public void Page_number()
    {
        var pagination = Find(
            "page: { type: integer, default: 1 }, per_page: { type: integer, default: 20 }",
            "{ type: object, properties: { result: { type: array, items: " + Item
                + " }, result_info: { type: object, properties: { "
            + "per_page: { type: integer }, count: { type: integer }, total_count: { type: integer }, "
            + "total_pages: { type: integer } } } } }");
        Assert.NotNull(pagination);
        Assert.Equal(PaginationKind.PageNumber, pagination.Kind);
        Assert.Equal("result", Path(pagination.ItemsPath));
        Assert.Equal("result_info.total_pages", Path(pagination.TotalPagesPath));
        Assert.Equal("result_info.total_count", Path(pagination.TotalCountPath));
        Assert.Equal("result_info.per_page", Path(pagination.PageSizePath));
        Assert.Equal(("Page", "PerPage", 1, 20),
            (pagination.PageParameter, pagination.SizeParameter, pagination.FirstPage, pagination.DefaultSize));
        Assert.Equal(TypeKind.Object, pagination.Item.Kind);
    }

    [Theory]
    [InlineData("cursor", "next_cursor: { type: string }", "next_cursor")]
    [InlineData("pageToken", "nextPageToken: { type: string }", "nextPageToken")]
    [InlineData("cursor",
        "result_info: { type: object, properties: { cursors: { type: object, properties: { after: { type: string "
            + "} } } } }", "result_info.cursors.after")]
    public void Cursor(string parameter, string next, string path)
    {
        var pagination = Find(
            parameter + ": { type: string }",
            "{ type: object, properties: { items: { type: array, items: " + Item + " }, " + next + " } }");
        Assert.Equal(PaginationKind.Cursor, pagination!.Kind);
        Assert.Equal(path, Path(pagination.NextPath));
    }

    [Fact]
    public void Offset()
    {
        var pagination =
            Find("offset: { type: integer }, limit: { type: integer }", "{ type: array, items: " + Item + " }");
        Assert.Equal((PaginationKind.Offset, "Offset", 0),
            (pagination!.Kind, pagination.PageParameter, pagination.FirstPage));
        Assert.Empty(pagination.ItemsPath);
    }

    [Theory]
    [InlineData("startIndex: { type: integer, default: 1 }", 1)]
    [InlineData("startIndex: { type: integer, minimum: 1 }", 1)]
    [InlineData("startIndex: { type: integer, minimum: 0, default: 0 }", 0)]
    [InlineData("skip: { type: integer, default: 100 }", 0)]
    public void The_first_item_may_be_that_at_1(string parameter, int first)
    {
        var pagination = Find(
            parameter + ", count: { type: integer }",
            "{ type: object, properties: { items: { type: array, items: " + Item + " }, total: { type: integer } } }");
        Assert.Equal((PaginationKind.Offset, first), (pagination!.Kind, pagination.FirstPage));
    }

    [Theory]
    [InlineData("{ type: integer, default: 0 }", 0)]
    [InlineData("{ allOf: [{ type: integer, minimum: 0 }] }", 0)]
    [InlineData("{ allOf: [{ type: integer, default: 0 }], default: 1 }", 1)]
    [InlineData("{ type: [integer, 'null'], anyOf: [{ minimum: 0 },{ type: 'null' }] }", 0)]
    public void The_first_page_is_told_by_default_and_minimum(string page, int first) => Assert.Equal(
        first,
        Find("page: " + page + ", size: { type: integer }", "{ type: array, items: " + Item + " }")!.FirstPage);

    [Theory]
    [InlineData("{ type: integer }", "totalElements", 0)]
    [InlineData("{ type: integer, minimum: 1 }", "totalElements", 1)]
    [InlineData("{ type: integer, default: 1 }", "totalElements", 1)]
    [InlineData("{ type: integer }", "total", 1)]
    public void Pages_of_spring_data_begin_at_0(string page, string total, int first) => Assert.Equal(
        first,
        Find(
            "page: " + page + ", size: { type: integer }",
            "{ type: object, properties: { content: { type: array, items: " + Item + " }, " + total
                + ": { type: integer }, totalPages: { type: integer } } }")!.FirstPage);

    [Theory]
    [InlineData("page: { type: integer }, page_size: { type: integer }", nameof(PaginationKind.PageNumber))]
    [InlineData("page: { type: integer }", nameof(PaginationKind.PageNumber))]
    [InlineData("limit: { type: integer }, offset: { type: integer }", nameof(PaginationKind.Offset))]
    [InlineData("cursor: { type: string }", nameof(PaginationKind.CursorUrl))]
    [InlineData("search: { type: string }", nameof(PaginationKind.CursorUrl))]
    public void A_URL_called_next_is_no_token(string parameters, string kind)
    {
        // Django REST framework's three ways.
        var pagination = Find(
            parameters,
            "{ type: object, properties: { count: { type: integer }, next: { type: string, nullable: true, format: "
                + "uri }, results: { type: array, items: " + Item + " } } }");
        Assert.Equal((kind, "next"), (pagination!.Kind.ToString(), Path(pagination.NextPath)));
    }

    [Fact]
    public void Link_header()
    {
        var pagination = Find(
            "page: { type: integer }, per_page: { type: integer }", "{ type: array, items: " + Item + " }",
            "headers: { Link: { schema: { type: string } } }, ");
        Assert.Equal(PaginationKind.LinkHeader, pagination!.Kind);
    }

    [Fact]
    public void Id_of_the_last_item()
    {
        var pagination = Find(
            "starting_after: { type: string }, limit: { type: integer }",
            "{ type: object, properties: { data: { type: array, items: " + Item
                + " }, has_more: { type: boolean } } }");
        Assert.Equal((PaginationKind.CursorId, "id"), (pagination!.Kind, Path(pagination.NextPath)));
    }

    [Fact]
    public void Url_in_the_body()
    {
        var pagination = Find(
            "a: { type: string }",
            "{ type: object, properties: { value: { type: array, items: " + Item
                + " }, '@odata.nextLink': { type: string } } }");
        Assert.Equal((PaginationKind.CursorUrl, "@odata.nextLink"), (pagination!.Kind, Path(pagination.NextPath)));
    }

    [Theory]
    [InlineData("page: { type: integer }", "{ type: object, properties: { text: { type: string } } }")]
    [InlineData("limit: { type: integer }", "{ type: array, items: { type: string } }")]
    [InlineData("page: { type: string }, per_page: { type: integer }", "{ type: array, items: { type: string } }")]
    public void Without_clear_signs_there_is_no_paging(string parameters, string schema) =>
        Assert.Null(Find(parameters, schema));

    [Fact]
    public void The_map_decides()
    {
        const string Document =
            "{ type: object, properties: { rows: { type: array, items: { type: string } }, more: { type: string } } }";
        const string Scheme = Rows + "\n" +
            """
              - name: lone
                type: fake_page
                response: { rows: { x-stainless-pagination-property: { purpose: items } } }
            """;
        Assert.Equal(PaginationKind.Cursor, ByMap(Scheme, "", "from: { type: string }", Document)!.Kind);
        Assert.Equal(PaginationKind.Single, ByMap(Scheme, "", "to: { type: string }", Document)!.Kind);
        Assert.Equal(PaginationKind.Single,
            ByMap(Scheme, ", paginated: lone", "from: { type: string }", Document)!.Kind);
        Assert.Null(ByMap(Scheme, ", paginated: false", "from: { type: string }", Document));
    }

    [Theory]
    [InlineData("query", nameof(PaginationKind.Cursor))]
    [InlineData("header", nameof(PaginationKind.Single))]
    public void A_page_is_asked_for_in_the_query_or_the_body(string location, string kind)
    {
        var built = BuiltModel.Build(
            Document(
                "from: { type: string }",
                "{ properties: { rows: { type: array, items: { type: string } }, more: { type: string } } }",
                "").Replace("in: query", "in: " + location),
            Rows + "\nresources: { things: { methods: { list: { endpoint: get /things, paginated: rows } } } }\n");
        Assert.Equal(kind, built.Operations.Single().Pagination!.Kind.ToString());
        Assert.Equal(kind == nameof(PaginationKind.Single), built.Of("SPEC0063").Any());
    }

    [Theory]
    [InlineData("x-stainless-pagination-property: { purpose: items }, ", "uid: MARK", "uid")]
    [InlineData("", "uid: MARK", "uid")]
    [InlineData("", "meta: { properties: { key: MARK } }", "meta.key")]
    [InlineData("", "uid: { type: string }", "id")]
    public void The_map_marks_the_id_within_the_items(string mark, string members, string path)
    {
        var scheme =
            """
            pagination:
              name: ids
              type: cursor_id
              request: { since: { x-stainless-pagination-property: { purpose: next_cursor_id_param } } }
              response: { rows: { type: array, LIST items: { type: object, properties: { ITEM } } } }
            """
            .Replace("LIST", mark)
            .Replace("ITEM", members)
            .Replace("MARK", "{ x-stainless-pagination-property: { purpose: cursor_item_id } }");
        var pagination = ByMap(
            scheme, "", "since: { type: string }",
            "{ type: object, properties: { rows: { type: array, items: { type: object, properties: { id: { type: "
                + "string }, uid: { type: string }, meta: { type: object, properties: { key: { type: string } } } } } "
                + "} } }");
        Assert.Equal((PaginationKind.CursorId, path), (pagination!.Kind, Path(pagination.NextPath)));
    }

    [Theory]
    [InlineData("{ $ref: '#/components/schemas/Search' }")]
    [InlineData("{ allOf: [{ $ref: '#/components/schemas/Search' }, { properties: { page: { type: integer } } }] }")]
    public void Where_the_pages_of_a_body_begin_is_told_by_its_members(string body)
    {
        var built = BuiltModel.Build(
            Documents.Of(
                "/things:\n  post:\n    requestBody: { content: { application/json: { schema: " + body + " } } }\n"
                + "    responses: { '200': { description: Done., content: { application/json: { schema: { type: array, "
                + "items: " + Item + " } } } } }\n")
            + "\ncomponents: { schemas: { Search: { type: object, properties: { page: { type: integer, default: 0 }, "
            + "size: { type: integer, default: 20 } } } } }\n",
            """
            pagination:
              name: pages
              type: page_number
              request: { page: { x-stainless-pagination-property: { purpose: page_number_param } }, size: {} }
              response: { all: { x-stainless-pagination-property: { is_top_level_array: true } } }
            resources: { things: { methods: { find: { endpoint: post /things, paginated: pages } } } }
            """);
        var pagination = built.Operations.Single().Pagination!;
        Assert.Equal((0, 20), (pagination.FirstPage, pagination.DefaultSize));
    }

    [Theory]
    [InlineData("", "query", "PageQuery", 1)]
    [InlineData("param_location: query, ", "query", "PageQuery", 1)]
    [InlineData("param_location: body, ", "query", "Page", 0)]
    [InlineData("param_location: body, ", "header", "Page", 0)]
    public void A_name_in_both_query_and_body_is_that_of_the_param_location(
        string location, string place, string property, int first)
    {
        var built = BuiltModel.Build(
            Documents.Of(
                "/things:\n  post:\n    parameters: [{ name: page, in: " + place + ", schema: { type: integer, "
                + "default: 1 } }]\n    requestBody: { content: { application/json: { schema: { type: object, "
                + "properties: { page: { type: integer, default: 0 } } } } } }\n    responses: { '200': { description: "
                + "Done., content: { application/json: { schema: { type: array, items: " + Item + " } } } } }\n"),
            "pagination: { name: pages, type: page_number, " + location
                + "request: { page: { x-stainless-pagination-property: { purpose: page_number_param } } }, "
                + "response: { all: { x-stainless-pagination-property: { is_top_level_array: true } } } }\n"
                + "resources: { things: { methods: { find: { endpoint: post /things, paginated: pages } } } }\n");
        var operation = built.Operations.Single();
        Assert.Equal((property, first), (operation.Pagination!.PageParameter, operation.Pagination.FirstPage));
        Assert.Equal(
            property == "Page", operation.Body!.Properties.Any(item => item.PropertyName == property));
        Assert.Empty(built.Of("SPEC0063"));
    }

    [Theory]
    [InlineData("query")]
    [InlineData("body")]
    public void A_name_that_stands_only_elsewhere_than_the_param_location_does_not_fit(string location)
    {
        var place = location == "query" ? "header" : "query";
        var built = BuiltModel.Build(
            Document("page: { type: integer }", "{ type: array, items: " + Item + " }", "")
                .Replace("in: query", "in: " + place),
            "pagination: { name: pages, type: page_number, param_location: " + location
                + ", request: { page: { x-stainless-pagination-property: { purpose: page_number_param } } }, "
                + "response: { all: { x-stainless-pagination-property: { is_top_level_array: true } } } }\n"
                + "resources: { things: { methods: { list: { endpoint: get /things, paginated: pages } } } }\n");
        Assert.Single(built.Of("SPEC0063"));
    }

    [Theory]
    [InlineData("{ type: object, properties: { uid: { type: string } } }", true)]
    [InlineData("{ allOf: [{ properties: { uid: { type: string } } }] }", true)]
    [InlineData("{ type: string }", true)]
    [InlineData(Item, false)]
    [InlineData("{ allOf: [{ properties: { id: { type: integer } } }, { properties: { b: {} } }] }", false)]
    [InlineData("{ type: object, additionalProperties: { type: string } }", false)]
    [InlineData("{ oneOf: [{ type: object, properties: { a: {} } }, { type: object, properties: { b: {} } }] }", false)]
    [InlineData("{ type: object }", false)]
    [InlineData("{}", false)]
    public void Items_without_the_id_to_go_on_from_are_reported_at_the_method(string item, bool isReported)
    {
        foreach (var paginated in new[] { "", ", paginated: ids", ", paginated: true" })
        {
            var built = BuiltModel.Build(
                Document("since: { type: string }", "{ type: array, items: " + item + " }", ""),
                "pagination: { name: ids, type: cursor_id, request: { since: { x-stainless-pagination-property: { "
                    + "purpose: next_cursor_id_param } } }, response: { all: { x-stainless-pagination-property: { "
                    + "is_top_level_array: true } } } }\n"
                    + "resources: { things: { methods: {\n  list: { endpoint: get /things" + paginated + " } } } }\n");
            var kind = built.Operations.Single().Pagination?.Kind;
            Assert.Equal(!isReported, kind == PaginationKind.CursorId);
            var reported = built.Of("SPEC0063");
            Assert.Equal(isReported ? 1 : 0, reported.Count());
            Assert.All(reported, static found =>
            {
                Assert.Equal(3, found.Line);
                Assert.Contains("the items have no 'id', from which 'ids' goes on", found.Text);
            });
        }
    }

    [Theory]
    [InlineData("ghost")]
    [InlineData("true")]
    public void A_scheme_that_does_not_fit_is_reported_in_the_map(string paginated)
    {
        var built = BuiltModel.Build(
            Document("a: { type: string }", "{ type: string }", ""),
            "resources:\n  things:\n    methods:\n      list:\n        endpoint: get /things\n        paginated: "
                + paginated + "\n");
        Assert.Equal(6, Assert.Single(built.Of("SPEC0063")).Line);
    }

    private static PaginationModel? ByMap(string scheme, string more, string parameters, string schema) =>
        BuiltModel.Build(
        Document(parameters, schema, ""),
        scheme + "\nresources: { things: { methods: { list: { endpoint: get /things" + more + " } } } }\n")
        .Operations.Single().Pagination;

    private static PaginationModel? Find(string parameters, string schema, string headers = "") =>
        BuiltModel.Build(Document(parameters, schema, headers)).Operations.Single().Pagination;

    private static string Document(string parameters, string schema, string headers) => Documents.Of(
        "/things:\n  get:\n    parameters:\n"
        + string.Concat(Split(parameters).Select(static parameter =>
            "      - { name: " + parameter.Name + ", in: query, schema: " + parameter.Schema + " }\n"))
        + "    responses: { '200': { description: Done., " + headers + "content: { application/json: { schema: "
            + schema + " } } } }\n");

    private static IEnumerable<(string Name, string Schema)> Split(string parameters) => parameters
        .Split("}, ", StringSplitOptions.RemoveEmptyEntries)
        .Select(static part => part.TrimEnd('}').Split(": ", 2))
        .Select(static parts => (parts[0], parts[1] + "}"));

    private static string Path(IEnumerable<string> path) => string.Join(".", path);
}
