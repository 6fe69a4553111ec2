using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Operations;

public class OperationBuilderTests
{
    [Fact]
    public void Security_is_the_operations_else_the_documents()
    {
        const string Document =
            """
            openapi: 3.1.0
            info: { title: T, version: '1' }
            security: [{ a: [] }, { b: [], c: [] }]
            paths:
              /inherits: { get: { responses: { '204': { description: Done. } } } }
              /own: { get: { security: [{ c: [] }, {}], responses: { '204': { description: Done. } } } }
              /anonymous: { get: { security: [], responses: { '204': { description: Done. } } } }
              /ghost: { get: { security: [{ ghost: [] }, { a: [] }], responses: { '204': { description: Done. } } } }
            components:
              securitySchemes:
                a: { type: http, scheme: bearer }
                b: { type: apiKey, in: header, name: X-B }
                c: { type: apiKey, in: query, name: c }
            """;
        var built = BuiltModel.Build(Document);
        Assert.Equal(
            ["a / b+c", "c / ", "", "a"],
            built.Operations.Select(static operation => string.Join(" / ", operation.Security.Select(
                static requirement => string.Join("+", requirement.Schemes)))));
        Assert.Single(built.Operations.ElementAt(2).Security);
        Assert.Equal(8, Assert.Single(built.Of("SPEC0050")).Line);
        Assert.Equal(
            [CredentialKind.Bearer, CredentialKind.ApiKey, CredentialKind.ApiKey],
            built.Model.Client.Credentials.Select(static credential => credential.Kind));
    }

    [Fact]
    public void Deprecation_says_what_the_extension_says()
    {
        var built = BuiltModel.Build(Documents.Of(
            """
            /a:
              get:
                deprecated: true
                x-cfDeprecation: { description: Use b. }
                responses: { '204': { description: Done. } }
            /b: { get: { deprecated: true, responses: { '204': { description: Done. } } } }
            /c: { get: { summary: Short., description: Long., responses: { '204': { description: Done. } } } }
            """));
        Assert.Equal(
            ["Use b.", "This operation is deprecated.", null], built.Operations.Select(static o => o.Docs.Deprecated));
        Assert.Equal(("Short.", "Long."), (built.Operations.Last().Docs.Summary, built.Operations.Last().Docs.Remarks));
    }

    [Fact]
    public void Servers_of_an_operation_replace_the_clients()
    {
        var operation = BuiltModel.Build(Documents.Operation(
            "servers: [{ url: 'https://{region}.acme.com', variables: { region: { default: eu } } }]\n"
            + "responses: { '204': { description: Done. } }", "/things")).Operations.Single();
        var server = operation.Servers.Single();
        Assert.Equal("https://{region}.acme.com", server.Url);
        Assert.Equal(("ServerRegion", "eu"), (server.Variables[0].PropertyName, server.Variables[0].Default));
    }

    [Fact]
    public void Operation_ids_are_unique()
    {
        var built = BuiltModel.Build(Documents.Of(
            """
            /a: { get: { operationId: x, responses: { '204': { description: Done. } } } }
            /b: { get: { operationId: x, responses: { '204': { description: Done. } } } }
            /c: { get: { responses: { '204': { description: Done. } } } }
            """));
        Assert.Equal(["x", "GET /b", "GET /c"], built.Operations.Select(static operation => operation.Id));
        Assert.Single(built.Of("SPEC0052"));
    }

    [Fact]
    public void Servers_and_their_variables_are_options()
    {
        var client = BuiltModel.Build(
            """
            openapi: 3.1.0
            info: { title: T, version: '1' }
            servers:
              - url: 'https://{region}.acme.com/{base}'
                description: Production
                variables: { region: { default: eu, enum: [eu, us] }, base: { default: v1 } }
              - { url: /local, description: 'A server, for tests.' }
            paths: {}
            """).Model.Client;
        Assert.Equal(["Production", "Server2"], client.Servers.Select(static server => server.Name));
        Assert.Equal(["ServerRegion", "ServerBase"], client.Servers[0].Variables.Select(static v => v.PropertyName));
        Assert.Equal("eu", client.Servers[0].Variables[0].Default);
    }
}
