using System.Text.Json;
using Microsoft.OpenApi;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// Unions whose variants are all enums, constants or plain values of one JSON type: literals, which are open anyway.
/// </summary>
internal sealed class LiteralUnion(SchemaTyper typer, LiteralStrategy literals)
{
    public TypeRef? TryBuild(SchemaShape shape, IReadOnlyList<UnionVariant> variants, ShapeSite site)
    {
        if (AnyNumber(variants, site) is { } number)
        {
            return number;
        }

        JsonSchemaType types = 0;
        foreach (var variant in variants)
        {
            var resolved = variant.Resolved;
            if (resolved.Variants is not null || !IsScalar(resolved.Types)
                || (types != 0 && JsonTypes.Intersect(types, resolved.Types) == 0)
                || (resolved.Enum is null && resolved.Format is not null))
            {
                return null;
            }

            types |= resolved.Types;
        }

        var listed = variants.Where(static variant => variant.Resolved.Enum is not null).ToList();
        if (listed.Count == 0)
        {
            return null;
        }

        // One component and the plain type: the component's own literal takes any value.
        if (listed.Count == 1)
        {
            var place = listed[0].Component is null ? site : site.Child("Value");
            var type = typer.Build(listed[0].Parts, place).AsNullable(false);
            if (typer.Registry.Find(type.Name) is LiteralSchema literal)
            {
                typer.Registry.Add(literal with { IsOpen = true });
            }

            return type;
        }

        var values = new List<EnumValue>();
        var names = new List<string>();
        var docs = new List<Documentation>();
        foreach (var variant in listed)
        {
            if (EnumValues.Read(variant.Resolved, out _) is not { } read || EnumValues.AreBooleans(read))
            {
                return null;
            }

            foreach (var value in read)
            {
                if (!values.Exists(known => known.Json == value.Json))
                {
                    values.Add(value);
                    names.Add(NameOf(variant, value, read.Count));
                    docs.Add(read.Count == 1 ? SchemaDocs.OfType(variant.Resolved) : Documentation.None);
                }
            }
        }

        return literals.Define(shape, site, values, names, docs, isOpen: listed.Count < variants.Count);
    }

    // Any number of a range, or one that means something (a TTL, where 1 is 'automatic'), is a number.
    private TypeRef? AnyNumber(IReadOnlyList<UnionVariant> variants, ShapeSite site)
    {
        var plain = variants.Where(static variant => variant.Resolved.Enum is null).ToList();
        if (plain.Count == 0 || plain.Count == variants.Count
            || variants.Any(static variant => variant.Resolved is not
                { Variants: null, Types: JsonSchemaType.Integer or JsonSchemaType.Number })
            || plain.Any(variant => variant.Resolved.Format != plain[0].Resolved.Format))
        {
            return null;
        }

        var isWhole = variants.All(static variant => variant.Resolved.Types == JsonSchemaType.Integer);
        return isWhole || plain[0].Resolved.Types == JsonSchemaType.Number
            ? typer.Build(plain[0].Parts, site).AsNullable(false)
            : new TypeRef(TypeKind.Double);
    }

    private static bool IsScalar(JsonSchemaType types) =>
        types is JsonSchemaType.String or JsonSchemaType.Integer or JsonSchemaType.Number;

    // A constant's title names it where the value itself does not (oneOf: [{ const: 1, title: Low }]).
    private static string NameOf(UnionVariant variant, EnumValue value, int count) =>
        count == 1 && value.Kind == JsonValueKind.Number && variant.Resolved.Annotations
            .Select(static node => node.Schema.Title)
            .FirstOrDefault(static title => !string.IsNullOrWhiteSpace(title)) is { } title
            ? title
            : value.Text;
}
