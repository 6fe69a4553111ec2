using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Diagnostics;
using ParameterLocation = SpecClient.Generator.Model.ParameterLocation;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Building.Operations;

/// <summary>A parameter that an operation has, at its place.</summary>
/// <param name="Parameter">The component where it is a reference.</param>
/// <param name="Description">What the reference says of it, else the component.</param>
/// <param name="Pointer">Pointer of the parameter object, the component's where it is a reference.</param>
/// <param name="Shared">Declared for the whole path, or as a component.</param>
internal sealed record ParameterSource(
    IOpenApiParameter Parameter,
    string WireName,
    string? Description,
    ParameterLocation Location,
    string Pointer,
    string? Component,
    bool Shared)
{
    /// <summary>The template takes its reserved characters as they are (RFC 6570 <c>{+name}</c>).</summary>
    public bool Reserved { get; init; }
}

/// <summary>Merges the parameters of a path and of its operation (OpenAPI 3.1, "Path Item Object").</summary>
internal static class ParameterList
{
    private static readonly string[] s_ignoredHeaders = ["accept", "content-type", "authorization"];

    public static IReadOnlyList<ParameterSource> Merge(OperationServices services, OperationSource source)
    {
        var merged = new List<ParameterSource>();
        Add(services, merged, source.Item.Parameters, source.ItemPointer, shared: true);
        Add(services, merged, source.Operation.Parameters, source.Pointer, shared: false);
        return merged;
    }

    private static void Add(
        OperationServices services,
        List<ParameterSource> merged,
        IList<IOpenApiParameter>? parameters,
        string owner,
        bool shared)
    {
        var positions = Positions(services.Context.Source.Root, owner + "/parameters");
        for (var i = 0; i < (parameters?.Count ?? 0); i++)
        {
            var position = positions.Count == parameters!.Count ? positions[i] : i;
            var place = owner + "/parameters/" + position.ToString(CultureInfo.InvariantCulture);
            if (Read(services, parameters![i], place, shared) is not { } source)
            {
                continue;
            }

            var same =
                merged.FindIndex(other => other.WireName == source.WireName && other.Location == source.Location);
            if (same >= 0)
            {
                merged[same] = source;
            }
            else
            {
                merged.Add(source);
            }
        }
    }

    // Conversion from 2.0 takes what stands in the body out of the list; here is where the rest stood.
    private static List<int> Positions(JsonNode root, string place) => root is JsonObject members
        && members.ContainsKey("swagger") && PointerPath.Find(root, place) is JsonArray written
            ? [.. Enumerable.Range(0, written.Count).Where(index => !IsInBody(root, written[index]))]
            : [];

    private static bool IsInBody(JsonNode root, JsonNode? parameter)
    {
        var target = parameter is JsonObject own && own["$ref"] is JsonValue reference
            && reference.TryGetValue<string>(out var pointer)
                ? PointerPath.Find(root, pointer)
                : parameter;
        return target is JsonObject members && members["in"] is { } place
            && JsonValues.Text(place) is "body" or "formData";
    }

    private static ParameterSource? Read(
        OperationServices services, IOpenApiParameter? written, string place, bool shared)
    {
        var component = written is null ? null : OperationServices.IdOf(written);
        var parameter = written is null ? null : ReferenceTargets.Of(written);
        if (parameter is null || string.IsNullOrEmpty(parameter.Name))
        {
            services.Context.Report(
                OperationDiagnostics.ParameterDropped, place, place,
                component is null ? "it has no name" : "its reference '" + component + "' leads nowhere");
            return null;
        }

        ParameterLocation? location = parameter.In switch
        {
            Microsoft.OpenApi.ParameterLocation.Path => ParameterLocation.Path,
            Microsoft.OpenApi.ParameterLocation.Query => ParameterLocation.Query,
            Microsoft.OpenApi.ParameterLocation.Header => ParameterLocation.Header,
            Microsoft.OpenApi.ParameterLocation.Cookie => ParameterLocation.Cookie,
            Microsoft.OpenApi.ParameterLocation.QueryString => ParameterLocation.QueryString,
            _ => null,
        };
        if (location is not { } known)
        {
            services.Context.Report(
                OperationDiagnostics.ParameterDropped, place, place, "its 'in' is no location of OpenAPI");
            return null;
        }

        var name = parameter.Name!;
        if (known == ParameterLocation.Header
            && s_ignoredHeaders.Contains(name.ToLowerInvariant(), StringComparer.Ordinal))
        {
            services.IgnoredHeaders.Add(place);
            return null;
        }

        if (known is ParameterLocation.Header or ParameterLocation.Cookie && !IsToken(name))
        {
            services.Context.Report(
                OperationDiagnostics.ParameterDropped, place, place, "its name cannot be a header or cookie name");
            return null;
        }

        return new ParameterSource(
            parameter,
            name,
            (written as OpenApiParameterReference)?.Reference.Description ?? parameter.Description,
            known,
            component is null ? place : Helpers.Pointer.Child("#/components/parameters", component),
            component,
            shared || component is not null);
    }

    private static bool IsToken(string name) => name.All(
        static character => character is > ' ' and < (char)127 && "()<>@,;:\\\"/?={}".IndexOf(character) < 0);
}
