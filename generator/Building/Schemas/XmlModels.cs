using Microsoft.OpenApi;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>The <c>xml</c> object of a schema.</summary>
internal static class XmlModels
{
    public static XmlModel? Of(IReadOnlyList<SchemaNode> annotations)
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
                var raw = node.Raw?["xml"];
                return new XmlModel(
                    xml.Name,
                    xml.Namespace?.OriginalString,
                    xml.Prefix,
                    xml.NodeType == OpenApiXmlNodeType.Attribute || JsonValues.Boolean(raw?["attribute"]) == true,
                    JsonValues.Boolean(raw?["wrapped"]) == true || xml.NodeType == OpenApiXmlNodeType.Element,
                    itemName);
            }
        }

        return null;
    }

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
