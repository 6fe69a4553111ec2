using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>The statement that adds the parts of one property to a multipart body.</summary>
internal static class PartText
{
    /// <summary>The expression that begins a body.</summary>
    public static string Begin(BodyContentModel content) => "writer.MultipartBody("
        + CSharpLiteral.String(content.MediaType) + (content.IsPositional ? ", named: false)" : ")");

    /// <summary>The statements that add the parts of all properties, and their headers, to <c>parts</c>.</summary>
    public static IEnumerable<string> Statements(
        BodyContentModel content,
        EquatableArray<PropertyModel> properties,
        TypeRef? additionalProperties,
        string additionalName)
    {
        foreach (var property in properties)
        {
            yield return Statement(
                property.Type,
                CSharpLiteral.String(property.WireName),
                property.PropertyName,
                content.Encodings.FirstOrDefault(encoding => encoding.WireName == property.WireName),
                property.Xml);
        }

        foreach (var header in Headers(content.Encodings))
        {
            yield return header;
        }

        if (additionalProperties is { } item)
        {
            yield return "if (" + additionalName + " is not null) { "
                + Others(content, properties, item, additionalName) + " }";
        }
    }

    /// <summary>The loop that adds parts that the schema does not list.</summary>
    /// <param name="listed">Properties that it does list.</param>
    public static string Others(
        BodyContentModel content, EquatableArray<PropertyModel> listed, TypeRef item, string value)
    {
        var isText = item.Kind is TypeKind.Binary or TypeKind.String or TypeKind.Secret || IsOfFiles(item);
        var named = content.Encodings
            .Where(encoding => listed.All(property => property.WireName != encoding.WireName))
            .Select(encoding => (encoding.WireName, Type: ContentType(encoding, isText)))
            .Where(static encoding => encoding.Type is not null)
            .Select(static encoding => CSharpLiteral.String(encoding.WireName) + " => "
                + CSharpLiteral.String(encoding.Type!) + ", ")
            .ToList();
        var usual = ContentType(content.Others, isText) is { } type ? CSharpLiteral.String(type) : null;
        var media = named.Count == 0 ? usual : "name switch { " + string.Concat(named) + "_ => " + (usual ?? "null")
            + " }";
        var header = content.Others?.TransferEncoding is { } transfer
            ? " parts.Header(name, \"Content-Transfer-Encoding\", " + CSharpLiteral.String(transfer) + ");"
            : "";
        return "foreach (var (name, part) in " + value + ") { "
            + Statement(item, "name", "part", null, mediaType: media) + header + " }";
    }

    /// <summary>The statements that add headers to parts.</summary>
    public static IEnumerable<string> Headers(EquatableArray<EncodingModel> encodings) =>
        encodings.SelectMany(static encoding => encoding.Headers
            .Select(header => Header(CSharpLiteral.String(encoding.WireName), header))
            .Concat(encoding.TransferEncoding is { } transfer
                ? ["parts.Header(" + CSharpLiteral.String(encoding.WireName) + ", \"Content-Transfer-Encoding\", "
                    + CSharpLiteral.String(transfer) + ");"]
                : []));

    /// <summary>The properties that hold headers of parts.</summary>
    public static IEnumerable<string> HeaderDeclarations(EquatableArray<EncodingModel> encodings) =>
        encodings.SelectMany(static encoding => encoding.Headers.Select(header => PropertyDocs.Lines(
            header.Docs, "Header " + header.WireName + " of the part " + encoding.WireName + ".", false)
            + "public " + TypeText.NonNull(header.Type) + "? " + header.PropertyName + " { get; init; }"));

    /// <param name="mediaType">Expression of the media type, where it is not that of the encoding.</param>
    public static string Statement(
        TypeRef type,
        string name,
        string value,
        EncodingModel? encoding,
        XmlModel? xml = null,
        string? mediaType = null)
    {
        var isText = type.Kind is TypeKind.Binary or TypeKind.String or TypeKind.Secret || IsOfFiles(type);
        mediaType ??= ContentType(encoding, isText) is { } contentType ? CSharpLiteral.String(contentType) : null;
        var media = mediaType is null ? "" : ", " + mediaType;
        if (type.Kind == TypeKind.Binary)
        {
            return "parts.File(" + name + ", " + value + media + ");";
        }

        if (IsOfFiles(type))
        {
            return type.Kind == TypeKind.Array
                ? "parts.Files(" + name + ", " + value + media + ");"
                : "parts.NamedFiles(" + value + media + ");";
        }

        if (encoding is { IsXml: true, Style: null, Explode: null, AllowReserved: false }
            && (type.Kind == TypeKind.Array ? type.Item : type) is { Kind: TypeKind.Object or TypeKind.Map } one)
        {
            var shape = XmlShapeText.Expression(
                one, type.Kind == TypeKind.Array ? null : Named(one, xml, encoding.WireName));
            return "parts." + (type.Kind == TypeKind.Array ? "EachXml" : "Xml") + "<" + TypeText.NonNull(one) + ", "
                + TypeText.NonNullCodec(one) + ">(" + name + ", " + value + ", " + shape + media + ");";
        }

        if (encoding is { IsOfItems: true } && type is { Kind: TypeKind.Array, Item: { } item })
        {
            return "parts.Each<" + TypeText.Type(item) + ", " + TypeText.Codec(item) + ">(" + name + ", " + value
                + media + ");";
        }

        return type.Kind is TypeKind.String or TypeKind.Secret
            ? "parts.Text(" + name + ", " + value + media + ");"
            : "parts.Part<" + TypeText.NonNull(type) + ", " + TypeText.NonNullCodec(type) + ">(" + name + ", " + value
                + media + (Format(encoding) is { } format ? ", format: " + format : "") + ");";
    }

    // A component has a name of its own as a root; what has none is named after the property.
    private static XmlModel? Named(TypeRef type, XmlModel? xml, string name) =>
        type.Kind == TypeKind.Object || xml?.Name is not null ? xml
            : (xml ?? new XmlModel(null, null, null, false, false)) with { Name = name };

    /// <summary>The statement that adds a header to the parts of a property.</summary>
    private static string Header(string part, PartHeaderModel header)
    {
        var isText = header.Type.Kind is TypeKind.String or TypeKind.Secret;
        var nullable = header.Type.AsNullable();
        var arguments = header.Type.IsValueType
            ? "<" + TypeText.Type(nullable) + ", " + TypeText.Codec(nullable) + ">"
            : "<" + TypeText.NonNull(header.Type) + ", " + TypeText.NonNullCodec(header.Type) + ">";
        return "parts.Header" + (isText ? "" : arguments) + "(" + part + ", "
            + CSharpLiteral.String(header.WireName) + ", " + header.PropertyName
            + (header.Required ? ", required: true" : "") + ");";
    }

    /// <summary>Style of an encoding that names one, as an expression; else null.</summary>
    public static string? Format(EncodingModel? encoding)
    {
        if (encoding is not { } given || (given.Style is null && given.Explode is null && !given.AllowReserved))
        {
            return null;
        }

        var style = given.Style ?? ParameterStyle.Form;
        var flags = new List<string> { ParameterFormatText.Flag(ParameterFormatText.Style(style)) };
        if (given.Explode ?? style == ParameterStyle.Form)
        {
            flags.Add(ParameterFormatText.Flag("Explode"));
        }

        if (given.AllowReserved)
        {
            flags.Add(ParameterFormatText.Flag("AllowReserved"));
        }

        return string.Join(" | ", flags.Concat(ParameterFormatText.Inner(given.InnerFormats)));
    }

    /// <summary>Encodings as an array of the runtime's type.</summary>
    /// <param name="properties">Properties that they are of, where these stand in the params type.</param>
    /// <param name="whole">Type whose properties they are of, where these do not.</param>
    public static string Encodings(
        IEnumerable<EncodingModel> encodings, EquatableArray<PropertyModel>? properties = null, TypeRef? whole = null)
    {
        var known = new Dictionary<string, PropertyModel>(StringComparer.Ordinal);
        foreach (var property in properties ?? [])
        {
            known[property.WireName] = property;
        }

        return "new " + RuntimeNames.FormEncoding + "[] { " + string.Join(", ", encodings.Select(encoding =>
            "new(" + CSharpLiteral.String(encoding.WireName)
            + (Format(encoding) is { } format ? ", " + format : "")
            + (ContentType(encoding, isText: false) is { } type
                ? ", contentType: " + CSharpLiteral.String(type)
                : "")
            + Xml(encoding, known.TryGetValue(encoding.WireName, out var property) ? property : null, whole)
            + ")")) + " }";
    }

    private static string Xml(EncodingModel encoding, PropertyModel? property, TypeRef? whole) =>
        encoding is not { IsXml: true, Style: null, Explode: null, AllowReserved: false } ? ""
            : property is { Type: { Kind: TypeKind.Object or TypeKind.Map or TypeKind.Array } type }
                ? ", xml: " + XmlShapeText.Expression(type, Named(type, property.Xml, encoding.WireName))
            : whole is { Kind: TypeKind.Object }
                ? ", xml: " + XmlShapeText.Expression(whole, null) + ".Member("
                    + CSharpLiteral.String(encoding.WireName) + ")"
            : "";

    /// <summary>A list or map of files.</summary>
    public static bool IsOfFiles(TypeRef type) =>
        type.Kind is TypeKind.Array or TypeKind.Map && type.Item?.Kind == TypeKind.Binary;

    /// <summary>
    /// The media type of an encoding; of several the first that is no range, or JSON where the value is written so.
    /// </summary>
    private static string? ContentType(EncodingModel? encoding, bool isText)
    {
        var types = (encoding?.ContentType ?? "").Split(',')
            .Select(static type => type.Trim())
            .Where(static type => type.Length > 0)
            .ToList();
        return types.Count == 1 && types[0].IndexOf('*') < 0
            ? types[0]
            : types.Find(type => type.IndexOf('*') < 0 && (isText || type.EndsWith("json", StringComparison.Ordinal)));
    }
}
