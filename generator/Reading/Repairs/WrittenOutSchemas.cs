using System.Text;
using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Object schemas with a title that a tool wrote out at each place where the author referred to them: the most frequent
/// form of a title becomes a component again, under that title, and its copies refer to it.
/// </summary>
/// <remarks>
/// Copies are equal in every keyword (examples aside), and more than half of all objects with their title: then one
/// more copy, or one that differs, changes no name. Where another component has the name, they stay as they are.
/// </remarks>
internal sealed class WrittenOutSchemas
{
    private const int MaxName = 60;

    private readonly RepairContext _context;
    private readonly List<TitledSchema> _titled;
    private readonly HashSet<JsonObject> _known;
    private readonly Dictionary<JsonObject, int> _forms = [];
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly JsonObject _components;
    private readonly string _section;

    private WrittenOutSchemas(RepairContext context, List<TitledSchema> titled)
    {
        _context = context;
        _titled = titled;
        _known = [.. titled.Select(static schema => schema.Node)];
        _section = context.Section(NodeKind.Schema)!;
        _components = context.Components(_section);
    }

    /// <param name="titled">The object schemas with a title that the walk met, outer ones before inner ones.</param>
    public static void Fold(RepairContext context, IEnumerable<TitledSchema> titled)
    {
        var repeated = titled
            .GroupBy(Title, StringComparer.Ordinal)
            .Where(static group => group.Key.Length > 0 && group.Skip(1).Any())
            .SelectMany(static group => group)
            .ToList();
        var seen = new HashSet<JsonObject>();
        repeated.RemoveAll(schema => !seen.Add(schema.Node) || !IsAttached(schema.Node, context.Root));
        if (repeated.Count > 0)
        {
            new WrittenOutSchemas(context, repeated).Fold();
        }
    }

    private void Fold()
    {
        var names = Names();
        foreach (var schema in _titled)
        {
            _context.CancellationToken.ThrowIfCancellationRequested();
            var node = schema.Node;
            if (!names.TryGetValue(_forms[node], out var name) || node.Parent == _components
                || !IsAttached(node, _context.Root) || !IsFoldable(schema))
            {
                continue;
            }

            var pointer = "#/" + _section + "/" + name;
            var place = new JsonObject { ["$ref"] = pointer };
            if (schema.IsProperty && ValueConverter.Text(node["description"]) is { } text)
            {
                // What a property says of itself stays there.
                place["description"] = text;
            }

            var isFirst = !_components.ContainsKey(name);
            if (isFirst)
            {
                _context.Move(node, NodePath.Of(node), pointer);
            }

            schema.Replace(place);
            if (isFirst)
            {
                _components[name] = node;
            }
        }
    }

    // Names of the components, by the forms that become one.
    private Dictionary<int, string> Names()
    {
        var taken = new HashSet<string>(_components.Select(static member => Plain(member.Key)), StringComparer.Ordinal);
        var names = new Dictionary<int, string>();
        foreach (var group in _titled.GroupBy(Title, StringComparer.Ordinal))
        {
            var forms = group.GroupBy(Form).OrderByDescending(static form => form.Count()).ToList();
            var copies = forms[0].ToList();
            if (copies.Count < 2 || copies.Count * 2 <= group.Count())
            {
                continue;
            }

            if (copies.Find(copy => copy.Node.Parent == _components) is { } component)
            {
                var own = component.Node.GetPropertyName();
                if (own.IndexOfAny(['/', '~', '%']) < 0)
                {
                    names.Add(forms[0].Key, own);
                }

                continue;
            }

            var name = HoistedName.Clean(group.Key);
            if (name.Length <= MaxName && char.IsLetter(name[0]) && taken.Add(Plain(name)))
            {
                names.Add(forms[0].Key, name);
            }
        }

        return names;
    }

    // Numbers of equal schemas are equal.
    private int Form(TitledSchema schema) => Form(schema.Node);

    private int Form(JsonObject schema)
    {
        if (!_forms.TryGetValue(schema, out var form))
        {
            var text = new StringBuilder();
            Write(text, schema, isTop: true);
            var written = text.ToString();
            if (!_texts.TryGetValue(written, out form))
            {
                _texts.Add(written, form = _texts.Count);
            }

            _forms.Add(schema, form);
        }

        return form;
    }

    private void Write(StringBuilder text, JsonNode? node, bool isTop)
    {
        switch (node)
        {
            case JsonObject inner when !isTop && _known.Contains(inner):
                text.Append('#').Append(Form(inner));
                break;
            case JsonObject members:
                text.Append('{');
                foreach (var member in members)
                {
                    text.Append(member.Key.Length).Append(':').Append(member.Key);
                    Write(text, member.Value, isTop: false);
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                foreach (var item in items)
                {
                    Write(text, item, isTop: false);
                    text.Append(',');
                }

                text.Append(']');
                break;
            default:
                text.Append(node is null ? "null" : node.ToJsonString());
                break;
        }
    }

    // A part of an allOf has no type of its own; variants of a discriminator without values of their own, and the roots
    // of XML, would go by the component's name.
    private static bool IsFoldable(TitledSchema schema)
    {
        var node = schema.Node;
        if (node.ContainsKey("discriminator"))
        {
            return false;
        }

        if (node.Parent is JsonArray list && list.Parent is JsonObject owner)
        {
            return list.GetPropertyName() != "allOf"
                && (owner["discriminator"] is not JsonObject discriminator || HasValue(node, discriminator));
        }

        return schema.Key != "schema" || !IsXml(node);
    }

    private static bool HasValue(JsonObject variant, JsonObject discriminator) =>
        ValueConverter.Text(discriminator["propertyName"]) is { } name
        && variant["properties"]?[name] is JsonObject property
        && (property.ContainsKey("const") || property["enum"] is JsonArray { Count: > 0 });

    private static bool IsXml(JsonNode schema)
    {
        for (var at = schema.Parent; at is not null; at = at.Parent)
        {
            if (at is JsonObject members && (Mentions(members["produces"]) || Mentions(members["consumes"])))
            {
                return true;
            }

            if (at.Parent is JsonObject { Parent: JsonObject } content && content.GetPropertyName() == "content"
                && IsXml(at.GetPropertyName()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(JsonNode? types) =>
        types is JsonArray list && list.Any(static type => ValueConverter.Text(type) is { } text && IsXml(text));

    private static bool IsXml(string type) => type.IndexOf("xml", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsAttached(JsonNode node, JsonNode root) => NodePath.Top(node) == root;

    private static string Title(TitledSchema schema) => ValueConverter.Text(schema.Node["title"]) ?? "";

    // Names that differ in letter case and separators alone would be one in C#.
    private static string Plain(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>An object schema with a title.</summary>
/// <param name="Key">Its name, or number, where the walk met it.</param>
internal sealed record TitledSchema(JsonObject Node, string Key)
{
    /// <summary>It is a property's schema.</summary>
    public bool IsProperty => Node.Parent is JsonObject { Parent: JsonObject owner } members
        && owner["properties"] == members;

    /// <summary>Puts another node into its place.</summary>
    public void Replace(JsonObject place)
    {
        // Looking for the name costs as much as its owner has members.
        if (Node.Parent is JsonObject members && members[Key] == Node)
        {
            members[Key] = place;
        }
        else
        {
            NodePath.Replace(Node, place);
        }
    }
}
