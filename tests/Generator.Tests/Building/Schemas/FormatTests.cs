namespace SpecClient.Generator.Tests.Building.Schemas;

/// <summary>Types and formats.</summary>
public class FormatTests
{
    [Theory]
    [InlineData("string", "date-time", "DateTimeOffset")]
    [InlineData("string", "date", "Date")]
    [InlineData("string", "time", "Time")]
    [InlineData("string", "duration", "Duration")]
    [InlineData("string", "uuid", "Guid")]
    [InlineData("string", "uri", "Uri")]
    [InlineData("string", "byte", "Base64")]
    [InlineData("string", "base64url", "Base64Url")]
    [InlineData("string", "binary", "String")]
    [InlineData("string", "password", "Secret")]
    [InlineData("string", "ipv4", "String")]
    [InlineData("string", "int64", "String")]
    [InlineData("string", "no-such-format", "String")]
    [InlineData("integer", "int8", "Int8")]
    [InlineData("integer", "uint8", "UInt8")]
    [InlineData("integer", "int32", "Int32")]
    [InlineData("integer", "uint64", "UInt64")]
    [InlineData("integer", "unix-time", "UnixTime")]
    [InlineData("integer", "no-such-format", "Int64")]
    [InlineData("number", "float", "Single")]
    [InlineData("number", "decimal", "Decimal")]
    [InlineData("number", "no-such-format", "Double")]
    [InlineData("number", "int32", "Int32")]
    [InlineData("boolean", "int32", "Boolean")]
    public void A_format_gives_the_type(string type, string format, string expected) => Assert.Equal(
        expected, SchemaTestBed.TypeOf($$"""{ "type": "{{type}}", "format": "{{format}}" }"""));

    [Theory]
    [InlineData("""{ "type": "integer" }""", "Int64")]
    [InlineData("""{ "type": "number" }""", "Double")]
    [InlineData("""{ "format": "date-time" }""", "DateTimeOffset")]
    [InlineData("""{ "format": "int32" }""", "Int32")]
    [InlineData("""{ "type": "string", "contentEncoding": "base64" }""", "Base64")]
    [InlineData("{ }", "Any")]
    [InlineData("""{ "description": "anything" }""", "Any")]
    [InlineData("""{ "type": ["string", "number", "boolean", "object", "array", "null"] }""", "Any?")]
    [InlineData("""{ "type": "object" }""", "{Any}")]
    [InlineData("""{ "type": "object", "additionalProperties": false }""", "{Any}")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "integer" } }""", "{Int64}")]
    [InlineData("""{ "additionalProperties": { "type": ["string", "null"] } }""", "{String?}")]
    [InlineData("""{ "type": "object", "patternProperties": { "^x": { "type": "boolean" } } }""", "{Boolean}")]
    [InlineData("""{ "type": "array" }""", "[Any]")]
    [InlineData(
        """{ "type": "array", "uniqueItems": true, "items": { "type": "array", "items": { "format": "uuid" } } }""",
        "[[Guid]]")]
    [InlineData("""{ "items": { "type": "string" } }""", "[String]")]
    [InlineData("""{ "prefixItems": [{ "type": "string" }], "type": "array" }""", "[Any]")]
    [InlineData("""{ "if": { "type": "string" }, "then": { "maxLength": 3 }, "type": "string" }""", "String")]
    [InlineData("""{ "not": { "type": "string" } }""", "Any")]
    public void A_schema_gives_the_type(string schema, string expected) =>
        Assert.Equal(expected, SchemaTestBed.TypeOf(schema));

    [Fact]
    public void Binary_is_a_file_where_files_can_be_and_only_there()
    {
        var bed = new SchemaTestBed("""
            { "F": { "type": "object", "properties": {
                "file": { "type": "string", "format": "binary" },
                "files": { "type": "array", "items": { "type": "string", "format": "binary" } },
                "meta": { "type": "object", "properties": { "raw": { "type": "string", "format": "binary" } } } } } }
            """);
        var site = SchemaTestBed.Site("F") with { AllowBinary = true };
        var flattened = bed.Builder.TryFlatten(bed.Reference("F"), site)!;
        Assert.Equal(["Binary", "[Binary]", "FMeta"], flattened.Properties.Select(static p => SchemaText.Of(p.Type)));
        Assert.Equal(["FMeta { Raw: String }"], bed.Complete());
    }
}
