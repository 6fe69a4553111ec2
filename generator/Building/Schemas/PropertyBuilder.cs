using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Properties of an object: types, presence, names.</summary>
internal sealed class PropertyBuilder(
    SchemaTyper typer,
    ISchemaNames names,
    SchemaTypeNames typeNames,
    SchemaNormalizer normalizer,
    UnionDiscriminators discriminators,
    SchemaDiagnosticLog log)
{
    public EquatableArray<PropertyModel> Build(
        IReadOnlyList<ShapeProperty> properties, SchemaShape owner, ShapeSite site, NameScope scope)
    {
        var propertyNames = Names(properties, owner, site, scope);
        return properties.Select((property, i) => Build(property, owner, site, propertyNames[i])).ToEquatableArray();
    }

    private PropertyModel Build(ShapeProperty property, SchemaShape owner, ShapeSite site, string name)
    {
        if (property.Parts.Count == 0)
        {
            log.Undeclared(owner.Pointer, property.WireName);
            return new PropertyModel(
                property.WireName, name, new TypeRef(TypeKind.Any), property.Required, false, false, false, null,
                Documentation.None, null);
        }

        var declared = normalizer.Normalize(property.Parts);
        var resolved = normalizer.Resolve(declared);
        var type = typer.Build(property.Parts, SiteOf(property, site));
        var readOnly = (declared.ReadOnly || resolved is { ReadOnly: true }) && !property.Parts.All(IsAskedFor);
        var writeOnly = declared.WriteOnly || resolved is { WriteOnly: true };
        readOnly &= !writeOnly;
        writeOnly &= !(declared.ReadOnly || resolved is { ReadOnly: true });
        var constant = resolved is null || type.Nullable ? null : ConstantOf(resolved, type);

        // What tells a choice which variant this is goes out without being asked for.
        var required = property.Required || (constant is not null && !site.MergePatch
            && site.Component is { } component && discriminators.Tells(component, property.WireName));
        return new PropertyModel(
            property.WireName,
            name,
            type,
            required,
            readOnly,
            writeOnly,
            !required && !readOnly && (type.Nullable || site.MergePatch),
            constant,
            SchemaDocs.Of(declared.Annotations, declared.Alias is null || type.Name is not null ? null : resolved),
            XmlModels.Of(declared.Annotations) ?? (resolved is null ? null : XmlModels.Of(resolved.Annotations)))
        {
            Part = site.AllowBinary && resolved is not null ? PartOf(resolved) : null,
        };
    }

    /// <summary>What a schema, or that of a list's items, says of the part that it is; or null.</summary>
    public PartContentModel? PartOf(SchemaShape property)
    {
        if (property is { Types: JsonSchemaType.Array, Items: null, Enum: null })
        {
            return new PartContentModel(null, null, true, false);
        }

        var shape = property is { Types: JsonSchemaType.Array, Items: { } items }
            ? normalizer.Resolve(normalizer.Normalize(items)) : property;
        if (shape is null or { Variants: not null } or { Enum: not null } or { NullOnly: true })
        {
            return null;
        }

        var part = new PartContentModel(
            shape.ContentMediaType,
            shape.ContentEncoding,
            shape.Types == 0 && shape.Format is null,
            shape is { Types: JsonSchemaType.String, Format: null, ContentEncoding: null });
        return part is { MediaType: null, Encoding: null, IsUntyped: false, IsPlainString: false } ? null : part;
    }

    // A request's own schema lists what may be sent. That a component it refers to for one of these is read-only was
    // said for where that component stands else (Cloudflare's `paused` of a zone).
    private static bool IsAskedFor(SchemaNode part) => part.Home is null
        && (part.IsReference || part.AllOf is [{ IsReference: true }])
        && JsonValues.Boolean(part.Raw?["readOnly"]) != true
        && (part.Pointer.IndexOf("/requestBody/", StringComparison.Ordinal) >= 0
            || part.Pointer.StartsWith("#/components/requestBodies/", StringComparison.Ordinal));

    /// <summary>
    /// Inline shapes of another component's schema (merged in by allOf) keep that component's names, so that they
    /// are one type wherever they come in.
    /// </summary>
    private ShapeSite SiteOf(ShapeProperty property, ShapeSite site)
    {
        var suffix = CSharpIdentifier.Pascal(property.WireName);
        var home = property.Parts[property.Parts.Count - 1].Home;
        return site.Scope is null && home is not null && home != site.Home
            ? (site with { Suggested = typeNames.Component(home), Home = home }).Child(suffix)
            : site.Child(suffix);
    }

    private ConstantModel? ConstantOf(SchemaShape shape, TypeRef type)
    {
        if (shape.Enum is not { Count: 1 } || EnumValues.Read(shape, out _) is not [var value])
        {
            return null;
        }

        if (type.Kind != TypeKind.Literal)
        {
            return type.Kind is TypeKind.String or TypeKind.Boolean or (>= TypeKind.Int8 and <= TypeKind.BigInteger)
                || (type.Kind == TypeKind.Any && value.Kind == System.Text.Json.JsonValueKind.Number)
                ? new ConstantModel(value.Json, null)
                : null;
        }

        var members = (typer.Registry.Find(type.Name) as LiteralSchema)?.Members ?? [];
        return members.FirstOrDefault(member => member.Json == value.Json) is { } found
            ? new ConstantModel(value.Json, found.MemberName)
            : null;
    }

    private IReadOnlyList<string> Names(
        IReadOnlyList<ShapeProperty> properties, SchemaShape owner, ShapeSite site, NameScope scope)
    {
        var result = new string[properties.Count];
        var open = new List<int>();
        for (var i = 0; i < result.Length; i++)
        {
            if (Mapped(properties[i], owner, site) is { } mapped)
            {
                result[i] = scope.Claim(mapped);
            }
            else
            {
                open.Add(i);
            }
        }

        var allocated = scope.AllocateAll(open.ConvertAll(i => properties[i].WireName));
        for (var i = 0; i < open.Count; i++)
        {
            result[open[i]] = allocated[i];
            if (scope.Renamed.Contains(properties[open[i]].WireName))
            {
                log.Renamed(owner.Pointer, properties[open[i]].WireName, site.Suggested.FullName + "." + allocated[i]);
            }
        }

        return result;
    }

    // The most derived place first: what an allOf brings in is named where it stands.
    private string? Mapped(ShapeProperty property, SchemaShape owner, ShapeSite site)
    {
        if (!names.HasRenames)
        {
            return null;
        }

        var inHome = site.Home is { } home ? InSchema(SchemaIndex.PointerOf(home), property.WireName) : null;
        return names.PropertyName(InSchema(owner.Pointer, property.WireName))
            ?? property.Parts.AsEnumerable().Reverse()
                .Select(part => names.PropertyName(part.Pointer))
                .FirstOrDefault(static name => name is not null)
            ?? (inHome is null ? null : names.PropertyName(inHome));
    }

    private static string InSchema(string pointer, string wireName) =>
        Pointer.Child(pointer + "/properties", wireName);
}
