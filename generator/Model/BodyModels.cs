using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Model;

/// <summary>How a media type is written or read.</summary>
internal enum MediaTypeKind
{
    None,
    Json,
    FormUrlEncoded,
    Multipart,
    Text,
    Binary,
    NdJson,
    JsonSequence,
    ServerSentEvents,
    Xml,
}

/// <summary>The request body of an operation.</summary>
/// <param name="Flattened">
/// The properties of the body's object are properties of the params type; then <paramref name="Contents"/> has exactly
/// one content and <paramref name="Properties"/> its members.
/// </param>
/// <param name="Contents">One for each media type; each has its own property unless flattened.</param>
/// <param name="MergePatch">Every optional property has the three states (RFC 7396).</param>
internal sealed record RequestBodyModel(
    bool Required,
    bool Flattened,
    bool MergePatch,
    EquatableArray<BodyContentModel> Contents,
    EquatableArray<PropertyModel> Properties,
    TypeRef? AdditionalProperties,
    Documentation Docs);

/// <summary>One media type of a body.</summary>
/// <param name="PropertyName">Property of the params type that holds it, e.g. <c>Body</c>.</param>
internal sealed record BodyContentModel(
    string MediaType,
    MediaTypeKind Kind,
    string PropertyName,
    TypeRef Type,
    EquatableArray<EncodingModel> Encodings,
    XmlModel? Xml)
{
    /// <summary>
    /// The parts of a multipart body have no names, but an order (OpenAPI 3.2 "Encoding By Position").
    /// </summary>
    public bool IsPositional { get; init; }

    /// <summary>How parts are written that the schema does not list, or null; it has no name.</summary>
    public EncodingModel? Others { get; init; }

    /// <summary>A multipart body beside others: its parts are properties of a type of their own.</summary>
    public PartsModel? Parts { get; init; }
}

/// <summary>The type that holds the parts of a multipart body.</summary>
internal sealed record PartsModel(
    TypeName Type, EquatableArray<PropertyModel> Properties, TypeRef? AdditionalProperties);

/// <summary>An <c>encoding</c> object: how one property of a form or multipart body is written.</summary>
internal sealed record EncodingModel(
    string WireName,
    string? ContentType,
    ParameterStyle? Style,
    bool? Explode,
    bool AllowReserved)
{
    /// <summary>
    /// <c>collectionFormat</c> of the arrays within the array, from the outside in (OpenAPI 2.0, "Items Object").
    /// </summary>
    public EquatableArray<string> InnerFormats { get; init; } = [];

    /// <summary>It is for each item of a list, not for the list as a whole.</summary>
    public bool IsOfItems { get; init; }

    /// <summary><c>contentEncoding</c> of the part's text, told by <c>Content-Transfer-Encoding</c>; or null.</summary>
    public string? TransferEncoding { get; init; }

    /// <summary>What has structure is written as XML.</summary>
    public bool IsXml => ContentType is { } types && types.IndexOf(',') < 0
        && types.Split(';')[0].Trim() is { } type
        && (type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase));

    /// <summary>Headers of the property's part, each with a property of the params type; multipart only.</summary>
    public EquatableArray<PartHeaderModel> Headers { get; init; } = [];
}

/// <summary>A header of a part.</summary>
/// <param name="PropertyName">Property of the params type that holds its value.</param>
/// <param name="Required">It must be there where the part is.</param>
internal sealed record PartHeaderModel(
    string WireName, string PropertyName, TypeRef Type, bool Required, Documentation Docs);

/// <summary>What a success gives.</summary>
/// <param name="Type">Type of the method's result after unwrapping; null where there is nothing to read.</param>
/// <param name="Accept">Value of the Accept header, or null.</param>
/// <param name="UnwrapPath">Property names from the body's root to the result; empty = the whole body.</param>
/// <param name="ResultNullable">A null or absent result is no error.</param>
/// <param name="SuccessProperty">
/// Boolean property of the envelope that says whether the call did its work, or null.
/// </param>
/// <param name="Alternatives">
/// Where successes differ by status or media type: each with its own type; then <paramref name="Type"/> is a union
/// schema whose variants are these, in this order.
/// </param>
internal sealed record ResponseModel(
    MediaTypeKind Kind,
    TypeRef? Type,
    string? Accept,
    EquatableArray<string> UnwrapPath,
    bool ResultNullable,
    string? SuccessProperty,
    EquatableArray<ResponseAlternativeModel> Alternatives,
    EquatableArray<ResponseHeaderModel> Headers,
    XmlModel? Xml,
    TypeName? HeadersType)
{
    /// <summary>The operation only redirects: a file from elsewhere, or where it is.</summary>
    public bool Redirects { get; init; }
}

/// <summary>A success of a status range and media type.</summary>
/// <param name="Variant">Name of the union's variant that it becomes; null where there is no union.</param>
internal sealed record ResponseAlternativeModel(
    int FromStatus, int ToStatus, string? MediaType, MediaTypeKind Kind, TypeRef? Type, string? Variant = null);

internal sealed record ResponseHeaderModel(
    string WireName,
    string PropertyName,
    TypeRef Type,
    bool Required,
    Documentation Docs)
{
    /// <summary>How its members are written, where it is an object or map in simple style; else null.</summary>
    public HeaderMembersModel? Members { get; init; }
}

/// <summary>Members of an object in a header.</summary>
/// <param name="Scalars">Names of those that are numbers or booleans; others are text.</param>
/// <param name="OthersAreScalars">So are the values of a map.</param>
internal sealed record HeaderMembersModel(bool Explode, EquatableArray<string> Scalars, bool OthersAreScalars);

/// <summary>The documented body of an error range; <c>default</c> is 0 to 999.</summary>
internal sealed record ErrorResponseModel(int FromStatus, int ToStatus, MediaTypeKind Kind, TypeRef? Type);

/// <summary>The <c>xml</c> object of a schema or property (OpenAPI "XML Object").</summary>
/// <param name="Wrapped">The items of an array stand inside an element of their own.</param>
/// <param name="ItemName">Name of the element of an array's item, or null for the array's own.</param>
internal sealed record XmlModel(
    string? Name, string? Namespace, string? Prefix, bool Attribute, bool Wrapped, string? ItemName = null)
{
    /// <summary>OpenAPI 3.2 <c>nodeType</c> besides element and attribute.</summary>
    public XmlNodeKind Node { get; init; }
}

/// <summary>What a value is among the XML nodes of its parent, where it is neither element nor attribute.</summary>
internal enum XmlNodeKind
{
    Usual,
    Text,
    Cdata,
    None,
}
