using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// Schemas of one document to types: the door for other builders; <see cref="SchemaTyper"/> does the work.
/// </summary>
internal sealed class SchemaBuilder : ISchemaBuilder
{
    private readonly BuildContext _context;
    private readonly ISchemaNames _names;
    private readonly SchemaIndex _index;
    private readonly SchemaDiagnosticLog _log;
    private readonly DiscriminatedBases _bases;
    private readonly SchemaNormalizer _normalizer;
    private readonly SchemaTypeNames _typeNames;
    private readonly SchemaTyper _typer;
    private readonly PartChoices _choices;

    // Schemas that merged views gave out: whoever comes back with one need not know its place.
    private readonly Dictionary<IOpenApiSchema, SchemaNode> _places = [];
    private readonly Dictionary<SchemaShape, MergedObject?> _merged = [];

    public SchemaBuilder(BuildContext context, ISchemaNames names, TypeNameAllocator allocator)
    {
        _context = context;
        _names = names;
        _index = new SchemaIndex(context.Source);
        _log = new SchemaDiagnosticLog(context);
        _bases = new DiscriminatedBases(_index);
        _normalizer = new SchemaNormalizer(_index, _bases, _log);
        _typeNames = new SchemaTypeNames(_index, names, allocator, _log);
        _typer = new SchemaTyper(_index, names, _typeNames, _normalizer, _bases, _log);
        _choices = new PartChoices(_index, _normalizer, _bases);
    }

    public TypeRef Build(IOpenApiSchema schema, SchemaSite site) => Guard(
        site.Pointer,
        () =>
        {
            var internalSite = SiteOf(site);
            return !IsReference(schema) && _index.ComponentOf(schema) is { } component
                ? _typer.BuildComponent(component, internalSite)
                : _typer.Build([Place(schema, site.Pointer)], internalSite);
        },
        new TypeRef(TypeKind.Any));

    public TypeRef Build(MergedProperty property, SchemaSite site) => Guard(
        site.Pointer,
        () => PartsOf(property) is { Count: > 0 } parts
            ? _typer.Build(parts, SiteOf(site))
            : new TypeRef(TypeKind.Any),
        new TypeRef(TypeKind.Any));

    public FlattenedObject? TryFlatten(IOpenApiSchema schema, SchemaSite site) => Guard(
        site.Pointer,
        () =>
        {
            var declared = ShapeOf(schema, site.Pointer);
            var component = declared.Alias ?? (IsReference(schema) ? null : _index.ComponentOf(schema));
            if (_normalizer.Resolve(declared) is not { } resolved || Flat(resolved, component, site) is not { } shape)
            {
                return null;
            }

            var owner = component is not null && (!_names.HasMap || _typeNames.IsMapped(component))
                ? new ShapeSite(_typeNames.Component(component), Home: component)
                : new ShapeSite(
                    site.Suggested, Home: component, Scope: component is null ? null : site.Suggested.FullName);
            var scope = new NameScope(site.Suggested.Name, ReservedMembers.Params);
            var place = owner with { MergePatch = site.MergePatch, AllowBinary = site.AllowBinary };
            var properties = _typer.Properties.Build(shape.Properties, shape, place, scope);
            return new FlattenedObject(
                properties,
                _typer.Objects.AdditionalProperties(shape, owner with { AllowBinary = site.AllowBinary }),
                SchemaDocs.OfType(shape));
        },
        null);

    public PartContentModel? OtherParts(IOpenApiSchema schema, string pointer) => Guard(
        pointer,
        () => _normalizer.Resolve(ShapeOf(schema, pointer)) is { AdditionalProperties: { } others }
            && _normalizer.Resolve(_normalizer.Normalize(others)) is { } shape
                ? _typer.Properties.PartOf(shape)
                : null,
        null);

    public MergedObject? Merge(IOpenApiSchema schema, string pointer) =>
        Guard(pointer, () => Merge(ShapeOf(schema, pointer)), null);

    public MergedObject? Merge(MergedProperty property) => Guard(
        property.Pointer,
        () => PartsOf(property) is { Count: > 0 } parts ? Merge(_normalizer.Normalize(parts)) : null,
        null);

    public SchemaModel? Find(string fullName)
    {
        _typer.Registry.Drain(_context.CancellationToken);
        return _typer.Registry.Find(fullName);
    }

    public EquatableArray<SchemaModel> Complete()
    {
        _typer.Registry.Drain(_context.CancellationToken);
        _log.Flush();
        return _typer.Registry.All();
    }

    private SchemaShape? Flat(SchemaShape shape, string? component, SchemaSite site) =>
        component is not null && _bases.IsInvolved(component)
            ? site.AllowBinary ? _choices.Merge(shape, component) : null
            : shape.IsObject ? shape
            : site.AllowBinary ? _choices.Merge(shape)
            : null;

    private static bool IsReference(IOpenApiSchema schema) => schema is OpenApiSchemaReference;

    private static ShapeSite SiteOf(SchemaSite site) => new(
        site.Suggested,
        Scope: site.ForceName ? site.Suggested.FullName : null,
        ForceName: site.ForceName,
        MergePatch: site.MergePatch,
        AllowBinary: site.AllowBinary);

    private SchemaNode Place(IOpenApiSchema schema, string pointer) =>
        _places.TryGetValue(schema, out var node) ? node : _index.Locate(schema, pointer);

    private List<SchemaNode> PartsOf(MergedProperty property) =>
        property.Schemas.Select(schema => Place(schema, property.Pointer)).ToList();

    private SchemaShape ShapeOf(IOpenApiSchema schema, string pointer) =>
        !IsReference(schema) && _index.ComponentOf(schema) is { } component
            ? _normalizer.Component(component)
            : _normalizer.Normalize([Place(schema, pointer)]);

    private MergedObject? Merge(SchemaShape declared)
    {
        if (!_merged.TryGetValue(declared, out var merged))
        {
            _merged.Add(declared, merged = MergeAnew(declared));
        }

        return merged;
    }

    private MergedObject? MergeAnew(SchemaShape declared)
    {
        if (_normalizer.Resolve(declared) is not { Variants: null, Types: JsonSchemaType.Object } shape)
        {
            return null;
        }

        var properties = new List<MergedProperty>(shape.Properties.Count);
        foreach (var property in shape.Properties)
        {
            foreach (var part in property.Parts)
            {
                _places[part.Schema] = part;
            }

            properties.Add(new MergedProperty(
                property.WireName,
                property.Parts.ConvertAll(static part => part.Schema),
                property.Required,
                property.Parts.Count == 0 ? shape.Pointer : property.Parts[property.Parts.Count - 1].Pointer));
        }

        return new MergedObject(properties, declared.Nullable || shape.Nullable)
        {
            SaysOthers = shape.SaysOthers || shape.Discriminator is not null,
        };
    }

    private T Guard<T>(string pointer, Func<T> build, T fallback)
    {
        _context.CancellationToken.ThrowIfCancellationRequested();
        try
        {
            return build();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _log.Fault(pointer, exception);
            return fallback;
        }
    }
}
