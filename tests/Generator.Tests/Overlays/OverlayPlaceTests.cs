using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Overlays;

/// <summary>Where a node stands after overlays: in the document under its old index, or in the overlay.</summary>
public class OverlayPlaceTests
{
    [Fact]
    public void Items_keep_their_lines_and_new_values_have_those_of_the_overlay()
    {
        var tree = OverlaidTree.Actions("""
            l:
              - zero
              - one
              - two:
                  deep: 1
            o:
              k: 1
            """, """
              - target: $.l[0,1]
                remove: true
              - target: $.l
                update:
                  - three
              - target: $.o
                update:
                  k: 2
                  n:
                    m: 3
            """);
        Assert.Equal("doc.yaml:4:5", tree.PlaceOf("#/l/0"));
        Assert.Equal("doc.yaml:5:7", tree.PlaceOf("#/l/0/two/deep"));
        Assert.Equal("0.overlay.yaml:8:9", tree.PlaceOf("#/l/1"));
        Assert.Equal("0.overlay.yaml:11:7", tree.PlaceOf("#/o/k"));
        Assert.Equal("0.overlay.yaml:13:9", tree.PlaceOf("#/o/n/m"));
        Assert.Equal("doc.yaml:6:1", tree.PlaceOf("#/o"));
    }

    [Fact]
    public void A_copy_stands_where_its_original_was_written()
    {
        var tree = OverlaidTree.Overlays(
            "a:\n  x: 1\nb: {}\nc: {}",
            OverlaidTree.Overlay("  - target: $.a\n    update:\n      y: 2"),
            OverlaidTree.Overlay("  - target: $.b\n    copy: $.a\n  - target: $.c\n    copy: $.b"));
        Assert.Equal("doc.yaml:2:3", tree.PlaceOf("#/c/x"));
        Assert.Equal("0.overlay.yaml:6:7", tree.PlaceOf("#/c/y"));
    }

    private const string Pets = """
        openapi: 3.1.0
        info: { title: t, version: "1" }
        paths:
          /pets:
            get:
              operationId: listPets
              responses:
                "200":
                  description: ok
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Pet' }
        components:
          schemas:
            Pet:
              type: object
              properties:
                name: { type: string }
        """;

    private const string Extra = """
        overlay: 1.1.0
        info: { title: o, version: "1" }
        actions:
          - target: $.components.schemas.Pet.properties
            update:
              age: { type: integer, maxLength: x }
              owner: { $ref: '#/components/schemas/Nobody' }
        """;

    [Fact]
    public void Faults_of_what_an_overlay_brings_are_told_in_the_overlay()
    {
        var run = GeneratorHarness.Run(
            [TestFile.Document(Pets), new TestFile("/specs/test.overlay.yaml", Extra)]);
        Assert.Empty(run.CompileErrors);
        Assert.Contains("Age", string.Concat(run.Sources.Values));
        var lines = run.Diagnostics.Select(static found => found.Location.GetLineSpan())
            .Select(static span => $"{span.Path}:{span.StartLinePosition.Line + 1}");
        Assert.Equal(["/specs/test.overlay.yaml:6", "/specs/test.overlay.yaml:7"], lines);
        Assert.Contains("test.overlay.yaml#/actions/0/update/age", run.Diagnostics[0].GetMessage());
    }

    [Theory]
    [InlineData("/specs/fix.yaml", "extends: ./test.yaml\n")]
    [InlineData("/other/fix.json.yaml", "extends: ../specs/test.yaml\n")]
    [InlineData("/specs/fix.yml", "extends: https://example.com/apis/test.yaml\n")]
    [InlineData("/specs/test.overlay.yml", "")]
    [InlineData("/specs/test.overlay.yaml", "extends: https://example.com/apis/other.yaml\n")]
    public void An_overlay_is_bound_by_extends_or_by_its_name(string path, string extends)
    {
        var overlay = new TestFile(path, Extra.Replace("info:", extends + "info:"));
        var run = GeneratorHarness.Run([TestFile.Document(Pets), new TestFile("/specs/second.yaml", Pets), overlay]);
        Assert.Contains("Age", run.Sources["TestClient/Models/Models.g.cs"]);
        Assert.DoesNotContain("Age", run.Sources["SecondClient/Models/Models.g.cs"]);
    }

    [Fact]
    public void An_overlay_is_bound_by_metadata_and_the_only_document_needs_no_word()
    {
        var named = new TestFile("/specs/fix.yaml", Extra, ("Document", "specs/second.yaml"));
        var second = new TestFile("/specs/second.yaml", Pets);
        var run = GeneratorHarness.Run([TestFile.Document(Pets), second, named]);
        Assert.Contains("Age", run.Sources["SecondClient/Models/Models.g.cs"]);
        Assert.DoesNotContain("Age", run.Sources["TestClient/Models/Models.g.cs"]);
        run = GeneratorHarness.Run([TestFile.Document(Pets), new TestFile("/specs/fix.yaml", Extra)]);
        Assert.Contains("Age", run.Sources["TestClient/Models/Models.g.cs"]);
    }

    [Theory]
    [InlineData("", "several documents", 1)]
    [InlineData("extends: nowhere.yaml\n", "'nowhere.yaml'", 2)]
    public void An_overlay_without_a_document_is_told(string extends, string message, int line)
    {
        var overlay = new TestFile("/specs/fix.yaml", Extra.Replace("info:", extends + "info:"));
        var run = GeneratorHarness.Run([TestFile.Document(Pets), new TestFile("/specs/second.yaml", Pets), overlay]);
        var found = Assert.Single(run.Diagnostics, static found => found.Id == "SPEC0009");
        Assert.Contains(message, found.GetMessage());
        Assert.Equal(line, found.Location.GetLineSpan().StartLinePosition.Line + 1);
        Assert.Equal("/specs/fix.yaml", found.Location.GetLineSpan().Path);
    }

    [Fact]
    public void A_glob_with_metadata_takes_no_overlay_for_a_document()
    {
        var overlay = new TestFile("/specs/fix.yaml", Extra, ("Namespace", "Test"), ("Accessibility", "internal"));
        var run = GeneratorHarness.Run([TestFile.Document(Pets), overlay]);
        Assert.Contains("Age", run.Sources["TestClient/Models/Models.g.cs"]);
        Assert.DoesNotContain(run.Sources.Keys, static name => name.StartsWith("Fix", StringComparison.Ordinal));
    }

    [Fact]
    public void An_overlay_brings_references_to_other_files_of_the_project()
    {
        var overlay = new TestFile("/specs/test.overlay.yaml", """
            overlay: 1.0.0
            info: { title: o, version: "1" }
            actions:
              - target: $.components.schemas.Pet.properties
                update:
                  owner: { $ref: 'common.yaml#/Owner' }
            """);
        var common = new TestFile(
            "/specs/common.yaml", "Owner: { type: object, properties: { mail: { type: string } } }");
        var run = GeneratorHarness.Run([TestFile.Document(Pets), overlay, common]);
        Assert.Empty(run.Diagnostics);
        Assert.Contains("string? Mail", run.AssertCompiles().Sources["TestClient/Models/Models.g.cs"]);
    }
}
