namespace SpecClient.Generator.Tests.Building.Schemas;

/// <summary>Merging, wrappers, contradictions, recursion.</summary>
public class AllOfTests
{
    [Fact]
    public void Parts_add_properties_and_required_names()
    {
        var lines = SchemaTestBed.Lines("""
            {
              "A": { "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "integer" } } },
              "B": { "allOf": [{ "$ref": "#/components/schemas/A" }, { "required": ["a", "missing"] }],
                     "properties": { "c": { "type": "boolean" } }, "additionalProperties": { "type": "number" } }
            }
            """);
        Assert.Equal(
            ["A { AValue: String; B: Int64 }", "B { A!: String; BValue: Int64; C: Boolean; Missing!: Any } + Double"],
            lines);
    }

    [Theory]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/O" }], "description": "x", "example": 1 }""", "O")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/O" }, { "type": "object" }] }""", "O")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/S" }, { "maxLength": 3 }] }""", "String")]
    [InlineData("""{ "anyOf": [{ "$ref": "#/components/schemas/O" }] }""", "O")]
    [InlineData(
        """
        { "allOf": [{ "type": "array", "items": {} }, { "maxItems": 2 }],
          "items": { "$ref": "#/components/schemas/O" } }
        """,
        "[O]")]
    [InlineData("""{ "allOf": [{ "type": "number" }, { "type": "integer", "format": "int32" }] }""", "Int32")]
    public void A_wrapper_is_what_it_wraps(string schema, string expected) => Assert.Equal(
        expected,
        SchemaTestBed.TypeOf(
            schema,
            """, "O": { "type": "object", "properties": { "a": { "type": "string" } } }, "S": { "type": "string" }"""));

    [Fact]
    public void A_choice_of_plain_types_gives_way_to_the_derived_declaration()
    {
        var lines = SchemaTestBed.Lines("""
            {
              "Env": { "type": "object", "properties": {
                "result": { "anyOf": [{ "type": "object" }, { "type": "array" }, { "type": "string" }] },
                "errors": { "type": "array", "items": { "type": "object",
                  "properties": { "code": { "type": "integer" } } } } } },
              "Item": { "type": "object", "properties": { "id": { "type": "string" } } },
              "One": { "allOf": [{ "$ref": "#/components/schemas/Env" },
                { "properties": { "result": { "$ref": "#/components/schemas/Item" } } }] },
              "Many": { "allOf": [{ "$ref": "#/components/schemas/Env" },
                { "properties": { "result": { "type": "array", "items": { "$ref": "#/components/schemas/Item" } } } }] }
            }
            """);
        Assert.Contains("One { Result: Item; Errors: [EnvErrorsItem] }", lines);
        Assert.Contains("Many { Result: [Item]; Errors: [EnvErrorsItem] }", lines);
    }

    [Fact]
    public void The_last_of_contradicting_declarations_is_used_and_reported()
    {
        var bed = new SchemaTestBed("""
            { "T": { "allOf": [ { "type": "object", "properties": { "a": { "type": "string" } } },
                                { "type": "object", "properties": { "a": { "type": "integer" } } } ] } }
            """);
        bed.BuildAll();
        Assert.Equal(["T { A: Int64 }"], bed.Complete());
        Assert.Equal("SPEC0030", Assert.Single(bed.Diagnostics).Id);
    }

    [Fact]
    public void Recursion_ends()
    {
        var lines = SchemaTestBed.Lines("""
            {
              "Tree": { "type": "object", "properties": {
                "kids": { "type": "array", "items": { "$ref": "#/components/schemas/Tree" } },
                "named": { "type": "object", "additionalProperties": { "$ref": "#/components/schemas/Tree" } } } },
              "Loop": { "type": "array", "items": { "$ref": "#/components/schemas/Loop" } },
              "P": { "type": "array", "items": { "$ref": "#/components/schemas/Q" } },
              "Q": { "type": "object", "additionalProperties": { "$ref": "#/components/schemas/P" } },
              "Value": { "oneOf": [{ "type": "string" }, { "type": "array",
                "items": { "$ref": "#/components/schemas/Value" } }] },
              "Rec": { "type": "object", "properties": { "x": { "allOf": [{ "$ref": "#/components/schemas/Rec" },
                { "properties": { "y": { "type": "string" } } }] } } },
              "Self": { "allOf": [{ "$ref": "#/components/schemas/Self" }, { "type": "object",
                "properties": { "s": { "type": "string" } } }] }
            }
            """);
        Assert.Equal(
            [
                "Loop = LoopArray [Loop] explicit",
                "P = Array [{P}] explicit",
                "Rec { X: RecX }",
                "RecX { X: RecX; Y: String }",
                "Self { S: String }",
                "Tree { Kids: [Tree]; Named: {Tree} }",
                "Value = ValueArray [Value] explicit | String String",
            ],
            lines);
    }

    [Fact]
    public void A_circle_of_references_is_any_json()
    {
        var bed = new SchemaTestBed("""
            { "A": { "$ref": "#/components/schemas/B" }, "B": { "$ref": "#/components/schemas/A" } }
            """);
        Assert.Equal("Any", SchemaText.Of(bed.Build("A")));
        Assert.Contains(bed.Diagnostics, static diagnostic => diagnostic.Id == "SPEC0021");
    }

    [Fact]
    public void A_chain_of_thousands_does_not_overflow()
    {
        var schemas = string.Join(",", Enumerable.Range(0, 5000).Select(
            i => $$"""  "C{{i}}": { "type": "array", "items": { "$ref": "#/components/schemas/C{{i + 1}}" } } """));
        var bed = new SchemaTestBed("{" + schemas + """, "C5000": { "type": "string" } }""");
        bed.Build("C0");
        Assert.Contains(bed.Diagnostics, static diagnostic => diagnostic.Id == "SPEC0023");
    }
}
