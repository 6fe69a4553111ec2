using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>The C# type of a body that is one property, and the statement that writes it.</summary>
internal static class BodyContentText
{
    /// <summary>The property's type without regard to null.</summary>
    public static string Type(BodyContentModel content) => Shape(content) switch
    {
        MediaTypeKind.Binary => RuntimeNames.BinaryContent,
        MediaTypeKind.NdJson or MediaTypeKind.JsonSequence =>
            RuntimeNames.NdJsonItems + "<" + TypeText.Type(content.Type) + ">",
        _ => TypeText.NonNull(content.Type),
    };

    public static string Write(BodyContentModel content, bool required)
    {
        var name = content.PropertyName;
        var media = CSharpLiteral.String(Concrete(content)) + ", ";
        var check = required ? ", " + CSharpLiteral.String(name) + ");" : ");";
        var generic = "<" + TypeText.NonNull(content.Type) + ", " + TypeText.NonNullCodec(content.Type) + ">(";
        switch (Shape(content))
        {
            case MediaTypeKind.Binary:
                return "writer.BinaryBody(" + media + name + check;
            case MediaTypeKind.Text:
                return content.Type.Kind is TypeKind.String or TypeKind.Secret
                    ? "writer.TextBody(" + media + name + check
                    : "writer.TextBody" + generic + media + name + check;
            case MediaTypeKind.NdJson or MediaTypeKind.JsonSequence:
                var method = content.Kind == MediaTypeKind.NdJson ? "NdJsonBody<" : "JsonSequenceBody<";
                return "writer." + method + TypeText.Type(content.Type) + ", " + TypeText.Codec(content.Type) + ">("
                    + media + name + check;
            case MediaTypeKind.FormUrlEncoded:
                return "writer.FormBody" + generic + media + name + ", s_form" + check;
            case MediaTypeKind.Xml:
                return "writer.XmlBody" + generic + media + name + ", "
                    + XmlShapeText.Expression(content.Type, content.Xml)
                    + check;
            case MediaTypeKind.Multipart:
                var begin = PartText.Begin(content with { MediaType = Concrete(content) });
                // A required value of a value type is always there.
                var canLack = required && (TypeText.IsNullable(content.Type) || !content.Type.IsValueType);
                return (canLack ? "writer.Require(" + name + " is not null, " + CSharpLiteral.String(name) + "); "
                    : "")
                    + "{ if (" + name + " is { } whole) { "
                    + (content.Parts is not null
                        ? "whole.Write(" + begin + "); } }"
                        : "var parts = " + begin + "; " + Parts(content, generic)
                            + string.Concat(PartText.Headers(content.Encodings).Select(static text => " " + text))
                            + " } }");
            default:
                return required && TypeText.IsNullable(content.Type)
                    ? "writer.JsonBodyOrNull<" + TypeText.Type(content.Type) + ", " + TypeText.Codec(content.Type)
                        + ">("
                        + media + name + ");"
                    : "writer.JsonBody" + generic + media + name + check;
        }
    }

    private static string Parts(BodyContentModel content, string generic) =>
        content is { Type: { Kind: TypeKind.Map, Item: { } item } }
        && (content.Others is not null || (PartText.IsOfFiles(content.Type) && content.Encodings.Count > 0))
            ? PartText.Others(content, [], item, "whole")
            : content.Type.Kind == TypeKind.Map && PartText.IsOfFiles(content.Type)
            ? "parts.NamedFiles(whole);"
            : "parts.Properties" + generic + "whole"
                + (content.Encodings.Count > 0 ? ", " + PartText.Encodings(content.Encodings) : "") + ");";

    /// <summary>The media type that is sent: a range says what may be sent (RFC 9110 section 8.3).</summary>
    public static string Concrete(BodyContentModel content) => content.MediaType.IndexOf('*') < 0
        ? content.MediaType
        : Shape(content) switch
        {
            MediaTypeKind.Text => "text/plain",
            MediaTypeKind.Json => "application/json",
            MediaTypeKind.Xml => "application/xml",
            MediaTypeKind.Multipart => "multipart/form-data",
            _ => "application/octet-stream",
        };

    /// <summary>How it is written, where raw bytes and plain texts need no codec.</summary>
    private static MediaTypeKind Shape(BodyContentModel content) => content.Type.Kind switch
    {
        TypeKind.Binary => MediaTypeKind.Binary,
        TypeKind.String when content.Kind is MediaTypeKind.Xml or MediaTypeKind.ServerSentEvents
            or MediaTypeKind.FormUrlEncoded => MediaTypeKind.Text,
        _ => content.Kind,
    };
}
