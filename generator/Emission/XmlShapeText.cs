using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Expressions that say how a type's JSON and XML correspond.</summary>
internal static class XmlShapeText
{
    private const string Pair =
        "global::System.Collections.Generic.KeyValuePair<string, " + RuntimeNames.XmlShape + ">";

    /// <summary>Shape of a use of a type.</summary>
    public static string Expression(TypeRef type, XmlModel? xml)
    {
        var shape = RuntimeNames.XmlShape + "." + type.Kind switch
        {
            TypeKind.Boolean or >= TypeKind.Int8 and <= TypeKind.BigInteger or TypeKind.UnixTime => "Raw",
            TypeKind.Object => "Model<" + TypeText.NonNull(type) + ">()",
            TypeKind.Array => "List(" + Expression(type.Item ?? new(TypeKind.Any), null) + ")",
            TypeKind.Map => "Map(" + Expression(type.Item ?? new(TypeKind.Any), null) + ")",
            TypeKind.Any or TypeKind.Union or TypeKind.Custom => "Any",
            _ => "Text",
        };
        return shape + With(xml);
    }

    /// <summary>Shape of an object with these properties.</summary>
    public static string Object(IEnumerable<PropertyModel> properties, XmlModel? xml)
    {
        var members = properties.Select(static property => "new(" + CSharpLiteral.String(property.WireName) + ", "
            + Expression(property.Type, property.Xml) + ")").ToList();
        var list = members.Count == 0 ? "" : "new " + Pair + "[] { " + string.Join(", ", members) + " }";
        return RuntimeNames.XmlShape + ".Object(" + list + ")" + With(xml);
    }

    /// <summary>
    /// The part of a record that makes it an XML model, or empty where nothing sends or reads it as XML.
    /// </summary>
    public static string Declaration(ObjectSchema schema)
    {
        if (schema.Xml is not { } xml)
        {
            return "";
        }

        var named = xml with { Name = xml.Name ?? schema.Type.Name };
        return "partial record " + schema.Type.Name + " : " + RuntimeNames.XmlModel + "\n{\n"
            + "    private static readonly " + RuntimeNames.XmlShape + " s_xml = "
            + Object(schema.InheritedProperties.Concat(schema.Properties), named) + ";\n\n"
            + "    static " + RuntimeNames.XmlShape + " " + RuntimeNames.XmlModel + ".XmlShape => s_xml;\n}\n";
    }

    private static string With(XmlModel? xml)
    {
        if (xml is null)
        {
            return "";
        }

        var arguments = new List<string>();
        Add(arguments, "name", xml.Name);
        Add(arguments, "ns", xml.Namespace);
        Add(arguments, "prefix", xml.Prefix);
        if (xml.Attribute)
        {
            arguments.Add("attribute: true");
        }

        if (xml.Wrapped)
        {
            arguments.Add("wrapped: true");
        }

        Add(arguments, "itemName", xml.ItemName);
        if (xml.Node != XmlNodeKind.Usual)
        {
            arguments.Add("node: " + RuntimeNames.XmlNode + "." + xml.Node);
        }

        return arguments.Count == 0 ? "" : ".With(" + string.Join(", ", arguments) + ")";
    }

    private static void Add(List<string> arguments, string name, string? text)
    {
        if (text is not null)
        {
            arguments.Add(name + ": " + CSharpLiteral.String(text));
        }
    }
}
