using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Building.Map;

/// <summary>Models that have the name of a resource: a namespace is no type (CS0101).</summary>
public class MapNamespaceTests
{
    private const string Document =
        """
        openapi: 3.0.3
        info: { title: T, version: '1' }
        paths:
          /food: { get: { responses: { '200': { $ref: '#/components/responses/menu' } } } }
          /billing/invoices/lines: { get: { responses: { '200': { $ref: '#/components/responses/menu' } } } }
        components:
          responses:
            menu: { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Menu' } } } }
          schemas:
            Menu: { type: object, properties: { food: { $ref: '#/components/schemas/Food' } } }
            Food: { type: object, properties: { kind: { type: string, enum: [a] } } }
        """;

    [Theory]
    [InlineData("include: { resources: ['*'] }", "Models.Food")]
    [InlineData("resources: { food: { methods: { get: get /food } } }", "Models.Food")]
    [InlineData("resources: { $shared: { models: { food: Food } }, food: { methods: { get: get /food } } }",
        "Models.Food")]
    [InlineData("resources: { food: { models: { food: Food }, methods: { get: get /food } } }", "Models.Food.Food")]
    [InlineData(
        "resources: { billing: { subresources: { invoices: { models: { invoices: Food }, subresources: { lines: "
            + "{ models: { line: Menu }, methods: { get: get /billing/invoices/lines } } } } } } }",
        "Models.Billing.Invoices")]
    public void A_namespace_yields_to_a_model(string map, string type) => Assert.NotNull(
        GeneratorHarness.Run([TestFile.Document(Document), new TestFile("/specs/test.client.yaml", map)])
            .AssertCompiles().Output.GetTypeByMetadataName("Test." + type));
}
