using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Map;

/// <summary>The map's security stands in place of the document's; findings about it stand in the map.</summary>
public class MapSecurityTests
{
    private const string Document =
        """
        openapi: 3.1.0
        info: { title: T, version: '1' }
        security: [{ old: [] }]
        paths:
          /a: { get: { operationId: a, responses: { '204': { description: Done. } } } }
          /b: { get: { operationId: b, security: [], responses: { '204': { description: Done. } } } }
        components: { securitySchemes: { old: { type: apiKey, in: header, name: X-Old } } }
        """;

    [Fact]
    public void Requirements_and_schemes_of_the_map_replace_those_of_the_document()
    {
        var built = BuiltModel.Build(
            Document,
            """
            security: [{ key: [], user: [] }, {}]
            security_schemes:
              key: { type: apiKey, in: query, name: k }
              user: { type: http, scheme: basic }
            """);
        Assert.Equal(["key", "user"], built.Model.Client.Credentials.Select(static item => item.SchemeName));
        Assert.Equal(ParameterLocation.Query, built.Model.Client.Credentials[0].Location);
        Assert.Equal(["key user", ""], Requirements(built, "a"));
        Assert.Equal([""], Requirements(built, "b"));
        Assert.DoesNotContain(built.Diagnostics, static item => item.Id is "SPEC0050" or "SPEC0051");
    }

    [Theory]
    [InlineData("[{ token: [] }, { mail: [], key: [] }]", "mail key|token")]
    [InlineData("[{ token: [] }]", "mail key|token")]
    [InlineData("[{}]", "mail key")]
    [InlineData("[]", "mail key")]
    public void Requirements_of_the_map_hold_where_those_of_an_operation_are_not_met(string map, string found)
    {
        // Cloudflare's document knows no token for DNS records; its API and its SDKs take it everywhere.
        var built = BuiltModel.Build(
            """
            openapi: 3.1.0
            info: { title: T, version: '1' }
            paths:
              /a:
                get: { operationId: a, security: [{ mail: [], key: [] }], responses: { '204': { description: D } } }
              /b: { get: { operationId: b, security: [], responses: { '204': { description: D } } } }
              /c: { get: { operationId: c, security: [{}, { key: [] }], responses: { '204': { description: D } } } }
            components:
              securitySchemes:
                token: { type: http, scheme: bearer }
                mail: { type: apiKey, in: header, name: X-Mail }
                key: { type: apiKey, in: header, name: X-Key }
            """,
            "security: " + map);
        Assert.Equal(found.Split('|'), Requirements(built, "a"));
        Assert.Equal([""], Requirements(built, "b"));
        Assert.Equal(["", "key"], Requirements(built, "c"));
    }

    [Fact]
    public void Requirements_alone_choose_among_the_schemes_of_the_document()
    {
        var built = BuiltModel.Build(Document, "security: []");
        Assert.Equal([""], Requirements(built, "a"));
        Assert.Equal("old", Assert.Single(built.Model.Client.Credentials).SchemeName);
    }

    [Theory]
    [InlineData("security: 5")]
    [InlineData("security: [old]")]
    [InlineData("security_schemes: [old]")]
    [InlineData("security_schemes: { old: bearer }")]
    [InlineData("security_schemes: { old: { type: bearer } }")]
    public void What_is_ignored_in_the_map_replaces_nothing(string map)
    {
        var built = BuiltModel.Build(Document, map);
        Assert.NotEmpty(built.Of("SPEC0060"));
        Assert.Equal(["old"], Requirements(built, "a"));
        Assert.Equal("old", Assert.Single(built.Model.Client.Credentials).SchemeName);
    }

    [Theory]
    [InlineData("# a\nsecurity: [{ ghost: [] }]", "SPEC0050", 2)]
    [InlineData("# a\nsecurity_schemes:\n  old: { type: apiKey, in: header }", "SPEC0051", 3)]
    [InlineData("# a\nsecurity_schemes:\n  old: { type: http }", "SPEC0051", 3)]
    public void Faults_stand_in_the_map(string map, string rule, int line)
    {
        var found = Assert.Single(BuiltModel.Build(Document, map).Diagnostics, item => item.Id == rule);
        Assert.Equal(("test.client.yaml", line), (found.Location!.Path, found.Location.Line + 1));
    }

    [Theory]
    [InlineData("streaming: { param_discriminator: live }", "SPEC0069")]
    [InlineData("streaming: { stream_event_model: nobody }", "SPEC0060")]
    public void A_stream_that_the_operation_cannot_give_is_reported(string streaming, string rule) => Assert.Single(
        BuiltModel.Build(Document, "resources: { a: { methods: { get: { endpoint: get /a, " + streaming + " } } } }")
            .Diagnostics, item => item.Id == rule && item.Location!.Path == "test.client.yaml");

    [Fact]
    public void An_unspecified_endpoint_gets_no_method_and_a_misspelled_one_is_reported()
    {
        var built = BuiltModel.Build(Document, "unspecified_endpoints: [get /a, get /ghost]");
        Assert.Equal(["b"], built.Operations.Select(static operation => operation.Id));
        Assert.Equal("SPEC0058", Assert.Single(built.Diagnostics, static item => item.Id == "SPEC0058").Id);
    }

    [Fact]
    public void A_server_variable_that_no_url_has_is_reported()
    {
        var built = BuiltModel.Build(
            Document, "client_settings: { opts: { region: { type: string, server_variable: region } } }");
        Assert.Single(built.Of("SPEC0060"));
    }

    private static IEnumerable<string> Requirements(BuiltModel built, string id) => built.Operations
        .Single(operation => operation.Id == id).Security.Select(static item => string.Join(" ", item.Schemes));
}
