using Microsoft.OpenApi;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Operations;

/// <summary>
/// Gives a response the server-sent events that the map says it has, whether the document declares them or not.
/// </summary>
internal sealed class MapEvents(OperationServices services)
{
    /// <param name="declared">The events that the document declares, or none.</param>
    /// <returns>The events: of the map's model, else as declared, else of the type of the JSON.</returns>
    public MediaContent Find(MapStreaming streaming, ResponseSource success, IReadOnlyList<MediaContent> declared)
    {
        var content = declared.Count > 0
            ? declared[0]
            : success.Contents(services.Context).FirstOrDefault(static item => item.Kind == MediaTypeKind.Json)
                ?? new MediaContent("", MediaTypeKind.Json, new OpenApiMediaType(), success.Pointer);
        var events = content with { MediaType = "text/event-stream", Kind = MediaTypeKind.ServerSentEvents };
        if (streaming.EventModel is not { } wanted)
        {
            return events;
        }

        const string Components = "#/components/schemas/";
        var target = Target(wanted.Split('.'));
        var name = target?.StartsWith(Components, StringComparison.Ordinal) == true
            ? Helpers.Pointer.Unescape(target.Substring(Components.Length))
            : null;
        if (name is null || services.Context.Source.Document.Components?.Schemas?.ContainsKey(name) != true)
        {
            services.ReportMap(
                MapDiagnostics.ValueIgnored, streaming.Pointer + "/stream_event_model",
                "the path of a model that names a component, such as 'chat.completions.chunk'");
            return events;
        }

        return events with
        {
            Media = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(name, services.Context.Source.Document),
            },
            SchemaPlace = target,
        };
    }

    private string? Target(string[] path)
    {
        var map = services.Map!;
        var name = path[path.Length - 1];
        if (path.Length < 3 && path[0] is "$shared" or "$client")
        {
            return Target(map.SharedModels, name);
        }

        var resource = map.Root;
        foreach (var part in path.Take(path.Length - 1))
        {
            if (resource.Children.FirstOrDefault(child => child.Name == part) is not { } child)
            {
                return null;
            }

            resource = child;
        }

        return Target(path.Length == 1 ? map.SharedModels : resource.Models, name);
    }

    private string? Target(IReadOnlyList<MapModel> models, string name) =>
        models.FirstOrDefault(model => model.Name == name) is { } model
            ? ModelPath.Resolve(services.Context.Source.Root, model.Targets[0])
            : null;
}
