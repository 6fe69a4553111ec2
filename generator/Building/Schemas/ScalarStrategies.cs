using System.Text.Json;
using Microsoft.OpenApi;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>A format for which the map names the user's own type.</summary>
internal sealed class CustomFormatStrategy(ISchemaNames names) : ISchemaStrategy
{
    public TypeRef? TryBuild(SchemaShape shape, ShapeSite site) =>
        shape.Format is { } format && shape.Enum is null && shape.Variants is null ? names.ForFormat(format) : null;
}

/// <summary>Strings, numbers and booleans by type and format.</summary>
internal sealed class PrimitiveStrategy : ISchemaStrategy
{
    public TypeRef? TryBuild(SchemaShape shape, ShapeSite site)
    {
        TypeKind? kind = shape.Types switch
        {
            JsonSchemaType.Boolean => TypeKind.Boolean,
            JsonSchemaType.Integer => FormatTypes.Integer(shape.Format) ?? TypeKind.Int64,
            JsonSchemaType.Number => FormatTypes.Number(shape.Format),
            JsonSchemaType.String => site.AllowBinary && FileShapes.IsByMediaType(shape)
                ? TypeKind.Binary
                : FormatTypes.String(shape.Format, shape.ContentEncoding, site.AllowBinary),
            // OpenAPI 3.1 may leave the type of binary content away.
            0 when site.AllowBinary && FileShapes.IsByMediaType(shape) => TypeKind.Binary,
            _ => null,
        };
        return kind is not { } known ? null
            : shape.Const is { } constant && JsonValues.Kind(constant) == JsonValueKind.Number
                ? new TypeRef(KindOf(known, JsonValues.Json(constant)))
                : new TypeRef(known);
    }

    // A constant is sent as it is spelled: by a wider type where that of the schema would write it otherwise.
    private static TypeKind KindOf(TypeKind kind, string json) => kind switch
    {
        TypeKind.UnixTime => kind,
        >= TypeKind.Int8 and <= TypeKind.UInt64 when NumberText.IsInteger(json) =>
            NumberText.IsInt64(json) || kind == TypeKind.UInt64 ? kind : TypeKind.BigInteger,
        TypeKind.BigInteger when NumberText.IsInteger(json) => kind,
        TypeKind.Single when NumberText.IsSingle(json) => kind,
        TypeKind.Double when NumberText.IsDouble(json) => kind,
        >= TypeKind.Int8 and <= TypeKind.BigInteger => NumberText.IsDecimal(json) ? TypeKind.Decimal : TypeKind.Any,
        _ => kind,
    };
}
