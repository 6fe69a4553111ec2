using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Building;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Model;
using SpecClient.Generator.Options;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Tests.Building;

/// <summary>A document, with or without a map, read and built; and short ways into the result.</summary>
internal sealed record BuiltModel(ApiModel Model, IReadOnlyList<DiagnosticInfo> Diagnostics)
{
    public IEnumerable<ResourceModel> Resources =>
        Model.Outputs.SelectMany(static output => output.Resources).Prepend(Model.Client.Root);

    public IEnumerable<OperationModel> Operations => Resources.SelectMany(static resource => resource.Operations);

    public IEnumerable<SchemaModel> Schemas => Model.Outputs.SelectMany(static output => output.Schemas);

    /// <summary><c>resource.Method</c> of every operation, in order.</summary>
    public IEnumerable<string> Methods => Resources.SelectMany(static resource => resource.Operations
        .Select(operation => (resource.Path.Length == 0 ? "" : resource.Path + ".") + operation.MethodName));

    public static BuiltModel Build(
        string document, string? map = null, string? include = null, string? exclude = null, string path = "test.yaml")
    {
        var read = DocumentReader.Read(
            new DocumentFile(path, SourceText.From(document)),
            [],
            [],
            map is not null,
            TestContext.Current.CancellationToken);
        Assert.NotNull(read.Source);
        var options = new DocumentOptions(path, "Acme", "AcmeClient", "public", include, exclude, 0);
        var context = new BuildContext(read.Source, options, TestContext.Current.CancellationToken);
        context.Diagnostics.AddRange(read.Diagnostics);
        var model = ModelBuilder.Build(context, map is null ? null : ReadMap(map, context.Diagnostics));
        Assert.NotNull(model);
        Assert.DoesNotContain(context.Diagnostics, static diagnostic => diagnostic.Id == "SPEC0090");
        return new BuiltModel(model, context.Diagnostics);
    }

    public static ClientMap? ReadMap(string map, List<DiagnosticInfo> diagnostics)
    {
        var data = TreeReader.Read(
            new DocumentFile("test.client.yaml", SourceText.From(map)), TestContext.Current.CancellationToken);
        diagnostics.AddRange(data.Diagnostics);
        return ClientMapReader.Read(data.Root, data.Locate, diagnostics);
    }

    public OperationModel Operation(string methodName) => Operations.Single(item => item.MethodName == methodName);

    public T Schema<T>(string name)
        where T : SchemaModel => Schemas.OfType<T>().Single(schema => schema.Type.Name == name);

    /// <summary>Lines (one-based) and arguments of a rule.</summary>
    public IEnumerable<(int Line, string Text)> Of(string id) => Diagnostics
        .Where(diagnostic => diagnostic.Id == id)
        .Select(static diagnostic => (diagnostic.Location!.Line + 1, string.Join("|", diagnostic.Arguments)));
}
