using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Chooses a shape's type; null where the strategy is not for it.</summary>
internal interface ISchemaStrategy
{
    TypeRef? TryBuild(SchemaShape shape, ShapeSite site);
}

/// <summary>The ordered list of strategies, and the memory of what was built.</summary>
internal sealed class SchemaTyper
{
    private const int MaxDepth = 64;
    private const int MaxTypes = 100_000;

    private static readonly TypeRef s_any = new(TypeKind.Any);

    private readonly SchemaTypeNames _typeNames;
    private readonly SchemaNormalizer _normalizer;
    private readonly DiscriminatedBases _bases;
    private readonly SchemaDiagnosticLog _log;
    private readonly FileShapes _files;
    private readonly ISchemaStrategy[] _strategies;
    private readonly Dictionary<string, TypeRef> _components = new(StringComparer.Ordinal);
    private readonly HashSet<string> _busy = new(StringComparer.Ordinal);
    private readonly HashSet<string> _busyFiles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _wrapped = new(StringComparer.Ordinal);

    // Types of several schemas that hold at once; of real documents Cloudflare's has most, 836.
    private readonly DocumentLimit _conjunctions = new(5_000);
    private int _depth;

    public SchemaTyper(
        SchemaIndex index,
        ISchemaNames names,
        SchemaTypeNames typeNames,
        SchemaNormalizer normalizer,
        DiscriminatedBases bases,
        SchemaDiagnosticLog log)
    {
        _typeNames = typeNames;
        _normalizer = normalizer;
        _bases = bases;
        _log = log;
        _files = new FileShapes(normalizer);
        Properties = new PropertyBuilder(this, names, typeNames, normalizer, new UnionDiscriminators(index), log);
        Objects = new ObjectStrategy(this, index, typeNames, normalizer, bases, log);
        var literals = new LiteralStrategy(this, typeNames, log);
        _strategies =
        [
            new CustomFormatStrategy(names),
            literals,
            new UnionStrategy(this, literals, index, typeNames, normalizer, bases, log),
            Objects,
            new MapStrategy(this),
            new ArrayStrategy(this),
            new PrimitiveStrategy(),
        ];
    }

    public SchemaRegistry Registry { get; } = new();

    public PropertyBuilder Properties { get; }

    public ObjectStrategy Objects { get; }

    public TypeRef Build(IReadOnlyList<SchemaNode> parts, ShapeSite site)
    {
        if (_depth >= MaxDepth || site.Depth >= MaxDepth || Registry.Count >= MaxTypes)
        {
            _log.TooDeep(parts[parts.Count - 1].Pointer);
            return s_any;
        }

        if (_conjunctions.IsReached && parts.Count > 1)
        {
            _log.TooMuch(parts[parts.Count - 1].Pointer);
            return s_any;
        }

        _depth++;
        try
        {
            return Build(_normalizer.Normalize(parts), site);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Type of a component under its own name, or of its own where the site forces a name.</summary>
    public TypeRef BuildComponent(string name, ShapeSite site)
    {
        var shape = _normalizer.Component(name);
        if (site.ForceName && !_typeNames.IsMapped(name) && IsForcible(name, shape))
        {
            return Build(shape.Alias is null ? shape : _normalizer.Resolve(shape)!, site with { Home = name });
        }

        if (site.MergePatch && _normalizer.Resolve(shape) is { IsObject: true } && !_bases.IsInvolved(name))
        {
            var own = _typeNames.Component(name);
            return Build(shape, new ShapeSite(
                own with { Name = own.Name + "Patch" }, Home: name, Scope: site.Scope, MergePatch: true));
        }

        // A file in one place is text in another: neither has a type of the component's name.
        if (site.AllowBinary && (_files.Hold(shape) || (site.Depth == 0 && _files.HoldByName(shape)))
            && _normalizer.Resolve(shape) is { } file && _busyFiles.Add(name))
        {
            var type = Build(file, site with { Home = name });
            _busyFiles.Remove(name);
            return shape.Nullable ? type.AsNullable() : type;
        }

        if (_components.TryGetValue(name, out var known))
        {
            return known;
        }

        var named = _typeNames.Component(name);
        if (!_busy.Add(name))
        {
            // Only aliases, arrays, maps and variants lie between: the circle needs a type of its own.
            _wrapped.Add(name);
            return new TypeRef(TypeKind.Union, shape.Nullable, named.FullName);
        }

        try
        {
            var type = Build(shape, new ShapeSite(named, name, name));
            if (_wrapped.Remove(name) && type.Name != named.FullName)
            {
                type = Wrap(named, shape, type);
            }

            return _components[name] = type;
        }
        finally
        {
            _busy.Remove(name);
        }
    }

    /// <summary>
    /// Full name of a component's own record; null where it is none, or means one that is not named after it.
    /// </summary>
    public string? RecordOf(string component)
    {
        var named = _typeNames.Component(component);
        var type = BuildComponent(component, new ShapeSite(named, component, component));
        return type.Kind == TypeKind.Object && type.Name == named.FullName ? type.Name : null;
    }

    private TypeRef Build(SchemaShape shape, ShapeSite site)
    {
        if (shape.NullOnly)
        {
            return s_any.AsNullable();
        }

        if (_normalizer.Resolve(shape) is null)
        {
            _log.AliasCycle(shape.Pointer);
            return s_any;
        }

        TypeRef type;
        if (shape.Alias is { } alias && !IsDerived(site))
        {
            type = site.Component is { } component && _typeNames.IsMapped(component) && !_typeNames.IsMapped(alias)
                && IsForcible(alias, _normalizer.Component(alias))
                ? Build(_normalizer.Resolve(shape)!, site)
                : BuildComponent(alias, site);
        }
        else
        {
            site = site.MergePatch && IsSameInPatch(shape) ? Whole(site) : site;
            var key = new PartsKey(shape.Parts, site.Variation);
            if (Registry.TypeOf(key) is { } known)
            {
                type = known;
            }
            else
            {
                if (shape.Parts.Count > 1)
                {
                    _conjunctions.TryTake();
                }

                type = Choose(shape, site);
                Registry.Remember(key, type);
            }
        }

        return shape.Nullable ? type.AsNullable() : type;
    }

    // Only an object's members have a third state; a literal, an array or a union is one type in both.
    private static bool IsSameInPatch(SchemaShape shape) =>
        shape.Variants is not null || shape.Enum is not null || (shape.Types & JsonSchemaType.Object) == 0;

    // It is named after the component, not after the component's patch.
    private ShapeSite Whole(ShapeSite site)
    {
        var name = site.Suggested.Name;
        if (site.Home is { } home && _typeNames.Component(home).Name is var own
            && name.StartsWith(own + "Patch", StringComparison.Ordinal))
        {
            name = own + name.Substring(own.Length + "Patch".Length);
        }

        return site with { MergePatch = false, Suggested = site.Suggested with { Name = name } };
    }

    private TypeRef Choose(SchemaShape shape, ShapeSite site)
    {
        foreach (var node in shape.Annotations)
        {
            NoteUnenforced(node);
        }

        foreach (var strategy in _strategies)
        {
            if (strategy.TryBuild(shape, site) is { } type)
            {
                return type;
            }
        }

        return s_any;
    }

    private void NoteUnenforced(SchemaNode node)
    {
        var more = node.Schema as IOpenApiSchemaMissingProperties;
        if (node.Schema.Not is OpenApiSchema not && node.Raw?["not"] is not JsonObject { Count: > 0 }
            && !SchemaLeaf.IsTyped(not))
        {
            _log.NothingFits(node.Pointer);
        }
        else if ((node.Schema.Not is not null ? "not"
            : more?.If is not null ? "if"
            : more?.DependentSchemas is { Count: > 0 } ? "dependentSchemas"
            : more?.UnevaluatedPropertiesSchema is not null ? "unevaluatedProperties"
            : null) is { } keyword)
        {
            _log.Unenforced(node.Pointer, keyword);
        }
    }

    /// <summary>A component that only includes its base is a type of its own, not an alias.</summary>
    private bool IsDerived(ShapeSite site) => site.Component is { } component && _bases.BaseOf(component) is not null;

    private bool IsForcible(string name, SchemaShape shape) => !_bases.IsInvolved(name)
        && _normalizer.Resolve(shape) is { } resolved && (resolved.IsObject || resolved.Variants is { Count: > 1 })
        && (shape.Alias is not { } alias || !_bases.IsInvolved(alias));

    private TypeRef Wrap(TypeName name, SchemaShape shape, TypeRef type)
    {
        var content = type.AsNullable(false);
        Registry.Add(new UnionSchema(
            name,
            shape.Pointer,
            SchemaDocs.OfType(shape),
            null,
            [
                new UnionVariantModel(
                    VariantNames.OfKind(content), content, [], [], [], [], VariantNames.IsConvertible(content)),
            ]));
        return new TypeRef(TypeKind.Union, type.Nullable, name.FullName);
    }
}
