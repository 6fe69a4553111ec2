using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClient.Generator.Building.Naming;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// What AutoRest's <c>x-ms-enum</c> says beside an enum: a name of the type, names and descriptions of its values, and
/// whether there may be others.
/// </summary>
internal sealed class MicrosoftEnum
{
    private readonly JsonObject? _said;

    public MicrosoftEnum(SchemaShape shape)
    {
        _said = shape.EnumNode?.Extension("x-ms-enum") as JsonObject;
    }

    /// <summary>Name of the type in C#, or null.</summary>
    public string? Name => Text(_said?["name"]) is { } name ? CSharpIdentifier.Pascal(name) : null;

    /// <summary>The service may send and take other values.</summary>
    public bool IsOpen => JsonValues.Boolean(_said?["modelAsString"]) == true;

    /// <summary>A text about one of the values, or null.</summary>
    /// <param name="key"><c>name</c> or <c>description</c>.</param>
    public string? Of(EnumValue value, string key) => _said?["values"] is not JsonArray values ? null
        : values.OfType<JsonObject>()
            .Where(item => item["value"] is JsonValue named && JsonValues.Text(named) == value.Text)
            .Select(item => Text(item[key]))
            .FirstOrDefault();

    private static string? Text(JsonNode? node) =>
        JsonValues.Kind(node) == JsonValueKind.String && JsonValues.Text(node!).Trim() is { Length: > 0 } text
            ? text : null;
}
