namespace SpecClient.Generator.Tests.Reading.Repairs;

/// <summary>Every reference leads to a component; what leads nowhere is reported, and only that is lost.</summary>
public class ReferenceRepairsTests
{
    private const string Paths = """
        openapi: 3.1.0
        info: { title: t, version: '1' }
        paths:
          /a:
            get:
              responses:
                '200': { description: ok, content: { application/json: { schema: { $ref: '§' } } } }
        components:
          schemas:
            Pet:
              type: object
              properties:
                tag: { type: object, properties: { id: { type: integer } } }
                pair: { type: array, prefixItems: [{ type: string }, { type: object, title: Second }] }
            'A~/B c': { type: string }

        """;

    private static readonly string Paths32 = Paths.Replace("3.1.0", "3.2.0");

    private const string Schema =
        "#/paths/~1a/get/responses/200/content/application~1json/schema";

    [Theory]
    [InlineData("#/components/schemas/Pet", "#/components/schemas/Pet")]
    [InlineData("#/components/schemas/A~0~1B%20c", "#/components/schemas/A__B_c")]
    [InlineData("Pet", "#/components/schemas/Pet")]
    [InlineData("#/definitions/Pet", "#/components/schemas/Pet")]
    [InlineData("test.yaml#/components/schemas/Pet", "#/components/schemas/Pet")]
    [InlineData("#/components/schemas/Pet/properties/tag", "#/components/schemas/Pet_tag")]
    [InlineData("#/components/schemas/Pet/properties/pair/prefixItems/1", "#/components/schemas/Pet_pair")]
    public void A_reference_finds_its_component(string written, string expected)
    {
        var read = Reads.Document(Paths.Replace("§", written));
        Assert.Empty(read.Diagnostics);
        Assert.Equal("{\"$ref\":\"" + expected + "\"}", read.At(Schema).Replace("\\u0020", " "));
    }

    [Theory]
    [InlineData("", "#/components/schemas/Tree")]
    [InlineData("$id: 'https://x.example/tree', ", "#/components/schemas/Tree")]
    public void A_lone_hash_is_the_schema_around_it(string id, string expected)
    {
        var read = Reads.Document(Paths.Replace("§", "#/components/schemas/Tree")
            + $"    Tree: {{ {id}type: object, properties: {{ kids: {{ type: array, items: {{ $ref: '#' }} }} }} }}\n");
        Assert.Empty(read.Diagnostics);
        Assert.Equal(
            "{\"$ref\":\"" + expected + "\"}", read.At("#/components/schemas/Tree/properties/kids/items"));
    }

    [Theory]
    [InlineData("properties/tag", "__id__get_tag")]
    [InlineData("properties/own", "__id__get_own")]
    public void A_pointer_goes_through_a_reference_with_siblings(string rest, string expected)
    {
        var read = Reads.Document($$"""
            openapi: 3.1.0
            info: { title: t, version: "1" }
            paths:
              /{id}:
                get:
                  responses:
                    '200':
                      content:
                        application/json:
                          schema: { $ref: '#/components/schemas/Pet', properties: { own: { type: object } } }
            components:
              schemas:
                Pet: { type: object, properties: { tag: { type: object } } }
                User: { $ref: '#/paths/~1%7Bid%7D/get/responses/200/content/application~1json/schema/{{rest}}' }
            """);
        Assert.Empty(read.Diagnostics);
        Assert.Equal("{\"$ref\":\"#/components/schemas/" + expected + "\"}", read.At("#/components/schemas/User"));
    }

    [Fact]
    public void A_component_with_an_odd_name_is_renamed_where_it_stands()
    {
        var read = Reads.Document(Paths.Replace("§", "#/components/schemas/A~0~1B%20c"));
        Assert.Equal("{\"type\":\"string\"}", read.At("#/components/schemas/A__B_c"));
        Assert.DoesNotContain("A~/B", read.Source!.Root.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("#/components/schemas/A~0~1B c", read.Source.Map.Original("#/components/schemas/A__B_c"));
    }

    [Fact]
    public void A_place_and_the_reference_to_it_are_one_component()
    {
        var read = Reads.Document(Paths.Replace("§", "#/components/schemas/Pet/properties/tag"));
        Assert.Equal("{\"$ref\":\"#/components/schemas/Pet_tag\"}", read.At("#/components/schemas/Pet/properties/tag"));
        Assert.Equal(
            "#/components/schemas/Pet/properties/tag", read.Source!.Map.Original("#/components/schemas/Pet_tag"));
        Assert.Equal(13, read.Source.Map.Find("#/components/schemas/Pet_tag/properties/id").Line + 1);
    }

    [Theory]
    [InlineData("#/components/schemas/Missing", "SPEC0006 7:66")]
    [InlineData("#/components/schemas", "SPEC0006 7:66")]
    [InlineData("#/components/schemas/Pet/properties", "SPEC0006 7:66")]
    [InlineData("#/components/schemas/Pet/type", "SPEC0006 7:66")]
    [InlineData("#/paths/~1a/get/responses/200", "SPEC0006 7:66")]
    [InlineData("#", "SPEC0006 7:66")]
    [InlineData("#/", "SPEC0006 7:66")]
    [InlineData("#nowhere", "SPEC0006 7:66")]
    [InlineData("%zz#%", "SPEC0101 7:66")]
    [InlineData("other.yaml#/Pet", "SPEC0101 7:66")]
    [InlineData("https://x.example/pet.json?a#/Pet", "SPEC0101 7:66")]
    public void A_reference_to_nothing_is_reported_where_it_stands(string written, string expected)
    {
        var read = Reads.Document(Paths.Replace("§", written));
        Assert.Equal([expected], read.Diagnostics.Places());
        Assert.Equal("{}", read.At(Schema));
    }

    [Theory]
    [InlineData("../common/pets.yaml#/Pet", "Add <AdditionalFiles Include=\"/common/pets.yaml\" /> to the project")]
    [InlineData("https://x.example/a/pet.json#/Pet", "Nothing is downloaded: save it, refer to the copy, and add "
        + "<AdditionalFiles Include=\"pet.json\" /> to the project")]
    public void A_missing_file_is_named_with_the_line_to_add(string written, string expected)
    {
        var read = Reads.Document(Paths.Replace("§", written));
        var message = Assert.Single(read.Diagnostics).ToDiagnostic().GetMessage(null);
        Assert.Contains(written.Split('#')[0], message);
        Assert.EndsWith(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_another_file_are_shared_too()
    {
        var read = Reads.Document(
            Paths.Replace("§", "common.yaml#/Owner") + "    Tag: { $ref: 'common.yaml#/Owner/properties/tag' }\n"
                + "    Whole: { $ref: tag.json }\n",
            "/specs/test.yaml",
            ("/specs/common.yaml", "Owner: { properties: { tag: { type: object }, self: { $ref: '#/Owner' } } }"),
            ("/specs/tag.json", "{ \"type\": \"boolean\" }"));
        Assert.Empty(read.Diagnostics);
        Assert.Equal(
            "{\"properties\":{\"tag\":{\"$ref\":\"#/components/schemas/Owner_tag\"},"
            + "\"self\":{\"$ref\":\"#/components/schemas/Owner\"}}}",
            read.At("#/components/schemas/Owner"));
        Assert.Equal("{\"type\":\"object\"}", read.At("#/components/schemas/Owner_tag"));
        Assert.Equal("{\"$ref\":\"#/components/schemas/Owner_tag\"}", read.At("#/components/schemas/Tag"));
        Assert.Equal("{\"$ref\":\"#/components/schemas/tag\"}", read.At("#/components/schemas/Whole"));
        Assert.Equal("common.yaml#/Owner/properties/tag", read.Source!.Map.Original("#/components/schemas/Owner_tag"));
    }

    [Theory]
    [InlineData("https://x.test/a/main", "https://x.test/b/models", "../b/models")]
    [InlineData("https://x.test/a/main", "https://x.test/b/models", "https://x.test/b/models")]
    [InlineData("https://x.test/a/main", "https://x.test/b/models", "/b/models")]
    [InlineData("https://x.test/a/main", "https://x.test/b/models", "parts/models.yaml")]
    [InlineData(null, "https://x.test/b/models", "https://x.test/b/./models")]
    [InlineData(null, "../named", "named")]
    [InlineData("deep/er/main", "urn/models", "../../parts/urn/models")]
    [InlineData("deep/er/main", null, "../../parts/models.yaml")]
    public void Files_are_found_by_the_names_they_give_themselves(string? main, string? other, string reference)
    {
        static string Self(string? self) => self is null ? "" : "$self: " + self + "\n";
        var read = Reads.Document(
            Self(main) + Paths32.Replace("§", reference + "#/Owner"),
            "/specs/test.yaml",
            ("/specs/parts/models.yaml", Self(other) + "Owner: { type: object }"));
        Assert.Empty(read.Diagnostics);
        Assert.Equal("{\"$ref\":\"#/components/schemas/Owner\"}", read.At(Schema));
    }

    [Theory]
    [InlineData("https://x.test/a/main", "https://x.test/b/models", "models")]
    [InlineData("https://x.test/a/main", "https://x.test/b/models", "https://y.test/b/models")]
    [InlineData(null, "https://x.test/b/models", "b/models")]
    public void Other_names_are_missing_files(string? main, string other, string reference)
    {
        var read = Reads.Document(
            (main is null ? "" : "$self: " + main + "\n") + Paths32.Replace("§", reference + "#/Owner"),
            "/specs/test.yaml",
            ("/specs/parts/models.yaml", "$self: " + other + "\nOwner: { type: object }"));
        Assert.StartsWith("SPEC0101", Assert.Single(read.Diagnostics.Places()), StringComparison.Ordinal);
    }

    [Fact]
    public void Mappings_lead_into_other_files()
    {
        var read = Reads.Document(
            Reads.Head31 + """
            paths: {}
            components:
              schemas:
                Animal:
                  discriminator:
                    propertyName: kind
                    mapping: { dog: 'animals.yaml#/Dog', cat: 'animals.yaml#/Cat', own: Animal, obj: { $ref: '#/x' } }
            """,
            "/specs/test.yaml",
            ("/specs/animals.yaml", "Dog: { type: object }"));
        Assert.Equal(
            "{\"dog\":\"#/components/schemas/Dog\",\"own\":\"Animal\"}",
            read.At("#/components/schemas/Animal/discriminator/mapping"));
        Assert.Equal(["SPEC0006 9:46", "SPEC0006 9:85"], read.Diagnostics.Places());
    }

    [Theory]
    [InlineData("paths: { $ref: 'paths.yaml' }")]
    [InlineData("paths: { /a: { $ref: 'paths.yaml#/~1a' } }")]
    [InlineData("paths: { /a: { get: { $ref: 'paths.yaml#/~1a/get' } } }")]
    [InlineData("paths: { /a: { get: { responses: { $ref: 'paths.yaml#/~1a/get/responses' } } } }")]
    [InlineData("paths: { /a: { get: { responses: { '200': { $ref: 'paths.yaml#/~1a/get/responses/200' } } } } }")]
    public void Objects_that_no_component_can_be_are_read_in_place(string paths)
    {
        var read = Reads.Document(
            Reads.Head31 + paths,
            "/specs/test.yaml",
            ("/specs/paths.yaml", "/a: { get: { responses: { '200': { description: fine } } } }"));
        Assert.Empty(read.Diagnostics);
        var responses = read.Source!.Document.Paths["/a"].Operations!.Single().Value.Responses!;
        Assert.Equal("fine", responses["200"].Description);
    }

    [Theory]
    [InlineData("paths: { /a: { $ref: '#/nowhere' }, /b: { get: {} } }", 1)]
    [InlineData("paths: { /a: { $ref: '#/nowhere', get: {} }, /b: { get: {} } }", 2)]
    [InlineData("paths: { /b: { get: {} } }\ncomponents: { $ref: '#/nowhere' }", 1)]
    [InlineData("paths: { /b: { get: { parameters: [{ $ref: '#/nowhere' }] } } }", 1)]
    [InlineData("paths: { /b: { get: { parameters: [{ $ref: '#/components/parameters/A' }] } } }\n"
        + "components: { parameters: { A: { $ref: '#/components/parameters/B' }, B: { $ref: '#/nowhere' } } }", 1)]
    [InlineData("info: { $ref: '#/nowhere' }\npaths: { /b: { get: {} } }", 1)]
    public void What_leads_nowhere_costs_only_itself(string text, int paths)
    {
        var read = Reads.Document("openapi: 3.1.0\n" + text);
        Assert.Equal(paths, read.Source!.Document.Paths.Count);
        Assert.NotEmpty(read.Diagnostics);
        Assert.All(read.Diagnostics, static d => Assert.Equal("SPEC0006", d.Id));
    }

    [Theory]
    [InlineData("A: { $ref: '#/components/schemas/A' }")]
    [InlineData("A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' }")]
    [InlineData("A: { properties: { p: { $ref: '#/components/schemas/A/properties/p' } } }")]
    [InlineData("A: { properties: { p: { items: { $ref: '#/components/schemas/A/properties/p' } } } }")]
    [InlineData("A: { allOf: [{ $ref: '#/components/schemas/A/allOf/0' }] }")]
    public void Cycles_end(string schemas)
    {
        var read = Reads.Document(Reads.Head31 + "paths: {}\ncomponents: { schemas: { " + schemas + " } }");
        Assert.NotNull(read.Source);
        Assert.All(read.Diagnostics, static d => Assert.Equal("SPEC0008", d.Id));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("text")]
    [InlineData("{ callbacks: [] }")]
    public void A_callback_may_refer_to_components_that_are_none(string components)
    {
        var read = Reads.Document(Reads.Head31 + $$"""
            paths:
              /a:
                get:
                  callbacks: { done: { $ref: '#/components/callbacks/done' } }
                  responses: { '200': { description: ok } }
            components: {{components}}
            """);

        Assert.NotNull(read.Source);
    }
}
