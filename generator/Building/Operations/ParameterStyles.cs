using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading;
using ParameterLocation = SpecClient.Generator.Model.ParameterLocation;
using ParameterStyle = SpecClient.Generator.Model.ParameterStyle;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Style and explode of a parameter: as declared, by the defaults of its place, or by the map's query
/// settings.</summary>
internal static class ParameterStyles
{
    // As many levels as the runtime's format holds.
    private const int MaxInner = 7;

    public static (ParameterStyle Style, bool Explode) Of(
        OperationServices services, ParameterSource source, ParameterContent content, TypeRef type)
    {
        var location = source.Location;
        if (location == ParameterLocation.QueryString)
        {
            return (ParameterStyle.Form, true);
        }

        var (style, explode) = ByDocument(services, source, content, type);
        return (style == ParameterStyle.Simple && location == ParameterLocation.Path && services.KeepsSegments
            ? ParameterStyle.Segment
            : style, explode);
    }

    private static (ParameterStyle Style, bool Explode) ByDocument(
        OperationServices services, ParameterSource source, ParameterContent content, TypeRef type)
    {
        var (parameter, location, pointer) = (source.Parameter, source.Location, source.Pointer);
        if (content.MediaType is not null)
        {
            // A text of the caller's own making goes into a cookie as it is (OpenAPI 3.1.1, appendix D).
            return location == ParameterLocation.Cookie && content.IsText(type)
                ? (ParameterStyle.Cookie, false)
                : (Default(location), IsForm(Default(location)));
        }

        var raw = Raw(services, source);
        if ((raw?["collectionFormat"] ?? raw?["x-collectionFormat"]) is { } format)
        {
            return Collection(JsonValues.Text(format), location);
        }

        if (services.Context.Source.Root.ContainsKey("swagger"))
        {
            // OpenAPI 2.0: without a collectionFormat, arrays are separated by commas.
            return (Default(location), false);
        }

        if (location == ParameterLocation.Query && raw?["style"] is null && ByMap(services, type) is { } byMap)
        {
            return raw?["explode"] is null ? byMap : (byMap.Style, parameter.Explode);
        }

        if (Declared(parameter) is not { } style)
        {
            var byDefault = Default(location);
            return (byDefault, raw?["explode"] is null ? IsForm(byDefault) : parameter.Explode);
        }

        if (IsPossible(style, location))
        {
            return (style, raw?["explode"] is null ? IsForm(style) : parameter.Explode);
        }

        services.Context.Report(
            OperationDiagnostics.StyleImpossible, pointer + "/style", pointer, style.ToString(), location.ToString());
        return (Default(location), IsForm(Default(location)));
    }

    public static ParameterStyle Default(ParameterLocation location) => location switch
    {
        ParameterLocation.Path or ParameterLocation.Header => ParameterStyle.Simple,
        _ => ParameterStyle.Form,
    };

    /// <summary>The parameter's own JSON.</summary>
    private static JsonObject? Raw(OperationServices services, ParameterSource source)
    {
        var root = services.Context.Source.Root;
        var place = root.ContainsKey("swagger") ? Version2Pointers.Original(root, source.Pointer) : source.Pointer;
        return PointerPath.Find(root, place) as JsonObject;
    }

    /// <summary>OpenAPI 2.0, "Parameter Object", <c>collectionFormat</c>.</summary>
    public static (ParameterStyle Style, bool Explode) Collection(string format, ParameterLocation location) =>
        format switch
    {
        "multi" => (ParameterStyle.Form, true),
        "ssv" => (ParameterStyle.SpaceDelimited, false),
        "tsv" => (ParameterStyle.TabDelimited, false),
        "pipes" => (ParameterStyle.PipeDelimited, false),
        _ => (Default(location), false),
    };

    private static (ParameterStyle Style, bool Explode)? ByMap(OperationServices services, TypeRef type) =>
        type.Kind switch
    {
        TypeKind.Array when services.Settings.ArrayFormat == "comma" => (ParameterStyle.Form, false),
        TypeKind.Object or TypeKind.Map or TypeKind.Union when services.Settings.NestedFormat == "dots" =>
            (ParameterStyle.DottedObject, true),
        TypeKind.Object or TypeKind.Map or TypeKind.Union when services.Settings.NestedFormat == "brackets" =>
            (ParameterStyle.DeepObject, true),
        _ => null,
    };

    /// <summary>
    /// OpenAPI 2.0, "Items Object": <c>collectionFormat</c> of the arrays within a parameter's array; else none.
    /// </summary>
    public static EquatableArray<string> InnerFormats(OperationServices services, ParameterSource source) =>
        services.Context.Source.Root.ContainsKey("swagger") ? InnerFormats(Raw(services, source)) : [];

    public static EquatableArray<string> InnerFormats(JsonObject? parameter)
    {
        var formats = new List<string>();
        for (var items = parameter?["items"] as JsonObject;
            items?["type"] is { } type && JsonValues.Text(type) == "array" && formats.Count < MaxInner;
            items = items["items"] as JsonObject)
        {
            var format = items["collectionFormat"] ?? items["x-collectionFormat"];
            formats.Add(format is null ? "csv" : JsonValues.Text(format));
        }

        return formats.ToEquatableArray();
    }

    private static ParameterStyle? Declared(IOpenApiParameter parameter) => parameter.Style switch
    {
        Microsoft.OpenApi.ParameterStyle.Matrix => ParameterStyle.Matrix,
        Microsoft.OpenApi.ParameterStyle.Label => ParameterStyle.Label,
        Microsoft.OpenApi.ParameterStyle.Form => ParameterStyle.Form,
        Microsoft.OpenApi.ParameterStyle.Simple => ParameterStyle.Simple,
        Microsoft.OpenApi.ParameterStyle.SpaceDelimited => ParameterStyle.SpaceDelimited,
        Microsoft.OpenApi.ParameterStyle.PipeDelimited => ParameterStyle.PipeDelimited,
        Microsoft.OpenApi.ParameterStyle.DeepObject => ParameterStyle.DeepObject,
        Microsoft.OpenApi.ParameterStyle.Cookie => ParameterStyle.Cookie,
        _ => null,
    };

    // OpenAPI 3.2, "Style Values".
    private static bool IsPossible(ParameterStyle style, ParameterLocation location) => location switch
    {
        ParameterLocation.Path => style is ParameterStyle.Simple or ParameterStyle.Label or ParameterStyle.Matrix,
        ParameterLocation.Header => style is ParameterStyle.Simple,
        ParameterLocation.Cookie => style is ParameterStyle.Form or ParameterStyle.Cookie,
        _ => style is ParameterStyle.Form or ParameterStyle.SpaceDelimited or ParameterStyle.PipeDelimited
            or ParameterStyle.DeepObject,
    };

    private static bool IsForm(ParameterStyle style) => style is ParameterStyle.Form or ParameterStyle.Cookie
        or ParameterStyle.DeepObject;
}
