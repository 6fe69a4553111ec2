using SpecClient.Generator.Model;
using Xunit;
using static SpecClient.Generator.Tests.Emission.Operations.Models;

namespace SpecClient.Generator.Tests.Emission.Operations;

/// <summary>Params types, compiled and called: what stands on the wire.</summary>
public sealed class ParamsEmitterTests
{
    [Fact]
    public async Task EveryLocationAndType()
    {
        var output = Output(Resource(Operation("GET", "/a/{id}/b é/{n}", "Get",
        [
            Path("id", "Id"),
            Parameter("n", "N", ParameterLocation.Path, IntType, required: true, style: ParameterStyle.Matrix),
            Parameter("tag.exact", "TagExact", ParameterLocation.Query),
            Parameter("ids", "Ids", ParameterLocation.Query, ListOf(StringType), explode: false),
            Parameter("page", "Page", ParameterLocation.Query, IntType, required: true),
            Parameter("since", "Since", ParameterLocation.Query, new(TypeKind.DateTimeOffset), allowReserved: true),
            Parameter("filter", "Filter", ParameterLocation.Query, new(TypeKind.Any), contentType: "application/json"),
            Parameter("name", "Name", ParameterLocation.Query, new(TypeKind.Any), style: ParameterStyle.DottedObject),
            Parameter("X-Trace", "Trace", ParameterLocation.Header, required: true),
            Parameter("X-Count", "Count", ParameterLocation.Header, IntType),
            Parameter("session", "Session", ParameterLocation.Cookie),
            Parameter("version", "Version", ParameterLocation.Query, required: true, constant: new("\"v1\"", null)),
            Parameter("flag", "Flag", ParameterLocation.Query, new(TypeKind.Boolean), constant: new("true", null)),
        ])));
        var sender = await EmittedCode.RunAsync(output,
            """
            await things.GetAsync(new()
            {
                Id = "2001:db8::1/x", N = 5, TagExact = "a b", Ids = ["x,1", "y"], Page = 2,
                Since = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Filter = JsonAny.Parse("{\"a\":[1]}"),
                Name = JsonAny.Parse("{\"contains\":\"z\"}"), Trace = "t", Count = 3, Session = "s",
            });
            await things.GetAsync(new() { Id = "1", N = 1, Page = 1, Trace = "t", Version = "v2", Flag = true });
            var missing = await Assert.ThrowsAsync<ArgumentException>(
                () => things.GetAsync(new() { Id = "1", N = 1, Page = 1, Trace = null! }));
            Assert.Equal("X-Trace", missing.ParamName);
            var dots = await Assert.ThrowsAsync<ArgumentException>(
                () => things.GetAsync(new() { Id = "..", N = 1, Page = 1, Trace = "t" }));
            Assert.Equal("id", dots.ParamName);
            """);
        Assert.Equal(
            "GET /a/2001%3Adb8%3A%3A1%2Fx/b%20%C3%A9/;n=5?tag.exact=a%20b&ids=x%2C1,y&page=2&since=2026-01-02T03:04:05Z"
            + "&filter=%7B%22a%22%3A%5B1%5D%7D&name.contains=z&version=v1\nX-Trace: t\nX-Count: 3\nCookie: session=s",
            sender.Sent[0]);
        Assert.Equal("GET /a/1/b%20%C3%A9/;n=1?page=1&version=v2&flag=true\nX-Trace: t", sender.Sent[1]);
    }

    [Fact]
    public async Task TwoOwners()
    {
        var operation = Operation("GET", "/accounts/{account_id}/rules/{id}", "Get",
        [
            Path("account_id", "AccountId", "AccountId") with { Required = false },
            Path("zone_id", "ZoneId") with { Required = false },
            Path("id", "Id"),
        ], "Id") with
        {
            SecondOwner = new("zone-get", "/zones/{zone_id}/rules/{id}", "AccountId", "/zones/", "ZoneId"),
        };
        var sender = new FakeSender(static _ => "") { Values = { ["AccountId"] = "shared" } };
        await EmittedCode.RunAsync(Output(Resource(operation)),
            """
            await things.GetAsync("1", new() { ZoneId = "z" });
            await things.GetAsync("1", new() { AccountId = "a" });
            await things.GetAsync("1", new());
            SpecClient.Requests.IApiRequest zone = new ThingGetParams { ZoneId = "z" };
            Assert.Equal("zone-get", zone.Operation.OperationId);
            Assert.Equal("/zones/{zone_id}/rules/{id}", zone.Operation.PathTemplate);
            SpecClient.Requests.IApiRequest account = new ThingGetParams { AccountId = "a" };
            Assert.Equal("/accounts/{account_id}/rules/{id}", account.Operation.PathTemplate);
            var both = await Assert.ThrowsAsync<ArgumentException>(
                () => things.GetAsync("1", new() { AccountId = "a", ZoneId = "z" }));
            Assert.Contains("not both", both.Message);
            """, sender);
        Assert.Equal(
            ["GET /zones/z/rules/1", "GET /accounts/a/rules/1", "GET /accounts/shared/rules/1"],
            sender.Sent);
    }

    [Fact]
    public async Task PositionalParameterAndClientValue()
    {
        var parameters = new[] { Path("zone_id", "ZoneId", "ZoneId"), Path("ip", "Ip") };
        var output = Output(Resource(
            Operation("GET", "/zones/{zone_id}/ips/{ip}", "Get", parameters, "Ip"),
            Operation("PUT", "/zones/{zone_id}/ips/{ip}", "Update", parameters, "Ip",
                Flattened([Property("region", "Region", StringType, required: true)])),
            Operation("DELETE", "/zones/{zone_id}", "Delete", [parameters[0]])));
        var sender = new FakeSender(static _ => "");
        sender.Values["ZoneId"] = "z1";
        await EmittedCode.RunAsync(output,
            """
            await things.GetAsync("::1");
            await things.GetAsync("::1", new() { ZoneId = "z2" });
            var update = new ThingUpdateParams { Region = "r", Ip = "other" };
            await things.UpdateAsync("::2", update);
            Assert.Equal("other", update.Ip);
            await things.DeleteAsync();
            var fault = await Assert.ThrowsAsync<ArgumentException>(() => things.GetAsync(null!));
            Assert.Equal("ip", fault.ParamName);
            """, sender);
        Assert.Equal(
            [
                "GET /zones/z1/ips/%3A%3A1", "GET /zones/z2/ips/%3A%3A1",
                "PUT /zones/z1/ips/%3A%3A2\napplication/json\n{\"region\":\"r\"}", "DELETE /zones/z1",
            ],
            sender.Sent);
    }

    [Fact]
    public async Task What_is_given_besides_the_positional_parameter_is_sent_and_stays_the_callers()
    {
        var text = StringType.AsNullable();
        ParameterModel Query(
            string name, TypeRef? type = null, bool required = false, ConstantModel? constant = null) => Parameter(
                name.ToLowerInvariant(), name, ParameterLocation.Query, type, required, constant: constant);
        var output = Output(Resource(
            Operation("GET", "/few/{id}", "Few", [Path("id", "Id"), Query("A"), Query("N", IntType)], "Id"),
            Operation(
                "GET", "/must/{id}", "Must",
                [Path("id", "Id"), Query("A", required: true), Query("N", IntType, required: true), Query("O", text)],
                "Id"),
            Operation(
                "GET", "/fixed/{id}", "Fixed",
                [Path("id", "Id"), Query("V", required: true, constant: new("\"2\"", null)), Query("A")], "Id"),
            Operation(
                "GET", "/many/{id}", "Many",
                [Path("id", "Id"), Query("A"), Query("B"), Query("C"), Query("D"), Query("E"), Query("F")], "Id")));
        var sender = await EmittedCode.RunAsync(output,
            """
            var few = new ThingFewParams { Id = "own", A = "a", N = 1 };
            await things.FewAsync("1", few);
            await things.FewAsync("2", few);
            await things.FewAsync("3");
            Assert.Equal("own", few.Id);
            var must = new ThingMustParams { A = "a", N = 1, O = "o" };
            await things.MustAsync("1", must);
            Assert.Null(must.Id);
            await things.FixedAsync("1", new() { A = "a" });
            await things.FixedAsync("2", new() { V = "3" });
            await things.FixedAsync("3");
            await things.ManyAsync("1", new() { A = "a", B = "b", C = "c", D = "d", E = "e", F = "f" });
            """);
        Assert.Equal(
            [
                "GET /few/1?a=a&n=1", "GET /few/2?a=a&n=1", "GET /few/3", "GET /must/1?a=a&n=1&o=o",
                "GET /fixed/1?v=2&a=a", "GET /fixed/2?v=3", "GET /fixed/3?v=2",
                "GET /many/1?a=a&b=b&c=c&d=d&e=e&f=f",
            ],
            sender.Sent);
    }

    [Fact]
    public async Task FlattenedBodies()
    {
        var nullable = StringType.AsNullable();
        var output = Output(Resource(
            Operation("PATCH", "/x", "Edit", body: Flattened(
                [
                    Property("name", "Name", nullable, triState: true),
                    Property("count", "Count", IntType.AsNullable(), triState: true),
                    Property("kind", "Kind", StringType, required: true, constant: new("\"fixed\"", null)),
                    Property("id", "Id", StringType, readOnly: true, required: true),
                    Property("note", "Note", nullable, required: true),
                    Property("tags", "Tags", ListOf(StringType), required: true),
                ],
                "application/merge-patch+json", additional: IntType)),
            Operation("POST", "/x", "Create", body: Flattened([Property("a", "A", StringType)], required: false))));
        var sender = await EmittedCode.RunAsync(output,
            """
            await things.EditAsync(new() { Note = null, Tags = ["t"] });
            await things.EditAsync(new() { Note = "n", Tags = [], Name = null, Count = null });
            await things.EditAsync(new()
            {
                Note = "n", Tags = [], Name = "x", Count = 0,
                AdditionalProperties = new Dictionary<string, int> { ["more"] = 1 },
            });
            var fault = await Assert.ThrowsAsync<ArgumentException>(
                () => things.EditAsync(new() { Note = null, Tags = null! }));
            Assert.Equal("Tags", fault.ParamName);
            await things.CreateAsync();
            await things.CreateAsync(new() { A = "1" });
            """);
        Assert.Equal(
            [
                """{"kind":"fixed","note":null,"tags":["t"]}""",
                """{"name":null,"count":null,"kind":"fixed","note":"n","tags":[]}""",
                """{"name":"x","count":0,"kind":"fixed","note":"n","tags":[],"more":1}""",
            ],
            sender.Sent.Take(3).Select(static sent => sent.Split('\n')[2]));
        Assert.Equal("PATCH /x\napplication/merge-patch+json", string.Join("\n", sender.Sent[0].Split('\n').Take(2)));
        Assert.Equal(["POST /x", "POST /x\napplication/json\n{\"a\":\"1\"}"], sender.Sent.Skip(3));
    }

    [Fact]
    public async Task WholeBodies()
    {
        var output = Output(
            Resource(
                Operation("PUT", "/list", "List",
                    body: Body("application/json", MediaTypeKind.Json, ListOf(Object("Item")))),
                Operation("PUT", "/number", "Number",
                    body: Body("application/json", MediaTypeKind.Json, IntType.AsNullable())),
                Operation("DELETE", "/ips", "Ips",
                    body: Body("application/json", MediaTypeKind.Json, ListOf(StringType))),
                Operation("POST", "/bytes", "Bytes",
                    body: Body("application/octet-stream", MediaTypeKind.Binary, BinaryType)),
                Operation("POST", "/text", "Text", body: Body("text/plain", MediaTypeKind.Text, StringType)),
                Operation("POST", "/lines", "Lines",
                    body: Body("application/x-ndjson", MediaTypeKind.NdJson, Object("Item"))),
                Operation("POST", "/raw", "Raw", body: Body("application/x-ndjson", MediaTypeKind.NdJson, BinaryType)),
                Operation("POST", "/form", "Form", body: Body(
                    "application/x-www-form-urlencoded", MediaTypeKind.FormUrlEncoded, Object("Item"))),
                Operation("POST", "/files", "Files",
                    body: Body("multipart/form-data", MediaTypeKind.Multipart, MapOf(BinaryType))),
                Operation("POST", "/optional", "Optional", body: Body(
                    "application/json", MediaTypeKind.Json, Object("Item"), required: false))),
            Schema("Item", Property("ip", "Ip", StringType, required: true)));
        var sender = await EmittedCode.RunAsync(output,
            """
            await things.ListAsync(new() { Body = [new() { Ip = "1" }, new() { Ip = "2" }] });
            await things.NumberAsync(new() { Body = null });
            await things.IpsAsync(new() { Body = ["1"] });
            await things.BytesAsync(new() { Body = new byte[] { 65, 66 } });
            await things.TextAsync(new() { Body = "hi" });
            await things.LinesAsync(new() { Body = [new() { Ip = "1" }, new() { Ip = "2" }] });
            await things.RawAsync(new() { Body = new MemoryStream(new byte[] { 67 }) });
            await things.FormAsync(new() { Body = new() { Ip = "a b" } });
            var files = new Dictionary<string, BinaryContent> { ["a.js"] = new byte[] { 68 } };
            await things.FilesAsync(new() { Body = files });
            await things.OptionalAsync();
            var fault = await Assert.ThrowsAsync<ArgumentException>(() => things.IpsAsync(new() { Body = null! }));
            Assert.Equal("Body", fault.ParamName);
            """);
        Assert.Equal(
            [
                "PUT /list\napplication/json\n[{\"ip\":\"1\"},{\"ip\":\"2\"}]",
                "PUT /number\napplication/json\nnull",
                "DELETE /ips\napplication/json\n[\"1\"]",
                "POST /bytes\napplication/octet-stream\nAB",
                "POST /text\ntext/plain; charset=utf-8\nhi",
                "POST /lines\napplication/x-ndjson\n{\"ip\":\"1\"}\n{\"ip\":\"2\"}\n",
                "POST /raw\napplication/x-ndjson\nC",
                "POST /form\napplication/x-www-form-urlencoded\nip=a+b",
            ],
            sender.Sent.Take(8));
        Assert.Contains("name=\"a.js\"; filename=\"a.js\"", sender.Sent[8], StringComparison.Ordinal);
        Assert.Equal("POST /optional", sender.Sent[9]);
    }

    [Fact]
    public async Task MultipartAndForm()
    {
        var properties = new[]
        {
            Property("metadata", "Metadata", Object("Item"), required: true),
            Property("files", "Files", ListOf(BinaryType)),
            Property("modules", "Modules", MapOf(BinaryType)),
            Property("file", "File", BinaryType),
            Property("note", "Note", StringType),
            Property("count", "Count", IntType),
        };
        var output = Output(
            Resource(
                Operation("PUT", "/up", "Upload", body: Flattened(
                    properties, "multipart/form-data", MediaTypeKind.Multipart,
                    encodings: [new("file", "image/png", null, null, false),
                        new("note", "text/x, text/y", null, null, false)])),
                Operation("POST", "/form", "Form", body: Flattened(
                    [Property("a", "A", StringType, required: true), Property("deep", "Deep", Object("Item")),
                        Property("l", "L", ListOf(IntType))],
                    "application/x-www-form-urlencoded", MediaTypeKind.FormUrlEncoded,
                    encodings: [new("deep", null, ParameterStyle.DeepObject, true, false)]))),
            Schema("Item", Property("ip", "Ip", StringType, required: true)));
        var sender = await EmittedCode.RunAsync(output,
            """
            await things.UploadAsync(new()
            {
                Metadata = new() { Ip = "1" }, File = new byte[] { 65 }, Note = "n", Count = 2,
                Modules = new Dictionary<string, BinaryContent>
                {
                    ["m.js"] = BinaryContent.FromBytes(new byte[] { 66 }, contentType: "application/javascript+module"),
                },
            });
            await things.FormAsync(new() { A = "x y", Deep = new() { Ip = "1" }, L = [1, 2] });
            """);
        Assert.Contains("name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n{\"ip\":\"1\"}\r\n",
            sender.Sent[0], StringComparison.Ordinal);
        Assert.Contains("name=\"file\"; filename=\"file\"\r\nContent-Type: image/png\r\n\r\nA\r\n", sender.Sent[0],
            StringComparison.Ordinal);
        Assert.Contains("name=\"m.js\"; filename=\"m.js\"\r\nContent-Type: application/javascript+module\r\n\r\nB\r\n",
            sender.Sent[0], StringComparison.Ordinal);
        Assert.Contains("name=\"note\"\r\nContent-Type: text/x\r\n\r\nn\r\n", sender.Sent[0], StringComparison.Ordinal);
        Assert.Contains("name=\"count\"\r\n\r\n2\r\n", sender.Sent[0], StringComparison.Ordinal);
        Assert.Equal("POST /form\napplication/x-www-form-urlencoded\na=x+y&deep%5Bip%5D=1&l=1&l=2", sender.Sent[1]);
    }

    [Fact]
    public async Task Xml()
    {
        var xml = new XmlModel(null, null, null, false, false);
        var pet = Schema("Pet",
            Property("id", "Id", IntType, required: true) with { Xml = xml with { Attribute = true } },
            Property("name", "Name", StringType),
            Property("photoUrls", "PhotoUrls", ListOf(StringType)) with { Xml =
                xml with { Wrapped = true, ItemName = "url" } },
            Property("tags", "Tags", ListOf(Object("Tag"))) with { Xml = xml with { Name = "tag" } }) with
        {
            Xml = xml with { Name = "pet", Namespace = "http://pets.test" },
        };
        var tag = Schema("Tag", Property("label", "Label", StringType, required: true)) with { Xml = xml };
        var output = Output(
            Resource(
                Operation("POST", "/pets", "Add",
                    body: Body("application/xml", MediaTypeKind.Xml, Object("Pet")),
                    response: Response(MediaTypeKind.Xml, Object("Pet"))),
                Operation("POST", "/flat", "Flat", body: Flattened(
                    [Property("a", "A", StringType, required: true),
                        Property("b", "B", IntType) with { Xml = xml with { Attribute = true } }],
                    "application/xml", MediaTypeKind.Xml))),
            pet, tag);
        var sender = await EmittedCode.RunAsync(output,
            """
            var pet = new Pet { Id = 1, Name = "a<b", PhotoUrls = ["x", "y"], Tags = [new() { Label = "l" }] };
            var back = await things.AddAsync(new() { Body = pet });
            Assert.Equal(pet, back);
            await things.FlatAsync(new() { A = "x", B = 2 });
            """,
            static sent => sent.Split('\n')[2]);
        const string Declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
        Assert.Equal(
            "POST /pets\napplication/xml\n" + Declaration
                + "<pet id=\"1\" xmlns=\"http://pets.test\"><name>a&lt;b</name>"
            + "<photoUrls><url>x</url><url>y</url></photoUrls><tag><label>l</label></tag></pet>",
            sender.Sent[0]);
        Assert.Equal("POST /flat\napplication/xml\n" + Declaration + "<root b=\"2\"><a>x</a></root>", sender.Sent[1]);
    }

    [Fact]
    public async Task DeprecatedRequiredParameter()
    {
        var docs = new Documentation("s", null, "gone");
        var output = Output(Resource(Operation("GET", "/x", "Get",
            [Parameter("a", "A", ParameterLocation.Query, required: true, docs: docs)])));
        var sender = await EmittedCode.RunAsync(output, "await things.GetAsync(new() { A = \"1\" });");
        Assert.Equal("GET /x?a=1", sender.Sent[0]);
    }
}
