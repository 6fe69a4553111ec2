using System.Reflection;
using Microsoft.CodeAnalysis.Text;
using Microsoft.OpenApi;
using SpecClient.Generator.Inputs;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Tests.Support;
using SpecClient.Requests;

namespace SpecClient.Generator.Tests.Prism;

/// <summary>A document with its generated client, compiled and loaded.</summary>
internal sealed class PrismDocument
{
    private PrismDocument(Assembly assembly, ClientModel client, IReadOnlyList<PrismOperation> operations)
    {
        Assembly = assembly;
        Client = client;
        Operations = operations;
    }

    public Assembly Assembly { get; }

    public ClientModel Client { get; }

    public IReadOnlyList<PrismOperation> Operations { get; }

    public static PrismDocument Load(string path, string? map = null)
    {
        var text = File.ReadAllText(path);
        List<TestFile> files = [TestFile.Document(text, "/specs/" + Path.GetFileName(path))];
        if (map is not null)
        {
            files.Add(new TestFile("/specs/" + Path.GetFileName(map), File.ReadAllText(map)));
        }

        var run = GeneratorHarness.Run(files);
        var results = run.Result.TrackedSteps[TrackingNames.Models]
            .SelectMany(static step => step.Outputs)
            .Select(static output => (DocumentResult)output.Value)
            .ToList();
        var client = results.SelectMany(static result => result.Clients).Single().Client;
        var models = results.SelectMany(static result => result.Outputs)
            .SelectMany(static output => output.Output.Resources)
            .SelectMany(static resource => resource.Operations)
            .Concat(client.Root.Operations);
        var assembly = run.Load();
        var types = assembly.GetTypes()
            .Where(static type => typeof(IApiRequest).IsAssignableFrom(type))
            .ToDictionary(static type => type.FullName!);
        var file = new DocumentFile(path, SourceText.From(text));
        var source = DocumentReader.Read(file, [], [], isMapped: false, default).Source!;
        var operations = models.Select(model =>
        {
            var item = source.Document.Paths[model.PathTemplate];
            var operation = item.Operations!.Single(pair =>
                string.Equals(pair.Key.Method, model.Method, StringComparison.OrdinalIgnoreCase)).Value;
            return new PrismOperation(model, types[model.Params.FullName], operation, item);
        });
        return new PrismDocument(
            assembly, client, [.. operations.OrderBy(static one => one.Model.Id, StringComparer.Ordinal)]);
    }
}

/// <summary>An operation as the generator and as the document see it.</summary>
internal sealed record PrismOperation(OperationModel Model, Type Params, OpenApiOperation Source, IOpenApiPathItem Item)
{
    /// <summary>Documented statuses that are single numbers.</summary>
    public IEnumerable<int> Statuses => (Source.Responses ?? [])
        .Select(static response => int.TryParse(response.Key, out var status) ? status : 0)
        .Where(static status => status is >= 200 and < 600);

    public IOpenApiParameter? Find(ParameterModel parameter) => (Source.Parameters ?? [])
        .Concat(Item.Parameters ?? [])
        .FirstOrDefault(other => other.Name == parameter.WireName
            && string.Equals(other.In.ToString(), parameter.Location.ToString(), StringComparison.Ordinal));
}
