using System.Globalization;
using System.Text.Json;
using Microsoft.OpenApi;
using SpecClient.Generator.Building.Schemas;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Schema of an array's items at its place.</summary>
internal sealed record PeekedItem(IOpenApiSchema Schema, string Pointer);

/// <summary>Looks at schemas without building types.</summary>
internal static class SchemaPeek
{
    private const int MaxDeclared = 3;

    /// <summary>The schema behind references and lone <c>allOf</c> members, at its own place.</summary>
    public static (IOpenApiSchema Schema, string Pointer) Resolve(IOpenApiSchema schema, string pointer)
    {
        for (var depth = 0; depth < 32; depth++)
        {
            if (schema is OpenApiSchemaReference { Reference.Id: { } id } && ReferenceTargets.Of(schema) is { } target)
            {
                (schema, pointer) = (target, SchemaIndex.PointerOf(id));
            }
            else if (schema is { Type: null, Items: null, AllOf.Count: 1 } && schema.Properties is not { Count: > 0 })
            {
                (schema, pointer) = (schema.AllOf[0], pointer + "/allOf/0");
            }
            else
            {
                break;
            }
        }

        return (schema, pointer);
    }

    /// <summary>The item of an array with its place, or null where the schema is no array.</summary>
    public static PeekedItem? Item(IOpenApiSchema schema, string pointer)
    {
        var (target, place) = Resolve(schema, pointer);
        return target.Items is { } items ? new PeekedItem(items, place + "/items") : null;
    }

    public static bool IsArray(IOpenApiSchema schema)
    {
        var target = Resolve(schema, "").Schema;
        return target.Items is not null || Has(target, JsonSchemaType.Array);
    }

    public static bool IsArray(MergedProperty property) => property.Schemas.Any(IsArray);

    public static bool Is(MergedProperty property, JsonSchemaType type) =>
        property.Schemas.Any(schema => Has(Resolve(schema, "").Schema, type));

    /// <summary>Whether a schema is more than any JSON.</summary>
    public static bool SaysSomething(IOpenApiSchema schema) => Resolve(schema, "").Schema is var target
        && (target.Type is not null || target.Items is not null || target.Properties is { Count: > 0 }
            || target.AdditionalProperties is not null || target.Enum is { Count: > 0 }
            || target.AllOf is { Count: > 0 } || target.OneOf is { Count: > 0 } || target.AnyOf is { Count: > 0 });

    public static bool Has(IOpenApiSchema schema, JsonSchemaType type) =>
        schema.Type is { } declared && (declared & type) != 0;

    /// <summary>The JSON types of a value but null, 0 where nothing is said, and its format.</summary>
    public static (JsonSchemaType Type, string? Format) Declaration(IOpenApiSchema? schema)
    {
        var parts = Declared(schema).Select(static part => Resolve(part, "").Schema).ToList();
        return (
            parts.Select(static part => (part.Type ?? 0) & ~JsonSchemaType.Null)
                .FirstOrDefault(static type => type != 0),
            parts.Select(static part => part.Format).FirstOrDefault(static format => format is not null));
    }

    /// <summary>A text that its format calls an address.</summary>
    public static bool IsUrl(MergedProperty property) => property.Schemas.Any(static schema =>
        Resolve(schema, "").Schema.Format is "uri" or "url" or "uri-reference" or "iri" or "iri-reference");

    /// <summary>A boolean whose only value is true.</summary>
    public static bool IsAlwaysTrue(MergedProperty property) => property.Schemas.Any(static schema =>
        Resolve(schema, "").Schema.Enum is { Count: 1 } values && JsonValues.Kind(values[0]) == JsonValueKind.True);

    /// <summary>The default where it is a whole number.</summary>
    public static int? DefaultInteger(IOpenApiSchema? schema) => Declared(schema)
        .Select(static part => part.Default is { } value && int.TryParse(
            JsonValues.Text(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : (int?)null)
        .FirstOrDefault(static number => number is not null);

    /// <summary>The minimum where it is a whole number.</summary>
    public static int? MinimumInteger(IOpenApiSchema? schema) => Declared(schema)
        .Select(static part => part.Minimum is { } minimum
            && decimal.TryParse(minimum, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && decimal.Truncate(number) == number && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : (int?)null)
        .FirstOrDefault(static number => number is not null);

    // What holds of a value: the schema, then what it refers to or combines ('allOf' of one, 'anyOf' with null).
    private static IEnumerable<IOpenApiSchema> Declared(IOpenApiSchema? schema, int depth = 0) =>
        schema is null || depth > MaxDeclared
            ? []
            : (schema.AllOf ?? []).Concat(schema.AnyOf ?? []).Concat(schema.OneOf ?? [])
                .SelectMany(part => Declared(part, depth + 1))
                .Prepend(schema);
}
