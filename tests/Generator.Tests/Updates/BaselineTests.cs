using System.Globalization;
using Microsoft.CodeAnalysis;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Updates;

/// <summary>What a build says of a changed document, against the baseline of the one before.</summary>
public class BaselineTests
{
    private const string Pets = """
        openapi: 3.1.0
        info: { title: Pets, version: "1" }
        paths:
          /pets:
            get:
              operationId: listPets
              parameters:
                - { name: limit, in: query, schema: { type: integer } }
              responses:
                "200":
                  description: ok
                  content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
          /pets/{pet_id}:
            parameters:
              - { name: pet_id, in: path, required: true, schema: { type: string } }
            put:
              operationId: putPet
              requestBody:
                required: true
                content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
              responses:
                "200":
                  description: ok
                  content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
        components:
          schemas:
            Pet:
              type: object
              required: [name]
              properties:
                name: { type: string }
                kind: { type: string, enum: [cat, dog] }
                age: { type: integer }
        """;

    private static readonly string s_baseline = Surface(Pets);

    [Fact]
    public void A_baseline_is_sorted_deterministic_and_compiles_as_the_csharp_that_it_is()
    {
        var lines = s_baseline.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => line[0] != '#')
            .ToList();
        Assert.Equal(lines.OrderBy(static line => line.Split(' ')[1], StringComparer.Ordinal), lines);
        Assert.Equal(s_baseline, Surface(Pets.Replace("\n", "\r\n")));
        Assert.Contains("property Test.Models.Pet.Name | required string | name", lines);
        Assert.Contains("property Test.Models.Pet.Age | long? | age", lines);
        Assert.Contains("value Test.Models.PetKind.Cat |  | \"cat\"", lines);
        Assert.Contains(lines, static line => line.StartsWith("method ", StringComparison.Ordinal)
            && line.Contains(".ListAsync | Task<Test.Models.Pet> (", StringComparison.Ordinal)
            && line.EndsWith("ListParams? parameters = null) | GET /pets", StringComparison.Ordinal));
        Assert.DoesNotContain("global::", s_baseline);
    }

    [Fact]
    public void An_unchanged_document_says_nothing() => Assert.Empty(Findings(Pets, s_baseline));

    [Theory]
    [InlineData("age: { type: integer }", "", "SPEC0120 property Test.Models.Pet.Age ")]
    [InlineData("[cat, dog]", "[cat]", "SPEC0120 value Test.Models.PetKind.Dog ")]
    [InlineData("age: { type: integer }", "age: { type: string }", "SPEC0122 Test.Models.Pet.Age was 'long?' and is")]
    [InlineData("[name]", "[name, age]", "SPEC0122 Test.Models.Pet.Age was 'long?' and is 'required long'")]
    [InlineData("{ name: limit, in", "{ name: limit, required: true, in", "SPEC0122 Limit was 'long?' and")]
    [InlineData("age: {", "owner: { type: string }\n        age: {", "SPEC0124 New since the baseline (2): ")]
    public void A_change_is_told_at_its_line_in_the_baseline(string from, string to, string expected)
    {
        var findings = Findings(Replace(Pets, from, to), s_baseline);
        Assert.Single(findings, finding => finding.Text.StartsWith(expected[..8], StringComparison.Ordinal)
            && finding.Text.Contains(expected[9..], StringComparison.Ordinal));
        Assert.All(findings.Where(static finding => !finding.Text.StartsWith("SPEC0124", StringComparison.Ordinal)),
            static finding => Assert.Contains(
                finding.Line.Split(' ')[1].Split('.')[^1], finding.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_operation_under_another_name_is_renamed_and_not_removed()
    {
        var map = new TestFile("/specs/test.client.yaml", """
            resources:
              pets:
                methods:
                  browse: get /pets
                  update: put /pets/{pet_id}
            """);
        var findings = Findings(Pets, s_baseline, map).Select(static finding => finding.Text).ToList();
        Assert.Contains(findings, static text => text.StartsWith("SPEC0121 The method", StringComparison.Ordinal)
            && text.Contains("ListAsync is now", StringComparison.Ordinal)
            && text.EndsWith("BrowseAsync", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, static text => text.Contains("SPEC0120 The method", StringComparison.Ordinal));
    }

    private const string Wide = """
        openapi: 3.1.0
        info: { title: Wide, version: "1" }
        servers: [{ url: 'https://{region}.example', variables: { region: { default: eu } } }]
        security: [{ basic: [] }]
        paths:
          /chat:
            post:
              requestBody: { content: { application/x-ndjson: { schema: { type: string } } } }
              responses:
                "200":
                  description: ok
                  headers: { X-Left: { schema: { type: integer } } }
                  content:
                    application/json: { schema: { $ref: '#/components/schemas/Answer' } }
                    text/event-stream: { schema: { $ref: '#/components/schemas/Answer' } }
          /file:
            put:
              requestBody:
                content:
                  multipart/form-data:
                    schema:
                      type: object
                      properties: { file: { type: string, format: binary } }
                      additionalProperties: { type: string }
                    encoding: { file: { headers: { X-Note: { schema: { type: string } } } } }
              responses: { default: { description: d } }
        webhooks:
          done:
            post:
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Answer' } } } }
              responses: { default: { description: d } }
        components:
          securitySchemes:
            basic: { type: http, scheme: basic }
          schemas:
            Answer: { type: object, properties: { a: { type: string } }, additionalProperties: { type: string } }
        """;

    [Theory]
    [InlineData("additionalProperties: { type: string }", "additionalProperties: { type: integer }",
        "SPEC0122 Test.Models.Answer.AdditionalProperties was 'IReadOnlyDictionary<string, string>' and is")]
    [InlineData("{region}.example', variables: { region", "{area}.example', variables: { area",
        "SPEC0120 The option Test.TestClientOptions.ServerRegion is no longer there")]
    [InlineData("X-Note: { schema: { type: string", "X-Note: { schema: { type: integer",
        "FileUpdateParams.FileXNote was 'string?' and is 'long?'")]
    [InlineData("additionalProperties: { type: string }\n          ", "\n          ",
        "FileUpdateParams.AdditionalProperties is no longer there")]
    [InlineData("application/x-ndjson: { schema: { type", "text/plain: { schema: { type",
        "ChatCreateParams.Body was 'SpecClient.NdJsonItems<string>?' and is 'string?'")]
    [InlineData("scheme: basic", "scheme: bearer",
        "SPEC0120 The option Test.TestClientOptions.BasicPassword is no longer there")]
    [InlineData("X-Left: { schema: { type: integer", "X-Left: { schema: { type: string",
        "Headers.XLeft was 'long?' and is 'string?'")]
    [InlineData("  done:", "  finished:", "SPEC0120 The method Test.TestWebhooks.ReadDone is no longer there")]
    public void Everything_that_callers_can_name_is_in_the_surface(string from, string to, string expected) =>
        Assert.Contains(
            Findings(Replace(Wide, from, to), Surface(Wide)),
            finding => finding.Text.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Methods_of_one_operation_are_renamed_each_for_itself()
    {
        var map = new TestFile("/specs/test.client.yaml", "resources: { talk: { methods: { say: post /chat } } }");
        var findings = Findings(Wide, Surface(Wide), map).Select(static finding => finding.Text).ToList();
        foreach (var (old, current) in new[] { ("CreateAsync", "SayAsync"), ("CreateStreamAsync", "SayStreamAsync") })
        {
            Assert.Contains(
                $"SPEC0121 The method Test.Resources.ChatResource.{old} is now Test.Resources.TalkResource.{current}",
                findings);
        }

        // Two names for one operation: what keeps its name is not what the other one is called now.
        TestFile Names(string second) => new(
            "/specs/test.client.yaml",
            "resources: { pets: { methods: { list: get /pets, " + second + ": get /pets } } }");
        findings = [.. Findings(Pets, Surface(Pets, Names("browse")), Names("scan")).Select(static one => one.Text)];
        Assert.Contains(
            "SPEC0121 The method Test.Resources.PetsResource.BrowseAsync is now Test.Resources.PetsResource.ScanAsync",
            findings);
        Assert.DoesNotContain(findings, static text => text.Contains("ListAsync", StringComparison.Ordinal));
    }

    [Fact]
    public void No_text_of_the_document_ends_a_line_of_the_baseline()
    {
        var document = Pets.Replace("title: Pets", "title: \"Pets\\r#endif\\u2028class Intruder;\\u0085#if X\"")
            .Replace("name: limit", "name: \"li\\rmit\"")
            .Replace("[cat, dog]", "[cat, \"d\\u2028og\"]");
        var run = GeneratorHarness
            .Run([TestFile.Document(document)], properties: ("SpecClientSurface", "true")).AssertCompiles();
        Assert.Null(run.Output.GetTypeByMetadataName("Intruder"));
        Assert.Empty(Findings(document, run.Sources["TestClient.Surface.g.cs"]));
    }

    [Fact]
    public void A_new_required_parameter_breaks_callers()
    {
        const string Region = "{ name: region, in: query, required: true, schema: { type: string } }";
        var document = Replace(Pets, "- { name: limit", "- " + Region + "\n        - { name: limit");
        var findings = Findings(document, s_baseline);
        var added = Assert.Single(
            findings, static finding => finding.Text.Contains(".Region", StringComparison.Ordinal));
        Assert.StartsWith("SPEC0123", added.Text, StringComparison.Ordinal);
        Assert.StartsWith(
            "request Test.Models.Pets.PetListParams", added.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void Severities_are_the_project_s()
    {
        var document = TestFile.Document(Replace(Pets, "[cat, dog]", "[cat]"));
        var run = GeneratorHarness.Run([document, Baseline(s_baseline)]);
        var found = Assert.Single(run.Diagnostics, static found => found.Id == "SPEC0120");
        // The harness' consumer makes warnings errors.
        Assert.Equal(DiagnosticSeverity.Warning, found.DefaultSeverity);
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Fact]
    public void Lines_that_are_no_entries_and_baselines_without_a_document_are_told()
    {
        var findings = Findings(Pets, s_baseline.Replace("#endif", "gibberish\n#endif"));
        Assert.Contains("SPEC0125 'gibberish' is no entry", Assert.Single(findings).Text);
        Assert.Equal(
            ["SPEC0125", "SPEC0125", "SPEC0125", "SPEC0125"],
            Findings(Pets, s_baseline.Replace("#endif", "<<<<<<< HEAD\n=======\n>>>>>>> main\nproperty Name\n#endif"))
                .Select(static finding => finding.Text[..8]));
        var run = GeneratorHarness.Run(
            [TestFile.Document(Pets), new TestFile("/specs/other.client.baseline.txt", s_baseline)]);
        Assert.Equal("SPEC0126", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void Members_of_a_type_that_is_not_listed_are_compared_all_the_same()
    {
        var lines = s_baseline.Split('\n').Where(static line => !line.StartsWith("literal ", StringComparison.Ordinal));
        var baseline = string.Join("\n", lines);
        Assert.StartsWith("SPEC0124", Assert.Single(Findings(Pets, baseline)).Text, StringComparison.Ordinal);
        var removed = Findings(Replace(Pets, "[cat, dog]", "[cat]"), baseline);
        Assert.Contains(removed, static finding => finding.Text.StartsWith("SPEC0120", StringComparison.Ordinal)
            && finding.Line.Contains("PetKind.Dog", StringComparison.Ordinal));
    }

    [Fact]
    public void While_a_baseline_is_written_nothing_is_compared_and_the_code_compiles()
    {
        var files = new[] { TestFile.Document(Pets), Baseline("gibberish") };
        var run = GeneratorHarness.Run(files, properties: ("SpecClientSurface", "true")).AssertCompiles();
        Assert.Empty(run.Diagnostics);
        Assert.Equal("// /specs/test.client.baseline.txt\n", run.Sources["TestClient.SurfacePath.g.cs"]);
    }

    private static TestFile Baseline(string text) => new("/specs/test.client.baseline.txt", text);

    private static string Surface(string document, params TestFile[] others) => GeneratorHarness
        .Run([TestFile.Document(document), .. others], properties: ("SpecClientSurface", "true"))
        .Sources["TestClient.Surface.g.cs"];

    // Each diagnostic with the baseline's line that it stands at.
    private static List<(string Line, string Text)> Findings(
        string document, string baseline, params TestFile[] others)
    {
        var lines = baseline.Split('\n');
        return [.. GeneratorHarness.Run([TestFile.Document(document), Baseline(baseline), .. others]).Diagnostics
            .Where(static found => found.Id.StartsWith("SPEC012", StringComparison.Ordinal))
            .Select(found => (
                lines[found.Location.GetLineSpan().StartLinePosition.Line],
                found.Id + " " + found.GetMessage(CultureInfo.InvariantCulture)))];
    }

    private static string Replace(string text, string from, string to)
    {
        Assert.Contains(from, text);
        return text.Replace(from, to, StringComparison.Ordinal);
    }
}
