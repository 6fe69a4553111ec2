using System.Text.RegularExpressions;

namespace SpecClient.Generator.Tests.Building.Schemas;

/// <summary>oneOf, anyOf, several types.</summary>
public class UnionTests
{
    private const string Animals = """
        "Cat": { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "cat" },
          "lives": { "type": "integer" } } },
        "Dog": { "type": "object", "required": ["kind"], "properties": { "kind": { "enum": ["dog", "wolf"] },
          "bark": { "type": "boolean" } } },
        "Fish": { "type": "object", "required": ["fins"], "properties": { "kind": { "type": "string" },
          "fins": { "type": "integer" } } }
        """;

    [Theory]
    [InlineData(
        """{ "oneOf": [@Cat, @Dog] }""",
        "U = Cat Cat 'cat' | Dog Dog 'dog' 'wolf' by kind")]
    [InlineData(
        """{ "oneOf": [@Cat, @Fish] }""",
        "U = Cat Cat | Fish Fish")]
    [InlineData(
        """{ "anyOf": [@Cat, @Fish], "discriminator": { "propertyName": "kind" } }""",
        "U = Cat Cat 'cat' | Fish Fish 'Fish' by kind")]
    [InlineData(
        """
        { "oneOf": [@Dog, @Fish],
          "discriminator": { "propertyName": "kind",
            "mapping": { "f": "#/components/schemas/Fish", "g": "Fish", "x": "#/components/schemas/Nothing" } } }
        """,
        "U = Dog Dog 'dog' 'wolf' | Fish Fish 'f' 'g' by kind")]
    [InlineData("""{ "type": ["string", "integer"] }""", "U = Integer Int64 | String String")]
    [InlineData(
        """{ "anyOf": [{ "type": "string" }, { "items": { "type": "string" } }, { "type": "boolean" }] }""",
        "U = StringArray [String] explicit | Boolean Boolean | String String")]
    [InlineData(
        """{ "anyOf": [{ "type": "string" }, { "type": "string", "format": "date-time" }] }""",
        "U = DateTime DateTimeOffset | String String")]
    [InlineData(
        """{ "oneOf": [@Fish, { "oneOf": [{ "type": "string" }, { "type": "boolean" }] }] }""",
        "U = Fish Fish | Boolean Boolean | String String")]
    [InlineData(
        """
        { "type": "object", "properties": { "id": { "type": "string" } },
          "oneOf": [@Fish, { "title": "Bird", "properties": { "wings": {} } }] }
        """,
        "U = Fish UFish | Bird UBird")]
    public void Variants_are_told_apart(string schema, string expected) => Assert.Contains(
        expected, SchemaTestBed.Lines(Refs($$"""{ "U": {{schema}}, {{Animals}} }""")));

    [Fact]
    public void A_base_below_a_base_is_told_from_others_by_their_discriminator() => Assert.Contains(
        "U = Mid Mid 'Mid' 'Leaf' | Other Other 'Other' by kind",
        SchemaTestBed.Lines(Refs("""
            {
              "Base": { "properties": { "kind": {} }, "discriminator": { "propertyName": "kind" } },
              "Mid": { "allOf": [@Base], "properties": { "m": {} }, "discriminator": { "propertyName": "kind" } },
              "Leaf": { "allOf": [@Mid], "properties": { "l": {} } },
              "Other": { "allOf": [@Base], "properties": { "o": {} } },
              "U": { "oneOf": [@Mid, @Other] }
            }
            """)));

    // The choice that the variants include with the rest is not made once more.
    [Fact]
    public void Variants_written_in_place_may_include_their_union()
    {
        var lines = SchemaTestBed.Lines(Refs("""
            { "U": { "type": "object", "properties": { "name": { "type": "string" } }, "oneOf": [
              { "title": "Cat", "allOf": [@U], "properties": { "kind": { "const": "cat" } }, "required": ["kind"] },
              { "title": "Dog", "allOf": [@U], "properties": { "kind": { "const": "dog" } }, "required": ["kind"] }
            ] } }
            """));
        Assert.Contains("U = Cat UCat 'cat' | Dog UDog 'dog' by kind", lines);
    }

    [Theory]
    [InlineData("""{ "oneOf": [{ "type": "integer" }, { "type": "number" }] }""", "Double")]
    [InlineData(
        """{ "anyOf": [{ "type": "string", "maxLength": 3 }, { "type": "string", "pattern": "x" }] }""", "String")]
    [InlineData("""{ "type": "string", "oneOf": [{ "pattern": "a" }, { "pattern": "b" }] }""", "String")]
    [InlineData("""{ "type": "object", "oneOf": [@Cat, { "type": "string" }] }""", "Cat")]
    public void A_choice_of_one_type_is_that_type(string schema, string expected) =>
        Assert.Equal(expected, SchemaTestBed.TypeOf(Refs(schema), ", " + Animals));

    [Fact]
    public void Variants_that_only_require_are_no_variants() => Assert.Equal(
        ["T { X: String; Y: String }"],
        SchemaTestBed.Lines("""
            { "T": { "type": "object", "properties": { "x": { "type": "string" }, "y": { "type": "string" } },
                     "anyOf": [{ "required": ["x"] }, { "required": ["y"] }] } }
            """));

    [Fact]
    public void A_write_only_property_is_not_expected_of_a_variant()
    {
        var bed = new SchemaTestBed(Refs("""
            {
              "U": { "oneOf": [@A, @B] },
              "A": { "type": "object", "required": ["s", "t"], "properties": { "s": { "type": "string",
                "writeOnly": true }, "t": {} } },
              "B": { "type": "object", "required": ["b"], "properties": { "b": {} } }
            }
            """));
        bed.BuildAll();
        bed.Complete();
        var union = (SpecClient.Generator.Model.UnionSchema)bed.Builder.Find("Acme.Models.U")!;
        Assert.Equal(["t"], union.Variants[0].RequiredProperties);
        Assert.Equal(["s", "t"], union.Variants[0].KnownProperties);
    }

    // "@Cat" stands for a reference to the component.
    private static string Refs(string text) =>
        Regex.Replace(text, @"@(\w+)", """{ "$ref": "#/components/schemas/$1" }""");
}
