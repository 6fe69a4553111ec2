using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Operations;

public class RequestBodyBuilderTests
{
    [Fact]
    public void Parts_of_any_name_are_files()
    {
        var body = BuiltModel.Build(Documents.Operation(
            """
            parameters: [{ name: thing_id, in: path, required: true, schema: { type: string } }]
            requestBody:
              content:
                multipart/form-data:
                  schema:
                    type: object
                    properties:
                      metadata: { type: object, additionalProperties: { type: string, format: binary } }
                    additionalProperties: { type: string, format: binary }
            responses: { '204': { description: Done. } }
            """)).Operation("Create").Body!;
        Assert.True(body.Flattened);
        Assert.Equal(TypeKind.Binary, body.AdditionalProperties!.Kind);
        Assert.Equal((TypeKind.Map, TypeKind.String), (
            body.Properties.Single().Type.Kind, body.Properties.Single().Type.Item!.Kind));
    }

    [Fact]
    public void A_json_object_is_flattened()
    {
        var body =
            Body("{ application/json: { schema: { type: object, required: [a], properties: { a: { type: string } "
                + "} } } }");
        Assert.True(body.Flattened);
        Assert.True(body.Required);
        Assert.Equal(["A"], body.Properties.Select(p => p.PropertyName));
    }

    [Fact]
    public void What_a_requests_own_schema_lists_is_sent_though_its_component_is_read_only()
    {
        var built = BuiltModel.Build(
            Documents.Operation(
                """
                parameters: [{ name: thing_id, in: path, required: true, schema: { type: string } }]
                requestBody:
                  content:
                    application/json:
                      schema:
                        required: [a]
                        properties:
                          a: { $ref: '#/components/schemas/Paused' }
                          b: { allOf: [{ $ref: '#/components/schemas/Paused' }], description: The same. }
                          c: { $ref: '#/components/schemas/Paused', readOnly: true }
                          d: { type: string, readOnly: true }
                          e: { $ref: '#/components/schemas/Whole' }
                responses: { '204': { description: Done. } }
                """)
            + "\ncomponents: { schemas: { Paused: { type: boolean, readOnly: true }, "
            + "Whole: { type: object, properties: { f: { $ref: '#/components/schemas/Paused' } } } } }\n");
        Assert.Equal(
            ["a", "b", "e"],
            built.Operation("Create").Body!.Properties
                .Where(static property => !property.ReadOnly)
                .Select(static property => property.WireName));
        var whole = built.Schemas.OfType<ObjectSchema>().Single(static schema => schema.Type.Name == "Whole");
        Assert.True(whole.Properties.Single().ReadOnly);
    }

    [Theory]
    [InlineData("{ type: array, items: { type: string } }", nameof(TypeKind.Array))]
    [InlineData("{ type: string }", nameof(TypeKind.String))]
    [InlineData("{ type: object, additionalProperties: { type: integer } }", nameof(TypeKind.Map))]
    [InlineData("{ oneOf: [{ type: string }, { type: integer }] }", nameof(TypeKind.Union))]
    public void Anything_else_is_the_body(string schema, string kind)
    {
        var body = Body("{ application/json: { schema: " + schema + " } }");
        Assert.False(body.Flattened);
        var content = Assert.Single(body.Contents);
        Assert.Equal(("Body", kind), (content.PropertyName, content.Type.Kind.ToString()));
    }

    [Fact]
    public void Several_media_types_each_have_a_property_json_first()
    {
        var body = Body(
            "{ text/plain: { schema: { type: string } }, application/xml: { schema: { type: object, properties: { "
                + "a: {} } } }, "
            + "application/json: { schema: { type: object, properties: { a: {} } } }, image/png: {} }");
        Assert.Equal(
            ["Body", "BodyXml", "BodyText", "BodyBinary"], body.Contents.Select(content => content.PropertyName));
        Assert.Equal(MediaTypeKind.Json, body.Contents[0].Kind);
    }

    [Fact]
    public void Media_types_that_say_the_same_are_one()
    {
        var body = Body(
            "{ application/json: { schema: { $ref: '#/components/schemas/x' } }, "
            + "text/json: { schema: { $ref: '#/components/schemas/x' } }, "
            + "application/*+json: { schema: { $ref: '#/components/schemas/x' } } }");
        Assert.True(body.Flattened);
        Assert.Equal("application/json", body.Contents.Single().MediaType);
    }

    [Theory]
    [InlineData("multipart/form-data", nameof(MediaTypeKind.Multipart), nameof(TypeKind.Binary))]
    [InlineData("application/x-www-form-urlencoded", nameof(MediaTypeKind.FormUrlEncoded), nameof(TypeKind.String))]
    public void Forms_are_flattened_with_their_encodings(string mediaType, string kind, string file)
    {
        var body =
            Body("{ " + mediaType + ": { schema: { type: object, properties: { file: { type: string, format: binary }, "
            + "meta: { type: object, properties: { a: { type: string } } } } }, "
            + "encoding: { meta: { contentType: application/json } } } }");
        Assert.True(body.Flattened);
        var content = Assert.Single(body.Contents);
        Assert.Equal(kind, content.Kind.ToString());
        Assert.Equal(("meta", "application/json"), content.Encodings.Select(e => (e.WireName, e.ContentType)).Single());
        Assert.Equal(file, body.Properties[0].Type.Kind.ToString());
    }

    [Theory]
    [InlineData("application/octet-stream", "{ type: string, format: binary }", "Binary", "Binary")]
    [InlineData("text/plain", "{ type: string }", nameof(MediaTypeKind.Text), nameof(TypeKind.String))]
    [InlineData("application/x-ndjson", "{ type: string, format: binary }", "NdJson", "Binary")]
    [InlineData("application/x-ndjson", "{ type: array, items: { type: integer } }", nameof(MediaTypeKind.NdJson),
        nameof(TypeKind.Int64))]
    public void Raw_and_line_bodies(string mediaType, string schema, string kind, string type)
    {
        var content = Body("{ " + mediaType + ": { schema: " + schema + " } }").Contents.Single();
        Assert.Equal((kind, type), (content.Kind.ToString(), content.Type.Kind.ToString()));
    }

    [Fact]
    public void Merge_patch_has_three_states()
    {
        var body = Body(
            "{ application/merge-patch+json: { schema: { type: object, properties: { a: { type: string } } } } }");
        Assert.True(body.MergePatch);
        Assert.True(body.Properties.Single().TriState);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("delete")]
    public void Bodies_of_get_and_delete_are_kept(string verb)
    {
        var operation = Operation("{ application/json: { schema: { type: array, items: { type: string } } } }", verb);
        Assert.True(operation.Body!.Required);
    }

    [Theory]
    [InlineData("{ schema: { type: object } }")]
    [InlineData("{ schema: {} }")]
    [InlineData("{}")]
    public void A_delete_need_not_send_an_object_that_says_nothing(string content) =>
        Assert.False(Operation("{ application/json: " + content + " }", "delete").Body!.Required);

    [Fact]
    public void The_map_names_the_body_and_keeps_it_whole()
    {
        var body = BuiltModel.Build(
            Document("{ application/json: { schema: { type: object, properties: { a: { type: string } } } } }", "post"),
            "resources: { things: { methods: { make: { endpoint: post /things, body_param_name: thing } } } }")
            .Operations.Single().Body!;
        Assert.False(body.Flattened);
        Assert.Equal("Thing", body.Contents.Single().PropertyName);
    }

    private static RequestBodyModel Body(string content) => Operation(content, "post").Body!;

    private static OperationModel Operation(string content, string verb) =>
        BuiltModel.Build(Document(content, verb)).Operations.Single();

    private static string Document(string content, string verb) => Documents.Of(
        "/things:\n  " + verb + ":\n    requestBody: { required: true, content: " + content + " }\n"
        + "    responses: { '204': { description: Done. } }\n",
        "schemas: { x: { type: object, properties: { a: { type: string } } } }");

    [Theory]
    [InlineData("type: string", 0)]
    [InlineData("type: array, items: { type: string }", 1)]
    [InlineData("type: integer", 1)]
    public void A_form_that_is_no_object_is_a_string(string schema, int told)
    {
        var built = BuiltModel.Build(Documents.Operation(
            "requestBody: { content: { application/x-www-form-urlencoded: { schema: { " + schema
            + " } } } }\nresponses: { '204': { description: ok } }"));
        Assert.Equal(TypeKind.String, built.Operations.Single().Body!.Contents[0].Type.Kind);
        Assert.Equal(told, built.Of("SPEC0084").Count());
    }

    [Theory]
    [InlineData("text/csv", "type: object, properties: { a: { type: string } }", TypeKind.String, 1)]
    [InlineData("text/csv", "type: array, items: { type: object }", TypeKind.String, 1)]
    [InlineData("text/csv", "properties: { a: { type: string } }", TypeKind.String, 1)]
    [InlineData("text/csv", "oneOf: [{ type: object }, { type: string }]", TypeKind.String, 0)]
    [InlineData("application/yaml", "$ref: '#/components/schemas/x'", TypeKind.String, 1)]
    [InlineData("application/msgpack", "$ref: '#/components/schemas/x'", TypeKind.Binary, 1)]
    [InlineData("application/vnd.ms-excel", "type: object", TypeKind.Binary, 1)]
    [InlineData("text/csv", "type: string", TypeKind.String, 0)]
    [InlineData("text/plain", "type: integer", TypeKind.Int64, 0)]
    [InlineData("application/octet-stream", "type: string, format: binary", TypeKind.Binary, 0)]
    [InlineData("application/octet-stream", "", TypeKind.Binary, 0)]
    public void A_body_that_nothing_says_how_to_write_is_of_the_callers_making(
        string mediaType, string schema, object kind, int told)
    {
        var built = BuiltModel.Build(Document("{ " + mediaType + ": { schema: { " + schema + " } } }", "post"));
        Assert.Equal(kind, built.Operations.Single().Body!.Contents.Single().Type.Kind);
        Assert.Equal(told, built.Of("SPEC0084").Count());
    }

    [Theory]
    [InlineData("multipart/form-data", "type: object, properties: { a: { type: string } }", 1)]
    [InlineData("application/x-www-form-urlencoded", "$ref: '#/components/schemas/x'", 1)]
    [InlineData("multipart/form-data", "allOf: [{ $ref: '#/components/schemas/x' }, { type: object }]", 1)]
    [InlineData("multipart/form-data", "type: object, properties: { ghost: { type: string } }", 0)]
    [InlineData(
        "multipart/form-data", "type: object, properties: { a: { type: string } }, additionalProperties: true", 0)]
    [InlineData(
        "multipart/form-data",
        "type: object, properties: { a: { type: string } }, additionalProperties: { type: string }", 0)]
    [InlineData(
        "multipart/form-data",
        "type: object, properties: { a: { type: string } }, patternProperties: { g: { type: string } }", 0)]
    [InlineData("multipart/form-data", "type: object", 0)]
    [InlineData("application/json", "$ref: '#/components/schemas/x'", 0)]
    public void An_encoding_that_names_no_property_is_told(string mediaType, string schema, int told) =>
        Assert.Equal(told, BuiltModel.Build(Document(
            "{ " + mediaType + ": { schema: { " + schema + " }, encoding: { ghost: { contentType: text/csv } } } }",
            "post")).Of("SPEC0086").Count());

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "type: string", nameof(TypeKind.String), "")]
    [InlineData("application/x-www-form-urlencoded", "type: integer", nameof(TypeKind.String), "SPEC0084")]
    [InlineData("application/x-www-form-urlencoded", "type: string, enum: [a]", nameof(TypeKind.String), "SPEC0084")]
    [InlineData("application/x-www-form-urlencoded", "type: array, items: { type: string }", nameof(TypeKind.String),
        "SPEC0084")]
    [InlineData("application/x-www-form-urlencoded", "type: object, additionalProperties: { type: string }",
        nameof(TypeKind.Map), "")]
    [InlineData("application/xml", "type: integer", nameof(TypeKind.Int64), "")]
    [InlineData("json", "type: array, items: { type: string }", nameof(TypeKind.Array), "SPEC0045")]
    [InlineData("json", "type: string", nameof(TypeKind.String), "SPEC0045")]
    public void A_parameter_has_the_types_that_its_media_type_holds(
        string mediaType, string schema, string kind, string told)
    {
        var built = BuiltModel.Build(Documents.Operation(
            "parameters: [{ name: a, in: query, content: { " + mediaType + ": { schema: { " + schema
            + " } } } }]\nresponses: { '204': { description: ok } }", "/things"));
        Assert.Equal(kind, built.Operations.Single().Parameters.Single().Type.Kind.ToString());
        Assert.Equal(told, string.Join(" ", new[] { "SPEC0084", "SPEC0045" }.Where(id => built.Of(id).Any())));
    }
}
