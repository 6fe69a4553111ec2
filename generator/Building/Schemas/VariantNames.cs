using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Names and conversions of union variants, by their type.</summary>
internal static class VariantNames
{
    /// <summary>Name of a variant that has no name in the document.</summary>
    public static string OfKind(TypeRef type) => type.Kind switch
    {
        TypeKind.Any => "Any",
        TypeKind.Boolean => "Boolean",
        TypeKind.String or TypeKind.Secret => "String",
        TypeKind.Single or TypeKind.Double or TypeKind.Decimal => "Number",
        >= TypeKind.Int8 and <= TypeKind.UInt64 or TypeKind.BigInteger => "Integer",
        TypeKind.DateTimeOffset or TypeKind.UnixTime => "DateTime",
        TypeKind.Base64 or TypeKind.Base64Url => "Bytes",
        TypeKind.Array when type.Item is { Kind: not (TypeKind.Any or TypeKind.Array or TypeKind.Map) } item
            => (item.Name is null ? OfKind(item) : SimpleName(item)) + "Array",
        TypeKind.Custom or TypeKind.Literal or TypeKind.Union or TypeKind.Object => SimpleName(type),
        _ => type.Kind.ToString(),
    };

    /// <summary>C# lets a conversion from the type be declared: it is no interface and not the base of all.</summary>
    public static bool IsConvertible(TypeRef type) =>
        type.Kind is not (TypeKind.Array or TypeKind.Map) && type.Name != "object" && type.Name != "System.Object";

    /// <summary>Equal for types that are the same to C#.</summary>
    public static string CSharpType(TypeRef type) => type.Kind switch
    {
        TypeKind.String or TypeKind.Secret => "string",
        TypeKind.DateTimeOffset or TypeKind.UnixTime => "DateTimeOffset",
        TypeKind.Base64 or TypeKind.Base64Url => "byte[]",
        TypeKind.Array => "list of " + CSharpType(type.Item!),
        TypeKind.Map => "map of " + CSharpType(type.Item!),
        _ => type.Name ?? type.Kind.ToString(),
    };

    private static string SimpleName(TypeRef type) => type.Name!.Substring(type.Name.LastIndexOf('.') + 1);
}
