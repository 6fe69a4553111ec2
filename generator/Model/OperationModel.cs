using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Model;

/// <summary>One method on one path.</summary>
/// <param name="Id">Operation id of the document, or <c>METHOD /path</c> where it has none.</param>
/// <param name="Method">Upper-case HTTP method.</param>
/// <param name="Pointer">JSON pointer of the operation in the document.</param>
/// <param name="MethodName">C# method without <c>Async</c>.</param>
/// <param name="Params">The params type.</param>
/// <param name="PathParts">The path in order.</param>
/// <param name="Parameters">Path, query, header and cookie parameters; constant ones included.</param>
/// <param name="PositionalParameter">Property name of the path parameter that is also positional, or null.</param>
/// <param name="Security">
/// Alternatives, each a set of scheme names; empty = nothing declared; one empty set = anonymous.
/// </param>
/// <param name="Servers">Operation- or path-level servers that replace the client's; none as a rule.</param>
/// <param name="RetryAlways">The map says that repeating is safe although the method is not idempotent.</param>
internal sealed record OperationModel(
    string Id,
    string Method,
    string PathTemplate,
    string Pointer,
    string MethodName,
    TypeName Params,
    Documentation Docs,
    EquatableArray<PathPart> PathParts,
    EquatableArray<ParameterModel> Parameters,
    string? PositionalParameter,
    RequestBodyModel? Body,
    ResponseModel Response,
    EquatableArray<ErrorResponseModel> Errors,
    PaginationModel? Pagination,
    BatchModel? Batch,
    EquatableArray<SecurityRequirementModel> Security,
    EquatableArray<ServerModel> Servers,
    double? TimeoutSeconds,
    int? MaxRetries,
    bool RetryAlways)
{
    /// <summary>The method serves a second owner's path too, or null.</summary>
    public SecondOwnerModel? SecondOwner { get; init; }
}

/// <summary>
/// A second path that differs from the operation's own in its first literal and first parameter: accounts and zones.
/// A request goes where its owner is given.
/// </summary>
/// <param name="Id">Operation id of the second path.</param>
/// <param name="FirstProperty">Property of the first parameter of the operation's own path.</param>
/// <param name="SecondLiteral">Literal in front of the second owner, e.g. <c>/zones/</c>.</param>
/// <param name="SecondProperty">Property of the second owner.</param>
internal sealed record SecondOwnerModel(
    string Id, string PathTemplate, string FirstProperty, string SecondLiteral, string SecondProperty);

/// <summary>Scheme names that are needed together.</summary>
internal sealed record SecurityRequirementModel(EquatableArray<string> Schemes);

/// <summary>A piece of a path: literal text, or the parameter of that property name.</summary>
internal sealed record PathPart(string? Literal, string? ParameterProperty);

/// <summary>Where a parameter goes; names of the OpenAPI specification.</summary>
internal enum ParameterLocation
{
    Path,
    Query,
    Header,
    Cookie,

    /// <summary>OpenAPI 3.2 <c>querystring</c>: the whole query.</summary>
    QueryString,
}

/// <summary>
/// OpenAPI parameter styles; ours are <see cref="DottedObject"/>, nested names by dots, and <see cref="Segment"/>, path
/// text with RFC 3986 <c>pchar</c> as it is (map settings).
/// </summary>
internal enum ParameterStyle
{
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    TabDelimited,
    DeepObject,
    Cookie,
    DottedObject,
    Segment,
}

/// <summary>A parameter of an operation, as a property of its params type.</summary>
/// <param name="Required">The document requires it.</param>
/// <param name="ClientValue">Property of the client's options that serves as default, or null.</param>
/// <param name="ContentType">Media type of a <c>content</c> parameter, or null for a styled one.</param>
/// <param name="Constant">JSON text of the only value it can have, sent without being asked for; or null.</param>
internal sealed record ParameterModel(
    string WireName,
    string PropertyName,
    ParameterLocation Location,
    ParameterStyle Style,
    bool Explode,
    bool AllowReserved,
    string? ContentType,
    bool Required,
    string? ClientValue,
    TypeRef Type,
    ConstantModel? Constant,
    Documentation Docs)
{
    /// <summary>
    /// <c>collectionFormat</c> of the arrays within the array, from the outside in (OpenAPI 2.0, "Items Object").
    /// </summary>
    public EquatableArray<string> InnerFormats { get; init; } = [];

    /// <summary>How the value of a <c>content</c> parameter is written; none for a styled one.</summary>
    public MediaTypeKind ContentKind { get; init; }

    /// <summary>How the root of an XML value is named, or null.</summary>
    public XmlModel? Xml { get; init; }
}

/// <summary>How the items of a list are found and how the next page is asked for.</summary>
/// <param name="ItemsPath">
/// Property names from the body's root to the array, e.g. <c>result</c>; empty = the root.
/// </param>
/// <param name="NextPath">Property names to the next cursor, token or URL.</param>
/// <param name="FirstPage">Number of the first page, or offset of the first item.</param>
internal sealed record PaginationModel(
    PaginationKind Kind,
    TypeRef Item,
    EquatableArray<string> ItemsPath,
    EquatableArray<string> NextPath,
    EquatableArray<string> TotalPagesPath,
    EquatableArray<string> TotalCountPath,
    EquatableArray<string> PageSizePath,
    string? PageParameter,
    string? SizeParameter,
    int FirstPage,
    int? DefaultSize)
{
    /// <summary>Property names to a boolean that is false on the last page.</summary>
    public EquatableArray<string> HasMorePath { get; init; } = [];

    /// <summary>Property names to a boolean that is true on the last page.</summary>
    public EquatableArray<string> LastPath { get; init; } = [];

    /// <summary>Property names to the array where a body that may be the array itself is an object.</summary>
    public EquatableArray<string> WrappedPath { get; init; } = [];

    /// <summary>Response header with the next token or URL, or null.</summary>
    public string? NextHeader { get; init; }
}

internal enum PaginationKind
{
    Single,
    PageNumber,
    Offset,
    Cursor,
    CursorId,
    CursorUrl,
    LinkHeader,
}

/// <summary>An operation whose body carries many items at once.</summary>
/// <param name="ItemsProperty">Property of the params type that takes the items.</param>
/// <param name="Item">Type of one item sent.</param>
/// <param name="MaxItems">Items a request may carry.</param>
/// <param name="ResultItem">Type of one item in the response lists, or null where the response has none.</param>
/// <param name="SucceededProperty">
/// C# property of the response with the accepted items (or a path such as <c>Value?.Succeeded</c>), or null.
/// </param>
/// <param name="FailedProperty">C# property of the response with the refused items, or null.</param>
/// <param name="ItemKey">C# property of the item that is its key; null = the item itself (a string), or no key.</param>
/// <param name="ResultKey">C# property of a result item that is its key, or null = match by position.</param>
/// <param name="ErrorProperty">C# property of a failed result item that holds the reason, or null.</param>
internal sealed record BatchModel(
    string MethodName,
    string ItemsProperty,
    TypeRef Item,
    int MaxItems,
    TypeRef? ResultItem,
    string? SucceededProperty,
    string? FailedProperty,
    string? ItemKey,
    bool ItemIsKey,
    string? ResultKey,
    string? ErrorProperty)
{
    /// <summary>
    /// C# property (or path) of the response with the accepted items, where their type is not that of the refused ones.
    /// </summary>
    public string? SucceededKeysProperty { get; init; }

    /// <summary>C# property that is the key of an entry there; empty = the entry itself; null = it has none.</summary>
    public string? SucceededKey { get; init; }

    /// <summary>How an entry of the only list tells whether its item was taken, or null.</summary>
    public ItemStatusModel? ItemStatus { get; init; }

    /// <summary>C# property of the response that counts the refused items, where it tells no more; or null.</summary>
    public string? FailureCountProperty { get; init; }
}

/// <summary>What tells whether an item was taken.</summary>
/// <param name="Property">C# property of an entry.</param>
internal sealed record ItemStatusModel(string Property, ItemStatusKind Kind);

/// <summary>How a property tells whether an item was taken.</summary>
internal enum ItemStatusKind
{
    /// <summary>A Boolean: it was.</summary>
    Success,

    /// <summary>A Boolean: it was not.</summary>
    Failure,

    /// <summary>A status code of HTTP.</summary>
    StatusCode,

    /// <summary>A word.</summary>
    Word,
}
