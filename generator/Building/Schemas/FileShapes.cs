using Microsoft.OpenApi;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Which values of a multipart body are files rather than text or JSON.</summary>
internal sealed class FileShapes(SchemaNormalizer normalizer)
{
    // A list of files in a choice; what is deeper is JSON.
    private const int MaxDepth = 4;

    /// <summary>OpenAPI 3.1 writes binary content by its media type alone.</summary>
    public static bool IsByMediaType(SchemaShape shape) =>
        shape.ContentMediaType is { } type && shape.ContentEncoding is null
        && !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        && type.IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0;

    /// <summary>A file, a list of files, or a choice that has one of them.</summary>
    public bool Hold(SchemaShape declared) => Hold(declared, 0);

    /// <summary>An object of nothing but files by any name.</summary>
    public bool HoldByName(SchemaShape declared) => normalizer.Resolve(declared)
        is { Types: JsonSchemaType.Object, Variants: null, Properties.Count: 0, AdditionalProperties: { } others }
        && Hold(normalizer.Normalize(others));

    /// <summary>A choice of objects of which one has a file among its properties.</summary>
    public bool HoldInVariants(IEnumerable<UnionVariant> variants) =>
        variants.Any(variant => HoldInProperties(variant.Resolved));

    /// <summary>An object with a file among its properties.</summary>
    public bool HoldInProperties(SchemaShape shape) => shape.Properties.Exists(property =>
        property.Parts.Count > 0 && Hold(normalizer.Normalize(property.Parts)));

    /// <summary>
    /// The one type of a choice with files: a list where a variant is one, else a file, whose bytes may be what other
    /// variants say. Null where no variant is a file.
    /// </summary>
    public static TypeRef? Choice(IEnumerable<TypeRef> variants)
    {
        var file = new TypeRef(TypeKind.Binary);
        TypeRef? choice = null;
        foreach (var variant in variants)
        {
            choice = variant is { Kind: TypeKind.Array, Item.Kind: TypeKind.Binary } ? new(TypeKind.Array, Item: file)
                : variant.Kind == TypeKind.Binary ? choice ?? file
                : choice;
        }

        return choice;
    }

    private bool Hold(SchemaShape declared, int depth)
    {
        if (depth > MaxDepth || normalizer.Resolve(declared) is not { } shape)
        {
            return false;
        }

        return shape.Variants is { } variants ? variants.Any(parts => Hold(normalizer.Normalize(parts), depth + 1))
            : shape.Types == JsonSchemaType.Array
                ? shape.Items is { } items && Hold(normalizer.Normalize(items), depth + 1)
                : shape.Types is JsonSchemaType.String or 0 && shape.Enum is null
                    && (IsByMediaType(shape) || (shape.Format == "binary" && shape.ContentEncoding is null));
    }
}
