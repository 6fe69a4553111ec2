namespace SpecClient.Generator.Tests.Reading.Repairs;

/// <summary>Keywords in a form that Microsoft.OpenApi loses or throws on are rewritten, or reported where they stand.
/// </summary>
public class SchemaRepairsTests
{
    [Theory]
    [InlineData("3.0.3", "{ minimum: 5, exclusiveMinimum: true }", "{\"minimum\":5,\"exclusiveMinimum\":true}")]
    [InlineData("3.0.3", "{ exclusiveMinimum: 5 }", "{\"minimum\":5,\"exclusiveMinimum\":true}")]
    [InlineData("3.0.3", "{ exclusiveMaximum: '5' }", "{\"maximum\":5,\"exclusiveMaximum\":true}")]
    [InlineData("3.0.3", "{ exclusiveMaximum: 'false' }", "{\"exclusiveMaximum\":false}")]
    [InlineData("3.1.0", "{ minimum: 5, exclusiveMinimum: true }", "{\"exclusiveMinimum\":5}")]
    [InlineData("3.1.0", "{ minimum: 5, exclusiveMinimum: false }", "{\"minimum\":5}")]
    [InlineData("3.1.0", "{ exclusiveMinimum: true }", "{}", "SPEC0005")]
    [InlineData("3.1.0", "{ exclusiveMinimum: [1] }", "{}", "SPEC0005")]
    [InlineData("3.1.0", "{ exclusiveMaximum: 1e3 }", "{\"exclusiveMaximum\":1e3}")]
    [InlineData("3.0.3", "{ discriminator: kind }", "{\"discriminator\":{\"propertyName\":\"kind\"}}")]
    [InlineData("3.0.3", "{ discriminator: 5 }", "{\"discriminator\":{\"propertyName\":\"5\"}}")]
    [InlineData("3.0.3", "{ discriminator: [kind] }", "{}", "SPEC0005")]
    [InlineData("3.0.3", "{ discriminator: {} }", "{}", "SPEC0005")]
    [InlineData("3.0.3", "{ discriminator: { propertyName: k, mapping: [a] } }",
        "{\"discriminator\":{\"propertyName\":\"k\"}}", "SPEC0005")]
    [InlineData("3.0.3", "{ discriminator: { propertyName: k, mapping: { a: 1, b: [x], c: C } } }",
        "{\"discriminator\":{\"propertyName\":\"k\",\"mapping\":{\"a\":\"1\",\"c\":\"C\"}}}", "SPEC0005")]
    [InlineData("2.0", "{ discriminator: kind }", "{\"discriminator\":\"kind\"}")]
    [InlineData("2.0", "{ discriminator: { propertyName: kind } }", "{\"discriminator\":\"kind\"}")]
    [InlineData("3.1.0", "{ prefixItems: [{ type: string }, { type: string }] }", "{\"items\":{\"type\":\"string\"}}")]
    [InlineData("3.1.0", "{ prefixItems: [{ type: string }], items: { type: integer } }",
        "{\"items\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"integer\"}]}}")]
    [InlineData("3.0.3", "{ type: [string, 'null'] }", "{\"nullable\":true,\"type\":\"string\"}")]
    [InlineData("3.1.0", "{ type: Int }", "{\"type\":\"integer\"}")]
    [InlineData("3.1.0", "{ type: 5 }", "{}", "SPEC0005")]
    [InlineData("3.1.0", "{ properties: { a: true, b: false, c: } }",
        "{\"properties\":{\"a\":{},\"b\":{\"not\":{}},\"c\":{}}}")]
    [InlineData("3.1.0", "{ maxLength: x, title: 5, required: name }",
        "{\"title\":\"5\",\"required\":[\"name\"]}", "SPEC0005")]
    [InlineData("3.1.0", "{ $ref: 5, type: string }", "{\"type\":\"string\"}", "SPEC0005")]
    [InlineData("3.1.0", "{ externalDocs: { url: 'http://[::1' }, type: string }", "{\"type\":\"string\"}")]
    public void A_schema_is_repaired(string version, string written, string expected, string? rule = null)
    {
        var isVersion2 = version == "2.0";
        var read = Reads.Document(
            (isVersion2 ? "swagger: '2.0'" : "openapi: " + version) + "\ninfo: { title: t, version: '1' }\npaths: {}\n"
            + (isVersion2 ? "definitions: { A: " + written + " }" : "components: { schemas: { A: " + written + " } }"));
        Assert.Equal(expected, read.At(isVersion2 ? "#/definitions/A" : "#/components/schemas/A"));
        Assert.Equal(rule is null ? [] : [rule], read.Diagnostics.Select(static d => d.Id));
        Assert.All(read.Diagnostics, static d => Assert.Equal(3, d.Location!.Line));
    }

    [Fact]
    public void Places_stay_true_behind_items_that_left_their_list()
    {
        var read = Reads.Document(Reads.Head31 + """
            paths:
              /a:
                get:
                  parameters:
                    - text
                    - { $ref: '#/nowhere' }
                    - name: a
                      in: query
                      schema: { minLength: x, allOf: [no, { maxLength: y }, 5, { maxLength: z }] }
                    - { name: b, in: query, schema: { type: string } }
            """);
        Assert.Equal(2, read.Source!.Document.Paths["/a"].Operations!.Single().Value.Parameters!.Count);
        Assert.Equal(
            [
                "SPEC0005 11:21", "SPEC0005 11:43", "SPEC0005 11:49", "SPEC0005 11:65", "SPEC0005 11:70",
                "SPEC0005 7:11", "SPEC0006 8:11",
            ],
            read.Diagnostics.Places().Order(StringComparer.Ordinal));
        var map = read.Source.Map;
        Assert.Equal(11, map.Find("#/paths/~1a/get/parameters/1").Line);
        Assert.Equal("#/paths/~1a/get/parameters/3/name", map.Original("#/paths/~1a/get/parameters/1/name"));
        Assert.Equal(
            "#/paths/~1a/get/parameters/2/schema/allOf/3",
            map.Original("#/paths/~1a/get/parameters/0/schema/allOf/1"));
    }

    [Fact]
    public void Paths_get_their_slash()
    {
        var read = Reads.Document(Reads.Head31 + """
            paths:
              a: { get: { operationId: a, parameters: 5 } }
              b: { get: { operationId: b } }
              /b: { get: { operationId: other } }
              ' c ': { get: { operationId: c } }
              x-a: { get: {} }
            """);
        Assert.Equal(["/a", "/b", "/c"], read.Source!.Document.Paths.Keys.Where(static key => key[0] == '/'));
        Assert.Equal(["SPEC0005 4:31", "SPEC0103 4:3", "SPEC0103 7:3"],
            read.Diagnostics.Places().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_said_is_an_operation_without_anything()
    {
        var read = Reads.Document(Reads.Head31 + "paths: { /a: { get: , post: { responses: { 200: } } } }");
        Assert.Equal(2, read.Source!.Document.Paths["/a"].Operations!.Count);
        Assert.Empty(read.Diagnostics);
    }

    [Theory]
    [InlineData("security: [{ key: }, { oauth: read }, { both: [a, 1] }, {}]",
        "[{\"key\":[]},{\"oauth\":[\"read\"]},{\"both\":[\"a\",\"1\"]},{}]")]
    [InlineData("security: { key: [] }", "[{\"key\":[]}]")]
    [InlineData("security: [text, { key: { a: b } }]", "[{\"key\":[]}]", "SPEC0005", "SPEC0005")]
    public void Security_requirements_are_lists_of_scopes(string written, string expected, params string[] rules)
    {
        var read = Reads.Document(Reads.Head31 + "paths: {}\n" + written);
        Assert.Equal(expected, read.At("#/security"));
        Assert.Equal(rules, read.Diagnostics.Select(static d => d.Id));
    }

    [Theory]
    [InlineData("host: api.example", "https://api.example")]
    [InlineData("host: api.example:8080\nschemes: [http, https]\nbasePath: /v1/",
        "http://api.example:8080/v1 https://api.example:8080/v1")]
    [InlineData("host: https://api.example/root\nbasePath: v1", "https://api.example/root/v1")]
    [InlineData("host: '[::1]:80'\nschemes: HTTPS", "https://[::1]:80")]
    [InlineData("host: api.example:port", "https://api.example", "SPEC0005 4:1")]
    [InlineData("host: 'api.example:{port}'", "https://api.example:{port}")]
    [InlineData("host: api.example\nschemes: [ftp, 5, https, 'https']", "https://api.example",
        "SPEC0005 5:11", "SPEC0005 5:16")]
    [InlineData("basePath: /v1", "/v1")]
    [InlineData("host: 5", "https://5")]
    [InlineData("paths: {}", "")]
    public void A_host_gives_servers(string written, string expected, params string[] places)
    {
        var read = Reads.Document("swagger: '2.0'\ninfo: { title: t, version: '1' }\nx-a: 1\n" + written);
        Assert.Equal(expected, string.Join(" ", read.Source!.Document.Servers!.Select(static server => server.Url)));
        Assert.Equal(places, read.Diagnostics.Places());
    }
}
