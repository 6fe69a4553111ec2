using Microsoft.OpenApi;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>
/// A value of a path, header or cookie whose schema says nothing: the text that goes there. In a query it stays any
/// JSON, since only there a list is more than one text (<c>domain=a&amp;domain=b</c>).
/// </summary>
internal static class UntypedText
{
    /// <summary>The type itself, or a string where the schema gives none.</summary>
    public static TypeRef Of(IOpenApiSchema? schema, TypeRef type) =>
        type.Kind == TypeKind.Any && schema is not null && !SchemaPeek.SaysSomething(schema)
            ? new TypeRef(TypeKind.String, type.Nullable)
            : type;
}
