using System.Text;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Emission;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Reading.Repairs;
using SpecClient.Generator.Tests.Building;
using SpecClient.Generator.Tests.Overlays;
using SpecClient.Generator.Tests.Reading;
using SpecClient.Generator.Tests.Support;
using Xunit;
using static SpecClient.Generator.Tests.Emission.Operations.Models;

namespace SpecClient.Generator.Tests.Hostile;

/// <summary>Documents made to take long take no longer than their size explains. The limits are ten times what was
/// measured; quadratic work would be beyond them.</summary>
[Collection(nameof(Alone))]
public sealed class HostileTimeTests
{
    [Fact]
    public void Absurd_depth_ends_soon()
    {
        var deep = new string('[', 300_000);
        ProcessorTime.AssertBelow(5, () => Reads.OnSmallStack(() =>
        {
            Assert.Contains(Reads.Tree("a: " + deep, "/x.yaml").Diagnostics, static d => d.Id == "SPEC0001");
            Assert.Contains(Reads.Tree("{\"a\": " + deep, "/x.json").Diagnostics, static d => d.Id == "SPEC0001");
            Assert.Single(Reads.Tree("{\"a\": " + deep + new string(']', 300_000) + "}", "/x.json").Diagnostics);
        }));
    }

    [Fact]
    public void Aliases_of_aliases_stay_within_bounds()
    {
        var text = new StringBuilder("x0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n");
        for (var level = 1; level < 12; level++)
        {
            text.Append($"x{level}: &a{level} [{string.Join(", ", Enumerable.Repeat("*a" + (level - 1), 10))}]\n");
        }

        text.Append("last: &l { <<: { b: 2 }, a: 1 }\n");
        ProcessorTime.AssertBelow(5, () =>
        {
            var tree = Reads.Tree(text.ToString());
            Assert.All(tree.Diagnostics, static d => Assert.Equal("SPEC0100", d.Id));
            Assert.NotEmpty(tree.Diagnostics);
            Assert.Equal("{\"a\":1,\"b\":2}", tree.Root!["last"]!.ToJsonString());
        });
    }

    [Theory]
    [InlineData("<a ")]
    [InlineData("<p ")]
    [InlineData("<b>")]
    [InlineData("&")]
    [InlineData("`<li> ")]
    [InlineData("<a href='https://x.example'>y</a")]
    public void Html_in_a_description_is_read_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000));
        ProcessorTime.AssertBelow(2, () => HtmlText.Plain(text));
    }

    [Fact]
    public void Removing_most_items_of_a_long_list_takes_one_walk()
    {
        var items = string.Join(", ", Enumerable.Range(0, 40_000));
        ProcessorTime.AssertBelow(5, () => OverlaidTree
            .Actions($"{{ l: [{items}] }}", "  - { target: '$.l[?@ > 0]', remove: true }")
            .Gives("""{ "l": [0] }""").Quietly());
    }

    [Fact]
    public void Many_unknown_keywords_of_a_list_are_found_in_one_walk()
    {
        var tags = string.Concat(Enumerable.Range(0, 15_000).Select(static i => $"\n  - {{ name: t{i}, k{i}: 1 }}"));
        ProcessorTime.AssertBelow(3, () => Assert.Equal(15_000, Reads
            .Document("openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: {}\ntags:" + tags)
            .Diagnostics.Count(static told => told.Id == "SPEC0104")));
    }

    [Fact]
    public void A_chain_of_thousands_of_described_aliases_is_shortened()
    {
        var properties = string.Join(", ", Enumerable.Range(0, 3_000).Select(static i =>
            $"p{i}: {{ $ref: '#/components/schemas/A{i}' }}"));
        var chain = string.Concat(Enumerable.Range(0, 3_000).Select(static i =>
            $"\n    A{i}: {{ $ref: '#/components/schemas/A{i + 1}', description: D }}"));
        var text = Reads.Head31 + "paths:\n  /x:\n    post: { responses: { '204': { description: ok } }, requestBody: "
            + "{ content: { application/json: { schema: { type: object, properties: { " + properties + " } } } } } }\n"
            + "components:\n  schemas:" + chain
            + "\n    A3000: { type: object, properties: { a: { type: string } } }\n";
        ProcessorTime.AssertBelow(4, () => Assert.Single(BuiltModel.Build(text).Operations));
    }

    [Fact]
    public void A_form_of_thousands_of_xml_fields_takes_no_time()
    {
        var fields = Enumerable.Range(0, 6_000).ToList();
        var text = Documents.Operation("requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: "
            + "object, properties: { " + string.Join(", ", fields.Select(static i => $"p{i}: {{ type: object }}"))
            + " } }, encoding: { " + string.Join(", ", fields.Select(static i => $"p{i}: {{ contentType: text/xml }}"))
            + " } } } }\nresponses: { '204': { description: ok } }");
        BuiltModel.Build(Documents.Operation("responses: { '204': { description: ok } }"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        BuiltModel.Build(text);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000_000);
    }

    [Fact]
    public void Many_faults_in_a_large_document_cost_a_few_readings()
    {
        Load(Large(0));
        var clean = ProcessorTime.Of(static () => Assert.Empty(Load(Large(0))));
        var faulty = ProcessorTime.Of(static () => Assert.Equal(50, Load(Large(50)).Count));
        Assert.True(faulty < (clean * 12) + TimeSpan.FromSeconds(2), $"{faulty} for {clean}");
    }

    [Fact]
    public void A_hundred_thousand_copies_take_no_time()
    {
        var properties = new JsonObject();
        for (var i = 0; i < 100_000; i++)
        {
            properties["p" + i] =
                JsonNode.Parse("""{"title":"T","properties":{"a":{"title":"U","properties":{"b":{}}}}}""");
        }

        var root = JsonNode.Parse("""{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{}}""")!;
        var all = new JsonObject { ["properties"] = properties };
        root["components"] = new JsonObject { ["schemas"] = new JsonObject { ["All"] = all } };
        var text = root.ToJsonString();
        ProcessorTime.AssertBelow(30, () =>
        {
            var read = Reads.Document(text, "/specs/test.json");
            Assert.Equal(
                """{"$ref":"#/components/schemas/T"}""", read.At("#/components/schemas/All/properties/p99999"));
        });
    }

    [Fact]
    public void A_resource_of_thousands_of_operations_takes_no_time()
    {
        var random = new Random(1);
        var all = Enumerable.Range(0, 60)
            .Select(static i => Parameter("p" + i, "P" + i, ParameterLocation.Query)).ToArray();
        var resource = Resource(Enumerable.Range(0, 3000).Select(i => Operation(
            "GET", "/a" + i, "A" + i, [.. all.Where(_ => random.Next(3) > 0), Parameter("q", "Q" + i, default)]))
            .ToArray());
        ProcessorTime.AssertBelow(10, () => Assert.NotEmpty(SharedParams.Of(resource, resource.Type).Bases));
    }

    // What Microsoft.OpenApi finds, without the repairs.
    private static IReadOnlyList<DiagnosticInfo> Load(string text)
    {
        var context = new RepairContext(
            TreeReader.Read(new DocumentFile("/x.yaml", SourceText.From(text)), CancellationToken.None),
            [],
            "3.1",
            TestContext.Current.CancellationToken);
        Assert.NotNull(OpenApiLoader.Load(context));
        return context.Diagnostics;
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
}
