using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>A value of an enum: its JSON text, and the text that names it.</summary>
internal sealed record EnumValue(JsonValueKind Kind, string Json, string Text);

/// <summary>
/// Reads the values of an enum; values of another type than the schema's are converted where they can be.
/// </summary>
internal static class EnumValues
{
    /// <summary>Distinct values in document order; null where one is no scalar.</summary>
    public static List<EnumValue>? Read(SchemaShape shape, out bool converted)
    {
        converted = false;
        var values = new List<EnumValue>(shape.Enum!.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in shape.Enum)
        {
            if (node.GetValueKind() is JsonValueKind.Array or JsonValueKind.Object)
            {
                return null;
            }

            var value = Convert(node, shape.Types, ref converted);
            if (seen.Add(value.Json))
            {
                values.Add(value);
            }
        }

        return values;
    }

    public static LiteralKind KindOf(IReadOnlyList<EnumValue> values) =>
        values.All(static value => value.Kind == JsonValueKind.String) ? LiteralKind.String
        : !values.All(static value => value.Kind == JsonValueKind.Number) ? LiteralKind.Mixed
        : values.All(static value => NumberText.IsInt64(value.Json)) ? LiteralKind.Integer
        : values.All(static value => NumberText.IsDouble(value.Json)) ? LiteralKind.Number
        : values.All(static value => NumberText.IsDecimal(value.Json)) ? LiteralKind.Decimal
        : LiteralKind.Mixed;

    public static bool AreBooleans(IReadOnlyList<EnumValue> values) =>
        values.All(static value => value.Kind is JsonValueKind.True or JsonValueKind.False);

    // Unquoted YAML (no, 1.0) and quoted numbers: the declared type says what the author meant.
    private static EnumValue Convert(JsonNode node, JsonSchemaType types, ref bool converted)
    {
        var kind = node.GetValueKind();
        var text = JsonValues.Text(node);
        if (kind != JsonValueKind.String)
        {
            converted |= types == JsonSchemaType.String;
            return types == JsonSchemaType.String
                ? new EnumValue(JsonValueKind.String, JsonValues.JsonString(text), text)
                : new EnumValue(kind, JsonValues.Json(node), text);
        }

        if (types is JsonSchemaType.Integer or JsonSchemaType.Number
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            converted = true;
            var json = number.ToString(CultureInfo.InvariantCulture);
            return new EnumValue(JsonValueKind.Number, json, json);
        }

        if (types == JsonSchemaType.Boolean && text is ("true" or "false"))
        {
            converted = true;
            return new EnumValue(text == "true" ? JsonValueKind.True : JsonValueKind.False, text, text);
        }

        return new EnumValue(kind, JsonValues.JsonString(text), text);
    }
}
