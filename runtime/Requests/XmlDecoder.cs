using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>
/// Turns XML into the JSON that a codec reads; namespaces are not looked at, unknown elements are kept.
/// </summary>
internal static class XmlDecoder
{
    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>JSON of a document.</summary>
    /// <exception cref="XmlException">The text is no XML, or has a document type.</exception>
    public static byte[] Read(ReadOnlyMemory<byte> xml, XmlShape shape)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml.ToArray()), s_settings);
        var root = XElement.Load(reader);
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, ApiJson.WriterOptions))
        {
            Value(writer, root, shape);
        }

        return json.ToArray();
    }

    private static void Value(Utf8JsonWriter writer, XElement element, XmlShape shape)
    {
        var model = XmlEncoder.Resolve(shape);
        if (IsNil(element))
        {
            writer.WriteNullValue();
            return;
        }

        switch (model.Kind)
        {
            case XmlKind.List:
                List(writer, element.Elements(), model.Inner!());
                break;
            case XmlKind.Object or XmlKind.Map:
                Object(writer, element, model);
                break;
            case XmlKind.Any when element.HasElements:
                Object(writer, element, model);
                break;
            default:
                Scalar(writer, element.Value, model);
                break;
        }
    }

    private static void Object(Utf8JsonWriter writer, XElement element, XmlShape model)
    {
        var taken = new HashSet<XObject>();
        writer.WriteStartObject();
        Members(writer, element, model, taken);
        Others(writer, element, model.Kind == XmlKind.Map ? model.Inner!() : XmlShape.Any, taken);
        writer.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter writer, XElement element, XmlShape model, HashSet<XObject> taken)
    {
        foreach (var (name, shape) in model.Members)
        {
            Member(writer, element, name, shape, taken);
        }
    }

    // What has no element of its own: text between the elements, or members that stand among those of the parent.
    private static void Content(
        Utf8JsonWriter writer, XElement parent, string name, XmlShape shape, HashSet<XObject> taken)
    {
        var model = XmlEncoder.Resolve(shape);
        if (shape.Node == XmlNode.None && model.Kind == XmlKind.Object)
        {
            writer.WritePropertyName(name);
            writer.WriteStartObject();
            Members(writer, parent, model, taken);
            writer.WriteEndObject();
            return;
        }

        var text = string.Concat(parent.Nodes().OfType<XText>().Select(static node => node.Value));
        if (text.Length > 0)
        {
            writer.WritePropertyName(name);
            Scalar(writer, text, model);
        }
    }

    private static void Member(
        Utf8JsonWriter writer, XElement parent, string name, XmlShape shape, HashSet<XObject> taken)
    {
        var xmlName = XmlConvert.EncodeLocalName(shape.Name ?? name);
        if (shape.IsAttribute)
        {
            var attribute =
                parent.Attributes().FirstOrDefault(a => a.Name.LocalName == xmlName && !a.IsNamespaceDeclaration);
            if (attribute is not null)
            {
                taken.Add(attribute);
                writer.WritePropertyName(name);
                Scalar(writer, attribute.Value, shape);
            }

            return;
        }

        if (shape.Node != XmlNode.Usual && shape.Kind != XmlKind.List)
        {
            Content(writer, parent, name, shape, taken);
            return;
        }

        var isItems = shape is { Kind: XmlKind.List, IsWrapped: false };
        var found =
            Children(parent, isItems && shape.ItemName is { } item ? XmlConvert.EncodeLocalName(item) : xmlName);
        if (found.Count == 0)
        {
            return;
        }

        writer.WritePropertyName(name);
        if (isItems)
        {
            taken.UnionWith(found);
            List(writer, found, shape.Inner!());
        }
        else
        {
            taken.Add(found[0]);
            Value(writer, found[0], shape);
        }
    }

    private static void Others(Utf8JsonWriter writer, XElement parent, XmlShape shape, HashSet<XObject> taken)
    {
        foreach (var attribute in parent.Attributes())
        {
            if (!attribute.IsNamespaceDeclaration && !taken.Contains(attribute))
            {
                writer.WriteString(XmlConvert.DecodeName(attribute.Name.LocalName), attribute.Value);
            }
        }

        var others = parent.Elements().Where(child => !taken.Contains(child));
        foreach (var group in others.GroupBy(static child => child.Name.LocalName))
        {
            writer.WritePropertyName(XmlConvert.DecodeName(group.Key));
            var elements = group.ToList();
            if (elements.Count == 1)
            {
                Value(writer, elements[0], shape);
            }
            else
            {
                List(writer, elements, shape);
            }
        }
    }

    private static void List(Utf8JsonWriter writer, IEnumerable<XElement> elements, XmlShape item)
    {
        writer.WriteStartArray();
        foreach (var element in elements)
        {
            Value(writer, element, item);
        }

        writer.WriteEndArray();
    }

    private static void Scalar(Utf8JsonWriter writer, string text, XmlShape shape)
    {
        var trimmed = text.Trim();
        if (shape.Kind == XmlKind.Raw && IsRaw(trimmed))
        {
            writer.WriteRawValue(trimmed, skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    private static bool IsRaw(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            return reader.Read()
                && reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False
                && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static List<XElement> Children(XElement parent, string name) =>
        parent.Elements().Where(child => child.Name.LocalName == name).ToList();

    private static bool IsNil(XElement element) => element.Attributes().Any(static attribute =>
        attribute.Name.LocalName == "nil" && attribute.Value is "true" or "1"
        && attribute.Name.NamespaceName == "http://www.w3.org/2001/XMLSchema-instance");
}
