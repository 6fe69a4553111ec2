using Microsoft.OpenApi;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>A record's place in a discriminated hierarchy.</summary>
internal sealed record Hierarchy(
    IReadOnlyList<ShapeProperty> Own,
    string? Base,
    IReadOnlyList<PropertyModel> Inherited,
    DiscriminatorModel? Discriminator,
    string? WireName,
    string? Value);

/// <summary>Base and derived records of components with a discriminator.</summary>
internal sealed class HierarchyBuilder(
    SchemaTyper typer,
    DiscriminatedBases bases,
    SchemaNormalizer normalizer,
    DiscriminatorResolver resolver,
    Func<string, ObjectSchema> baseModel)
{
    public bool IsMember(string component) => bases.IsInvolved(component);

    public Hierarchy Of(string? component, SchemaShape shape)
    {
        if (component is null || !bases.IsInvolved(component))
        {
            return new Hierarchy(shape.Properties, null, [], null, null, null);
        }

        var own = bases.Discriminator(component);
        var properties = own is null ? shape.Properties : WithDiscriminator(shape.Properties, own.PropertyName!);
        var parent = bases.BaseOf(component);
        var model = parent is null ? null : baseModel(parent);
        var choosing = parent is null ? own! : bases.Discriminator(parent)!;
        return new Hierarchy(
            properties,
            model?.Type.FullName,
            model is null ? [] : [.. model.InheritedProperties, .. model.Properties],
            own is null ? null : new DiscriminatorModel(own.PropertyName!, Mappings(component, own)),
            choosing.PropertyName,
            parent is null
                ? resolver.MappedTo(choosing, component).FirstOrDefault()
                : resolver.ValuesOf(choosing, component)[0]);
    }

    private EquatableArray<DiscriminatorMapping> Mappings(string component, OpenApiDiscriminator discriminator)
    {
        var mappings = new List<DiscriminatorMapping>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in bases.Derived(component).Prepend(component))
        {
            var values = name == component
                ? resolver.MappedTo(discriminator, name).ToList()
                : resolver.ValuesOf(discriminator, name);
            foreach (var value in values)
            {
                if (typer.BuildComponent(name, new ShapeSite(new TypeName("", name))) is { Kind: TypeKind.Object } type
                    && taken.Add(value))
                {
                    mappings.Add(new DiscriminatorMapping(value, type.Name!));
                }
            }
        }

        return mappings.ToEquatableArray();
    }

    private List<ShapeProperty> WithDiscriminator(List<ShapeProperty> properties, string wireName)
    {
        if (properties.Exists(property => property.WireName == wireName && property.Parts.Count > 0))
        {
            return properties;
        }

        var text = new ShapeProperty(wireName) { Required = true };
        text.Parts.Add(new SchemaNode("#", new OpenApiSchema { Type = JsonSchemaType.String }, null, null));
        normalizer.Normalize(text.Parts);
        return [text, .. properties.Where(property => property.WireName != wireName)];
    }
}
