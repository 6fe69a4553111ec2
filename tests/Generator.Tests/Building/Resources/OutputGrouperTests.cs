using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Resources;

public class OutputGrouperTests
{
    [Theory]
    [InlineData("description: Old.", "description: New.")]
    [InlineData("parameters: []", "parameters: [{ name: more, in: query, schema: { type: string } }]")]
    [InlineData("parameters: []", "parameters: [{ name: more, in: query, schema: { type: string, enum: [a, b] } }]")]
    public void An_edit_of_one_operation_changes_one_output(string before, string after)
    {
        var old = Outputs(before);
        var edited = Outputs(after);
        Assert.Equal(old.Keys.Order(), edited.Keys.Order());
        Assert.Equal(["Resources/Things7"], old.Keys.Where(hint => old[hint] != edited[hint]));
    }

    [Fact]
    public void Equal_input_gives_an_equal_model() =>
        Assert.Equal(Outputs("description: Old."), Outputs("description: Old."));

    [Fact]
    public void Hint_names_are_short_ascii_and_unique()
    {
        var built = BuiltModel.Build(Documents.Of(string.Concat(Enumerable.Range(0, 200).Select(static i =>
            "/" + (i % 2 == 0 ? "größe" : "GRÖSSE") + new string('x', i)
                + ": { get: { responses: { '204': { description: Done. } } } }\n"))));
        var hints = built.Model.Outputs.Select(static output => output.HintName).ToList();
        Assert.Equal(hints.Count, hints.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(hints, static hint => Assert.True(hint.Length <= 64 && hint.All(static c => c < 128)));
    }

    [Fact]
    public void The_order_of_the_document_decides_no_file()
    {
        string[] paths = ["/foobar", "/fooBar", "/foo-bar/x", "/größe", "/grüße"];
        var files = Files(paths);
        Assert.Contains("Resources/FooBar foo_bar", files);
        Assert.Contains("Resources/Foobar2 foobar", files);
        Assert.Equal(files, Files(paths.Reverse()));

        static IEnumerable<string> Files(IEnumerable<string> paths) => BuiltModel
            .Build(Documents.Of(string.Join('\n', paths.Select(static path =>
                path + ": { get: { responses: { '204': { description: Done. } } } }"))))
            .Model.Outputs
            .Select(static output => output.HintName + " " + output.Resources[0].Path)
            .Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Files_stand_in_folders_that_are_no_devices()
    {
        var built = BuiltModel.Build(
            Documents.Of(
                "/dns/records: { get: { operationId: a, responses: { '200': { description: Done., content: { "
                + "application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } } } }\n"
                + "/aux: { get: { operationId: b, responses: { '204': { description: Done. } } } }\n",
                "schemas: { Thing: { type: object, properties: { a: { type: string } } } }\n"));
        Assert.Equal(
            ["Models/Models", "Resources/Aux_", "Resources/Dns"],
            built.Model.Outputs.Select(static output => output.HintName).Order(StringComparer.Ordinal));
        Assert.All(Outputs("description: Old.").Keys, static hint => Assert.StartsWith(
            hint.Contains("Models.", StringComparison.Ordinal) ? "Models/Models." : "Resources/Things", hint,
            StringComparison.Ordinal));
    }

    [Fact]
    public void Blocks_of_shared_types_stay_small()
    {
        var built = BuiltModel.Build(Document("description: Old.", 500));
        Assert.All(built.Model.Outputs, static output => Assert.True(output.Schemas.Count <= 40));
        Assert.Equal(500, built.Schemas.Count());
    }

    private static Dictionary<string, OutputModel> Outputs(string edit) =>
        BuiltModel.Build(Document(edit, 100)).Model.Outputs.ToDictionary(static output => output.HintName);

    private static string Document(string edit, int count) => Documents.Of(
        string.Concat(Enumerable.Range(0, count).Select(i =>
            "/things" + i + ":\n  get:\n    operationId: op" + i + "\n    " + (i == 7 ? edit : "description: Old.")
                + "\n    responses: { '200': "
            + "{ description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/S" + i
                + "' } } } } }\n")),
        "schemas:\n" + string.Concat(Enumerable.Range(0, count).Select(static i =>
            "  S" + i + ": { type: object, properties: { a: { type: string } } }\n")));
}
