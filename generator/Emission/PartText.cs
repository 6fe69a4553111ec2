using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>The statement that adds the parts of one property to a multipart body.</summary>
internal static class PartText
{
    public static string Statement(TypeRef type, string name, string value, string? contentType)
    {
        var media = contentType is null ? "" : ", " + CSharpLiteral.String(contentType);
        if (type.Kind == TypeKind.Binary)
        {
            return "parts.File(" + name + ", " + value + media + ");";
        }

        if (IsOfFiles(type))
        {
            return type.Kind == TypeKind.Array
                ? "parts.Files(" + name + ", " + value + media + ");"
                : "parts.NamedFiles(" + value + media + ");";
        }

        return type.Kind is TypeKind.String or TypeKind.Secret
            ? "parts.Text(" + name + ", " + value + media + ");"
            : "parts.Part<" + TypeText.NonNull(type) + ", " + TypeText.NonNullCodec(type) + ">(" + name + ", " + value
                + media
                + ");";
    }

    /// <summary>A list or map of files.</summary>
    public static bool IsOfFiles(TypeRef type) =>
        type.Kind is TypeKind.Array or TypeKind.Map && type.Item?.Kind == TypeKind.Binary;

    /// <summary>The media type of an encoding, where it is a single one and no range.</summary>
    public static string? ContentType(EncodingModel? encoding) =>
        encoding?.ContentType is { } type && type.IndexOf(',') < 0 && type.IndexOf('*') < 0 ? type : null;
}
