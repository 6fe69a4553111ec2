using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>The statements that write one non-null member: name and value.</summary>
internal static class MemberWriteText
{
    /// <param name="name">Expression of the encoded name.</param>
    /// <param name="value">Expression of the value.</param>
    /// <param name="mode">Expression of the write mode.</param>
    public static string Statement(TypeRef type, string writer, string name, string value, string mode)
    {
        switch (type.Kind)
        {
            case TypeKind.String or TypeKind.Guid:
                return writer + ".WriteString(" + name + ", " + value + ");";
            case TypeKind.Boolean:
                return writer + ".WriteBoolean(" + name + ", " + value + ");";
            case >= TypeKind.Int8 and <= TypeKind.UInt64 or TypeKind.Decimal:
                return writer + ".WriteNumber(" + name + ", " + value + ");";
            case TypeKind.Object or TypeKind.Union or TypeKind.Any:
                return writer + ".WritePropertyName(" + name + "); "
                    + value + ".WriteJson(" + writer + ", " + mode + ");";
            default:
                return writer + ".WritePropertyName(" + name + "); "
                    + TypeText.NonNullCodec(type) + ".Write(" + writer + ", " + value + ", " + mode + ");";
        }
    }
}
