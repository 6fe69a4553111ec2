using Microsoft.OpenApi;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>A record's place in a discriminated hierarchy.</summary>
/// <param name="Parent">The record that it derives from, or null.</param>
internal sealed record Hierarchy(
    IReadOnlyList<ShapeProperty> Own,
    ObjectSchema? Parent,
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
    private HierarchyLinks? _links;

    private HierarchyLinks Links => _links ??= new(bases, name => typer.RecordOf(name) is not null);

    public bool IsMember(string component) => bases.IsInvolved(component);

    public Hierarchy Of(string? component, SchemaShape shape)
    {
        if (component is null || !bases.IsInvolved(component) || Links.DiscriminatorOf(component) is not { } choosing)
        {
            return new Hierarchy(shape.Properties, null, null, null, null);
        }

        var own = bases.Discriminator(component);
        var parent = Links.ParentOf(component);
        var above = parent is null ? choosing : Links.DiscriminatorOf(parent)!;
        return new Hierarchy(
            own is null ? shape.Properties : WithDiscriminator(shape.Properties, own.PropertyName!),
            parent is null ? null : baseModel(parent),
            own is not null || Links.Below(component).Count > 0 ? Choice(component, choosing, own is not null) : null,
            above.PropertyName,
            parent is null
                ? resolver.MappedTo(above, component).FirstOrDefault()
                : resolver.ValuesOf(above, component)[0]);
    }

    private DiscriminatorModel Choice(string component, OpenApiDiscriminator discriminator, bool isOwn)
    {
        var fallback = resolver.DefaultOf(discriminator);
        var below = Links.Below(component);
        var mappings = new List<DiscriminatorMapping>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in below.Append(component))
        {
            // Without a default, what a base is not told is the base's.
            var values = isOwn && name == component && fallback is null
                ? resolver.MappedTo(discriminator, name).ToList()
                : resolver.ValuesOf(discriminator, name);
            if (typer.RecordOf(name) is { } type)
            {
                mappings.AddRange(values.Where(taken.Add).Select(value => new DiscriminatorMapping(value, type)));
            }
        }

        if (isOwn && discriminator.DefaultMapping is not null && fallback != component && !below.Contains(fallback!))
        {
            resolver.ReportDefault(SchemaIndex.PointerOf(component));
        }

        return new DiscriminatorModel(
            discriminator.PropertyName!,
            mappings.ToEquatableArray(),
            fallback is not null && below.Contains(fallback) ? typer.RecordOf(fallback) : null);
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
