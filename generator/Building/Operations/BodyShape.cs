using System.Globalization;
using Microsoft.OpenApi;
using SpecClient.Generator.Building.Schemas;

namespace SpecClient.Generator.Building.Operations;

/// <summary>A JSON response body to look into: by property names from its root.</summary>
internal sealed class BodyShape(ISchemaBuilder schemas, IOpenApiSchema schema, string pointer)
{
    // Envelopes nest two or three levels; a bound keeps recursive schemas from being walked for ever.
    private const int MaxDepth = 3;

    private readonly Dictionary<string, MergedObject?> _objects = new(StringComparer.Ordinal);

    private (IReadOnlyList<string> Path, IOpenApiSchema Item)? _items;
    private List<PagingPlace>? _pagingPlaces;

    public IOpenApiSchema Schema { get; } = schema;

    public string Pointer { get; } = pointer;

    /// <summary>
    /// Where this is an array: the object that the same body may be instead, with a list of such items; or null.
    /// </summary>
    public BodyShape? Wrapped { get; init; }

    /// <summary>The root's properties, or null where the body is no object.</summary>
    public MergedObject? Root => ObjectAt([]);

    /// <summary>Its objects that may tell of paging.</summary>
    public IReadOnlyList<PagingPlace> PagingPlaces => _pagingPlaces ??= [.. Operations.PagingPlaces.Objects(this)];

    /// <summary>
    /// The bodies of a choice (<c>oneOf</c>, <c>anyOf</c>) that is no object and no array as a whole; else none.
    /// </summary>
    public IEnumerable<BodyShape> Variants
    {
        get
        {
            if (Root is not null || SchemaPeek.IsArray(Schema))
            {
                return [];
            }

            var (choice, place) = SchemaPeek.Resolve(Schema, Pointer);
            var (keyword, variants) = choice.OneOf is { Count: > 0 } oneOf
                ? ("/oneOf/", oneOf)
                : ("/anyOf/", choice.AnyOf ?? []);
            return variants.Select((variant, index) => new BodyShape(
                schemas, variant, place + keyword + index.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The same array, which an object may be around.</summary>
    public BodyShape In(BodyShape wrapped) => new(schemas, Schema, Pointer) { Wrapped = wrapped };

    /// <summary>The same body whose list at a path has other items.</summary>
    public BodyShape WithItems(IReadOnlyList<string> path, IOpenApiSchema item) =>
        new(schemas, Schema, Pointer) { _items = (path, item) };

    public MergedProperty? Find(IReadOnlyList<string> path) => path.Count == 0
        ? null
        : ObjectAt([.. path.Take(path.Count - 1)])?.Find(path[path.Count - 1]);

    /// <summary>The array at a path, or null where there is none.</summary>
    public ListShape? ArrayAt(IReadOnlyList<string> path)
    {
        if (_items is var (place, items) && place.SequenceEqual(path))
        {
            return new ListShape(path, items, Pointer + "/items");
        }

        if (path.Count == 0)
        {
            return SchemaPeek.IsArray(Schema)
                ? Shape(path, SchemaPeek.Item(Schema, Pointer))
                : null;
        }

        return Find(path) is { } property && SchemaPeek.IsArray(property)
            ? Shape(path, property.Schemas
                .Reverse()
                .Select(part => SchemaPeek.Item(part, property.Pointer))
                .FirstOrDefault(static item => item is not null))
            : null;
    }

    /// <summary>The properties of the object at a path, or null.</summary>
    public MergedObject? ObjectAt(IReadOnlyList<string> path)
    {
        var key = string.Join("\n", path);
        if (!_objects.TryGetValue(key, out var found))
        {
            found = path.Count == 0
                ? SchemaPeek.IsArray(Schema) ? null : schemas.Merge(Schema, Pointer)
                : path.Count <= MaxDepth && Find(path) is { } property ? schemas.Merge(property) : null;
            _objects[key] = found;
        }

        return found;
    }

    private static ListShape Shape(IReadOnlyList<string> path, PeekedItem? item) =>
        new(path, item?.Schema, item?.Pointer ?? "#");
}
