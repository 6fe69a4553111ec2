using Microsoft.OpenApi;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Arrays; a tuple has the items that its repair gave it.</summary>
internal sealed class ArrayStrategy(SchemaTyper typer) : ISchemaStrategy
{
    public TypeRef? TryBuild(SchemaShape shape, ShapeSite site)
    {
        if (shape.Types != JsonSchemaType.Array)
        {
            return null;
        }

        // A merge patch replaces arrays whole (RFC 7396), so their items are no patches.
        var item = shape.Items is null
            ? new TypeRef(TypeKind.Any)
            : typer.Build(shape.Items, site.Child("Item") with { MergePatch = false });
        return new TypeRef(TypeKind.Array, Item: item);
    }
}

/// <summary>Objects without properties of their own: any keys, with values of one type or of any JSON.</summary>
internal sealed class MapStrategy(SchemaTyper typer) : ISchemaStrategy
{
    public TypeRef? TryBuild(SchemaShape shape, ShapeSite site)
    {
        if (shape.Types != JsonSchemaType.Object || shape.Properties.Count > 0)
        {
            return null;
        }

        var value = ValueType(typer, shape, site) ?? new TypeRef(TypeKind.Any);
        return new TypeRef(TypeKind.Map, Item: site.MergePatch ? value.AsNullable() : value);
    }

    /// <summary>The one type of all values that are not listed, or null where there is none or more than one.</summary>
    public static TypeRef? ValueType(SchemaTyper typer, SchemaShape shape, ShapeSite site)
    {
        // Parts of a multipart body by any name are files; deeper down, what is JSON stays JSON.
        var child = site.Child("Value") with { AllowBinary = site.AllowBinary && site.Depth == 0 };
        var type = shape.AdditionalProperties is null ? null : typer.Build(shape.AdditionalProperties, child);
        foreach (var pattern in shape.PatternProperties ?? [])
        {
            var other = SchemaLeaf.IsTyped(pattern.Schema) ? typer.Build([pattern], child) : new TypeRef(TypeKind.Any);
            if (type is not null && !type.Equals(other))
            {
                return null;
            }

            type = other;
        }

        return type;
    }
}
