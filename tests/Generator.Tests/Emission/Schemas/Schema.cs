using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Emission.Schemas;

/// <summary>Short ways to build schemas by hand.</summary>
internal static class Schema
{
    public static TypeRef Text { get; } = new(TypeKind.String);

    public static TypeRef Integer { get; } = new(TypeKind.Int32);

    public static TypeRef Any { get; } = new(TypeKind.Any);

    public static TypeName Name(string name) => new("Models", name);

    public static TypeRef Record(string name) => new(TypeKind.Object, Name: "Models." + name);

    public static TypeRef Literal(string name) => new(TypeKind.Literal, Name: "Models." + name);

    public static TypeRef Union(string name) => new(TypeKind.Union, Name: "Models." + name);

    public static TypeRef List(TypeRef item) => new(TypeKind.Array, Item: item);

    public static TypeRef Map(TypeRef item) => new(TypeKind.Map, Item: item);

    public static PropertyModel Required(string wireName, TypeRef type) => Optional(wireName,
        type) with { Required = true };

    public static PropertyModel Optional(string wireName, TypeRef type) => new(
        wireName, Pascal(wireName), type, false, false, false, false, null, Documentation.None, null);

    public static ObjectSchema Object(string name, params PropertyModel[] properties) => new(
        Name(name), "#/components/schemas/" + name, Documentation.None, properties.ToEquatableArray(),
        null, null, null, EquatableArray<PropertyModel>.Empty, null, null);

    public static LiteralSchema Strings(string name, params string[] values) => new(
        Name(name), "#", Documentation.None, LiteralKind.String,
        values.Select(static value => new LiteralMemberModel(
            Pascal(value), System.Text.Json.JsonSerializer.Serialize(value), value,
                Documentation.None)).ToEquatableArray());

    public static UnionVariantModel Variant(string name, TypeRef type, string[]? values = null,
        string[]? required = null,
        string[]? known = null, VariantConstantModel[]? constants = null) => new(
        name, type, (values ?? []).ToEquatableArray(), (required ?? []).ToEquatableArray(),
        (known ?? []).ToEquatableArray(), (constants ?? []).ToEquatableArray(),
        type.Kind is not (TypeKind.Array or TypeKind.Map));

    public static UnionSchema OneOf(string name, string? discriminator, params UnionVariantModel[] variants) => new(
        Name(name), "#", Documentation.None, discriminator, variants.ToEquatableArray());

    private static string Pascal(string name) => string.Concat(
        name.Split('_', '-', ' ').Where(static word => word.Length > 0).Select(static word =>
            char.ToUpperInvariant(word[0]) + word[1..]));
}
