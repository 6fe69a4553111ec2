using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace SpecClient.Generator.Tests.Prism;

/// <summary>JSON that a schema allows: with what it requires only, or with all properties.</summary>
internal sealed class SchemaSample(bool all)
{
    private const int Deepest = 6;

    /// <summary>A sample; null where JSON null is all there is to say.</summary>
    public JsonNode? Of(IOpenApiSchema? schema) => Sample(schema, 0, []);

    private JsonNode? Sample(IOpenApiSchema? schema, int depth, HashSet<string> required)
    {
        if (schema is null || depth > Deepest)
        {
            return "x";
        }

        if (Fixed(schema) is { } value)
        {
            return value;
        }

        if (schema.AllOf is { Count: > 0 } parts)
        {
            return Whole(schema, parts, depth, required);
        }

        var choices = schema.OneOf is { Count: > 0 } ? schema.OneOf : schema.AnyOf;
        if (choices is { Count: > 0 })
        {
            // Choices that only say what is required belong to the object beside them.
            var chosen = choices.FirstOrDefault(static choice => !IsNull(choice))!;
            var hasOwn = schema.Properties is { Count: > 0 };
            var isFilter = hasOwn && chosen.Type is null && chosen.Properties is not { Count: > 0 };
            if (isFilter || (hasOwn && chosen.Properties is { Count: > 0 }))
            {
                HashSet<string> others =
                    [.. choices.SelectMany(static choice => choice.Required ?? new HashSet<string>())];
                others.ExceptWith(chosen.Required ?? new HashSet<string>());
                var own = Object(schema, depth, [.. required, .. chosen.Required ?? new HashSet<string>()]);
                if (ReferenceEquals(choices, schema.OneOf) && isFilter)
                {
                    // Only one of them: what the others ask for must not be there as well.
                    others.ToList().ForEach(name => own.Remove(name));
                }

                return isFilter ? own : Merge(own, Sample(chosen, depth, required));
            }

            return Sample(chosen, depth, required);
        }

        return Typed(schema, depth, required);
    }

    private static JsonNode? Fixed(IOpenApiSchema schema)
    {
        if (schema.Const is { } constant)
        {
            return IsType(schema, JsonSchemaType.String) || schema.Type is null ? constant : JsonNode.Parse(constant);
        }

        if (schema.Enum?.FirstOrDefault(static value => value is not null
            && value.GetValueKind() != JsonValueKind.Null) is { } member)
        {
            return member.DeepClone();
        }

        return null;
    }

    private JsonNode? Whole(IOpenApiSchema schema, IList<IOpenApiSchema> parts, int depth, HashSet<string> required)
    {
        HashSet<string> needed = [.. required, .. schema.Required ?? new HashSet<string>()];
        JsonNode? merged = schema.Properties is { Count: > 0 } ? Object(schema, depth, needed) : null;
        foreach (var part in parts)
        {
            merged = Merge(merged, Sample(part, depth, needed));
        }

        return merged;
    }

    private static JsonNode? Merge(JsonNode? left, JsonNode? right)
    {
        if (left is not JsonObject target || right is not JsonObject source)
        {
            return right is JsonValue && left is not null ? left : right ?? left;
        }

        foreach (var (name, value) in source.ToList())
        {
            if (!target.ContainsKey(name))
            {
                source.Remove(name);
                target[name] = value;
            }
        }

        return target;
    }

    private JsonNode? Typed(IOpenApiSchema schema, int depth, HashSet<string> required)
    {
        if (IsType(schema, JsonSchemaType.Object) || (schema.Type is null && schema.Properties is { Count: > 0 }))
        {
            return Object(schema, depth, required);
        }

        if (IsType(schema, JsonSchemaType.Array))
        {
            var count = Math.Max(schema.MinItems ?? 0, all ? 1 : 0);
            return new JsonArray([.. Enumerable.Range(0, count).Select(_ => Sample(schema.Items, depth + 1, []))]);
        }

        if (IsType(schema, JsonSchemaType.String))
        {
            return TextSample.Of(schema);
        }

        return IsType(schema, JsonSchemaType.Integer) ? JsonValue.Create((long)Number(schema, whole: true))
            : IsType(schema, JsonSchemaType.Number) ? JsonValue.Create(Number(schema, whole: false))
            : IsType(schema, JsonSchemaType.Boolean) ? JsonValue.Create(true)
            : schema.Type == JsonSchemaType.Null ? null
            : new JsonObject();
    }

    private JsonObject Object(IOpenApiSchema schema, int depth, HashSet<string> required)
    {
        var sample = new JsonObject();
        HashSet<string> needed = [.. required, .. schema.Required ?? new HashSet<string>()];
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var wanted = needed.Contains(name) || (all && depth < 3) || sample.Count < (schema.MinProperties ?? 0);
            if (!property.ReadOnly && wanted)
            {
                sample[name] = Sample(property, depth + 1, []);
            }
        }

        for (var i = sample.Count; i < (schema.MinProperties ?? 0); i++)
        {
            var name = "key" + i.ToString(CultureInfo.InvariantCulture);
            sample[name] = Sample(schema.AdditionalProperties, depth + 1, []);
        }

        return sample;
    }

    private static decimal Number(IOpenApiSchema schema, bool whole)
    {
        var least = Bound(schema.Minimum) ?? (Bound(schema.ExclusiveMinimum) is { } above ? above + 1 : null);
        var most = Bound(schema.Maximum) ?? (Bound(schema.ExclusiveMaximum) is { } below ? below - 1 : null);
        var value = least ?? Math.Min(1, most ?? 1);
        var step = schema.MultipleOf ?? 0;
        value = step > 0 ? Math.Ceiling(value / step) * step : value;
        return whole ? Math.Ceiling(value) : value;
    }

    private static decimal? Bound(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && Math.Abs(value) < long.MaxValue ? value : null;

    private static bool IsType(IOpenApiSchema schema, JsonSchemaType type) =>
        schema.Type is { } own && (own & type) != 0;

    private static bool IsNull(IOpenApiSchema schema) => schema.Type == JsonSchemaType.Null;
}

/// <summary>A text that a string schema allows.</summary>
internal static class TextSample
{
    public static string Of(IOpenApiSchema schema)
    {
        var least = schema.MinLength ?? 0;
        var most = schema.MaxLength ?? int.MaxValue;
        if (schema.Pattern is { } pattern)
        {
            return Example(schema) ?? PatternText.Of(pattern, least, most) ?? "x";
        }

        var text = schema.Format switch
        {
            "date-time" => "2026-01-02T03:04:05Z",
            "date" => "2026-01-02",
            "time" => "03:04:05Z",
            "duration" => "P1D",
            "uuid" => "023e105f-4ece-48ad-9ca3-1a8372d0c353",
            "email" or "idn-email" => "a@example.com",
            "uri" or "url" or "iri" => "https://example.com/a",
            "uri-reference" => "/a",
            "hostname" or "idn-hostname" => "example.com",
            "ipv4" or "ip" => "192.0.2.1",
            "ipv6" => "2001:db8::1",
            "byte" or "base64" => "AQID",
            "json-pointer" => "/a",
            "regex" => "a",
            _ => "text",
        };
        return text.Length < least ? text.PadRight(least, 'x') : text.Length > most ? text[..most] : text;
    }

    private static string? Example(IOpenApiSchema schema) => (schema.Examples ?? [])
        .Where(static example => example.GetValueKind() == JsonValueKind.String)
        .Select(static example => example.GetValue<string>())
        .FirstOrDefault(example => Regex.IsMatch(example, schema.Pattern!));
}
