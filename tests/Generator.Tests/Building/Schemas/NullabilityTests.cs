namespace SpecClient.Generator.Tests.Building.Schemas;

/// <summary>Every way to say null, and presence.</summary>
public class NullabilityTests
{
    private const string Other = """, "O": { "type": "object", "properties": { "a": { "type": "string" } } }""";

    [Theory]
    [InlineData("""{ "type": ["string", "null"] }""", "String?")]
    [InlineData("""{ "type": "string" }""", "String")]
    [InlineData("""{ "oneOf": [{ "type": "string" }, { "type": "null" }] }""", "String?")]
    [InlineData("""{ "anyOf": [{ "$ref": "#/components/schemas/O" }, { "type": "null" }] }""", "O?")]
    [InlineData("""{ "type": "string", "x-nullable": true }""", "String?")]
    [InlineData("""{ "enum": [null] }""", "Any?")]
    [InlineData("""{ "type": "object", "enum": [null], "nullable": true }""", "Any?")]
    [InlineData("""{ "type": "null" }""", "Any?")]
    [InlineData("""{ "const": null }""", "Any?")]
    [InlineData("""{ "enum": ["a", null] }""", "TP?")]
    [InlineData("""{ "$ref": "#/components/schemas/O", "nullable": true }""", "O?")]
    public void Null_is_found_in_every_form(string schema, string type) =>
        Assert.Equal(type, SchemaTestBed.TypeOf(schema, Other));

    [Theory]
    [InlineData("""{ "type": "string", "nullable": true }""", "String?")]
    [InlineData("""{ "nullable": true, "allOf": [{ "$ref": "#/components/schemas/O" }] }""", "O?")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/O" }, { "nullable": true }] }""", "O?")]
    [InlineData("""{ "$ref": "#/components/schemas/O", "nullable": true }""", "O?")]
    [InlineData("""{ "oneOf": [{ "$ref": "#/components/schemas/O" }], "nullable": true }""", "O?")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/O" }] }""", "O")]
    public void Nullable_of_3_0_is_found_beside_wrappers(string schema, string type) =>
        Assert.Equal(type, SchemaTestBed.TypeOf(schema, Other, "3.0.3"));

    [Fact]
    public void A_merged_property_is_nullable_only_where_all_parts_say_so()
    {
        var lines = SchemaTestBed.Lines("""
            {
              "B": { "type": "object", "properties": {
                "x": { "type": ["array", "null"], "items": {} }, "y": { "type": ["string", "null"] } } },
              "D": { "allOf": [{ "$ref": "#/components/schemas/B" }, { "properties": {
                "x": { "type": "array", "items": { "type": "string" } }, "y": { "type": ["string", "null"],
                  "maxLength": 3 } } }] }
            }
            """);
        Assert.Contains("D { X: [String]; Y~: String? }", lines);
    }

    [Fact]
    public void Optional_and_nullable_has_three_states_unless_it_is_only_read()
    {
        var lines = SchemaTestBed.Lines("""
            { "T": { "type": "object", "required": ["a"], "properties": {
                "a": { "type": ["string", "null"] }, "b": { "type": ["string", "null"] },
                "c": { "type": ["string", "null"], "readOnly": true }, "d": { "type": "string", "writeOnly": true },
                "e": { "type": "string", "readOnly": true, "writeOnly": true } } } }
            """);
        Assert.Equal(["T { A!: String?; B~: String?; C<: String?; D>: String; E: String }"], lines);
    }
}
