using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>The one place that says which C# type and which codec a <see cref="TypeRef"/> is.</summary>
internal static class TypeText
{
    private const string Json = "global::SpecClient.Json.";

    private static readonly RecentStrings s_global = new(static name =>
        name.StartsWith("global::", StringComparison.Ordinal) ? name : "global::" + name);

    /// <summary>The type as it is used, with <c>?</c> where null is a value.</summary>
    public static string Type(TypeRef type) => IsNullable(type) ? NonNull(type) + "?" : NonNull(type);

    /// <summary>The type without regard to null.</summary>
    public static string NonNull(TypeRef type) => type.Kind switch
    {
        TypeKind.Any => Json + "JsonAny",
        TypeKind.Boolean => "bool",
        TypeKind.String or TypeKind.Secret => "string",
        TypeKind.Int8 => "sbyte",
        TypeKind.UInt8 => "byte",
        TypeKind.Int16 => "short",
        TypeKind.UInt16 => "ushort",
        TypeKind.Int32 => "int",
        TypeKind.UInt32 => "uint",
        TypeKind.Int64 => "long",
        TypeKind.UInt64 => "ulong",
        TypeKind.Single => "float",
        TypeKind.Double => "double",
        TypeKind.Decimal => "decimal",
        TypeKind.BigInteger => "global::System.Numerics.BigInteger",
        TypeKind.DateTimeOffset or TypeKind.UnixTime => "global::System.DateTimeOffset",
        TypeKind.Date => "global::System.DateOnly",
        TypeKind.Time => Json + "TimeOfDay",
        TypeKind.Duration => Json + "Duration",
        TypeKind.Guid => "global::System.Guid",
        TypeKind.Uri => "global::System.Uri",
        TypeKind.Base64 or TypeKind.Base64Url => "byte[]",
        TypeKind.Binary => "global::SpecClient.BinaryContent",
        TypeKind.Array => "global::System.Collections.Generic.IReadOnlyList<" + Type(Item(type)) + ">",
        TypeKind.Map => "global::System.Collections.Generic.IReadOnlyDictionary<string, " + Type(Item(type)) + ">",
        _ => Global(type.Name),
    };

    /// <summary>The codec of the type as it is used.</summary>
    public static string Codec(TypeRef type)
    {
        if (!IsNullable(type))
        {
            return NonNullCodec(type);
        }

        var wrapper = type.IsValueType ? "NullableCodec<" : "NullableReferenceCodec<";
        return Json + wrapper + NonNull(type) + ", " + NonNullCodec(type) + ">";
    }

    /// <summary>The codec of the type without regard to null.</summary>
    public static string NonNullCodec(TypeRef type) => type.Kind switch
    {
        TypeKind.Object or TypeKind.Literal or TypeKind.Union => Json + "ModelCodec<" + NonNull(type) + ">",
        TypeKind.Array when type.Item is { Kind: TypeKind.String, Nullable: false } => Json + "StringListCodec",
        TypeKind.Array => Json + "ListCodec<" + Type(Item(type)) + ", " + Codec(Item(type)) + ">",
        TypeKind.Map => Json + "MapCodec<" + Type(Item(type)) + ", " + Codec(Item(type)) + ">",
        TypeKind.Any => Json + "JsonAnyCodec",
        TypeKind.Binary => Json + "Base64Codec",
        TypeKind.Custom => Global(type.Codec),
        _ => Json + type.Kind + "Codec",
    };

    /// <summary>JSON null is a value that C# null stands for; in any JSON it is a value of its own.</summary>
    public static bool IsNullable(TypeRef type) => type.Nullable && type.Kind != TypeKind.Any;

    private static TypeRef Item(TypeRef type) => type.Item ?? new TypeRef(TypeKind.Any);

    private static string Global(string? fullName) => s_global.Of(fullName ?? "");
}
