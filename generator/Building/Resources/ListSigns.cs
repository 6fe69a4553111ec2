using Microsoft.OpenApi;
using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Whether an operation gives or takes a list; for its name only, so nothing is reported from here.</summary>
internal static class ListSigns
{
    public static bool GivesList(ISchemaBuilder schemas, OperationSource source)
    {
        KeyValuePair<string, IOpenApiResponse> success = default;
        foreach (var pair in source.Operation.Responses ?? [])
        {
            if (pair.Value is { Content.Count: > 0 }
                && StatusRange.Parse(pair.Key) is { IsSuccess: true } or { IsDefault: true }
                && (success.Key is null || string.CompareOrdinal(pair.Key, success.Key) < 0))
            {
                success = pair;
            }
        }

        if (success.Value is null || Json(success.Value.Content) is not { Value.Schema: { } schema } content)
        {
            return false;
        }

        var place = OperationServices.PointerOf(
            success.Value, "responses", Pointer.Child(source.Pointer + "/responses", success.Key));
        var body = new BodyShape(schemas, schema, Pointer.Child(place + "/content", content.Key) + "/schema");
        body = ListOfChoice.Find(body) ?? body;
        return PaginationBySigns.NamedItems(body) is not null || PaginationBySigns.LooksPaged(body, QueryNames(source));
    }

    public static bool TakesList(OperationSource source) =>
        source.Operation.RequestBody is { } body && Json(body.Content)?.Value.Schema is { } schema
        && SchemaPeek.IsArray(schema);

    private static IEnumerable<string> QueryNames(OperationSource source) =>
        (source.Operation.Parameters ?? Enumerable.Empty<IOpenApiParameter>())
            .Concat(source.Item.Parameters ?? Enumerable.Empty<IOpenApiParameter>())
            .Where(static parameter => parameter?.In == Microsoft.OpenApi.ParameterLocation.Query)
            .Select(static parameter => parameter.Name)
            .OfType<string>();

    private static KeyValuePair<string, IOpenApiMediaType>? Json(IDictionary<string, IOpenApiMediaType>? content)
    {
        foreach (var pair in content ?? new Dictionary<string, IOpenApiMediaType>())
        {
            if (pair.Value is not null && MediaTypes.KindOf(pair.Key) == MediaTypeKind.Json)
            {
                return pair;
            }
        }

        return null;
    }
}
