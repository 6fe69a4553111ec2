using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Names of schema types: components first and all of them, then inline shapes as they are reached.</summary>
/// <remarks>
/// Stability: a component's name depends on the other components only, never on the operations. Names that the map
/// gives come first, then components that have their C# name as it stands, then other identifiers, then the rest,
/// each in the order of names: the order of the document decides nothing.
/// </remarks>
internal sealed class SchemaTypeNames
{
    private readonly ISchemaNames _names;
    private readonly TypeNameAllocator _allocator;
    private readonly SchemaDiagnosticLog _log;
    private readonly Dictionary<string, TypeName> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeRef> _shared = new(StringComparer.Ordinal);

    public SchemaTypeNames(
        SchemaIndex index, ISchemaNames names, TypeNameAllocator allocator, SchemaDiagnosticLog log)
    {
        _names = names;
        _allocator = allocator;
        _log = log;
        foreach (var name in index.Names)
        {
            if (names.Find(SchemaIndex.PointerOf(name)) is { } mapped)
            {
                allocator.TryReserve(mapped);
                _components.Add(name, mapped);
            }
        }

        foreach (var (name, wanted) in index.Names
            .Where(name => !_components.ContainsKey(name))
            .Select(name => (Name: name, Wanted: names.ForComponent(name)))
            .OrderBy(static component => component.Wanted.Name == component.Name ? 0
                : CSharpIdentifier.IsIdentifier(component.Name) ? 1 : 2)
            .ThenBy(static component => component.Name, StringComparer.Ordinal)
            .ToList())
        {
            var isMember = wanted.Name is "Value" or "Values" && MayBeLiteral(index.Component(name)!);
            var free = isMember ? wanted with { Name = wanted.Name + "Model" } : wanted;
            _components.Add(name, Allocate(free, name, SchemaIndex.PointerOf(name)));
        }
    }

    public TypeName Component(string name) => _components[name];

    /// <summary>The map names this component itself.</summary>
    public bool IsMapped(string component) => _names.Find(SchemaIndex.PointerOf(component)) is not null;

    /// <summary>The map names this inline shape itself.</summary>
    public bool IsMapped(SchemaShape shape) => _names.Find(shape.Pointer) is not null;

    /// <summary>A name that stands in the document for an inline shape, beside those of components; null = taken.
    /// </summary>
    public TypeName? TryTake(string name) =>
        !ReservedMembers.Types.Contains(name) && _names.ForComponent(name) is var wanted
        && _allocator.TryReserve(wanted) ? wanted : null;

    /// <summary>
    /// Gives a shape its type, and defines it where it is new. Several pointers with one name in the map share a type.
    /// </summary>
    public TypeRef Define(TypeKind kind, SchemaShape shape, ShapeSite site, Action<TypeName> define)
    {
        var pointer = site.Component is { } component ? SchemaIndex.PointerOf(component) : shape.Pointer;
        var mapped = site.MergePatch ? null : _names.Find(pointer);
        if (mapped is null)
        {
            var name = site.Component is { } own && !site.MergePatch
                ? Component(own)
                : Allocate(site.Suggested, site.Suggested.Name, pointer);
            define(name);
            return new TypeRef(kind, Name: name.FullName);
        }

        if (_shared.TryGetValue(mapped.FullName, out var known) && known.Kind == kind)
        {
            return known;
        }

        _allocator.TryReserve(mapped);
        var type = new TypeRef(kind, Name: mapped.FullName);
        _shared[mapped.FullName] = type;
        define(mapped);
        return type;
    }

    // Literals have members of these names, which no type may share with its members (CS0542).
    private static bool MayBeLiteral(SchemaNode node) => !node.IsReference
        && node.OneOf.Concat(node.AnyOf).Append(node).Any(static part =>
            part.Schema.Enum is { Count: > 0 } || part.Schema.Const is not null);

    private TypeName Allocate(TypeName wanted, string wireName, string pointer)
    {
        var name = _allocator.Allocate(wanted);
        if (!name.Equals(wanted))
        {
            _log.Renamed(pointer, wireName, name.FullName);
        }

        return name;
    }
}
