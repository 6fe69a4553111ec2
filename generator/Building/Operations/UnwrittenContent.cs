using Microsoft.OpenApi;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>
/// Bodies whose schema and media type do not go together: a text or bytes of the caller's own making, and told
/// (<see cref="OperationDiagnostics.ContentUnwritten"/>).
/// </summary>
internal static class UnwrittenContent
{
    /// <summary>Type of a request body that is one property.</summary>
    public static TypeRef Build(OperationServices services, MediaContent content, SchemaSite site)
    {
        switch (content.Kind)
        {
            case MediaTypeKind.Binary when HasStructure(services, content):
                Report(services, content, "bytes");
                return new TypeRef(TypeKind.Binary);
            // No type is made of what nobody writes.
            case MediaTypeKind.Text when HasStructure(services, content):
                Report(services, content, "a string");
                return new TypeRef(TypeKind.String);
        }

        var type = content.Build(services.Schemas, site);
        var isUnwritten = content.Kind switch
        {
            MediaTypeKind.Text => type.Kind is TypeKind.Any or TypeKind.Union,
            // A form is an object's; a text is one that the caller has written.
            MediaTypeKind.FormUrlEncoded => !MediaTypes.HasForm(type),
            _ => false,
        };
        if (!isUnwritten)
        {
            return type;
        }

        if (type.Kind is not (TypeKind.String or TypeKind.Secret))
        {
            Report(services, content, "a string");
        }

        return new TypeRef(TypeKind.String, type.Nullable);
    }

    private static bool HasStructure(OperationServices services, MediaContent content)
    {
        if (content.Schema is not { } declared)
        {
            return false;
        }

        var schema = SchemaPeek.Resolve(declared, "").Schema;
        return schema.Type is { } type
            ? (type & (JsonSchemaType.Object | JsonSchemaType.Array)) != 0 && (type & JsonSchemaType.String) == 0
            : SchemaPeek.IsArray(schema) || services.Schemas.Merge(declared, content.SchemaPointer) is not null;
    }

    private static void Report(OperationServices services, MediaContent content, string taken) =>
        services.Context.Report(
            OperationDiagnostics.ContentUnwritten, content.Pointer, content.Pointer, content.MediaType, taken);
}
