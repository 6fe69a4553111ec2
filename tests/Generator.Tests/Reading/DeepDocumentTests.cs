using System.Globalization;
using SpecClient.Generator.Tests.Building;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Reading;

/// <summary>Nesting up to the limit and beyond never overflows a small stack.</summary>
public class DeepDocumentTests
{
    [Theory]
    [InlineData("{\"items\": ", "}")]
    [InlineData("{\"allOf\": [", "]}")]
    [InlineData("{\"oneOf\": [", ", {\"type\": \"string\"}]}")]
    [InlineData("{\"properties\": {\"a\": ", "}}")]
    [InlineData("{\"additionalProperties\": ", "}")]
    [InlineData("{\"not\": ", "}")]
    [InlineData("{\"example\": ", "}")]
    [InlineData("{\"default\": [", "]}")]
    [InlineData("{\"prefixItems\": [", "]}")]
    public void Schemas_nest_as_deep_as_they_like(string open, string close)
    {
        foreach (var depth in new[] { 100, 240, 480, 1_200 })
        {
            var schema = string.Concat(Enumerable.Repeat(open, depth)) + "{\"type\": \"string\"}"
                + string.Concat(Enumerable.Repeat(close, depth));
            var document = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\n"
                + "paths: { /a: { get: { responses: { 200: { description: ok, content: { application/json: "
                + "{ schema: { $ref: '#/components/schemas/Deep' } } } } } } } }\n"
                + "components: { schemas: { Deep: " + schema + ", Flat: { type: string } } }\n";
            var levels = depth * open.Count(static c => c is '{' or '[');
            Reads.OnSmallStack(() =>
            {
                var run = GeneratorHarness.Run(document);
                Assert.Null(run.Result.Exception);
                Assert.NotEmpty(run.Sources);
                Assert.DoesNotContain(run.Diagnostics, static d => d.Id is "SPEC0090" or "SPEC0001" or "SPEC0007");
                Assert.Equal(levels > 490, run.Diagnostics.Any(static d => d.Id == "SPEC0100"));
            });
        }
    }

    [Theory]
    [InlineData("{ $ref: '#/components/schemas/A{0}' }", "SPEC0021,SPEC0023")]
    [InlineData("{ allOf: [{ $ref: '#/components/schemas/A{0}' }] }", "SPEC0021")]
    public void A_long_chain_of_components_is_no_circle(string link, string absent)
    {
        const int Length = 400;
        var chain = string.Concat(Enumerable.Range(0, Length).Select(i => "    A" + i + ": "
            + link.Replace("{0}", (i + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\n"));
        var built = BuiltModel.Build(
            "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n  /x:\n    get: { operationId: x, responses: "
            + "{ '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/A0' "
            + "} } } } } }\ncomponents:\n  schemas:\n" + chain
            + "    A400: { type: object, properties: { id: { type: integer } } }\n");
        Assert.Equal("Acme.Models.A400", built.Operations.Single().Response.Type!.Name);
        Assert.All(absent.Split(','), id => Assert.Empty(built.Of(id)));
    }

    [Fact]
    public void A_shortened_chain_keeps_what_stands_beside_its_references()
    {
        var chain = string.Concat(Enumerable.Range(0, 100).Select(static i => $"\n    A{i}: {{ $ref: "
            + $"'#/components/schemas/A{i + 1}', {(i == 50 ? "readOnly: true" : "description: D")} }}"));
        var read = Reads.Document(Reads.Head31 + "paths: {}\ncomponents:\n  schemas:" + chain
            + "\n    A100: { type: object }\n");
        var seen = new List<string> { "A0" };
        while (read.At("#/components/schemas/" + seen[^1] + "/$ref") is var next && next != "nothing")
        {
            seen.Add(next.Trim('"').Split('/')[^1]);
        }

        Assert.Contains("A50", seen);
        Assert.InRange(seen.Count, 3, 80);
        Assert.Equal("A100", seen[^1]);
    }
}
