using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Diagnostics;

/// <summary>Several documents in one project whose types have the same names.</summary>
public class NameClashTests
{
    private const string Text = """
        openapi: 3.0.3
        info: { title: t, version: '1' }
        paths:
          /pets:
            get:
              responses:
                '200': { content: { application/json: { schema: { $ref: '#/components/schemas/§' } } } }
        components: { schemas: { §: { type: object, properties: { a: { type: string } } } } }
        """;

    [Fact]
    public void Types_of_two_clients_with_one_name_are_told_with_the_way_out()
    {
        var run = GeneratorHarness.Run([File("/a.yaml", "Pet"), File("/b.yaml", "Pet")]);
        var clash = Assert.Single(run.Diagnostics, static d => d.Id == "SPEC0094");
        Assert.Equal("/b.yaml", clash.Location.GetLineSpan().Path);
        Assert.Contains("such as 'Test.", clash.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("SpecClientNamespace", clash.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void Namespaces_keep_them_apart() => Assert.DoesNotContain(
        GeneratorHarness.Run([File("/a.yaml", "Pet"), File("/b.yaml", "Pet", ("Namespace", "Other"))]).AssertCompiles()
            .Diagnostics,
        static d => d.Id == "SPEC0094");

    private static TestFile File(string path, string schema, params (string Key, string Value)[] metadata) =>
        new(path, Text.Replace("§", schema, StringComparison.Ordinal), metadata);
}
