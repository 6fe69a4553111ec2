namespace SpecClient.Generator.Tests.Reading.Repairs;

/// <summary>Examples cost nothing: they are not read, not resolved, and not reported; what is named so stays.</summary>
public sealed class ExampleRemovalTests
{
    private const string Document = Reads.Head31 + """
        paths:
          /a:
            get:
              parameters:
                - { name: q, in: query, schema: { type: string, example: a }, examples: { x: { $ref: '#/nowhere' } } }
              responses:
                '200':
                  description: d
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/example' }
                      examples: { x: { $ref: 'missing.yaml#/x' } }
                    text/csv: { examples: { x: { $ref: '#/components/examples/x' } } }
                    text/html: { example: <p/> }
                    text/css: { examples: {} }
        components:
          schemas:
            example:
              type: object
              properties:
                example: { type: string, examples: [a, b] }
                examples: { type: integer }
          examples:
            x: { value: 1 }
        """;

    [Theory]
    [InlineData("#/paths/~1a/get/parameters/0", """{"name":"q","in":"query","schema":{"type":"string"}}""")]
    [InlineData(
        "#/paths/~1a/get/responses/200/content",
        """{"application/json":{"schema":{"$ref":"#/components/schemas/example"}}"""
            + """,  "text/csv":{"example":""},"text/html":{"example":""},"text/css":{}}""")]
    [InlineData(
        "#/components",
        """{"schemas":{"example":{"type":"object","properties":"""
            + """{"example":{"type":"string"},"examples":{"type":"integer"}}}}}""")]
    public void Examples_are_left_out(string pointer, string expected)
    {
        var result = Reads.Document(Document);

        Assert.Equal(expected.Replace("  ", ""), result.At(pointer));
        Assert.Empty(result.Diagnostics);
    }
}
