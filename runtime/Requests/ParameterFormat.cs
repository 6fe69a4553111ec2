namespace SpecClient.Requests;

/// <summary>How a parameter is written: a style of the OpenAPI specification, with its two switches.</summary>
[Flags]
public enum ParameterFormat
{
    /// <summary>Comma-separated; path and header.</summary>
    Simple = 0,

    /// <summary>Led and separated by dots; path.</summary>
    Label = 1,

    /// <summary>Led and separated by semicolons, with names; path.</summary>
    Matrix = 2,

    /// <summary>Pairs of name and value; query and cookie.</summary>
    Form = 3,

    /// <summary>Items separated by spaces; query.</summary>
    SpaceDelimited = 4,

    /// <summary>Items separated by vertical bars; query.</summary>
    PipeDelimited = 5,

    /// <summary>Items separated by tabs; query (Swagger 2.0 <c>tsv</c>).</summary>
    TabDelimited = 6,

    /// <summary>Nested names in brackets; query.</summary>
    DeepObject = 7,

    /// <summary>Pairs separated by a semicolon and a space, not escaped; cookie (OpenAPI 3.2).</summary>
    Cookie = 8,

    /// <summary>Nested names separated by dots; query.</summary>
    Dotted = 9,

    /// <summary>
    /// <see cref="Simple"/>, but what RFC 3986 allows in a segment (<c>pchar</c>) is sent as it is; path.
    /// </summary>
    Segment = 10,

    /// <summary>Each item of an array, each property of an object on its own.</summary>
    Explode = 16,

    /// <summary>Characters that RFC 3986 reserves are sent as they are (RFC 6570 section 3.2.3).</summary>
    AllowReserved = 32,

    /// <summary>The value must be there.</summary>
    Required = 64,

    /// <summary>The value is written as JSON text (a parameter with <c>content</c>), whatever the style.</summary>
    Json = 128,

    /// <summary>Arrays within the array are separated by commas.</summary>
    /// <remarks>
    /// Swagger 2.0, <c>collectionFormat</c> of items. Those within them take the three bits above, and so on: at most
    /// seven levels.
    /// </remarks>
    InnerComma = 1 << 8,

    /// <summary>Arrays within the array are separated by spaces.</summary>
    InnerSpace = 2 << 8,

    /// <summary>Arrays within the array are separated by vertical bars.</summary>
    InnerPipe = 3 << 8,

    /// <summary>Arrays within the array are separated by tabs.</summary>
    InnerTab = 4 << 8,

    /// <summary>The default of query parameters.</summary>
    FormExplode = Form | Explode,
}
