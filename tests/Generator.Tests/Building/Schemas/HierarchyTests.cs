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
                "Circle : Shape 'c' { R: Double } by t: Ring=Ring, c=Circle",
                "Dot : Shape 'Dot' {  }",
                "Ring : Circle 'Ring' { Hole: Double }",
                "Round = Circle Circle 'c' 'Ring' | Dot Dot 'Dot' by t",
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

    [Fact]
    public void Of_several_included_records_the_lowest_is_the_base()
    {
        var lines = SchemaTestBed.Lines("""
            {
              "A": { "type": "object", "properties": { "t": { "type": "string" }, "a": { "type": "string" } },
                "discriminator": { "propertyName": "t" } },
              "B": { "allOf": [{ "$ref": "#/components/schemas/A" }, { "properties": { "b": { "type": "string" } } }] },
              "Side": { "allOf": [{ "$ref": "#/components/schemas/A" },
                { "properties": { "s": { "type": "string" } } }] },
              "C": { "allOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" },
                { "$ref": "#/components/schemas/Side" }, { "properties": { "c": { "type": "string" } } }] }
            }
            """);
        Assert.Equal(
            [
                "A { T: String; AValue: String } by t: B=B, Side=Side, C=C",
                "B : A 'B' { BValue: String } by t: C=C, B=B",
                "C : B 'C' { S: String; CValue: String }",
                "Side : A 'Side' { S: String }",
            ],
            lines);
    }

    [Fact]
    public void What_stands_between_and_is_no_record_is_passed_over()
    {
        var lines = SchemaTestBed.Lines("""
            {
              "A": { "type": "object", "properties": { "t": { "type": "string" } },
                "discriminator": { "propertyName": "t" } },
              "B": { "allOf": [{ "$ref": "#/components/schemas/A" }],
                "oneOf": [{ "$ref": "#/components/schemas/X" }, { "$ref": "#/components/schemas/Y" }] },
              "X": { "type": "object", "required": ["x"], "properties": { "x": { "type": "string" } } },
              "Y": { "type": "object", "required": ["y"], "properties": { "y": { "type": "string" } } },
              "C": { "allOf": [{ "$ref": "#/components/schemas/M" }, { "properties": { "c": { "type": "string" } } }] },
              "M": { "type": "object", "properties": { "m": { "type": "string" } },
                "allOf": [{ "$ref": "#/components/schemas/A" }] }
            }
            """);
        Assert.Contains("C : M 'C' { CValue: String }", lines);
        Assert.Contains("A { T: String } by t: M=M, C=C", lines);
        Assert.Contains(lines, static line => line.StartsWith("B = ", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_discriminator_members_are_copied()
        => Assert.Equal(
            [
                "A { AValue: String }", "B { A: String; BValue: String }",
                "C { A: String; B: String; CValue: String }",
            ],
            SchemaTestBed.Lines("""
                {
                  "A": { "type": "object", "properties": { "a": { "type": "string" } } },
                  "B": { "allOf": [{ "$ref": "#/components/schemas/A" },
                    { "properties": { "b": { "type": "string" } } }] },
                  "C": { "allOf": [{ "$ref": "#/components/schemas/B" },
                    { "properties": { "c": { "type": "string" } } }] }
                }
                """));

    [Fact]
    public void A_circle_of_bases_has_no_base()
        => Assert.Equal(
            ["A { T: String } by t: ", "B { T: String } by t: "],
            SchemaTestBed.Lines("""
                {
                  "A": { "type": "object", "properties": { "t": { "type": "string" } },
                    "allOf": [{ "$ref": "#/components/schemas/B" }], "discriminator": { "propertyName": "t" } },
                  "B": { "type": "object", "allOf": [{ "$ref": "#/components/schemas/A" }],
                    "discriminator": { "propertyName": "t" } }
                }
                """));

    [Fact]
    public void A_base_maps_no_type_that_derives_from_another()
    {
        var lines = SchemaTestBed.Lines("""
            {
              "A": { "type": "object", "properties": { "t": { "type": "string" } },
                "discriminator": { "propertyName": "t" } },
              "B": { "type": "object", "properties": { "u": { "type": "string" } },
                "discriminator": { "propertyName": "u" } },
              "C": { "allOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }] }
            }
            """);
        Assert.Equal(["A { T: String } by t: C=C", "B { U: String } by u: ", "C : A 'C' { U: String }"], lines);
    }

    [Fact]
    public void A_bases_typed_map_takes_the_further_properties_below_it()
        => Assert.Equal(
            ["A { T: String } + Int64 by t: B=B", "B : A 'B' { BValue: String }"],
            SchemaTestBed.Lines("""
                {
                  "A": { "type": "object", "properties": { "t": { "type": "string" } },
                    "additionalProperties": { "type": "integer" }, "discriminator": { "propertyName": "t" } },
                  "B": { "allOf": [{ "$ref": "#/components/schemas/A" },
                    { "properties": { "b": { "type": "string" } } }] }
                }
                """));

    [Theory]
    [InlineData(
        "C", "A { T: String } by t: b=B, C=C, A=A, else C", "B : A 'b' { BValue: String } by t: C=C, b=B, else C")]
    [InlineData("B", "A { T: String } by t: b=B, C=C, A=A, else B", "B : A 'b' { BValue: String } by t: C=C, b=B")]
    [InlineData("A", "A { T: String } by t: b=B, C=C, A=A", "B : A 'b' { BValue: String } by t: C=C, b=B")]
    public void A_base_has_a_default_type(string mapping, string baseLine, string middle)
    {
        var lines = SchemaTestBed.Lines(WithDefault(mapping), "3.2.0");
        Assert.Equal([baseLine, middle, "C : B 'C' { CValue: String }", "Other { O: String }"], lines);
    }

    [Fact]
    public void A_default_that_derives_not_from_the_base_is_reported()
    {
        var bed = new SchemaTestBed(WithDefault("Other"), "3.2.0");
        bed.BuildAll();
        Assert.StartsWith("A { T: String } by t: b=B, C=C, A=A", bed.Complete()[0], StringComparison.Ordinal);
        Assert.Contains(bed.Diagnostics, static diagnostic => diagnostic.Arguments.Contains("defaultMapping"));
    }

    private static string WithDefault(string mapping) => """
        {
          "A": { "type": "object", "properties": { "t": { "type": "string" } },
            "discriminator": { "propertyName": "t", "mapping": { "b": "#/components/schemas/B" },
              "defaultMapping": "#/components/schemas/$" } },
          "B": { "allOf": [{ "$ref": "#/components/schemas/A" }, { "properties": { "b": { "type": "string" } } }] },
          "C": { "allOf": [{ "$ref": "#/components/schemas/B" }, { "properties": { "c": { "type": "string" } } }] },
          "Other": { "type": "object", "properties": { "o": { "type": "string" } } }
        }
        """.Replace("$\"", mapping + "\"", StringComparison.Ordinal);

    [Theory]
    [InlineData(60, true)]
    [InlineData(300, true)]
    [InlineData(300, false)]
    public void A_chain_of_any_length_ends(int length, bool deepestFirst)
    {
        var links = Enumerable.Range(1, length).Select(static i => $$"""
            "T{{i}}": { "allOf": [{ "$ref": "#/components/schemas/T{{i - 1}}" },
              { "properties": { "p{{i}}": { "type": "string" } } }] }
            """);
        var lines = SchemaTestBed.Lines(
            """{ "T0": { "type": "object", "discriminator": { "propertyName": "t" } }, """
            + string.Join(", ", deepestFirst ? links.Reverse() : links) + " }");

        Assert.Equal(length + 1, lines.Count());
        // Thirty-two levels; what is deeper derives from the last of them.
        var bases = lines.ToDictionary(
            static line => line.Split(' ')[0], static line => line.Split(' ')[2], StringComparer.Ordinal);
        Assert.All(Enumerable.Range(1, length), i => Assert.Equal($"T{Math.Min(i - 1, 31)}", bases["T" + i]));
        Assert.Contains("T33 : T31 'T33' { P32: String; P33: String }", lines);
    }
}
