using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// oneOf and anyOf, and several JSON types, to unions; choices that are none for C# to the one type they mean.
/// </summary>
internal sealed class UnionStrategy(
    SchemaTyper typer,
    LiteralStrategy literals,
    SchemaIndex index,
    SchemaTypeNames typeNames,
    SchemaNormalizer normalizer,
    DiscriminatedBases bases,
    SchemaDiagnosticLog log) : ISchemaStrategy
{
    private readonly LiteralUnion _literals = new(typer, literals);
    private readonly VariantFactsFinder _facts = new(normalizer);
    private readonly DiscriminatorResolver _discriminators = new(index, normalizer, bases, log);

    public TypeRef? TryBuild(SchemaShape shape, ShapeSite site)
    {
        if (shape.Variants is null)
        {
            return null;
        }

        if (shape.Variants.Count == 1)
        {
            return typer.Build(shape.Variants[0], site with { Component = null });
        }

        var collector = new VariantCollector(index, normalizer, site.Component);
        collector.Collect(shape);
        var variants = collector.Variants;
        var type = variants.Count switch
        {
            0 => new TypeRef(TypeKind.Any),
            1 => typer.Build(variants[0].Parts, site with { Component = null }),
            _ => _literals.TryBuild(shape, variants, site) ?? Build(shape, variants, site),
        };
        return collector.Nullable ? type.AsNullable() : type;
    }

    private TypeRef Build(SchemaShape shape, List<UnionVariant> variants, ShapeSite site)
    {
        foreach (var variant in variants)
        {
            variant.Facts = _facts.Of(variant.Resolved);
        }

        var discriminator = _discriminators.Resolve(shape, variants);
        foreach (var variant in variants)
        {
            var suffix = SuffixOf(variant);
            variant.Type = typer.Build(variant.Parts, site.Child(suffix) with { MergePatch = false }).AsNullable(false);
        }

        if (site.AllowBinary && FileShapes.Choice(variants.Select(static variant => variant.Type)) is { } files)
        {
            return files;
        }

        var distinct = Distinct(variants);
        if (distinct.Count == 1)
        {
            return distinct[0].Type;
        }

        return typeNames.Define(
            TypeKind.Union,
            shape,
            site,
            type =>
            {
                var scope = new NameScope(type.Name, ReservedMembers.Union);
                foreach (var variant in distinct)
                {
                    variant.Name = scope.Allocate(NameOf(variant));
                }

                var types = distinct.ToLookup(
                    static variant => VariantNames.CSharpType(variant.Type), StringComparer.Ordinal);
                typer.Registry.Add(new UnionSchema(
                    type,
                    shape.Pointer,
                    SchemaDocs.OfType(shape),
                    discriminator,
                    distinct.Select(variant => variant.ToModel(
                        types[VariantNames.CSharpType(variant.Type)].Count() == 1)).ToEquatableArray()));
            });
    }

    /// <summary>One variant for each type, those that take everything of their JSON kind last.</summary>
    private static List<UnionVariant> Distinct(List<UnionVariant> variants)
    {
        var distinct = new List<UnionVariant>(variants.Count);
        var byType = new Dictionary<TypeRef, UnionVariant>();
        foreach (var variant in variants)
        {
            if (byType.TryGetValue(variant.Type, out var same))
            {
                same.DiscriminatorValues.AddRange(variant.DiscriminatorValues);
                same.IsDefault |= variant.IsDefault;
            }
            else
            {
                byType.Add(variant.Type, variant);
                distinct.Add(variant);
            }
        }

        // Every integer is a number; a choice between them is none.
        if (distinct.Exists(static variant => variant.Type.Kind == TypeKind.Double))
        {
            distinct.RemoveAll(
                static variant => variant.Type.Kind is TypeKind.Int32 or TypeKind.Int64 or TypeKind.Single);
        }

        return [.. distinct.OrderBy(static variant => variant.Type.Kind switch
        {
            TypeKind.Any => 2,
            TypeKind.String or TypeKind.Secret or TypeKind.Double or TypeKind.Map => 1,
            TypeKind.Array when variant.Type.Item!.Kind == TypeKind.Any => 1,
            _ => 0,
        })];
    }

    /// <summary>What an inline variant's type adds to the union's name.</summary>
    private string SuffixOf(UnionVariant variant) => variant.Component is { } component
        ? CSharpIdentifier.Pascal(component)
        : NamedBy(variant) ?? (normalizer.TypesOf(variant.Resolved) switch
        {
            JsonSchemaType.Object => "Object",
            JsonSchemaType.Array => "Array",
            JsonSchemaType.String => "String",
            JsonSchemaType.Integer => "Integer",
            JsonSchemaType.Number => "Number",
            _ => "Variant",
        });

    private string NameOf(UnionVariant variant) => variant.Component is { } component
        ? OwnName(variant.Type, component) ?? CSharpIdentifier.Pascal(component)
        : NamedBy(variant) ?? (variant.IsObject ? "Object" : KindName(variant.Type));

    /// <summary>The component's C# name, where the variant is its type.</summary>
    private string? OwnName(TypeRef type, string component) =>
        !IsCollection(type) && type.Name == typeNames.Component(component).FullName
            ? typeNames.Component(component).Name
            : null;

    private static string KindName(TypeRef type) =>
        type.Kind is TypeKind.Literal ? "String" : VariantNames.OfKind(type);

    private static bool IsCollection(TypeRef type) => type.Kind is TypeKind.Array or TypeKind.Map;

    /// <summary>Title, or the discriminating value, of an inline variant.</summary>
    private static string? NamedBy(UnionVariant variant)
    {
        foreach (var node in variant.Declared.Annotations)
        {
            if (node.Schema.Title is { Length: > 0 and <= 60 } title)
            {
                return CSharpIdentifier.Pascal(title);
            }
        }

        return variant.DiscriminatorValues.Count > 0 ? CSharpIdentifier.Pascal(variant.DiscriminatorValues[0]) : null;
    }
}
