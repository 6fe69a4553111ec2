using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Cloudflare.Sample.Server;

/// <summary>Checks a JSON value against a schema of the document: the keywords that this document uses.</summary>
/// <param name="isRequest">
/// A request may hold declared properties only, so that a parameter which strays into the body is seen; and its enum
/// values are left to the operation, which judges each item of a batch by itself.
/// </param>
internal sealed class SchemaCheck(bool isRequest)
{
    /// <summary>What is wrong with the value, each with its JSON pointer; nothing where it is valid.</summary>
    public IEnumerable<string> Faults(IOpenApiSchema schema, JsonNode? value, string pointer)
    {
        foreach (string fault in (schema.AllOf ?? []).SelectMany(part => Faults(part, value, pointer)))
        {
            yield return fault;
        }

        if (schema.Type is { } type && (type & TypeOf(value)) == 0)
        {
            yield return $"{pointer}: {TypeOf(value)} instead of {type}";
            yield break;
        }

        if (!isRequest && schema.Enum is { Count: > 0 } known && !known.Any(member => AreEqual(member, value)))
        {
            yield return $"{pointer}: {value?.ToJsonString() ?? "null"} is not among the enum's values";
        }

        IEnumerable<string> faults = value switch
        {
            JsonObject members => ObjectFaults(schema, members, pointer),
            JsonArray items => ArrayFaults(schema, items, pointer),
            JsonValue scalar => ScalarFaults(schema, scalar, pointer),
            _ => [],
        };
        foreach (string fault in faults)
        {
            yield return fault;
        }
    }

    private static JsonSchemaType TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => JsonSchemaType.Null,
        JsonValueKind.Object => JsonSchemaType.Object,
        JsonValueKind.Array => JsonSchemaType.Array,
        JsonValueKind.String => JsonSchemaType.String,
        JsonValueKind.Number when decimal.IsInteger(value.AsValue().GetValue<decimal>()) =>
            JsonSchemaType.Integer | JsonSchemaType.Number,
        JsonValueKind.Number => JsonSchemaType.Number,
        _ => JsonSchemaType.Boolean,
    };

    private static bool AreEqual(JsonNode? member, JsonNode? value) =>
        member is null || member.IsJsonNullSentinel() ? value is null : JsonNode.DeepEquals(member, value);

    private IEnumerable<string> ObjectFaults(IOpenApiSchema schema, JsonObject members, string pointer)
    {
        foreach (string name in schema.Required ?? new HashSet<string>())
        {
            if (!members.ContainsKey(name))
            {
                yield return $"{pointer}/{name}: missing";
            }
        }

        foreach ((string name, JsonNode? member) in members)
        {
            IOpenApiSchema? property = schema.AdditionalProperties;
            if (schema.Properties?.TryGetValue(name, out IOpenApiSchema? declared) == true)
            {
                property = declared;
            }

            if (property is not null)
            {
                foreach (string fault in Faults(property, member, $"{pointer}/{name}"))
                {
                    yield return fault;
                }
            }
            else if (isRequest)
            {
                yield return $"{pointer}/{name}: not declared";
            }
        }
    }

    private IEnumerable<string> ArrayFaults(IOpenApiSchema schema, JsonArray items, string pointer)
    {
        if (items.Count > schema.MaxItems)
        {
            yield return $"{pointer}: {items.Count} items, at most {schema.MaxItems} are allowed";
        }

        if (schema.Items is not { } itemSchema)
        {
            yield break;
        }

        for (int index = 0; index < items.Count; index++)
        {
            foreach (string fault in Faults(itemSchema, items[index], $"{pointer}/{index}"))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> ScalarFaults(IOpenApiSchema schema, JsonValue scalar, string pointer)
    {
        if (scalar.GetValueKind() == JsonValueKind.Number)
        {
            decimal number = scalar.GetValue<decimal>();
            if (number < Limit(schema.Minimum) || number > Limit(schema.Maximum))
            {
                yield return $"{pointer}: {number.ToString(CultureInfo.InvariantCulture)} is out of range";
            }
        }
        else if (scalar.GetValueKind() == JsonValueKind.String)
        {
            string text = scalar.GetValue<string>();
            if (text.Length > schema.MaxLength)
            {
                yield return $"{pointer}: longer than {schema.MaxLength} characters";
            }

            if (schema.Format == "date-time"
                && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                yield return $"{pointer}: '{text}' is no date-time";
            }
        }
    }

    private static decimal? Limit(string? text) =>
        text is null ? null : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
