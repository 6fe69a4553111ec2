namespace SpecClient.Generator.Tests.Building.Schemas;

/// <summary>Bases with a discriminator.</summary>
public class HierarchyTests
{
    [Fact]
    public void Components_that_include_a_base_derive_from_it()
    {
        var lines = SchemaTestBed.Lines("""
            {
              "Shape": { "type": "object", "required": ["t"], "properties": { "t": { "type": "string" },
                "id": { "type": "string" } },
                         "discriminator": { "propertyName": "t", "mapping": { "c": "#/components/schemas/Circle" } } },
              "Circle": { "allOf": [{ "$ref": "#/components/schemas/Shape" },
                { "properties": { "r": { "type": "number" } } }] },
              "Square": { "allOf": [{ "$ref": "#/components/schemas/Shape" },
                { "properties": { "t": { "enum": ["sq"] }, "a": { "type": "number" } } }] },
              "Dot": { "allOf": [{ "$ref": "#/components/schemas/Shape" }] },
              "Ring": { "allOf": [{ "$ref": "#/components/schemas/Circle" },
                { "properties": { "hole": { "type": "number" } } }] },
              "Round": { "oneOf": [{ "$ref": "#/components/schemas/Circle" }, { "$ref": "#/components/schemas/Dot" }] }
            }
            """);
        Assert.Equal(
            [
                "Circle : Shape 'c' { R: Double }",
                "Dot : Shape 'Dot' {  }",
                "Ring : Shape 'Ring' { R: Double; Hole: Double }",
                "Round = Circle Circle 'c' | Dot Dot 'Dot' by t",
                "Shape { T!: String; Id: String } by t: c=Circle, sq=Square, Dot=Dot, Ring=Ring",
                "Square : Shape 'sq' { A: Double }",
            ],
            lines);
    }

    [Fact]
    public void A_base_that_lists_its_derived_schemas_is_a_base_and_not_a_union()
    {
        var lines = SchemaTestBed.Lines("""
            {
              "Pet": { "type": "object", "discriminator": { "propertyName": "petType" },
                       "oneOf": [{ "$ref": "#/components/schemas/Cat" }, { "$ref": "#/components/schemas/Dog" }] },
              "Cat": { "allOf": [{ "$ref": "#/components/schemas/Pet" },
                { "properties": { "c": { "type": "string" } } }] },
              "Dog": { "allOf": [{ "$ref": "#/components/schemas/Pet" },
                { "properties": { "d": { "type": "string" } } }] }
            }
            """);
        Assert.Equal(
            [
                "Cat : Pet 'Cat' { C: String }",
                "Dog : Pet 'Dog' { D: String }",
                "Pet { PetType!: String } by petType: Cat=Cat, Dog=Dog",
            ],
            lines);
    }

    [Fact]
    public void A_base_reached_alone_brings_its_derived_types()
    {
        var bed = new SchemaTestBed("""
            {
              "B": { "type": "object", "properties": { "t": { "type": "string" } },
                "discriminator": { "propertyName": "t" } },
              "D": { "allOf": [{ "$ref": "#/components/schemas/B" }, { "properties": { "d": { "type": "string" } } }] }
            }
            """);
        bed.Build("B");
        Assert.Equal(["B { T: String } by t: D=D", "D : B 'D' { DValue: String }"], bed.Complete());
    }

    [Fact]
    public void A_discriminator_without_derived_schemas_is_a_property()
        => Assert.Equal(
            ["B { T: String }"],
            SchemaTestBed.Lines("""
                { "B": { "type": "object", "properties": { "t": { "type": "string" } },
                  "discriminator": { "propertyName": "t" } } }
                """));
}
