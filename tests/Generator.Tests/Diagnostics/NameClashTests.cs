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

    [Theory]
    [InlineData("Zoo", "Test.Zoo")]
    [InlineData("Inner", "Test.Inner.Api")]
    public void A_client_with_the_name_of_another_ones_namespace_is_told(string name, string space)
    {
        TestFile[] files = [File("/a.yaml", "Pet", ("Name", name)), File("/b.yaml", "Pet", ("Namespace", space))];
        foreach (var order in new[] { files, [.. files.Reverse()] })
        {
            var clash = Assert.Single(GeneratorHarness.Run(order).Diagnostics, static d => d.Id == "SPEC0094");
            Assert.Contains("such as 'Test." + name + "'", clash.GetMessage(null), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Models")]
    [InlineData("Resources")]
    public void A_client_has_not_the_name_of_its_own_namespaces(string name)
    {
        var run = GeneratorHarness.Run([File("/a.yaml", "Pet", ("Name", name))]);
        Assert.Empty(run.CompileErrors);
        Assert.Contains(
            "'" + name + "Client'",
            Assert.Single(run.Diagnostics, static d => d.Id == "SPEC0093").GetMessage(null),
            StringComparison.Ordinal);
    }

    private static TestFile File(string path, string schema, params (string Key, string Value)[] metadata) =>
        new(path, Text.Replace("§", schema, StringComparison.Ordinal), metadata);
}
