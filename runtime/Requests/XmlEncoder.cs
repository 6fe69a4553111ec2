using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>Turns the JSON of a value into XML.</summary>
internal static class XmlEncoder
{
    public static void Write(ReadOnlySpan<byte> json, XmlShape shape, ByteBuffer target)
    {
        var root = Root(json, shape);
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = false };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            root.Save(writer);
        }

        var bytes = stream.GetBuffer().AsSpan(0, (int)stream.Length);
        bytes.CopyTo(target.GetSpan(bytes.Length));
        target.Advance(bytes.Length);
    }

    /// <summary>The element alone, on one line.</summary>
    public static string Text(ReadOnlySpan<byte> json, XmlShape shape) =>
        Root(json, shape).ToString(SaveOptions.DisableFormatting);

    private static XElement Root(ReadOnlySpan<byte> json, XmlShape shape)
    {
        var reader = new Utf8JsonReader(json, JsonReadContext.ReaderOptions);
        return Root(JsonElement.ParseValue(ref reader), shape);
    }

    private static XElement Root(JsonElement value, XmlShape shape)
    {
        var model = Resolve(shape);
        var element = Element(shape.Name ?? model.Name ?? "root", Named(shape, model), null);
        Fill(element, value, shape, shape.ItemName ?? Resolve(shape.Inner?.Invoke() ?? shape).Name ?? "item");
        return element;
    }

    private static void Fill(XElement element, JsonElement value, XmlShape shape, string itemName)
    {
        var model = Resolve(shape);
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Add(element, member, MemberOf(model, member.Name));
                }

                break;
            case JsonValueKind.Array:
                var item = model.Kind == XmlKind.List ? model.Inner!() : XmlShape.Any;
                foreach (var entry in value.EnumerateArray())
                {
                    AddElement(element, itemName, entry, item);
                }

                break;
            case JsonValueKind.Null:
                element.SetAttributeValue(s_nil, "true");
                break;
            default:
                element.Value = TextOf(value);
                break;
        }
    }

    private static readonly XName s_nil = XNamespace.Get("http://www.w3.org/2001/XMLSchema-instance") + "nil";

    private static void Add(XElement parent, JsonProperty member, XmlShape shape)
    {
        var name = shape.Name ?? member.Name;
        if (shape.IsAttribute)
        {
            if (member.Value.ValueKind != JsonValueKind.Null)
            {
                AddAttribute(parent, name, TextOf(member.Value), shape);
            }
        }
        else if (member.Value.ValueKind != JsonValueKind.Array)
        {
            AddElement(parent, name, member.Value, shape);
        }
        else
        {
            AddList(parent, member, shape, name);
        }
    }

    private static void AddList(XElement parent, JsonProperty member, XmlShape shape, string name)
    {
        var item = shape.Kind == XmlKind.List ? shape.Inner!() : XmlShape.Any;
        var itemName = shape.ItemName ?? name;
        if (shape.IsWrapped)
        {
            var wrapper = Element(name, shape, parent);
            parent.Add(wrapper);
            parent = wrapper;
        }

        foreach (var entry in member.Value.EnumerateArray())
        {
            AddElement(parent, itemName, entry, item);
        }
    }

    private static void AddElement(XElement parent, string name, JsonElement value, XmlShape shape)
    {
        if (shape.Node != XmlNode.Usual)
        {
            AddContent(parent, name, value, shape);
            return;
        }

        var element = Element(name, Named(shape, Resolve(shape)), parent);
        parent.Add(element);
        Fill(element, value, shape, shape.ItemName ?? name);
    }

    private static void AddContent(XElement parent, string name, JsonElement value, XmlShape shape)
    {
        if (value.ValueKind == JsonValueKind.Object && shape.Node == XmlNode.None)
        {
            Fill(parent, value, shape, name);
        }
        else if (value.ValueKind != JsonValueKind.Null)
        {
            parent.Add(shape.Node == XmlNode.Cdata ? new XCData(TextOf(value)) : new XText(TextOf(value)));
        }
    }

    private static XElement Element(string name, XmlShape shape, XElement? parent)
    {
        // Without a namespace of its own an element is in the default one around it, if there is one.
        var inherited = parent?.GetPrefixOfNamespace(parent.Name.Namespace) is null ? parent?.Name.Namespace : null;
        var space = shape.Namespace is { } own ? XNamespace.Get(own) : inherited ?? XNamespace.None;
        var element = new XElement(space + XmlConvert.EncodeLocalName(name));
        if (shape is { Namespace: { } declared, Prefix: { } prefix })
        {
            element.SetAttributeValue(XNamespace.Xmlns + prefix, declared);
        }

        return element;
    }

    private static void AddAttribute(XElement parent, string name, string text, XmlShape shape)
    {
        var space = shape.Namespace is { } own ? XNamespace.Get(own) : XNamespace.None;
        if (shape is { Namespace: { } declared, Prefix: { } prefix })
        {
            parent.SetAttributeValue(XNamespace.Xmlns + prefix, declared);
        }

        parent.SetAttributeValue(space + XmlConvert.EncodeLocalName(name), text);
    }

    private static XmlShape MemberOf(XmlShape model, string name)
    {
        foreach (var (known, shape) in model.Members)
        {
            if (known == name)
            {
                return shape;
            }
        }

        return model.Kind == XmlKind.Map ? model.Inner!() : XmlShape.Any;
    }

    internal static XmlShape Resolve(XmlShape shape) => shape.Kind == XmlKind.Model ? shape.Inner!() : shape;

    private static XmlShape Named(XmlShape shape, XmlShape model) => shape.Namespace is null ? model : shape;

    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
