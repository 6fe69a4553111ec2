using System.Text.Json.Nodes;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>
/// How arrays of an OpenAPI 2.0 form are separated: conversion to a request body loses <c>collectionFormat</c>.
/// </summary>
internal static class FormCollections
{
    /// <summary>An encoding for each array among the form's parameters; none for later versions.</summary>
    public static EquatableArray<EncodingModel> Of(BuildContext context, OperationSource source)
    {
        var root = context.Source.Root;
        if (!root.ContainsKey("swagger"))
        {
            return [];
        }

        var found = new Dictionary<string, EncodingModel>(StringComparer.Ordinal);
        foreach (var owner in new[] { source.ItemPointer, source.Pointer })
        {
            var parameters = PointerPath.Find(root, owner + "/parameters") as JsonArray;
            foreach (var parameter in parameters?.OfType<JsonObject>().Select(item => Resolve(root, item)) ?? [])
            {
                if (parameter is not null && Text(parameter, "in") == "formData" && Text(parameter, "type") == "array"
                    && Text(parameter, "name") is { } name)
                {
                    // Reading moves what the library does not know to the extension.
                    var format = Text(parameter, "x-collectionFormat") ?? Text(parameter, "collectionFormat") ?? "csv";
                    var (style, explode) = ParameterStyles.Collection(format, ParameterLocation.Query);
                    found[name] = new EncodingModel(name, null, style, explode, false)
                    {
                        InnerFormats = ParameterStyles.InnerFormats(parameter),
                    };
                }
            }
        }

        return found.Values.ToEquatableArray();
    }

    private static JsonObject? Resolve(JsonObject root, JsonObject parameter) =>
        Text(parameter, "$ref") is { } reference ? PointerPath.Find(root, reference) as JsonObject : parameter;

    private static string? Text(JsonObject node, string key) =>
        node[key] is { } value && JsonValues.Kind(value) == System.Text.Json.JsonValueKind.String
            ? JsonValues.Text(value)
            : null;
}
