using Microsoft.OpenApi;
using SpecClient.Generator.Building.Schemas;

namespace SpecClient.Generator.Building.Operations;

/// <summary>A JSON response body to look into: by property names from its root.</summary>
internal sealed class BodyShape(ISchemaBuilder schemas, IOpenApiSchema schema, string pointer)
{
    // Envelopes nest two or three levels; a bound keeps recursive schemas from being walked for ever.
    private const int MaxDepth = 3;

    private readonly Dictionary<string, MergedObject?> _objects = new(StringComparer.Ordinal);

    public IOpenApiSchema Schema { get; } = schema;

    public string Pointer { get; } = pointer;

    /// <summary>The root's properties, or null where the body is no object.</summary>
    public MergedObject? Root => ObjectAt([]);

    public MergedProperty? Find(IReadOnlyList<string> path) => path.Count == 0
        ? null
        : ObjectAt([.. path.Take(path.Count - 1)])?.Find(path[path.Count - 1]);

    /// <summary>The array at a path, or null where there is none.</summary>
    public ListShape? ArrayAt(IReadOnlyList<string> path)
    {
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
