using Microsoft.OpenApi;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>What a parameter holds, and how its text is made: by a style, or by the media type of its
/// <c>content</c>.</summary>
/// <param name="MediaType">Media type as the document has it, or null for a styled parameter.</param>
internal sealed record ParameterContent(
    IOpenApiSchema? Schema, string Pointer, string? MediaType, MediaTypeKind Kind, XmlModel? Xml)
{
    public static ParameterContent Of(BuildContext context, IOpenApiParameter parameter, string pointer)
    {
        if (parameter.Content is not { Count: > 0 } content)
        {
            return new ParameterContent(parameter.Schema, pointer + "/schema", null, MediaTypeKind.None, null);
        }

        var (key, media) = (content.First().Key, content.First().Value);
        var place = Helpers.Pointer.Child(pointer + "/content", key);
        var kind = media is null || MediaTypes.IsValid(key)
            ? MediaTypes.KindOf(key)
            : MediaContent.KindOf(context, key, media, place);
        var xml = media is null ? null : new MediaContent(key, kind, media, place).Xml(context);
        return new ParameterContent(media?.Schema, place + "/schema", key, kind, xml);
    }

    /// <summary>
    /// Type of the parameter. It is a text of the caller's own making where no rule says how the media type holds what
    /// has structure, or a form what is no object (<see cref="OperationDiagnostics.ContentUnwritten"/>).
    /// </summary>
    public TypeRef Build(OperationServices services, string parameterPointer, TypeName suggested)
    {
        if (Schema is null)
        {
            return new TypeRef(Kind == MediaTypeKind.Json ? TypeKind.Any : TypeKind.String);
        }

        var type = services.Schemas.Build(Schema, new SchemaSite(Pointer, suggested));
        if (Kind == MediaTypeKind.FormUrlEncoded
            ? MediaTypes.HasForm(type) || type.Kind is TypeKind.String or TypeKind.Secret
            : !HasStructure(type) || Kind is MediaTypeKind.None or MediaTypeKind.Json or MediaTypeKind.Xml)
        {
            return type;
        }

        services.Context.Report(
            OperationDiagnostics.ContentUnwritten,
            Pointer.Substring(0, Pointer.Length - "/schema".Length),
            parameterPointer,
            MediaType!,
            "a string");
        return new TypeRef(TypeKind.String);
    }

    /// <summary>A text goes as it is.</summary>
    public bool IsText(TypeRef type) => MediaType is not null && !HasStructure(type) && Kind switch
    {
        MediaTypeKind.Json => false,
        MediaTypeKind.Xml or MediaTypeKind.FormUrlEncoded => type.Kind == TypeKind.String,
        _ => true,
    };

    private static bool HasStructure(TypeRef type) => type.Kind is TypeKind.Any or TypeKind.Array or TypeKind.Map
        or TypeKind.Object or TypeKind.Union;
}
