using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Operations;

/// <summary>
/// The components behind references, by their names: a reference of Microsoft.OpenApi looks its target up as a URI, at
/// every property that is read.
/// </summary>
internal static class ReferenceTargets
{
    /// <summary>The parameter itself, or the component that it refers to; itself where there is none.</summary>
    public static IOpenApiParameter Of(IOpenApiParameter parameter) =>
        parameter is OpenApiParameterReference { Reference: { } reference } written
            ? Find(reference, reference.HostDocument?.Components?.Parameters) ?? written.RecursiveTarget ?? parameter
            : parameter;

    /// <summary>The response itself, or the component that it refers to; itself where there is none.</summary>
    public static IOpenApiResponse Of(IOpenApiResponse response) =>
        response is OpenApiResponseReference { Reference: { } reference } written
            ? Find(reference, reference.HostDocument?.Components?.Responses) ?? written.RecursiveTarget ?? response
            : response;

    /// <summary>The schema itself, or the one that it refers to; null where there is none.</summary>
    public static IOpenApiSchema? Of(IOpenApiSchema schema) =>
        schema is OpenApiSchemaReference { Reference: { } reference } written
            ? Find(reference, reference.HostDocument?.Components?.Schemas) ?? written.RecursiveTarget
            : schema;

    /// <summary>The description beside a reference, else that of its target.</summary>
    public static string? Description(IOpenApiSchema schema) =>
        schema is OpenApiSchemaReference { Reference.Description: var written } && !string.IsNullOrEmpty(written)
            ? written
            : Of(schema)?.Description;

    /// <summary>The type beside a reference, else that of its target.</summary>
    public static JsonSchemaType? Type(IOpenApiSchema schema) =>
        (schema as OpenApiSchemaReference)?.Reference.SchemaType ?? Of(schema)?.Type;

    // A component that is a reference itself is the library's to follow.
    private static T? Find<T>(BaseOpenApiReference reference, IDictionary<string, T>? components)
        where T : class, IOpenApiElement =>
        components is not null && reference is { Id: { } id, ExternalResource: null }
        && components.TryGetValue(id, out var found) && found is not IOpenApiReferenceHolder
            ? found
            : null;
}
