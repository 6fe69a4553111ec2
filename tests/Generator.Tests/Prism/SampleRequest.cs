using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Model;
using SpecClient.Requests;

namespace SpecClient.Generator.Tests.Prism;

/// <summary>Fills a params type with samples of the document's schemas.</summary>
internal static class SampleRequest
{
    /// <param name="all">With all optional parameters and properties, too.</param>
    /// <param name="body">Which of the body's media types is sent.</param>
    public static IApiRequest Create(PrismOperation operation, bool all, int body)
    {
        var request = (IApiRequest)Activator.CreateInstance(operation.Params)!;
        var samples = new SchemaSample(all);
        foreach (var parameter in operation.Model.Parameters)
        {
            if ((parameter.Required || all) && parameter.Constant is null && operation.Find(parameter) is { } source)
            {
                var schema = source.Schema ?? source.Content?.First().Value.Schema;
                Set(request, parameter.PropertyName, Parameter(source, schema, samples));
            }
        }

        if (operation.Model.Body is { } model && operation.Source.RequestBody is { } sent && (all || model.Required))
        {
            Fill(request, model, sent, samples, body);
        }

        return request;
    }

    // An empty list says nothing, which a required parameter must not do.
    private static JsonNode? Parameter(IOpenApiParameter source, IOpenApiSchema? schema, SchemaSample samples)
    {
        var sample = samples.Of(schema);
        return sample is JsonArray { Count: 0 } or JsonObject { Count: 0 } && source.Required
            ? new SchemaSample(all: true).Of(schema)
            : sample;
    }

    private static void Fill(
        IApiRequest request,
        RequestBodyModel model,
        IOpenApiRequestBody source,
        SchemaSample samples,
        int body)
    {
        var content = model.Contents[body];
        var media = source.Content!.First(pair => pair.Key == content.MediaType).Value;
        var sample = samples.Of(media.ItemSchema ?? media.Schema);
        if (!model.Flattened)
        {
            Set(request, content.PropertyName, sample);
            return;
        }

        foreach (var property in model.Properties.Where(static property => !property.ReadOnly))
        {
            if (property.Constant is null
                && sample is JsonObject members && members.TryGetPropertyValue(property.WireName, out var member))
            {
                Set(request, property.PropertyName, member);
            }
        }
    }

    private static void Set(IApiRequest request, string name, JsonNode? sample)
    {
        var property = request.GetType().GetProperty(name.TrimStart('@'))!;
        property.SetValue(request, SampleBinder.Bind(sample, property.PropertyType));
    }
}
