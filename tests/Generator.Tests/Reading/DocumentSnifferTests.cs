using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Reading;

/// <summary>
/// A document is recognised however it is written or broken; a foreign file never gives a diagnostic.
/// </summary>
public class DocumentSnifferTests
{
    private static readonly string s_long = new('x', 5_000);

    public static TheoryData<string> Documents { get; } =
    [
        "openapi: 3.0.0",
        "\ufeffopenapi: 3.0.0",
        "# comment\n\n---\nopenapi: '3.1.0'",
        "\"openapi\" : \"3.1.0\"",
        "swagger: 2.0",
        "openapi: 4.0",
        "openapi: 3.10.0",
        "openapi:\n  3.0.3",
        "openapi: |\n  3.0.3",
        "openapi: !!str 3.0.3 # version",
        "openapi: &v 3.0.3",
        "  openapi: 3.0.3\n  info: {}",
        "info: { title: x }\npaths: {}\nopenapi: latest",
        "{openapi: 3.0.0, info: {}}",
        "{\"openapi\": \"3.0.0\"}",
        "// comment\n{\"openapi\": \"3.0.0\"}",
        "/* comment */{\"swagger\": 2.0}",
        "{\"info\": {\"description\": \"" + s_long + "\"}, \"openapi\": \"3.0.0\", \"paths\": {",
        "{\"info\": {\"description\": \"" + s_long + "\"} \"openapi\": \"3.0.0\", \"paths\": {}}",
        "{\n  \"info\": {\n    \"title\": \"" + s_long + "\",\n  \"openapi\": \"3.0.0\"\n}",
        "{\n  \"info\": { \"title\": \"unclosed },\n  \"openapi\": \"3.0.0\"\n}",
    ];

    public static TheoryData<string> Foreign { get; } =
    [
        "",
        " \n\t",
        "\ufeff",
        "// only a comment",
        "/* not closed",
        "[]",
        "3.0.0",
        "{",
        "{\"name\": \"x\", \"dependencies\": {\"openapi\": \"3.0.0\"}}",
        "{\"name\": \"x\", \"dependencies\": {\"openapi\": \"3.0.0\",}",
        "{\"openapi\": {\"path\": \"x\"}}",
        "{\"openapi\": \"./api.yaml\"}",
        "{\"swagger\": true}",
        "openapi: ./api.yaml\nlint: strict",
        "openapi: { version: 3.0.0 }",
        "openapi: [3.0.0]",
        "kind: ConfigMap\n---\nopenapi: 3.0.0",
        "config:\n  openapi: 3.0.0",
        "text: |\n  openapi: 3.0.0",
        "openapi-version: 3.0.0",
        "- openapi: 3.0.0",
        "\u0000\u0001\u0002",
        "<xml openapi=\"3.0.0\" />",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_is_recognised(string text) =>
        Assert.Equal(RootKind.Document, DocumentSniffer.Sniff(SourceText.From(text)));

    [Theory]
    [MemberData(nameof(Foreign))]
    public void A_foreign_file_gives_nothing(string text)
    {
        var run = GeneratorHarness.Run(
        [
            TestFile.Document("openapi: 3.0.0\ninfo: { title: t, version: '1' }\npaths: { /a: { get: {} } }"),
            new TestFile("/app/settings.json", text),
            new TestFile("/app/settings.yaml", text),
        ]);
        Assert.Empty(run.Diagnostics);
        Assert.All(run.Sources.Keys, static name => Assert.StartsWith("TestClient", name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("overlay: 1.0.0\nactions: []", (int)RootKind.Overlay)]
    [InlineData("{\"overlay\": \"1.1.0\", \"actions\": [", (int)RootKind.Overlay)]
    [InlineData("overlay: true", (int)RootKind.Other)]
    public void An_overlay_is_recognised(string text, int expected) =>
        Assert.Equal((RootKind)expected, DocumentSniffer.Sniff(SourceText.From(text)));

    [Theory]
    [InlineData("openapi: 3.0", "3.0")]
    [InlineData("openapi: 3.1.0-rc1", "3.1")]
    [InlineData("openapi: '3.2.7'", "3.2")]
    [InlineData("openapi: 3", "3.0")]
    [InlineData("swagger: 2.0", "2.0")]
    [InlineData("swagger: '2.0'", "2.0")]
    [InlineData("{\"swagger\": 2.0}", "2.0")]
    [InlineData("openapi: 3.10.0", "SPEC0004 1:1")]
    [InlineData("openapi: 4.0", "SPEC0004 1:1")]
    [InlineData("openapi: 2.0", "SPEC0004 1:1")]
    [InlineData("openapi: ''", "SPEC0004 1:1")]
    [InlineData("swagger: 1.2", "SPEC0004 1:1")]
    [InlineData("openapi: [3.0]", "SPEC0003 1:1")]
    [InlineData("", "SPEC0003 1:1")]
    [InlineData("text", "SPEC0003 1:1")]
    [InlineData("{\"openapi\": \"3.0.0\"", "SPEC0001 1:20")]
    public void The_version_decides(string text, string expected)
    {
        var read = Reads.Document(text);
        Assert.Equal(expected, read.Source?.SpecVersion ?? Assert.Single(read.Diagnostics.Places()));
    }
}
