using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Schemas;

/// <summary>Models as short text: ! required, ? null, ~ three states, &lt; read-only, &gt; write-only.</summary>
internal static class SchemaText
{
    public static string Of(TypeRef type) => type.Kind switch
    {
        TypeKind.Array => "[" + Of(type.Item!) + "]",
        TypeKind.Map => "{" + Of(type.Item!) + "}",
        _ => Short(type.Name) ?? type.Kind.ToString(),
    } + (type.Nullable ? "?" : "");

    public static string Of(SchemaModel model) => model switch
    {
        ObjectSchema schema => schema.Type.Name
            + (schema.Base is null ? "" : " : " + Short(schema.Base) + " '" + schema.DiscriminatorValue + "'")
            + " { " + string.Join("; ", schema.Properties.Select(Of)) + " }"
            + (schema.AdditionalProperties is { } more ? " + " + Of(more) : "")
            + (schema.Discriminator is { } by
                ? " by " + by.WireName + ": " + Mappings(by)
                : ""),
        LiteralSchema literal => literal.Type.Name + " = "
            + string.Join(", ", literal.Members.Select(static member => member.MemberName + " " + member.Json)),
        UnionSchema union => union.Type.Name + " = "
            + string.Join(" | ", union.Variants.Select(Of))
            + (union.DiscriminatorProperty is { } by ? " by " + by : ""),
        _ => model.ToString(),
    };

    private static string Of(PropertyModel property) => property.PropertyName
        + (property.Required ? "!" : "") + (property.TriState ? "~" : "") + (property.ReadOnly ? "<" : "")
        + (property.WriteOnly ? ">" : "") + ": " + Of(property.Type)
        + (property.Constant is { } constant ? (" = " + constant.Json + " " + constant.MemberName).TrimEnd() : "");

    private static string Mappings(DiscriminatorModel discriminator) =>
        string.Join(", ", discriminator.Mappings.Select(static item => item.Value + "=" + Short(item.TypeName)))
        + (discriminator.DefaultTypeName is { } fallback ? ", else " + Short(fallback) : "");

    private static string Of(UnionVariantModel variant) => variant.Name + " " + Of(variant.Type)
        + (variant.DiscriminatorValues.Count > 0 ? " '" + string.Join("' '", variant.DiscriminatorValues) + "'" : "")
        + (variant.ImplicitConversion ? "" : " explicit");

    private static string? Short(string? name) => name?.Substring(name.LastIndexOf('.') + 1);
}
