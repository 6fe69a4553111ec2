using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Deep equality of two fields as C# expressions.</summary>
internal static class EqualityText
{
    public static string AreEqual(TypeRef type, string left, string right) => type.Kind switch
    {
        TypeKind.Single or TypeKind.Double => left + ".Equals(" + right + ")",
        TypeKind.Custom => Comparer(type) + ".Equals(" + left + ", " + right + ")",
        _ when HasCodecEquality(type.Kind) => TypeText.NonNullCodec(type) + ".AreEqual(" + left + ", " + right + ")",
        _ => left + " == " + right,
    };

    public static string Hash(TypeRef type, string value) =>
        HasCodecEquality(type.Kind) ? TypeText.NonNullCodec(type) + ".Hash(" + value + ")" : value;

    private static bool HasCodecEquality(TypeKind kind) => kind
        is TypeKind.Uri or TypeKind.Base64 or TypeKind.Base64Url or TypeKind.Array or TypeKind.Map;

    private static string Comparer(TypeRef type) => "global::System.Collections.Generic.EqualityComparer<"
        + TypeText.NonNull(type) + "?>.Default";
}
