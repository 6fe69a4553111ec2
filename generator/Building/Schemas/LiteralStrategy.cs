using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// Enums of strings and numbers to literals; of booleans to a boolean. A lone <c>const</c> keeps the plain type.
/// </summary>
internal sealed class LiteralStrategy(SchemaTyper typer, SchemaTypeNames typeNames, SchemaDiagnosticLog log)
    : ISchemaStrategy
{
    private const JsonSchemaType Containers = JsonSchemaType.Object | JsonSchemaType.Array;

    private readonly Dictionary<string, TypeRef> _named = new(StringComparer.Ordinal);

    public TypeRef? TryBuild(SchemaShape shape, ShapeSite site)
    {
        if (shape.Enum is null || shape.Variants is not null || (shape.Types & Containers) != 0)
        {
            return null;
        }

        if (shape.Const is not null)
        {
            return JsonTypes.IsSingle(shape.Types) ? null : new TypeRef(TypeKind.Any);
        }

        var values = EnumValues.Read(shape, out var converted);
        if (values is null)
        {
            return new TypeRef(TypeKind.Any);
        }

        if (converted)
        {
            log.ConvertedValues(shape.Pointer);
        }

        if (EnumValues.AreBooleans(values))
        {
            return new TypeRef(TypeKind.Boolean);
        }

        var said = new MicrosoftEnum(shape);
        var (names, docs) = (MemberNames(shape, said, values), Descriptions(shape, said, values));
        return site.Component is null && said.Name is { } name
            ? Named(name, shape, site, values, names, docs, said.IsOpen)
            : Define(shape, site, values, names, docs, said.IsOpen);
    }

    /// <summary>
    /// Registers a literal of these values; <paramref name="names"/> are wire-like names to derive members from.
    /// </summary>
    /// <param name="isOpen">The document allows any other value.</param>
    public TypeRef Define(
        SchemaShape shape,
        ShapeSite site,
        IReadOnlyList<EnumValue> values,
        IReadOnlyList<string> names,
        IReadOnlyList<Documentation> docs,
        bool isOpen) => typeNames.Define(
            TypeKind.Literal,
            shape,
            site,
            type => Add(type, shape, values, names, docs, isOpen));

    // One name and the same values are one type, wherever they stand; another type's name is not taken.
    private TypeRef Named(
        string name,
        SchemaShape shape,
        ShapeSite site,
        IReadOnlyList<EnumValue> values,
        IReadOnlyList<string> names,
        IReadOnlyList<Documentation> docs,
        bool isOpen)
    {
        var key = name + "\n" + string.Join("\n", values.Select(static value => value.Json));
        if (typeNames.IsMapped(shape))
        {
            return Define(shape, site, values, names, docs, isOpen);
        }

        if (_named.TryGetValue(key, out var known))
        {
            return known;
        }

        if (typeNames.TryTake(name) is not { } type)
        {
            return _named[key] = Define(shape, site, values, names, docs, isOpen);
        }

        Add(type, shape, values, names, docs, isOpen);
        return _named[key] = new TypeRef(TypeKind.Literal, Name: type.FullName);
    }

    private void Add(
        TypeName type,
        SchemaShape shape,
        IReadOnlyList<EnumValue> values,
        IReadOnlyList<string> names,
        IReadOnlyList<Documentation> docs,
        bool isOpen)
    {
        var scope = new NameScope(type.Name, ReservedMembers.Literal);
        var members = scope.AllocateAll(names);
        foreach (var renamed in scope.Renamed)
        {
            log.Renamed(shape.Pointer, renamed, "another member of " + type.FullName);
        }

        typer.Registry.Add(new LiteralSchema(
            type,
            shape.Pointer,
            SchemaDocs.OfType(shape),
            EnumValues.KindOf(values),
            values.Select((value, i) => new LiteralMemberModel(members[i], value.Json, value.Text, docs[i]))
                .ToEquatableArray())
        {
            IsOpen = isOpen,
        });
    }

    private static List<string> MemberNames(SchemaShape shape, MicrosoftEnum said, List<EnumValue> values)
    {
        var given = Texts(shape, "x-enum-varnames") ?? Texts(shape, "x-enumNames") ?? Texts(shape, "x-enum-names");
        return values.ConvertAll(value => Of(given, shape, value) is { Length: > 0 } name
            ? name
            : said.Of(value, "name") ?? value.Text);
    }

    private static List<Documentation> Descriptions(
        SchemaShape shape, MicrosoftEnum said, List<EnumValue> values)
    {
        var given = Texts(shape, "x-enum-descriptions") ?? Texts(shape, "x-enumDescriptions");
        return values.ConvertAll(value =>
            (Of(given, shape, value) is { Length: > 0 } text ? text : said.Of(value, "description")) is { } found
                ? new Documentation(found)
                : Documentation.None);
    }

    /// <summary>Texts of an extension: a list beside the values, or a map by value.</summary>
    private static JsonNode? Texts(SchemaShape shape, string extension) => shape.EnumNode?.Extension(extension);

    private static string? Of(JsonNode? texts, SchemaShape shape, EnumValue value)
    {
        if (texts is JsonObject map)
        {
            return map[value.Text] is JsonValue text ? JsonValues.Text(text) : null;
        }

        if (texts is not JsonArray list)
        {
            return null;
        }

        // Positions are those in the document's list, where null and repeats count.
        var all = shape.EnumNode!.Schema.Enum;
        for (var i = 0; all is not null && i < all.Count && i < list.Count; i++)
        {
            if (JsonValues.Text(all[i]) == value.Text)
            {
                return list[i] is JsonValue text ? JsonValues.Text(text) : null;
            }
        }

        return null;
    }
}
