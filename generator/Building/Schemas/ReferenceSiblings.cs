using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>What stands beside a <c>$ref</c>, as a schema of its own.</summary>
/// <remarks>
/// OpenAPI 3.0 says to ignore it and 3.1 gives it meaning. Annotations (description, nullable, readOnly …) are taken
/// in both, since documents mean them; keywords that change the type only where the object model reads them (3.1).
/// </remarks>
internal static class ReferenceSiblings
{
    public static SchemaNode? Of(SchemaNode node)
    {
        if (node.Schema is not OpenApiSchemaReference reference || node.Raw is null or { Count: <= 1 })
        {
            return null;
        }

        var source = reference.Reference;
        var schema = new OpenApiSchema
        {
            Title = source.Title ?? Text(node, "title"),
            Description = source.Description ?? Text(node, "description"),
            Default = source.Default ?? node.Raw["default"],
            Deprecated = source.Deprecated ?? Flag(node, "deprecated"),
            ReadOnly = source.ReadOnly ?? Flag(node, "readOnly"),
            WriteOnly = source.WriteOnly ?? Flag(node, "writeOnly"),
            Type = source.SchemaType,
            Format = source.Format,
            Enum = source.Enum,
            AllOf = source.AllOf,
            OneOf = source.OneOf,
            AnyOf = source.AnyOf,
            Required = source.Required,
            Items = source.Items,
            Properties = source.Properties,
            PatternProperties = source.PatternProperties,
            AdditionalProperties = source.AdditionalProperties,
            Discriminator = source.Discriminator,
            Xml = source.Xml,
            Extensions = source.Extensions,
            UnrecognizedKeywords = source.UnrecognizedKeywords,
        };
        if (source.Const is { } constant)
        {
            schema.Const = constant;
        }

        return node.Replace(schema);
    }

    private static string? Text(SchemaNode node, string keyword) =>
        node.Raw![keyword] is JsonValue value ? JsonValues.Text(value) : null;

    private static bool Flag(SchemaNode node, string keyword) => JsonValues.Boolean(node.Raw![keyword]) == true;
}
