using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>A variant on its way to the model.</summary>
internal sealed class UnionVariant(
    IReadOnlyList<SchemaNode> parts, SchemaShape declared, SchemaShape resolved, string? component)
{
    public IReadOnlyList<SchemaNode> Parts { get; } = parts;

    /// <summary>As the union writes it: an alias, mostly.</summary>
    public SchemaShape Declared { get; } = declared;

    /// <summary>Behind aliases.</summary>
    public SchemaShape Resolved { get; } = resolved;

    /// <summary>The component it is, or was merged from; null for an inline schema.</summary>
    public string? Component { get; } = component;

    public TypeRef Type { get; set; } = new(TypeKind.Any);

    public string Name { get; set; } = "";

    public VariantFacts Facts { get; set; } = VariantFacts.None;

    public List<string> DiscriminatorValues { get; } = [];

    /// <summary>The discriminator's <c>defaultMapping</c> means it (OpenAPI 3.2).</summary>
    public bool IsDefault { get; set; }

    public bool IsObject => Resolved.IsObject;

    public UnionVariantModel ToModel(bool isDistinct) => new(
        Name,
        Type,
        DiscriminatorValues.ToEquatableArray(),
        Facts.Required.ToEquatableArray(),
        Facts.Known.ToEquatableArray(),
        Facts.Constants.ToEquatableArray(),
        isDistinct && VariantNames.IsConvertible(Type),
        IsDefault);
}
