using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Reading.Overlays;

namespace SpecClient.Generator.Tests.Overlays;

/// <summary>
/// OAI/Overlay-Specification's public examples, where <c>SPECCLIENT_OVERLAY_SPECIFICATION</c> names a folder with that
/// repository; it is no part of this one.
/// </summary>
public class OverlaySuiteTests
{
    private static string? Root => Environment.GetEnvironmentVariable("SPECCLIENT_OVERLAY_SPECIFICATION");

    [Fact]
    public void Every_compliant_set_gives_its_output()
    {
        if (Root is not { Length: > 0 } root)
        {
            return;
        }

        var sets = Directory.GetDirectories(Path.Combine(root, "compliant-sets")).Order(StringComparer.Ordinal);
        Assert.NotEmpty(sets);
        Assert.All(sets, static set =>
        {
            var diagnostics = new List<DiagnosticInfo>();
            var document = Read(Path.Combine(set, "openapi.yaml"));
            OverlayApplier.Apply(document, [Load(Path.Combine(set, "overlay.yaml"))], diagnostics, default);
            Assert.DoesNotContain(diagnostics, static d => d.Id is not "SPEC0015");
            Assert.True(
                JsonNode.DeepEquals(Read(Path.Combine(set, "output.yaml")).Root, document.Root),
                set + "\n" + document.Root);
        });
    }

    [Theory]
    [InlineData("v1.0")]
    [InlineData("v1.1")]
    public void What_passes_the_schema_is_read_and_what_fails_it_is_reported(string version)
    {
        if (Root is not { Length: > 0 } root)
        {
            return;
        }

        var folder = Path.Combine(root, "tests", version);
        Assert.All(Directory.GetFiles(Path.Combine(folder, "pass")), static file =>
            Assert.DoesNotContain(Findings(file), static found => found.Id is not "SPEC0018" && !IsOldQuery(found)));
        Assert.All(Directory.GetFiles(Path.Combine(folder, "fail")), static file =>
        {
            // What a client does not depend on is not judged: titles, descriptions, an action that stands twice.
            string[] indifferent =
            [
                "info-missing-title", "info-missing-version", "info-title-invalid-type", "info-version-invalid-type",
                "info-description-invalid-type", "actions-invalid-description", "actions-not-unique",
                "extends-invalid-type", "action-copy-invalid-type",
            ];
            var isJudged = !indifferent.Contains(Path.GetFileNameWithoutExtension(file));
            Assert.True(!isJudged || Findings(file).Count > 0, file);
        });
    }

    // The example of traits in 1.0 was written before RFC 9535, which wants such names quoted.
    private static bool IsOldQuery(DiagnosticInfo found) =>
        found.Id == "SPEC0013" && found.Arguments.Any(static argument => argument.Contains("x-oai-traits"));

    private static List<DiagnosticInfo> Findings(string path)
    {
        var diagnostics = new List<DiagnosticInfo>();
        var tree = Read(path);
        new OverlayReader(tree, diagnostics).Read();
        return [.. tree.Diagnostics, .. diagnostics];
    }

    private static TreeResult Read(string path) => TreeReader.Read(Load(path), default);

    private static DocumentFile Load(string path) => new(path, SourceText.From(File.ReadAllText(path)));
}
