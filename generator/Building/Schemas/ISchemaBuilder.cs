using Microsoft.OpenApi;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Turns schemas of the document into types; each named type is built once.</summary>
internal interface ISchemaBuilder
{
    /// <summary>
    /// Type of a schema at a place. Components give a shared type under their own name (or the map's); inline shapes
    /// that need a type are named after the site. Never throws: what cannot be typed is
    /// <see cref="TypeKind.Any"/> with a diagnostic.
    /// </summary>
    TypeRef Build(IOpenApiSchema schema, SchemaSite site);

    /// <summary>
    /// The object behind a schema, merged, for a body whose properties become the params type's; else null.
    /// </summary>
    /// <remarks>
    /// Null for anything but a plain object with declared properties (no union, map, array, base with
    /// discriminator).
    /// </remarks>
    FlattenedObject? TryFlatten(IOpenApiSchema schema, SchemaSite site);

    /// <summary>
    /// What the schema of properties that an object does not list says of parts of a multipart body; else null.
    /// </summary>
    PartContentModel? OtherParts(IOpenApiSchema schema, string pointer);

    /// <summary>
    /// The merged view (allOf applied, refs followed) of an object's properties, without building types; for
    /// looking into envelopes and lists. Null where the schema is no object.
    /// </summary>
    MergedObject? Merge(IOpenApiSchema schema, string pointer);

    /// <summary>
    /// Type of a property that <see cref="Merge(IOpenApiSchema, string)"/> found: all parts that declare it count.
    /// </summary>
    TypeRef Build(MergedProperty property, SchemaSite site);

    /// <summary>
    /// The merged view of an object-valued property that an earlier merge found; null where it is no object.
    /// </summary>
    MergedObject? Merge(MergedProperty property);

    /// <summary>The model of a named type by its full name (drains the queue), or null.</summary>
    SchemaModel? Find(string fullName);

    /// <summary>All named types built so far (queue drained), in a stable order.</summary>
    EquatableArray<SchemaModel> Complete();
}

/// <summary>A use of a schema.</summary>
/// <param name="Pointer">JSON pointer of the schema.</param>
/// <param name="Suggested">Name for an inline shape; the allocator makes it unique.</param>
/// <param name="ForceName">
/// Even a component gets a type of its own under the suggested name here (a method's root response with a map),
/// unless the map's <c>models</c> name that component. Literals, arrays, scalars and types of a discriminated
/// hierarchy are not affected.
/// </param>
/// <param name="MergePatch">
/// The schema describes an RFC 7396 patch: every optional property has the three states.
/// </param>
/// <param name="AllowBinary">
/// <c>format: binary</c> of the schema itself, its items and (flattened) its properties is a file, not text: bodies
/// and multipart.
/// </param>
internal sealed record SchemaSite(
    string Pointer, TypeName Suggested, bool ForceName = false, bool MergePatch = false, bool AllowBinary = false);

/// <summary>A flattened body.</summary>
internal sealed record FlattenedObject(
    EquatableArray<PropertyModel> Properties, TypeRef? AdditionalProperties, Documentation Docs);

/// <summary>Properties of an object with allOf applied; schemas stay those of the document.</summary>
internal sealed record MergedObject(IReadOnlyList<MergedProperty> Properties, bool Nullable)
{
    /// <summary>It says that there may be others: of any name, or of the types below a discriminator.</summary>
    public bool SaysOthers { get; init; }

    public MergedProperty? Find(string wireName)
    {
        for (var i = 0; i < Properties.Count; i++)
        {
            if (Properties[i].WireName == wireName)
            {
                return Properties[i];
            }
        }

        return null;
    }
}

/// <param name="Schemas">The declaring schemas, most derived last.</param>
/// <param name="Pointer">Pointer of the last of them.</param>
internal sealed record MergedProperty(
    string WireName, IReadOnlyList<IOpenApiSchema> Schemas, bool Required, string Pointer);

/// <summary>Names that the resource map gives to schemas and formats, by JSON pointer.</summary>
internal interface ISchemaNames
{
    /// <summary>True where a map exists: method responses then carry the method's name.</summary>
    bool HasMap { get; }

    /// <summary>True where the map renames properties.</summary>
    bool HasRenames { get; }

    /// <summary>Name of the schema at a pointer (<c>#/components/schemas/x</c> or deeper), or null.</summary>
    TypeName? Find(string pointer);

    /// <summary>Namespace and simple name for a component that the map does not name.</summary>
    TypeName ForComponent(string componentName);

    /// <summary>The user's C# type for a format (map), or null.</summary>
    TypeRef? ForFormat(string format);

    /// <summary>C# name of a property that the map renames, or null.</summary>
    /// <param name="pointer">Pointer of the property's schema.</param>
    string? PropertyName(string pointer);
}
