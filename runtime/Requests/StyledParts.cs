using System.Text.Json;

namespace SpecClient.Requests;

/// <summary>
/// An array or object of a multipart body by its style: names go into the parts' names, values into their bodies, and
/// nothing is percent-encoded (OpenAPI 3.1.1, appendix C).
/// </summary>
internal static class StyledParts
{
    public static List<(string Name, string Text)> Of(string name, ReadOnlySpan<byte> json, ParameterFormat format)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        var parts = new List<(string, string)>();
        var style = ParameterSyntax.Style(format);
        if (style is ParameterFormat.DeepObject or ParameterFormat.Dotted)
        {
            Nest(document.RootElement, new NestedName(name, style == ParameterFormat.Dotted), parts);
        }
        else if ((format & ParameterFormat.Explode) != 0)
        {
            parts.AddRange(Members(document.RootElement)
                .Select(member => (member.Key ?? name, Text(member.Value, format))));
        }
        else
        {
            var texts = Members(document.RootElement)
                .SelectMany(member => member.Key is { } key
                    ? new[] { key, Text(member.Value) }
                    : new[] { Text(member.Value, format) })
                .ToList();
            if (texts.Count > 0)
            {
                parts.Add((name, string.Join(ParameterSyntax.Plain(style), texts)));
            }
        }

        return parts;
    }

    private static IEnumerable<(string? Key, JsonElement Value)> Members(JsonElement element) =>
        (element.ValueKind == JsonValueKind.Array
            ? element.EnumerateArray().Select(static item => ((string?)null, item))
            : element.EnumerateObject().Select(static member => ((string?)member.Name, member.Value)))
        .Where(static member => member.Item2.ValueKind != JsonValueKind.Null);

    private static void Nest(JsonElement element, NestedName name, List<(string, string)> parts)
    {
        if (element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            parts.Add((name.Text, Text(element)));
            return;
        }

        var index = 0;
        foreach (var (key, value) in Members(element))
        {
            var isScalarItem = key is null && value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
            var outer = isScalarItem ? name.Length : key is null ? name.Push(index) : name.Push(key);
            Nest(value, name, parts);
            name.Pop(outer);
            index++;
        }
    }

    private static string Text(JsonElement item, ParameterFormat format, int level = 0) =>
        item.ValueKind == JsonValueKind.Array && ParameterSyntax.Inner(format, level) is { } style
            ? string.Join(
                ParameterSyntax.Plain(style), Members(item).Select(inner => Text(inner.Value, format, level + 1)))
            : Text(item);

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
