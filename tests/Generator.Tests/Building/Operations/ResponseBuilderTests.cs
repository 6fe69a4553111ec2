using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Operations;

public class ResponseBuilderTests
{
    private const string Components =
        """
        schemas:
          pet: { type: object, required: [name], properties: { name: { type: string } } }
          error: { type: object, properties: { code: { type: integer } } }
        """;

    private const string Pet =
        "{ description: A pet., content: { application/json: { schema: { $ref: '#/components/schemas/pet' } } } }";

    private const string Error =
        "{ description: No., content: { application/json: { schema: { $ref: '#/components/schemas/error' } } } }";

    private const string Envelope =
        "{ description: Done., content: { application/json: { schema: { type: object, properties: { "
        + "success: { type: boolean }, result: { $ref: '#/components/schemas/pet' } } } } } }";

    [Fact]
    public void The_success_is_read_and_errors_go_by_status_range_and_default()
    {
        var operation =
            Operation("{ default: " + Error + ", 4xx: " + Error + ", '404': " + Error + ", '200': " + Pet + " }");
        Assert.Equal("Acme.Models.Pet", operation.Response.Type!.Name);
        Assert.Equal((MediaTypeKind.Json, "application/json"), (operation.Response.Kind, operation.Response.Accept));
        Assert.False(operation.Response.ResultNullable);
        Assert.Equal([(404, 404), (400, 499), (0, 999)], operation.Errors.Select(e => (e.FromStatus, e.ToStatus)));
    }

    [Fact]
    public void A_lone_default_is_the_success() =>
        Assert.Equal("Acme.Models.Pet", Operation("{ default: " + Pet + " }").Response.Type!.Name);

    [Fact]
    public void Without_content_there_is_nothing_to_read()
    {
        var response = Operation("{ '204': { description: Done. } }").Response;
        Assert.Equal((MediaTypeKind.None, null), (response.Kind, response.Type));
    }

    [Fact]
    public void An_answer_to_HEAD_has_no_body_whatever_the_document_says()
    {
        var responses = "{ '200': " + Pet + ", default: " + Error + " }";
        var operation = BuiltModel.Build(Document(responses).Replace("get:", "head:", StringComparison.Ordinal))
            .Operations.Single();
        Assert.Equal("HEAD", operation.Method);
        Assert.Equal((MediaTypeKind.None, null), (operation.Response.Kind, operation.Response.Type));
        Assert.Empty(operation.Errors);
    }

    [Fact]
    public void A_success_without_body_beside_one_with_a_body_gives_null()
    {
        var response = Operation("{ '200': " + Pet + ", '204': { description: Gone. } }").Response;
        Assert.True(response.ResultNullable);
        Assert.Empty(response.Alternatives);
    }

    [Fact]
    public void Successes_of_several_types_are_a_union()
    {
        var built = BuiltModel.Build(Document("{ '202': " + Error + ", '200': " + Pet + " }"));
        var response = built.Operations.Single().Response;
        var union = Assert.IsType<UnionSchema>(built.Schemas.Single(s => s.Type.FullName == response.Type!.Name));
        Assert.Equal([(200, "Pet"), (202, "Error")], response.Alternatives.Select(a => (a.FromStatus, a.Variant)));
        Assert.Equal(["Pet", "Error"], union.Variants.Select(v => v.Name));
        Assert.Equal(["name"], union.Variants[0].RequiredProperties);
        Assert.Equal(response.Alternatives.Select(a => a.Type), union.Variants.Select(v => v.Type));
    }

    [Fact]
    public void A_success_of_another_kind_stays_raw()
    {
        var built = BuiltModel.Build(Document(
            "{ '200': " + Pet
                + ", '203': { description: Text., content: { text/csv: { schema: { type: string } } } } }"));
        Assert.Equal("Acme.Models.Pet", built.Operations.Single().Response.Type!.Name);
        Assert.Single(built.Of("SPEC0047"));
    }

    [Theory]
    [InlineData("text/event-stream", nameof(MediaTypeKind.ServerSentEvents))]
    [InlineData("application/x-ndjson", nameof(MediaTypeKind.NdJson))]
    [InlineData("application/json-seq", nameof(MediaTypeKind.JsonSequence))]
    [InlineData("text/csv", nameof(MediaTypeKind.Text))]
    [InlineData("image/*", nameof(MediaTypeKind.Binary))]
    [InlineData("application/problem+json", nameof(MediaTypeKind.Json))]
    [InlineData("application/xml", nameof(MediaTypeKind.Xml))]
    [InlineData("'*/*'", nameof(MediaTypeKind.Json))]
    public void Media_types_have_kinds(string mediaType, string kind)
    {
        var response = Operation(
            "{ '200': { description: Done., content: { " + mediaType
                + ": { schema: { $ref: '#/components/schemas/pet' } } } } }")
            .Response;
        Assert.Equal(kind, response.Kind.ToString());
        Assert.Equal(mediaType.Trim('\''), response.Accept);
    }

    [Fact]
    public void A_word_that_is_no_media_type_is_taken_as_json()
    {
        var built = BuiltModel.Build(Document(
            "{ '200': { description: Done., content: { undefined: { schema: { $ref: '#/components/schemas/pet' } "
                + "} } } }"));
        Assert.Equal(MediaTypeKind.Json, built.Operations.Single().Response.Kind);
        Assert.Null(built.Operations.Single().Response.Accept);
        Assert.Single(built.Of("SPEC0045"));
    }

    [Theory]
    [InlineData("{ example: 'addEventListener()' }", nameof(MediaTypeKind.Binary), "bytes")]
    [InlineData("{}", nameof(MediaTypeKind.Binary), "bytes")]
    [InlineData("{ type: string, format: binary }", nameof(MediaTypeKind.Binary), "bytes")]
    [InlineData("{ type: string }", nameof(MediaTypeKind.Text), "text")]
    [InlineData("{ type: string, enum: [a, b] }", nameof(MediaTypeKind.Json), "JSON")]
    [InlineData("{ type: array, items: {} }", nameof(MediaTypeKind.Json), "JSON")]
    [InlineData("{ additionalProperties: { type: string } }", nameof(MediaTypeKind.Json), "JSON")]
    public void A_word_that_is_no_media_type_is_what_its_schema_may_be(string schema, string kind, string word)
    {
        // Cloudflare's downloads of Workers: 'undefined', with an example alone.
        var built = BuiltModel.Build(Document(
            "{ '200': { description: Done., content: { undefined: { schema: " + schema + " } } } }"));
        Assert.Equal(kind, built.Operations.Single().Response.Kind.ToString());
        Assert.EndsWith(word, built.Of("SPEC0045").Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_unwraps_the_result()
    {
        var built = BuiltModel.Build(Document("{ '200': " + Envelope + " }"), Map(""));
        var response = built.Operations.Single().Response;
        Assert.Equal(["result"], response.UnwrapPath);
        Assert.Equal("success", response.SuccessProperty);
        Assert.False(response.ResultNullable);
        Assert.Equal("Acme.Models.Things.ThingGetResponse", response.Type!.Name);
    }

    [Fact]
    public void A_method_can_keep_the_envelope_or_fail_to_unwrap()
    {
        var whole = BuiltModel.Build(Document("{ '200': " + Envelope + " }"), Map(", unwrap_response: false"));
        Assert.Empty(whole.Operations.Single().Response.UnwrapPath);
        Assert.Null(whole.Operations.Single().Response.SuccessProperty);
        var wrong = BuiltModel.Build(Document("{ '200': " + Envelope + " }"), Map(", unwrap_response: data"));
        Assert.Contains("'", Assert.Single(wrong.Of("SPEC0064")).Text.Replace('|', '\''));
    }

    [Fact]
    public void A_boolean_that_is_always_true_says_success_without_a_map()
    {
        var response =
            Operation("{ '200': { description: Done., content: { application/json: { schema: { type: object, "
            + "properties: { success: { type: boolean, enum: [true] } } } } } } }").Response;
        Assert.Equal("success", response.SuccessProperty);
    }

    [Fact]
    public void Declared_headers_are_typed()
    {
        var response =
            Operation(
                "{ '200': { description: Done., headers: { X-Left: { required: true, schema: { type: integer } }, "
            + "Content-Type: { schema: { type: string } } } } }").Response;
        var header = Assert.Single(response.Headers);
        Assert.Equal(("X-Left", "XLeft", TypeKind.Int64, true),
            (header.WireName, header.PropertyName, header.Type.Kind, header.Required));
        Assert.NotNull(response.HeadersType);
    }

    private static OperationModel Operation(string responses) =>
        BuiltModel.Build(Document(responses)).Operations.Single();

    private static string Document(string responses) =>
        Documents.Of("/things/one:\n  get:\n    responses: " + responses + "\n", Components);

    private static string Map(string more) => "settings: { unwrap_response_fields: [result] }\n"
        + "resources: { things: { methods: { get: { endpoint: get /things/one" + more + " } } } }";
}
