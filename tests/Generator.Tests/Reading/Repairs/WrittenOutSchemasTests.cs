using SpecClient.Generator.Model;
using SpecClient.Generator.Tests.Building;

namespace SpecClient.Generator.Tests.Reading.Repairs;

/// <summary>Schemas with a title that were written out at each place are one component again.</summary>
public sealed class WrittenOutSchemasTests
{
    private const string Address =
        "{ type: object, title: Postal Address, "
        + "properties: { street: { type: string }, kind: { enum: [home, work] } } }";

    private const string Other =
        "{ type: object, title: Postal Address, properties: { street: { type: integer } } }";

    [Fact]
    public void Copies_become_a_component_under_their_title()
    {
        var read = Reads.Document(Document($$"""
            Person: { type: object, properties: { home: {{Address}}, work: { type: array, items: {{Address}} } } }
            """, $"{{ oneOf: [{Address}, {{ type: string }}] }}"));

        var reference = """{"$ref":"#/components/schemas/Postal_Address"}""";
        Assert.Equal(reference, read.At("#/components/schemas/Person/properties/home"));
        Assert.Equal(reference, read.At("#/components/schemas/Person/properties/work/items"));
        Assert.Equal(reference, read.At(Response + "/oneOf/0"));
        Assert.Equal("""{"type":"string"}""", read.At("#/components/schemas/Postal_Address/properties/street"));
        Assert.Empty(read.Diagnostics);
    }

    [Fact]
    public void The_type_has_the_titles_name()
    {
        var model = BuiltModel.Build(Document(
            $$"""Person: { type: object, properties: { home: {{Address}}, work: {{Address}} } }""",
            "{ $ref: '#/components/schemas/Person' }"));

        Assert.Equal(
            ["Acme.Models.Person", "Acme.Models.PostalAddress", "Acme.Models.PostalAddressKind"],
            model.Schemas.Select(static schema => schema.Type.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Schemas_stay_where_a_map_names_types()
    {
        var model = BuiltModel.Build(
            Document(
                $$"""Person: { type: object, properties: { home: {{Address}}, work: {{Address}} } }""",
                "{ $ref: '#/components/schemas/Person' }"),
            "resources: { people: { methods: { list: get /people } } }");

        Assert.Contains(model.Schemas, static schema => schema.Type.Name.EndsWith("Home", StringComparison.Ordinal));
        Assert.DoesNotContain(model.Schemas, static schema => schema.Type.Name == "PostalAddress");
    }

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(2, 2, false)]
    [InlineData(2, 1, true)]
    [InlineData(1, 2, true)]
    [InlineData(1, 0, false)]
    public void The_form_of_more_than_half_has_the_title(int these, int others, bool folds)
    {
        var copies = Enumerable.Repeat(Address, these).Concat(Enumerable.Repeat(Other, others));
        var read = Reads.Document(Document(
            "Person: { type: object, properties: { "
            + string.Join(", ", copies.Select(static (copy, at) => $"a{at}: {copy}")) + " } }"));

        var component = read.At("#/components/schemas/Postal_Address");
        Assert.Equal(folds, component != "nothing");
        Assert.Equal(folds && these > others, component.Contains("enum", StringComparison.Ordinal));
        Assert.Equal(
            folds ? Math.Max(these, others) : 0,
            Enumerable.Range(0, these + others)
                .Select(at => read.At($"#/components/schemas/Person/properties/a{at}"))
                .Count(static json => json.Contains("$ref", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("description: d")]
    [InlineData("required: [street]")]
    [InlineData("nullable: true")]
    [InlineData("x-secret: true")]
    [InlineData("additionalProperties: false")]
    public void Any_keyword_tells_apart(string keyword)
    {
        var different = Address.Replace("type: object", "type: object, " + keyword, StringComparison.Ordinal);
        var read = Reads.Document(Document(
            $$"""Person: { type: object, properties: { home: {{Address}}, work: {{different}} } }"""));

        Assert.Equal("nothing", read.At("#/components/schemas/Postal_Address"));
    }

    [Fact]
    public void A_copy_of_a_component_refers_to_it()
    {
        var read = Reads.Document(Document($$"""
            postal: {{Address}}
                Person: { type: object, properties: { home: {{Address}} } }
            """));

        Assert.Equal(
            """{"$ref":"#/components/schemas/postal"}""", read.At("#/components/schemas/Person/properties/home"));
    }

    [Theory]
    [InlineData("PostalAddress")]
    [InlineData("postal_address")]
    [InlineData("postal-Address")]
    public void A_components_name_is_not_taken(string name)
    {
        var read = Reads.Document(Document($$"""
            {{name}}: { type: string }
                Person: { type: object, properties: { home: {{Address}}, work: {{Address}} } }
            """));

        Assert.Contains("street", read.At("#/components/schemas/Person/properties/work"), StringComparison.Ordinal);
        Assert.Equal("nothing", read.At("#/components/schemas/Postal_Address"));
    }

    [Fact]
    public void What_a_property_says_of_itself_stays_with_it()
    {
        var described = Address.Replace("title:", "description: Where it goes., title:", StringComparison.Ordinal);
        var model = BuiltModel.Build(Document(
            $$"""Person: { type: object, properties: { home: {{described}}, work: {{described}} } }""",
            "{ $ref: '#/components/schemas/Person' }"));

        var person = model.Schema<ObjectSchema>("Person");
        Assert.All(person.Properties, static property => Assert.Equal("Where it goes.", property.Docs.Summary));
        Assert.Equal("Where it goes.", model.Schema<ObjectSchema>("PostalAddress").Docs.Summary);
    }

    [Fact]
    public void Copies_within_copies_are_one_type_too()
    {
        var person = $$"""{ type: object, title: Person, properties: { home: {{Address}} } }""";
        var read = Reads.Document(Document(
            $$"""Team: { type: object, properties: { lead: {{person}}, second: {{person}} } }"""));

        Assert.Equal(
            """{"$ref":"#/components/schemas/Person"}""", read.At("#/components/schemas/Team/properties/second"));
        Assert.Equal(
            """{"$ref":"#/components/schemas/Postal_Address"}""",
            read.At("#/components/schemas/Person/properties/home"));
    }

    [Theory]
    [InlineData("allOf: [COPY, { type: object }]", "allOf")]
    [InlineData("oneOf: [COPY, { type: object }], discriminator: { propertyName: street }", "oneOf")]
    public void What_goes_by_its_name_or_has_no_type_stays(string owner, string keyword)
    {
        var read = Reads.Document(Document(
            "Person: { " + owner.Replace("COPY", Address, StringComparison.Ordinal) + " }", Address));

        Assert.Contains("street", read.At($"#/components/schemas/Person/{keyword}/0"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_variant_with_a_discriminators_value_of_its_own_is_folded()
    {
        const string Owner = "{ oneOf: [COPY, { type: object }], discriminator: { propertyName: kind } }";
        var model = BuiltModel.Build(Document(
            "Person: { type: object, properties: { a: OWNER, b: OWNER } }"
                .Replace("OWNER", Owner, StringComparison.Ordinal).Replace("COPY", Address, StringComparison.Ordinal),
            "{ $ref: '#/components/schemas/Person' }"));

        var unions = model.Schemas.OfType<UnionSchema>().ToList();
        Assert.NotEmpty(unions);
        Assert.All(unions, static union =>
        {
            Assert.Equal("Acme.Models.PostalAddress", union.Variants[0].Type.Name);
            Assert.Equal(["home", "work"], union.Variants[0].DiscriminatorValues);
        });
    }

    [Fact]
    public void The_root_of_xml_keeps_its_name()
    {
        var text = Document("Person: { type: object, properties: { home: " + Address + " } }", Address);
        Assert.Contains("$ref", Reads.Document(text).At(Response), StringComparison.Ordinal);

        var xml = Reads.Document(text.Replace("application/json", "application/xml", StringComparison.Ordinal));
        var root = xml.At(Response.Replace("json", "xml", StringComparison.Ordinal));
        Assert.Contains("street", root, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenApi_2_has_them_among_its_definitions()
    {
        var text = $$"""
            swagger: '2.0'
            info: { title: t, version: '1' }
            paths:
              /people:
                get:
                  responses: { '200': { description: ok, schema: {{Address}} } }
                post:
                  parameters: [{ in: body, name: body, schema: {{Address}} }]
                  responses: { '200': { description: ok } }
            """;
        var read = Reads.Document(text);

        Assert.Equal(
            """{"$ref":"#/definitions/Postal_Address"}""", read.At("#/paths/~1people/get/responses/200/schema"));
        Assert.Contains(
            "street", Reads.Document(text + "\nproduces: [text/xml]").At("#/paths/~1people/get/responses/200/schema"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Diagnostics_stand_at_the_first_copy()
    {
        var strict = Address.Replace("title:", "not: { required: [no] }, title:", StringComparison.Ordinal);
        var text = Document($$"""
            Person:
                  type: object
                  properties:
                    home: {{strict}}
                    work: {{strict}}
            """, "{ $ref: '#/components/schemas/Person' }");
        var line = text[..text.IndexOf("home:", StringComparison.Ordinal)].Count(static c => c == '\n');

        var diagnostic = Assert.Single(BuiltModel.Build(text).Diagnostics);
        Assert.Equal(line, diagnostic.Location!.Line);
    }

    private const string Response = "#/paths/~1people/get/responses/200/content/application~1json/schema";

    private static string Document(string schemas, string response = "{ type: string }") => $$"""
        openapi: 3.0.3
        info: { title: t, version: '1' }
        paths:
          /people:
            get:
              responses: { '200': { description: ok, content: { application/json: { schema: {{response}} } } } }
        components:
          schemas:
            {{schemas}}
        """;
}
