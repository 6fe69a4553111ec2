using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Summary, remarks and deprecation of operations and parameters.</summary>
internal static class DocumentationText
{
    private const string DeprecatedText = "This operation is deprecated.";

    /// <param name="deprecated">The map's message, or null.</param>
    public static Documentation Of(OperationSource source, string? description, string? deprecated)
    {
        var operation = source.Operation;
        var summary = Clean(operation.Summary) ?? Clean(source.Item.Summary);
        var remarks = Clean(description) ?? Clean(operation.Description) ?? Clean(source.Item.Description);
        if (summary is null)
        {
            summary = remarks;
            remarks = null;
        }

        return new Documentation(
            summary,
            remarks == summary ? null : remarks,
            deprecated ?? (operation.Deprecated ? Message(operation.Extensions) ?? DeprecatedText : null));
    }

    public static Documentation Of(string? description, bool deprecated = false, string what = "parameter") => new(
        Clean(description), null, deprecated ? "This " + what + " is deprecated." : null);

    public static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();

    // Vendors say in an extension what replaces the operation: Cloudflare in an object, others in a string.
    private static string? Message(IDictionary<string, IOpenApiExtension>? extensions)
    {
        foreach (var name in new[] { "x-cfDeprecation", "x-deprecation", "x-deprecated", "x-deprecated-message" })
        {
            if (extensions is null || !extensions.TryGetValue(name, out var value)
                || value is not JsonNodeExtension json)
            {
                continue;
            }

            var text = json.Node is JsonObject members
                ? members["description"] ?? members["message"]
                : json.Node;
            if (JsonValues.Kind(text) == System.Text.Json.JsonValueKind.String)
            {
                return Clean(JsonValues.Text(text));
            }
        }

        return null;
    }
}
