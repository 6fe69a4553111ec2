using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Operations;

public class BatchBuilderTests
{
    private const string Components =
        """
        schemas:
          item: { type: object, required: [id, name], properties: { id: { type: string }, name: { type: string } } }
          outcome: { type: object, required: [id], properties: { id: { type: string }, reason: { type: string } } }
          answer:
            type: object
            properties:
              created: { type: array, items: { $ref: '#/components/schemas/outcome' } }
              failures: { type: array, items: { $ref: '#/components/schemas/outcome' } }
        """;

    [Fact]
    public void An_array_body_with_a_limit_is_a_batch()
    {
        var batch = Batch("{ type: array, maxItems: 50, items: { $ref: '#/components/schemas/item' } }");
        Assert.NotNull(batch);
        Assert.Equal(("BulkCreateAll", "Body", 50), (batch.MethodName, batch.ItemsProperty, batch.MaxItems));
        Assert.Equal("Acme.Models.Item", batch.Item.Name);
        Assert.Equal("Acme.Models.Outcome", batch.ResultItem!.Name);
        Assert.Equal(("Created", "Failures", "Reason"),
            (batch.SucceededProperty, batch.FailedProperty, batch.ErrorProperty));
        Assert.Equal(("Id", false, "Id"), (batch.ItemKey, batch.ItemIsKey, batch.ResultKey));
    }

    [Theory]
    [InlineData("{ type: object, required: [id], properties: { id: { type: string } } }", "Id")]
    [InlineData("{ type: string }", "")]
    [InlineData("{ type: object, properties: { code: { type: integer } } }", null)]
    public void Accepted_items_of_another_type_are_told_by_their_keys(string taken, string? key)
    {
        var built = BuiltModel.Build(Documents.Of(
            "/things:\n  post:\n    requestBody: { required: true, content: { application/json: { schema: "
                + "{ type: array, maxItems: 9, items: { $ref: '#/components/schemas/item' } } } } }\n"
                + "    responses: { '200': { description: Done., content: { application/json: { schema: "
                + "{ type: object, properties: { created: { type: array, items: " + taken
                + " }, failures: { type: array, items: { "
                + "$ref: '#/components/schemas/outcome' } } } } } } } }\n",
            Components));
        var batch = built.Operations.Single().Batch!;
        Assert.Equal(
            (null, "Failures", "Outcome"),
            (batch.SucceededProperty, batch.FailedProperty, batch.ResultItem!.Name!.Split('.')[^1]));
        Assert.Equal(("Created", key), (batch.SucceededKeysProperty, batch.SucceededKey));
    }

    /// <summary>
    /// Items, answer; the lists of accepted and refused items, the type of an entry, its keys, its reason.
    /// </summary>
    [Theory]
    [InlineData("string", "{ deleted: [string], failed: [string] }", "Deleted Failed String - - -")]
    [InlineData("int", "{ deleted: [int], failed: [int] }", "Deleted Failed Int64 - - -")]
    [InlineData("item", "{ failed: [string] }", "- Failed String - - -")]
    [InlineData("one", "{ failed: [string] }", "- Failed String Id - -")]
    [InlineData("item", "{ errors: [keyed] }", "- Errors Object Id Id Error")]
    [InlineData("item", "{ errors: [message] }", "- - - - - -")]
    [InlineData("string", "{ errors: [message] }", "- - - - - -")]
    [InlineData("item", "{ errors: [message], result: [keyed] }", "Result - Object Id Id Error")]
    [InlineData("item", "{ processed: [keyed] }", "Processed - Object Id Id Error")]
    [InlineData("item", "{ created: [outcome] }", "Created - Object Id Id -")]
    [InlineData("item", "{ things: [message] }", "- - - - - -")]
    [InlineData("item", "[keyed]", "- - Object Id Id Error")]
    [InlineData("item", "[item]", "- - Object Id Id -")]
    [InlineData("item", "[string]", "- - - - - -")]
    [InlineData("string", "[string]", "- - String - - -")]
    [InlineData("item", "[verdict]", "- - Object Id Id - Ok/Success")]
    [InlineData("item", "{ results: [verdict] }", "Results - Object Id Id - Ok/Success")]
    [InlineData("item", "{ created: [verdict] }", "Created - Object Id Id - Ok/Success")]
    [InlineData("item", "{ created: [verdict], failed: [verdict] }", "Created Failed Object Id Id -")]
    [InlineData("verdict", "[verdict]", "- - Object Id Id -")]
    [InlineData("item", "[lost]", "- - Object Id Id - Failed/Failure")]
    [InlineData("item", "[code]", "- - Object Id Id - Status/StatusCode")]
    [InlineData("item", "[word]", "- - Object Id Id Error State/Word")]
    [InlineData("item", "{ succeeded: int, failed: int }", "- - - - - - Failed")]
    [InlineData("item", "{ error_count: int, results: [keyed] }", "Results - Object Id Id Error")]
    public void What_the_answer_tells_of_each_item_is_found(string items, string answer, string expected)
    {
        static string Schema(string name) => name switch
        {
            "string" => "{ type: string }",
            "int" => "{ type: integer, format: int64 }",
            ['[', ..] => "{ type: array, items: " + Schema(name[1..^1]) + " }",
            ['{', ..] => "{ type: object, properties: { " + string.Join(", ", name[1..^1].Split(',').Select(
                static pair => pair.Split(':')[0].Trim() + ": " + Schema(pair.Split(':')[1].Trim()))) + " } }",
            _ => "{ $ref: '#/components/schemas/" + name + "' }",
        };
        var built = BuiltModel.Build(Documents.Of(
            "/things:\n  post:\n    requestBody: { required: true, content: { application/json: { schema: "
                + "{ type: array, maxItems: 9, items: " + Schema(items) + " } } } }\n"
                + "    responses: { '200': { description: Done., content: { application/json: { schema: "
                + Schema(answer) + " } } } }\n",
            Components + """

                one: { type: object, required: [id], properties: { id: { type: string }, name: { type: string } } }
                message: { type: object, required: [message], properties: { message: { type: string } } }
                keyed: { type: object, required: [id], properties: { id: { type: string }, error: { type: string } } }
                verdict: { type: object, required: [id], properties: { id: { type: string }, ok: { type: boolean } } }
                lost: { type: object, required: [id], properties: { id: { type: string }, failed: { type: boolean } } }
                code: { type: object, required: [id], properties: { id: { type: string }, status: { type: integer } } }
                word:
                  type: object
                  required: [id]
                  properties: { id: { type: string }, state: { enum: [done, failed] }, error: { type: string } }
              """));
        var batch = built.Operations.Single().Batch!;
        Assert.Equal(expected, string.Join(' ', new[]
        {
            batch.SucceededProperty, batch.FailedProperty, batch.ResultItem?.Kind.ToString(), batch.ItemKey,
            batch.ResultKey, batch.ErrorProperty,
        }.Select(static text => text ?? "-"))
            + (batch.ItemStatus is { } verdict ? " " + verdict.Property + "/" + verdict.Kind : "")
            + (batch.FailureCountProperty is { } count ? " " + count : ""));
    }

    [Theory]
    [InlineData("string", "")]
    [InlineData("integer", "")]
    public void A_scalar_is_its_own_key(string type, string format)
    {
        var built = BuiltModel.Build(Documents.Of(
            "/things:\n  post:\n    requestBody: { required: true, content: { application/json: { schema: "
                + "{ type: array, maxItems: 9, items: { type: " + type + format + " } } } } }\n"
                + "    responses: { '200': { description: Done., content: { application/json: { schema: "
                + "{ type: object, properties: { failed: { type: array, items: { type: object, required: [id, reason], "
                + "properties: { id: { type: " + type + " }, reason: { type: string } } } } } } } } } }\n"));
        var batch = built.Operations.Single().Batch!;
        Assert.Equal((null, true, "Id"), (batch.ItemKey, batch.ItemIsKey, batch.ResultKey));
    }

    [Fact]
    public void A_string_is_its_own_key()
    {
        var batch = Batch("{ type: array, maxItems: 50, items: { type: string } }")!;
        Assert.Equal((null, true, "Id"), (batch.ItemKey, batch.ItemIsKey, batch.ResultKey));
    }

    [Fact]
    public void An_object_that_is_nothing_but_the_array_is_a_batch()
    {
        var batch =
            Batch("{ type: object, properties: { items: { type: array, maxItems: 5, items: { type: string } } } }")!;
        Assert.Equal(("Items", 5), (batch.ItemsProperty, batch.MaxItems));
    }

    [Theory]
    [InlineData("{ type: array, items: { type: string } }")]
    [InlineData(
        "{ type: object, properties: { name: { type: string }, tags: { type: array, maxItems: 5, items: { type: "
            + "string } } } }")]
    [InlineData("{ type: object, properties: { name: { type: string } } }")]
    public void Anything_else_is_none(string schema) => Assert.Null(Batch(schema));

    [Fact]
    public void The_map_says_what_the_document_does_not()
    {
        const string Schema =
            "{ type: object, properties: { name: { type: string }, tags: { type: array, items: { type: string } } } }";
        var batch = Batch(Schema, "{ size: 7, items: tags, failed: failures, error: reason }")!;
        Assert.Equal(("Tags", 7, "Failures"), (batch.ItemsProperty, batch.MaxItems, batch.FailedProperty));
        Assert.Null(Batch("{ type: array, maxItems: 50, items: { type: string } }", "false"));
    }

    [Theory]
    [InlineData("{ type: string }", "{ size: 3 }", "SPEC0062")]
    [InlineData("{ type: array, items: { type: string } }", "true", "SPEC0062")]
    [InlineData("{ type: array, items: { type: string } }", "{ size: 3, failed: ghosts }", "SPEC0069")]
    public void What_the_map_asks_in_vain_is_reported_there(string schema, string batch, string rule)
    {
        var (_, diagnostics) = Build(schema, batch);
        Assert.Contains(diagnostics, diagnostic =>
            diagnostic.Id == rule && diagnostic.Location!.Path == "test.client.yaml");
    }

    private static BatchModel? Batch(string schema, string? map = null) => Build(schema, map).Model.Batch;

    private static (OperationModel Model, IReadOnlyList<Generator.Diagnostics.DiagnosticInfo> Diagnostics) Build(
        string schema, string? map)
    {
        var built = BuiltModel.Build(
            Documents.Of(
                "/things:\n  post:\n    requestBody: { required: true, content: { application/json: { schema: "
                    + schema + " } } }\n"
                + "    responses: { '200': { description: Done., content: { application/json: { schema: { $ref: "
                + "'#/components/schemas/answer' } } } } }\n",
                Components),
            map is null
                ? null : "resources: { things: { methods: { make: { endpoint: post /things, batch: " + map
                    + " } } } }");
        return (built.Operations.Single(), built.Diagnostics);
    }
}
