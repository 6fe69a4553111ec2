using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>The <c>xml</c> object of a schema.</summary>
internal static class XmlModels
{
    public static XmlModel? Of(List<SchemaNode> annotations)
    {
        foreach (var node in annotations)
        {
            var itemName = ItemName(node.Schema.Items);
            if (node.Schema.Xml is null && itemName is not null)
            {
                return new XmlModel(null, null, null, false, false, itemName);
            }

            if (node.Schema.Xml is { } xml)
            {
                return Of(xml, node.Raw?["xml"], itemName);
            }
        }

        return null;
    }

    /// <summary>Of the schema of a whole body.</summary>
    /// <param name="raw">The schema's place in the document: what stands beside a reference counts first.</param>
    /// <param name="component">Name of the component that it refers to: the name where nothing else is said.</param>
    public static XmlModel OfRoot(IOpenApiSchema schema, JsonNode? raw, string? component)
    {
        var own = (raw as JsonObject)?["xml"];
        var target = schema.Xml is { } xml
            ? Of(xml, null, ItemName(schema.Items))
            : new XmlModel(null, null, null, false, false, ItemName(schema.Items));
        return target with
        {
            Name = Text(own, "name") ?? target.Name ?? component,
            Namespace = Text(own, "namespace") ?? target.Namespace,
            Prefix = Text(own, "prefix") ?? target.Prefix,
            Attribute = false,
            Node = XmlNodeKind.Usual,
        };
    }

    private static XmlModel Of(OpenApiXml xml, JsonNode? raw, string? itemName)
    {
        var node = (Text(raw, "nodeType") ?? xml.NodeType?.ToString())?.ToLowerInvariant();
        return new XmlModel(
            xml.Name,
            xml.Namespace?.OriginalString,
            xml.Prefix,
            node == "attribute" || JsonValues.Boolean(raw?["attribute"]) == true,
            node == "element" || JsonValues.Boolean(raw?["wrapped"]) == true,
            itemName)
        {
            Node = node switch
            {
                "text" => XmlNodeKind.Text,
                "cdata" => XmlNodeKind.Cdata,
                "none" => XmlNodeKind.None,
                _ => XmlNodeKind.Usual,
            },
        };
    }

    private static string? Text(JsonNode? xml, string key) =>
        xml?[key] is { } value ? JsonValues.Text(value) : null;

    // Looking a target up is slow, and only a name of the item itself or of its component counts.
    private static string? ItemName(IOpenApiSchema? items) => items switch
    {
        OpenApiSchemaReference reference when reference.Reference.HostDocument?.Components?.Schemas is { } schemas
            && reference.Reference.Id is { } id && schemas.TryGetValue(id, out var target)
            && target is OpenApiSchema component => component.Xml?.Name,
        OpenApiSchema schema => schema.Xml?.Name,
        _ => null,
    };
}
