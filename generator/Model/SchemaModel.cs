using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Model;

/// <summary>
/// A named type to emit. Kinds: <see cref="ObjectSchema"/>, <see cref="LiteralSchema"/>, <see cref="UnionSchema"/>.
/// </summary>
/// <param name="Pointer">JSON pointer of the schema in the document.</param>
internal abstract record SchemaModel(TypeName Type, string Pointer, Documentation Docs);

/// <summary>A record with properties.</summary>
/// <param name="Properties">All properties of the JSON object; inherited ones are only in the base.</param>
/// <param name="AdditionalProperties">
/// Type of the properties that are not listed, where the schema types them (then a typed map is emitted); null =
/// unknown properties are kept as JSON.
/// </param>
/// <param name="AdditionalPropertiesName">C# name of that map's property.</param>
/// <param name="Base">Full name of the base record (a discriminated base, allOf), or null.</param>
/// <param name="Discriminator">This is a base: how its JSON chooses the derived type; or null.</param>
internal sealed record ObjectSchema(
    TypeName Type,
    string Pointer,
    Documentation Docs,
    EquatableArray<PropertyModel> Properties,
    TypeRef? AdditionalProperties,
    string? AdditionalPropertiesName,
    string? Base,
    EquatableArray<PropertyModel> InheritedProperties,
    DiscriminatorModel? Discriminator,
    XmlModel? Xml) : SchemaModel(Type, Pointer, Docs)
{
    /// <summary>
    /// Wire name of the inherited property that tells derived types apart; null where there is no base.
    /// </summary>
    public string? DiscriminatorWireName { get; init; }

    /// <summary>C# name of a base's typed map, which takes this type's further properties too; or null.</summary>
    public string? InheritedAdditionalPropertiesName { get; init; }

    /// <summary>Value that this derived type writes to it, or null.</summary>
    public string? DiscriminatorValue { get; init; }
}

/// <summary>Which value of which property means which derived type.</summary>
/// <param name="DefaultTypeName">
/// Full name of the derived type that objects are whose value is absent or unknown; null = the base itself.
/// </param>
internal sealed record DiscriminatorModel(
    string WireName, EquatableArray<DiscriminatorMapping> Mappings, string? DefaultTypeName = null);

/// <param name="TypeName">Full name of the type to read.</param>
internal sealed record DiscriminatorMapping(string Value, string TypeName);

/// <summary>A property of an object.</summary>
/// <param name="Type">Its type; <c>Nullable</c> says that JSON null is a value.</param>
/// <param name="Required">Must appear in the JSON.</param>
/// <param name="TriState">Absent and null are different things (optional and nullable, or merge patch).</param>
/// <param name="Constant">The only value it can have; sent without being asked for where required; or null.</param>
internal sealed record PropertyModel(
    string WireName,
    string PropertyName,
    TypeRef Type,
    bool Required,
    bool ReadOnly,
    bool WriteOnly,
    bool TriState,
    ConstantModel? Constant,
    Documentation Docs,
    XmlModel? Xml)
{
    /// <summary>What its schema says of the part that it is in a multipart body, or null.</summary>
    public PartContentModel? Part { get; init; }
}

/// <summary>What a schema says of a part (OpenAPI 3.1 "Working with Binary Data"); of an array, its items.</summary>
/// <param name="MediaType"><c>contentMediaType</c>, or null.</param>
/// <param name="Encoding"><c>contentEncoding</c>, or null.</param>
/// <param name="IsUntyped">It says nothing of the JSON type: the part is bytes.</param>
/// <param name="IsPlainString">It is a string and says no more.</param>
internal sealed record PartContentModel(string? MediaType, string? Encoding, bool IsUntyped, bool IsPlainString);

/// <summary>A constant of the document.</summary>
/// <param name="Json">Its JSON text.</param>
/// <param name="MemberName">Where the type is a literal: the static member that is this value; else null.</param>
internal sealed record ConstantModel(string Json, string? MemberName);

/// <summary>What JSON the values of a literal are.</summary>
internal enum LiteralKind
{
    String,
    Integer,
    Number,

    /// <summary>Numbers that no binary number writes as they are spelled: <c>1.50</c>.</summary>
    Decimal,

    /// <summary>Values of several JSON kinds.</summary>
    Mixed,
}

/// <summary>An open set of known values: a string, integer, number or mixed enum.</summary>
internal sealed record LiteralSchema(
    TypeName Type,
    string Pointer,
    Documentation Docs,
    LiteralKind Kind,
    EquatableArray<LiteralMemberModel> Members) : SchemaModel(Type, Pointer, Docs)
{
    /// <summary>The document allows any value besides.</summary>
    public bool IsOpen { get; init; }
}

/// <param name="MemberName">C# name, unique in the literal.</param>
/// <param name="Json">JSON text of the value, e.g. <c>"aws"</c> with its quotes, or <c>3</c>.</param>
/// <param name="Text">The string's own text for a JSON string (unescaped), else the JSON text.</param>
internal sealed record LiteralMemberModel(string MemberName, string Json, string Text, Documentation Docs);

/// <summary>
/// oneOf or anyOf: a value of one of several types; or a wrapper of one type where recursion needs a name.
/// </summary>
internal sealed record UnionSchema(
    TypeName Type,
    string Pointer,
    Documentation Docs,
    string? DiscriminatorProperty,
    EquatableArray<UnionVariantModel> Variants) : SchemaModel(Type, Pointer, Docs);

/// <summary>A branch of a union.</summary>
/// <param name="Name">Name of its members: <c>TryGet{Name}</c>, <c>From{Name}</c>.</param>
/// <param name="DiscriminatorValues">Values of the discriminator that mean this variant.</param>
/// <param name="RequiredProperties">Wire names that an object must have to be this variant.</param>
/// <param name="KnownProperties">Wire names that the variant declares, for the best match.</param>
/// <param name="Constants">Required properties with a constant: wire name and JSON text of each allowed value.</param>
/// <param name="ImplicitConversion">No other variant has the same C# type, and it is no interface or object.</param>
/// <param name="IsDefault">Objects whose discriminator is absent or unknown are this variant.</param>
internal sealed record UnionVariantModel(
    string Name,
    TypeRef Type,
    EquatableArray<string> DiscriminatorValues,
    EquatableArray<string> RequiredProperties,
    EquatableArray<string> KnownProperties,
    EquatableArray<VariantConstantModel> Constants,
    bool ImplicitConversion,
    bool IsDefault = false);

internal sealed record VariantConstantModel(string WireName, EquatableArray<string> JsonValues);
