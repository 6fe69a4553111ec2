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

    [Theory]
    [InlineData("openapi: 3.0.3", "SPEC0106")]
    [InlineData("swagger: '2.0'", "SPEC0104")]
    public void Links_are_told_once(string version, string expected) => Assert.Equal(
        [expected],
        Reads.Document(version + "\ninfo: { title: t, version: '1' }\npaths: { /a: { get: { responses: { '200': "
            + "{ description: d, links: { next: { operationId: x } } } } } } }\n")
            .Diagnostics.Select(static told => told.Id));

    [Fact]
    public void Unknown_keywords_of_the_root_and_of_items_of_lists_are_told_at_their_own_lines()
    {
        var read = Reads.Document("""
            openapi: 3.1.0
            info: { title: t, version: '1' }
            servers:
              - url: https://a.example
              - url: https://b.example
                uri: x
                variables: { a: { default: x, kind: 1 } }
            paths:
              /a:
                get:
                  parameters:
                    - { name: p, in: query, schema: { type: string } }
                    - { name: q, in: query, requird: true, schema: { type: string } }
                    - { name: r, in: query, requird: true, schema: { type: string } }
                  responses: { default: { description: d } }
            server: x
            """);
        Assert.Equal(
            ["SPEC0104 6:5", "SPEC0104 16:1", "SPEC0104 7:35", "SPEC0104 13:33", "SPEC0104 14:33"],
            read.Diagnostics.Places().OrderBy(static place => place.Length)
                .ThenBy(static place => place, StringComparer.Ordinal));
        Assert.Contains(read.Diagnostics, static found =>
            found.Arguments[0] == "#/paths/~1a/get/parameters/2/requird");
        Assert.Contains(read.Diagnostics, static found => found.Arguments[0] == "#/server");
    }

    private static RepairContext Context(string text) => new(
        TreeReader.Read(new DocumentFile("/x.yaml", SourceText.From(text)), CancellationToken.None),
        [],
        "3.1",
        TestContext.Current.CancellationToken);
}
