namespace SpecClient.Requests;

/// <summary>How a type's JSON and XML correspond (OpenAPI "XML Object"); one shared instance for each type.</summary>
public sealed class XmlShape
{
    private XmlShape(XmlKind kind) => Kind = kind;

    /// <summary>A string, or what is written like one.</summary>
    public static XmlShape Text { get; } = new(XmlKind.Text);

    /// <summary>A number or boolean.</summary>
    public static XmlShape Raw { get; } = new(XmlKind.Raw);

    /// <summary>Whatever comes: elements inside make it an object, else it is text.</summary>
    public static XmlShape Any { get; } = new(XmlKind.Any);

    /// <summary>Name of the element, where it is not that of the property.</summary>
    public string? Name { get; private init; }

    /// <summary>Namespace of the element or attribute, or null.</summary>
    public string? Namespace { get; private init; }

    /// <summary>Prefix of the namespace, or null.</summary>
    public string? Prefix { get; private init; }

    /// <summary>It is an attribute of the element around it.</summary>
    public bool IsAttribute { get; private init; }

    /// <summary>The items of an array stand inside an element of their own.</summary>
    public bool IsWrapped { get; private init; }

    /// <summary>Name of the element of an item, where it is not that of the array.</summary>
    public string? ItemName { get; private init; }

    /// <summary>What it is where it is neither element nor attribute.</summary>
    public XmlNode Node { get; private init; }

    internal XmlKind Kind { get; private init; }

    internal Func<XmlShape>? Inner { get; private init; }

    internal IReadOnlyList<KeyValuePair<string, XmlShape>> Members { get; private init; } = [];

    /// <summary>
    /// An emitted record; its shape is looked up when it is needed, so that types may contain themselves.
    /// </summary>
    public static XmlShape Model<T>()
        where T : IXmlModel => new(XmlKind.Model) { Inner = static () => T.XmlShape };

    /// <summary>A list.</summary>
    public static XmlShape List(XmlShape item) => new(XmlKind.List) { Inner = () => item };

    /// <summary>A map: one element for each entry.</summary>
    public static XmlShape Map(XmlShape item) => new(XmlKind.Map) { Inner = () => item };

    /// <summary>The members of an object, by JSON name.</summary>
    public static XmlShape Object(params KeyValuePair<string, XmlShape>[] members) =>
        new(XmlKind.Object) { Members = members };

    /// <summary>
    /// A member with structure as XML of its own, named after it where nothing else is said; null of any other.
    /// </summary>
    /// <param name="name">JSON name of the member.</param>
    public XmlShape? Member(string name)
    {
        foreach (var (known, shape) in XmlEncoder.Resolve(this).Members)
        {
            if (known == name && shape.Kind is XmlKind.Model or XmlKind.Object or XmlKind.List or XmlKind.Map)
            {
                return shape.Kind == XmlKind.Model || shape.Name is not null
                    ? shape
                    : shape.With(name, shape.Namespace, shape.Prefix, itemName: shape.ItemName);
            }
        }

        return null;
    }

    /// <summary>The shape with what the document's <c>xml</c> object says.</summary>
    /// <param name="name">Name of the element or attribute.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="prefix">Prefix of the namespace.</param>
    /// <param name="attribute">It is an attribute.</param>
    /// <param name="wrapped">The items stand inside an element of their own.</param>
    /// <param name="itemName">Name of an item's element.</param>
    /// <param name="node">What it is where it is neither element nor attribute.</param>
    public XmlShape With(
        string? name = null,
        string? ns = null,
        string? prefix = null,
        bool attribute = false,
        bool wrapped = false,
        string? itemName = null,
        XmlNode node = XmlNode.Usual) => new(Kind)
    {
        Inner = Inner,
        Members = Members,
        Name = name,
        Namespace = ns,
        Prefix = prefix,
        IsAttribute = attribute,
        IsWrapped = wrapped,
        ItemName = itemName,
        Node = node,
    };
}

/// <summary>An emitted record that can be XML.</summary>
public interface IXmlModel
{
    /// <summary>How its JSON and XML correspond.</summary>
    static abstract XmlShape XmlShape { get; }
}

/// <summary>What a value is among the nodes of the element around it (OpenAPI 3.2 <c>nodeType</c>).</summary>
public enum XmlNode
{
    /// <summary>An element, or an attribute where that is said.</summary>
    Usual,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A CDATA section.</summary>
    Cdata,

    /// <summary>No node of its own: what is in it stands in the element around it.</summary>
    None,
}

/// <summary>What a piece of JSON is.</summary>
internal enum XmlKind
{
    Text,
    Raw,
    Any,
    Model,
    Object,
    List,
    Map,
}
