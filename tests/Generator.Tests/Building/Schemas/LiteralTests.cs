using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Schemas;

/// <summary>Enums, constants, their members' names.</summary>
public class LiteralTests
{
    [Fact]
    public void Values_become_members()
    {
        var lines = SchemaTestBed.Lines("""
            {
              "Ops": { "type": "string", "enum": ["<", "<=", "==", "", "*", "-1", "+1", "1", "a", "A", "a"] },
              "State": { "type": "string", "enum": ["IN_PROGRESS", "DONE", "AWS", "in-progress", null] },
              "Level": { "type": "integer", "enum": [1, 2, -1], "x-enum-varnames": ["low", "high", "none"] },
              "Named": { "type": "string", "enum": ["x", "y"], "x-enumNames": ["First", "Second"] },
              "Rate": { "type": "number", "enum": [0.5, 1] },
              "Mixed": { "enum": ["a", 1, true] },
              "Flag": { "type": "boolean", "enum": [true, false] },
              "Text": { "type": "string", "enum": [1.0, true] },
              "Count": { "type": "integer", "enum": ["1", "20"] },
              "Reserved": { "type": "string", "enum": ["value", "values", "reserved", "equals"] }
            }
            """);
        Assert.Equal(
            [
                "Count = Value1 1, Value20 20",
                "Level = Low 1, High 2, None -1",
                """Mixed = A "a", Value1 1, True true""",
                """Named = First "x", Second "y" """.TrimEnd(),
                """Ops = LessThan "<", LessThanOrEqual "<=", Equal "==", Empty "", Asterisk "*", Minus1 "-1", """
                    + "Plus1 \"+1\", Value1 \"1\", A \"a\", A2 \"A\"",
                "Rate = Value0_5 0.5, Value1 1",
                """Reserved = ValueValue "value", ValuesValue "values", ReservedValue "reserved", """
                    + "EqualsValue \"equals\"",
                """State = InProgress "IN_PROGRESS", DONE "DONE", AWS "AWS", InProgress2 "in-progress" """.TrimEnd(),
                """Text = Value1_0 "1.0", True "true" """.TrimEnd(),
            ],
            lines);
    }

    [Fact]
    public void One_value_is_a_constant()
    {
        var lines = SchemaTestBed.Lines("""
            {
              "E": { "type": "string", "enum": ["only"] },
              "T": { "type": "object", "required": ["a", "b", "c", "d", "e", "f"], "properties": {
                "a": { "const": "k" }, "b": { "const": 1 }, "c": { "type": "boolean", "enum": [true] },
                "d": { "type": "string", "enum": ["x"] }, "e": { "$ref": "#/components/schemas/E" },
                  "f": { "const": 1.5 },
                "g": { "type": "string", "enum": ["x", null] } } }
            }
            """);
        Assert.Contains(
            """T { A!: String = "k"; B!: Int64 = 1; C!: Boolean = true; D!: TD = "x" X; """
                + "E!: E = \"only\" Only; F!: Double = 1.5; G~: TG? }",
            lines);
    }

    [Fact]
    public void Choices_of_texts_are_one_literal()
    {
        var lines = SchemaTestBed.Lines("""
            {
              "Open": { "anyOf": [{ "type": "string", "enum": ["a", "b"] }, { "type": "string" }] },
              "Documented": { "oneOf": [{ "const": "lo", "description": "Low." }, { "const": "hi" }] },
              "Numbers": { "oneOf": [{ "const": 1, "title": "Low" }, { "const": 2, "title": "High" }] },
              "Kind": { "type": "string", "enum": ["k"] },
              "T": { "type": "object", "properties": { "k": { "anyOf": [{ "$ref": "#/components/schemas/Kind" },
                { "type": "string" }] } } }
            }
            """);
        Assert.Equal(
            [
                """Documented = Lo "lo", Hi "hi" """.TrimEnd(),
                "Kind = K \"k\"",
                "Numbers = Low 1, High 2",
                """Open = A "a", B "b" """.TrimEnd(),
                "T { K: Kind }",
            ],
            lines);
    }

    [Fact]
    public void A_choice_of_any_number_and_some_is_a_number()
    {
        // Cloudflare's TTL: 30 to 86,400, or 1 for automatic.
        var lines = SchemaTestBed.Lines("""
            {
              "T": { "type": "object", "properties": {
                "ttl": { "type": "number", "anyOf": [{ "type": "number", "minimum": 30 },
                  { "type": "number", "enum": [1] }] },
                "size": { "oneOf": [{ "type": "integer", "enum": [-1] }, { "type": "integer", "format": "int32" }] },
                "share": { "oneOf": [{ "type": "integer" }, { "type": "number", "enum": [0.5] }] },
                "level": { "oneOf": [{ "type": "integer", "enum": [1] }, { "type": "integer", "enum": [2] }] } } }
            }
            """);
        Assert.Equal(
            ["T { Ttl: Double; Size: Int32; Share: Double; Level: TLevel }", "TLevel = Value1 1, Value2 2"], lines);
    }

    [Fact]
    public void The_constant_that_a_choice_is_told_by_is_required()
    {
        // Cloudflare's rules: action is optional in the schema of each, and no rule is one without it.
        var lines = SchemaTestBed.Lines("""
            {
              "Rule": { "oneOf": [{ "$ref": "#/components/schemas/Block" }, { "$ref": "#/components/schemas/Log" }],
                "discriminator": { "propertyName": "action", "mapping": { "block": "#/components/schemas/Block" } } },
              "Base": { "type": "object", "properties": { "id": { "type": "string" } } },
              "Block": { "allOf": [{ "$ref": "#/components/schemas/Base" },
                { "properties": { "action": { "enum": ["block"] }, "kind": { "enum": ["k"] } } }] },
              "Log": { "type": "object", "properties": { "action": { "enum": ["log", "skip"] } } },
              "Alone": { "type": "object", "properties": { "action": { "enum": ["alone"] } } }
            }
            """);
        Assert.Contains(
            """Block { Id: String; Action!: BlockAction = "block" Block; Kind: BlockKind = "k" K }""", lines);
        Assert.Contains("Log { Action: LogAction }", lines);
        Assert.Contains("""Alone { Action: AloneAction = "alone" Alone }""", lines);
    }

    [Fact]
    public void Descriptions_of_values_are_kept()
    {
        var bed = new SchemaTestBed("""
            { "E": { "type": "string", "enum": [null, "a", "b"], "x-enum-descriptions": ["", "First.", "Second."] } }
            """);
        bed.BuildAll();
        bed.Complete();
        var literal = (SpecClient.Generator.Model.LiteralSchema)bed.Builder.Find("Acme.Models.E")!;
        Assert.Equal(["First.", "Second."], literal.Members.Select(static member => member.Docs.Summary));
    }

    [Theory]
    [InlineData("anyOf: [{ type: string }, { type: string, enum: [a, b] }]", true)]
    [InlineData("anyOf: [{ type: string, enum: [a, b] }, { type: string }, { type: 'null' }]", true)]
    [InlineData("anyOf: [{ type: string }, { enum: [a] }, { enum: [b] }]", true)]
    [InlineData("anyOf: [{ enum: [a] }, { enum: [b] }]", false)]
    [InlineData("anyOf: [{ enum: [a, b] }, { type: 'null' }]", false)]
    [InlineData("type: string, enum: [a, b]", false)]
    public void A_choice_of_any_text_and_some_takes_any_value(string schema, bool isOpen) => Assert.Equal(
        isOpen,
        BuiltModel.Build(Documents.Of(
            "/t:\n  post:\n    requestBody: { content: { application/json: { schema: { type: object, "
            + "properties: { m: { " + schema + " } } } } } }\n    responses: { '204': { description: ok } }"))
            .Schemas.OfType<LiteralSchema>().Single().IsOpen);

    [Fact]
    public void AutoRest_names_a_literal_and_its_members()
    {
        const string Tier = """
            { "type": "string", "enum": ["b", "s"], "x-ms-enum": { "name": "skuTier", "modelAsString": false,
              "values": [{ "value": "b", "name": "Basic", "description": "Cheap." }, { "value": "s" }] } }
            """;
        var lines = SchemaTestBed.Lines($$"""
            {
              "A": { "type": "object", "properties": { "tier": {{Tier}} } },
              "B": { "type": "object", "properties": { "tier": {{Tier}},
                "other": { "type": "string", "enum": ["x", "z"], "x-ms-enum": { "name": "SkuTier" } },
                "taken": { "type": "string", "enum": ["y", "z"], "x-ms-enum": { "name": "A" } } } }
            }
            """);
        Assert.Equal(
            [
                "A { Tier: SkuTier }",
                "B { Tier: SkuTier; Other: BOther; Taken: BTaken }",
                "BOther = X \"x\", Z \"z\"",
                "BTaken = Y \"y\", Z \"z\"",
                """SkuTier = Basic "b", S "s" """.TrimEnd(),
            ],
            lines);
    }

    [Theory]
    [InlineData("modelAsString: true", true)]
    [InlineData("modelAsString: false", false)]
    [InlineData("name: 5, values: { a: 1 }", false)]
    public void AutoRest_says_whether_there_may_be_other_values(string said, bool isOpen) => Assert.Equal(
        isOpen,
        BuiltModel.Build(Documents.Of(
            "/t:\n  get:\n    parameters: [{ name: m, in: query, schema: { type: string, enum: [a, b], x-ms-enum: { "
            + said + " } } }]\n    responses: { '204': { description: ok } }"))
            .Schemas.OfType<LiteralSchema>().Single().IsOpen);
}
