using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Reading.Repairs;

namespace SpecClient.Generator.Tests.Reading;

/// <summary>What Microsoft.OpenApi throws on costs that part alone, and little time. The repairs are left out here.
/// </summary>
public class OpenApiLoaderTests
{
    [Fact]
    public void A_fault_is_narrowed_down_to_what_cannot_be_read()
    {
        var context = Context(Reads.Head31 + """
            tags: [{ name: [x] }]
            paths:
              /a:
                get:
                  parameters:
                    - { name: a, in: query, required: maybe, schema: { type: string } }
                    - { name: b, in: query, schema: { type: string, maxLength: many } }
                  responses: { '200': { description: fine } }
                post: { operationId: kept }
            components:
              schemas:
                A: { type: object, properties: { p: { minimum: [] }, q: { type: string } } }
            """);
        var document = OpenApiLoader.Load(context);
        var get = document!.Paths["/a"].Operations!.First().Value;
        Assert.Equal(["a", "b"], get.Parameters!.Select(static parameter => parameter.Name));
        Assert.Equal("fine", get.Responses!["200"].Description);
        Assert.Equal(["p", "q"], document.Components!.Schemas!["A"].Properties!.Keys);
        Assert.All(context.Diagnostics, static d => Assert.Equal("SPEC0007", d.Id));
        Assert.Equal(
            ["8:33", "9:57", "14:43"],
            context.Diagnostics.Places().Select(static place => place["SPEC0007 ".Length..])
                .Where(static place => !place.StartsWith("3:", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_the_library_only_notes_is_reported()
    {
        var read = Reads.Document(
            "openapi: 3.0.3\ninfo: { title: t, version: '1', titel: x }\n"
            + "paths: { /a: { get: { sumary: s, responses: {} } } }\n"
            + "components: { schemas: { A: { const: { a: 1 } } } }\n");
        Assert.Contains("SPEC0104 2:33", read.Diagnostics.Places());
        Assert.Contains("SPEC0104 3:23", read.Diagnostics.Places());
    }

    [Fact]
    public void Many_faults_in_a_large_document_cost_a_few_readings()
    {
        Time(Large(0), out _);
        var clean = Time(Large(0), out var none);
        Assert.Empty(none);
        var faulty = Time(Large(50), out var diagnostics);
        Assert.Equal(50, diagnostics.Count);
        Assert.True(faulty < (clean * 12) + TimeSpan.FromSeconds(2), $"{faulty} for {clean}");
    }

    private static TimeSpan Time(string text, out IReadOnlyList<SpecClient.Generator.Diagnostics.DiagnosticInfo> found)
    {
        var context = Context(text);
        var clock = Stopwatch.StartNew();
        Assert.NotNull(OpenApiLoader.Load(context));
        found = context.Diagnostics;
        return clock.Elapsed;
    }

    // About 5 MB in 3,000 operations and as many schemas.
    private static string Large(int faults)
    {
        var root = JsonNode.Parse("""
            { "openapi": "3.1.0", "info": { "title": "t", "version": "1" }, "paths": {},
              "components": { "schemas": {} } }
            """)!;
        var step = faults == 0 ? int.MaxValue : 3_000 / faults;
        for (var number = 0; number < 3_000; number++)
        {
            root["paths"]!["/p" + number] = JsonNode.Parse("""
                { "get": { "operationId": "o", "description": "DESC", "parameters": [
                  { "name": "a", "in": "query", "schema": { "type": "string" } } ], "responses": { "200": {
                  "description": "ok", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/S" }
                  } } } } } }
                """.Replace("DESC", new string('d', 800)));
            root["components"]!["schemas"]!["S" + number] = JsonNode.Parse("""
                { "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "integer" },
                  "c": { "type": "array", "items": { "type": "string" } } }, "description": "DESC" }
                """.Replace("DESC", new string('d', 400)));
            if (number % step == 0 && number / step < faults)
            {
                root["components"]!["schemas"]!["S" + number]!["properties"]!["a"]!["maxLength"] = "many";
            }
        }

        // What it refers to.
        root["components"]!["schemas"]!["S"] = new JsonObject();
        return root.ToJsonString();
    }

    private static RepairContext Context(string text) => new(
        TreeReader.Read(new DocumentFile("/x.yaml", SourceText.From(text)), CancellationToken.None),
        [],
        "3.1",
        TestContext.Current.CancellationToken);
}
