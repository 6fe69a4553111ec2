using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// Objects with properties to records; components with a discriminator that others include to base records.
/// </summary>
internal sealed class ObjectStrategy : ISchemaStrategy
{
    private readonly SchemaTyper _typer;
    private readonly SchemaTypeNames _typeNames;
    private readonly SchemaNormalizer _normalizer;
    private readonly SchemaDiagnosticLog _log;
    private readonly HierarchyBuilder _hierarchies;
    private readonly Dictionary<string, ObjectSchema> _built = new(StringComparer.Ordinal);

    public ObjectStrategy(
        SchemaTyper typer,
        SchemaIndex index,
        SchemaTypeNames typeNames,
        SchemaNormalizer normalizer,
        DiscriminatedBases bases,
        SchemaDiagnosticLog log)
    {
        _typer = typer;
        _typeNames = typeNames;
        _normalizer = normalizer;
        _log = log;
        _hierarchies = new HierarchyBuilder(
            typer, bases, normalizer, new DiscriminatorResolver(index, normalizer, bases, log), BaseModel);
    }

    public TypeRef? TryBuild(SchemaShape shape, ShapeSite site)
    {
        var isMember = site.Component is { } component && _hierarchies.IsMember(component);
        if (isMember && _normalizer.Resolve(shape) is { } resolved)
        {
            shape = resolved;
        }

        if (!shape.IsObject && !(isMember && shape.Variants is null && shape.Types is (JsonSchemaType.Object or 0)))
        {
            return null;
        }

        return _typeNames.Define(
            TypeKind.Object, shape, site, type => _typer.Registry.Defer(() => Define(type, shape, site)));
    }

    /// <summary>
    /// Type of the values of a typed <c>additionalProperties</c> beside properties; null = kept as JSON.
    /// </summary>
    public TypeRef? AdditionalProperties(SchemaShape shape, ShapeSite site) =>
        MapStrategy.ValueType(_typer, shape, site) is { Kind: not TypeKind.Any } type ? type : null;

    private ObjectSchema BaseModel(string component)
    {
        var type = _typeNames.Component(component);
        _typer.BuildComponent(component, new ShapeSite(type));
        return _built.TryGetValue(type.FullName, out var built)
            ? built
            : Define(
                type,
                _normalizer.Resolve(_normalizer.Component(component))!,
                new ShapeSite(type, component, component));
    }

    private ObjectSchema Define(TypeName type, SchemaShape shape, ShapeSite site)
    {
        if (_built.TryGetValue(type.FullName, out var built))
        {
            return built;
        }

        // Registered before its members, so that a fault in one of them still leaves a type to refer to.
        var empty = new ObjectSchema(
            type, shape.Pointer, SchemaDocs.OfType(shape), [], null, null, null, [], null,
            XmlModels.Of(shape.Annotations));
        _typer.Registry.Add(empty);
        try
        {
            built = Members(empty, shape, site with { Suggested = type, AllowBinary = false });
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _log.Fault(shape.Pointer, exception);
            built = empty;
        }

        _built[type.FullName] = built;
        _typer.Registry.Add(built);
        return built;
    }

    private ObjectSchema Members(ObjectSchema empty, SchemaShape shape, ShapeSite site)
    {
        var hierarchy = _hierarchies.Of(site.Component, shape);
        var scope = new NameScope(empty.Type.Name, ReservedMembers.Record);
        var inherited = new HashSet<string>(StringComparer.Ordinal);
        var above = hierarchy.Parent;
        EquatableArray<PropertyModel> inheritedProperties =
            above is null ? [] : [.. above.InheritedProperties, .. above.Properties];
        foreach (var property in inheritedProperties)
        {
            inherited.Add(property.WireName);
            scope.Reserve(property.PropertyName);
        }

        var own = hierarchy.Own.Where(property => !inherited.Contains(property.WireName)).ToList();
        // A base's map takes the further properties of the types below it, too.
        var inheritedMap = above?.AdditionalPropertiesName ?? above?.InheritedAdditionalPropertiesName;
        if (inheritedMap is not null)
        {
            scope.Reserve(inheritedMap);
        }

        var properties = _typer.Properties.Build(own, shape, site, scope);
        var additional = inheritedMap is null ? AdditionalProperties(shape, site) : null;
        return empty with
        {
            Properties = properties,
            AdditionalProperties = additional,
            AdditionalPropertiesName = additional is null ? null : scope.Claim("AdditionalProperties"),
            InheritedAdditionalPropertiesName = inheritedMap,
            Base = above?.Type.FullName,
            InheritedProperties = inheritedProperties,
            Discriminator = hierarchy.Discriminator,
            DiscriminatorWireName = hierarchy.WireName,
            DiscriminatorValue = hierarchy.Value,
        };
    }
}
