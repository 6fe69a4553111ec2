using System.Text.Json.Nodes;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Tests.Building;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Reading;

/// <summary>What builders say of a document of version 2.0, which they know as one of version 3.</summary>
public class Version2PointersTests
{
    private static readonly JsonObject s_document = JsonNode.Parse("""
        {
          "swagger": "2.0",
          "paths": { "/a": {
            "parameters": [ { "$ref": "#/parameters/shared~1body" } ],
            "post": { "parameters": [ { "in": "query", "name": "q" }, { "in": "body", "name": "b" } ] },
            "put": { "parameters": [ { "in": "formData", "name": "f" }, { "in": "formData", "name": "g/h" } ] },
            "get": { }
          } },
          "parameters": { "shared/body": { "in": "body", "name": "s" }, "p": { "in": "query" } }
        }
        """)!.AsObject();

    [Theory]
    [InlineData("#/components/schemas/Pet/properties/content/x", "#/definitions/Pet/properties/content/x")]
    [InlineData("#/components/securitySchemes/key", "#/securityDefinitions/key")]
    [InlineData("#/components/responses/E/content/application~1json/schema/items", "#/responses/E/schema/items")]
    [InlineData("#/components/requestBodies/s/content/text~1xml/schema", "#/parameters/s/schema")]
    [InlineData("#/components/parameters/p/schema/items", "#/parameters/p/items")]
    [InlineData("#/paths/~1a/post/responses/200/content/x~1y/schema/type",
        "#/paths/~1a/post/responses/200/schema/type")]
    [InlineData("#/paths/~1a/post/requestBody/content/x~1y/schema", "#/paths/~1a/post/parameters/1/schema")]
    [InlineData("#/paths/~1a/post/requestBody", "#/paths/~1a/post/parameters/1")]
    [InlineData("#/paths/~1a/get/requestBody/content/x~1y/schema", "#/parameters/shared~1body/schema")]
    [InlineData("#/paths/~1a/put/requestBody/content/x~1y/schema/properties/g~1h/items",
        "#/paths/~1a/put/parameters/1/items")]
    [InlineData("#/paths/~1a/post/parameters/0", "#/paths/~1a/post/parameters/0")]
    [InlineData("#/definitions/Pet", "#/definitions/Pet")]
    [InlineData("#", "#")]
    public void A_pointer_of_version_3_leads_to_the_text(string pointer, string expected) =>
        Assert.Equal(expected, Version2Pointers.Original(s_document, pointer));

    [Fact]
    public void Builders_diagnostics_stand_at_their_lines()
    {
        var run = GeneratorHarness.Run("""
            swagger: "2.0"
            info: { title: t, version: "1" }
            paths:
              /a:
                get:
                  responses:
                    "200":
                      description: ok
                      schema: { $ref: '#/definitions/Kid' }
            definitions:
              Kid:
                type: object
                properties:
                  kid: { type: string }
                  toString: { type: string }
            """);
        var found = Assert.Single(run.Diagnostics, static one => one.Id == "SPEC0032");
        Assert.Equal(10, found.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void Messages_say_pointers_as_the_document_has_them()
    {
        var built = BuiltModel.Build(
            """
            swagger: "2.0"
            info: { title: T, version: "1" }
            paths:
              /a:
                post:
                  parameters:
                    - { name: b, in: body, schema: { type: object, required: [y],
                        properties: { x: { type: string } } } }
                  responses: { "200": { description: Ok., schema: { $ref: '#/definitions/Kid' } } }
                get:
                  responses: { "200": { description: Ok., schema: { type: object, required: [w],
                    properties: { k: { type: string } } } } }
            definitions:
              Kid:
                required: [z]
                allOf: [{ properties: { k: { type: string } } }, { properties: { k: { type: integer } } }]
            """);
        var said = string.Join("\n", built.Diagnostics.Select(static found =>
            found.Id + " " + string.Join("|", found.Arguments)));
        Assert.Contains("SPEC0030 1|#/definitions/Kid/allOf/0/properties/k", said);
        Assert.Contains("y in #/paths/~1a/post/parameters/0/schema", said);
        Assert.Contains("w in #/paths/~1a/get/responses/200/schema", said);
        Assert.Contains("z in #/definitions/Kid", said);
        Assert.DoesNotContain("components", said);
        Assert.DoesNotContain("content", said);
    }
}
