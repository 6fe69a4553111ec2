using SpecClient.Generator.Model;
using Xunit;
using static SpecClient.Generator.Tests.Emission.Operations.Models;

namespace SpecClient.Generator.Tests.Emission.Operations;

/// <summary>Resources, compiled and called: results, pages, batches, documentation.</summary>
public sealed class ResourceEmitterTests
{
    private static readonly ObjectSchema s_item = Schema("Item", Property("ip", "Ip", StringType, required: true));

    [Fact]
    public async Task Results()
    {
        var item = Object("Item");
        var output = Output(
            Resource(
                Operation("GET", "/a", "Unwrapped",
                    response: Response(MediaTypeKind.Json, item, ["result"], success: "success")),
                Operation("GET", "/b", "Nullable",
                    response: Response(MediaTypeKind.Json, item, ["result"], nullable: true)),
                Operation("GET", "/c", "Number",
                    response: Response(MediaTypeKind.Json, IntType, ["a", "b"], nullable: true)),
                Operation("GET", "/d", "Whole", response: Response(MediaTypeKind.Json, ListOf(item))),
                Operation("GET", "/e", "Deep", response: Response(MediaTypeKind.Json, StringType, ["a", "b"])),
                Operation("GET", "/f", "Text", response: Response(MediaTypeKind.Text, StringType)),
                Operation("GET", "/g", "Bytes",
                    response: Response(MediaTypeKind.Binary, BinaryType, accept: "image/png")),
                Operation("GET", "/h", "Lines", response: Response(MediaTypeKind.NdJson, item)),
                Operation("GET", "/i", "Events", response: Response(MediaTypeKind.ServerSentEvents, item)),
                Operation("GET", "/j", "Nothing")),
            s_item);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GET /a"] = """{"success":true,"result":{"ip":"1"}}""",
            ["GET /b"] = """{"result":null}""",
            ["GET /c"] = """{"a":{"b":5}}""",
            ["GET /d"] = """[{"ip":"1"},{"ip":"2"}]""",
            ["GET /e"] = """{"a":{"b":"x"}}""",
            ["GET /f"] = "plain",
            ["GET /g"] = "bytes",
            ["GET /h"] = "{\"ip\":\"1\"}\n{\"ip\":\"2\"}\n",
            ["GET /i"] = "data: {\"ip\":\"1\"}\n\n",
            ["GET /j"] = "",
        };
        await EmittedCode.RunAsync(output,
            """
            Item item = await things.UnwrappedAsync();
            Assert.Equal("1", item.Ip);
            Item? none = await things.NullableAsync();
            Assert.Null(none);
            int? number = await things.NumberAsync();
            Assert.Equal(5, number);
            IReadOnlyList<Item> list = await things.WholeAsync();
            Assert.Equal(2, list.Count);
            string deep = await things.DeepAsync();
            Assert.Equal("x", deep);
            Assert.Equal("plain", await things.TextAsync());
            await using BinaryResponse bytes = await things.BytesAsync();
            Assert.Equal(5, (await bytes.ReadBytesAsync()).Length);
            var ips = "";
            await foreach (Item line in await things.LinesAsync()) { ips += line.Ip; }
            Assert.Equal("12", ips);
            await foreach (ServerSentEvent<Item> found in await things.EventsAsync()) { ips += found.Data.Ip; }
            Assert.Equal("121", ips);
            await things.NothingAsync();
            """, sent => answers[sent]);
    }

    [Fact]
    public async Task Alternatives()
    {
        var union = new UnionSchema(new(Namespace, "Either"), "#/x", Documentation.None, null,
        [
            new("Item", Object("Item"), [], ["ip"], ["ip"], [], true),
            new("Number", IntType, [], [], [], [], true),
            new("Text", StringType, [], [], [], [], true),
        ]);
        var either = new TypeRef(TypeKind.Union, Name: Namespace + ".Either");
        var response = Response(MediaTypeKind.Json, either, accept: "application/json, text/plain") with
        {
            Alternatives =
            [
                new(200, 200, "application/json", MediaTypeKind.Json, Object("Item"), "Item"),
                new(202, 202, "application/json", MediaTypeKind.Json, IntType, "Number"),
                new(200, 299, "text/plain", MediaTypeKind.Text, StringType, "Text"),
            ],
        };
        await EmittedCode.RunAsync(
            Output(
                Resource(
                    Operation("GET", "/a", "Get", response: response),
                    Operation("GET", "/b", "GetOrNull", response: response with { ResultNullable = true })),
                s_item, union),
            """
            Either either = await things.GetAsync();
            Assert.True(either.TryGetItem(out var item));
            Assert.Equal("1", item!.Ip);
            Either? none = await things.GetOrNullAsync();
            Assert.Null(none);
            """,
            static sent => sent == "GET /a" ? """{"ip":"1"}""" : "");
    }

    [Fact]
    public async Task Pages()
    {
        var item = Object("Item");
        var pagination = new PaginationModel(
            PaginationKind.PageNumber, item, ["result"], [], ["result_info", "total_pages"], [], [], "Page", "PerPage",
                1, 20);
        var output = Output(
            Resource(Operation("GET", "/zones/{zone_id}/list", "List",
                [
                    Path("zone_id", "ZoneId"),
                    Parameter("page", "Page", ParameterLocation.Query, IntType),
                    Parameter("per_page", "PerPage", ParameterLocation.Query, IntType),
                ],
                response: Response(MediaTypeKind.Json, ListOf(item), ["result"]), pagination: pagination)),
            s_item);
        var sender = await EmittedCode.RunAsync(output,
            """
            var ips = new List<string>();
            await foreach (var item in things.ListAsync(new() { ZoneId = "z", PerPage = 1 })) { ips.Add(item.Ip); }
            Assert.Equal(new[] { "1", "2" }, ips);
            Page<Item> first = await things.ListAsync(new() { ZoneId = "z", Page = 2 });
            Assert.False(first.HasNextPage);
            """,
            static sent => sent.Contains("page=2", StringComparison.Ordinal)
                ? """{"result":[{"ip":"2"}],"result_info":{"total_pages":2}}"""
                : """{"result":[{"ip":"1"}],"result_info":{"total_pages":2}}""");
        Assert.Equal(
            ["GET /zones/z/list?per_page=1", "GET /zones/z/list?per_page=1&page=2", "GET /zones/z/list?page=2"],
                sender.Sent);
    }

    [Fact]
    public async Task Batches()
    {
        var result = Schema("Result",
            Property("succeeded", "Succeeded", ListOf(Object("ResultItem"))),
            Property("failed", "Failed", ListOf(Object("ResultItem"))));
        var resultItem = Schema("ResultItem",
            Property("origin_ip", "OriginIp", StringType, required: true), Property("error", "Error", StringType));
        var batch = new BatchModel(
            "BulkUpdateAll", "Body", Object("Item"), 2, Object("ResultItem"), "Succeeded", "Failed", "Ip", false,
                "OriginIp", "Error");
        var output = Output(
            Resource(Operation("PUT", "/zones/{zone_id}/batch", "BulkUpdate", [Path("zone_id", "ZoneId", "ZoneId")],
                body: Body("application/json", MediaTypeKind.Json, ListOf(Object("Item"))),
                response: Response(MediaTypeKind.Json, Object("Result"), ["result"]), batch: batch)),
            s_item, result, resultItem);
        var sender = await EmittedCode.RunAsync(output,
            """
            var items = new[] { "1", "2", "3", "4" }.Select(ip => new Item { Ip = ip });
            var states = new List<string>();
            await foreach (var outcome in things.BulkUpdateAllAsync("z", items))
            {
                states.Add(outcome.Item.Ip + outcome.Status + outcome.Error);
            }

            Assert.Equal(
                new[] { "1Succeeded", "2Refusedno", "3RefusedThe service refused this item." }, states.Take(3));
            Assert.StartsWith("4Unknown", states[3]);
            """,
            static sent => sent.Contains("\"3\"", StringComparison.Ordinal)
                ? """{"result":{"failed":[{"origin_ip":"3"}]}}"""
                : """{"result":{"succeeded":[{"origin_ip":"1"}],"failed":[{"origin_ip":"2","error":"no"}]}}""");
        Assert.Contains("PUT /zones/z/batch\napplication/json\n[{\"ip\":\"1\"},{\"ip\":\"2\"}]", sender.Sent);
    }

    [Fact]
    public async Task DeprecatedHostileAndKeywords()
    {
        var hostile = new Documentation("a </summary> & \"x\"\n*/ #if", "*/ <b>", "gone \"since\" 1\n");
        var output = Output(Resource(Operation("GET", "/x/{class}", "Get",
            [
                Parameter("class", "Class", ParameterLocation.Path, required: true, docs: hostile),
                Parameter("old\"\n", "Old", ParameterLocation.Query, docs: hostile),
                Parameter("parameters", "Parameters", ParameterLocation.Query),
            ],
            positional: "Class", docs: hostile)));
        var text = EmittedCode.Text(output);
        Assert.Contains("[global::System.Obsolete(\"gone \\\"since\\\" 1\")]", text, StringComparison.Ordinal);
        Assert.Contains("string @class", text, StringComparison.Ordinal);
        var sender = await EmittedCode.RunAsync(output,
            """
            #pragma warning disable CS0618
            await things.GetAsync("a", new() { Old = "b" });
            """);
        Assert.Equal("GET /x/a?old%22%0A=b", sender.Sent[0]);
    }

    [Fact]
    public async Task ResponseHeaders()
    {
        var response = Response(MediaTypeKind.Json, StringType) with
        {
            HeadersType = new(Namespace, "ThingGetHeaders"),
            Headers =
                [new("X-Count", "Count", IntType, true, Documentation.None),
                new("X-Name", "Name", StringType, false, Documentation.None)],
        };
        var ofBody = response with
        {
            HeadersType = new(Namespace, "BodyHeaders"),
            Headers = [new("last-modified", "LastModified", StringType, false, Documentation.None)],
        };
        await EmittedCode.RunAsync(
            Output(Resource(
                Operation("GET", "/x", "Get", response: response), Operation("GET", "/y", "Body", response: ofBody))),
            """
            using var message = new System.Net.Http.HttpResponseMessage();
            message.Content.Headers.TryAddWithoutValidation("Last-Modified", "Wed, 21 Oct 2015 07:28:00 GMT");
            Assert.Equal(
                "Wed, 21 Oct 2015 07:28:00 GMT",
                new BodyHeaders(message.Headers, message.Content.Headers).LastModified);
            message.Headers.TryAddWithoutValidation("X-Count", "3");
            var headers = new ThingGetHeaders(message.Headers);
            Assert.Equal(3, headers.Count);
            Assert.Null(headers.Name);
            """);
    }

    [Fact]
    public void OperationsDescribeThemselves()
    {
        var operation = Operation("PUT", "/x", "Put") with
        {
            Security = [new(["token"]), new(["email", "key"]), new([])],
            Errors = [new(400, 499, MediaTypeKind.Json, Object("Item")), new(500, 599, MediaTypeKind.Text, null)],
            Servers = [new("Server1", "https://other.test", null, [])],
            RetryAlways = true,
            TimeoutSeconds = 1.5,
            MaxRetries = 7,
        };
        var assembly = EmittedCode.Compile(EmittedCode.Text(Output(Resource(operation), s_item)));
        var found = (SpecClient.Requests.ApiOperation)assembly.GetType(Namespace + ".ThingPutParams")!
            .GetField("Operation")!.GetValue(null)!;
        Assert.Equal(["token", "email,key", ""], found.Security.Select(static set => string.Join(",", set)));
        Assert.Equal(2, found.Errors.Count);
        Assert.NotNull(found.Errors[0].Read("""{"ip":"1"}"""u8.ToArray()));
        Assert.Equal("https://other.test", found.Servers.Single().Url);
        Assert.True(found.RetryAlways);
        Assert.Equal(TimeSpan.FromSeconds(1.5), found.Timeout);
        Assert.Equal(7, found.MaxRetries);
    }
}
