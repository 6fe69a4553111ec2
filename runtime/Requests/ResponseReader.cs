using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>Reads the responses of one operation; stateless, one shared instance for each operation.</summary>
/// <typeparam name="T">Type of the result after unwrapping.</typeparam>
public abstract class ResponseReader<T>
{
    private protected ResponseReader(string? accept) => Accept = accept;

    /// <summary>Value of the Accept header (RFC 9110 section 12.5.1), or null for any media type.</summary>
    public string? Accept { get; }

    /// <summary>Whether the media type matters to this reader; where it does not, it is not looked up.</summary>
    internal virtual bool NeedsMediaType => true;

    /// <summary>Whether a response is handed over unbuffered; then the value owns it.</summary>
    /// <param name="status">HTTP status code.</param>
    /// <param name="mediaType">Media type of the body, or null.</param>
    public virtual bool Streams(int status, string? mediaType) => false;

    /// <summary>Whether a status other than 2xx is a success here.</summary>
    internal virtual bool Accepts(int status) => false;

    /// <summary>Reads a buffered response.</summary>
    public abstract ResponseResult<T> Read(in ResponseContext context);

    /// <summary>
    /// Reads a response that <see cref="Streams"/>; on a value, disposing the value disposes the message.
    /// </summary>
    public virtual ValueTask<ResponseResult<T>> ReadAsync(
        HttpResponseMessage message, ResponseContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ResponseResult<T>(ResponseOutcome.Malformed, "The response cannot be streamed."));
}

/// <summary>The readers of responses, by what the body is.</summary>
public static class ResponseReader
{
    private const string JsonType = "application/json";

    /// <summary>A reader of operations that give nothing.</summary>
    /// <param name="success">Boolean property that says whether the call did its work, or null.</param>
    /// <param name="accept">Value of the Accept header, or null.</param>
    public static ResponseReader<NoContent> NoContent(string? success = null, string? accept = null) =>
        new NoContentReader(success, accept);

    /// <summary>
    /// A reader of a JSON value that must be there; only a body that may be any JSON (<see cref="JsonAny"/>) may also
    /// be empty, and is <see cref="JsonAny.Null"/> then.
    /// </summary>
    /// <param name="unwrap">Property that holds the result, or null for the whole body.</param>
    /// <param name="success">Boolean property that says whether the call did its work, or null.</param>
    /// <param name="accept">Value of the Accept header.</param>
    public static ResponseReader<T> Json<T, TCodec>(
        string? unwrap = null, string? success = null, string? accept = JsonType)
        where TCodec : struct, IJsonCodec<T> =>
        new JsonResponseReader<T, TCodec>(PathOf(unwrap), success, accept, nullable: false);

    /// <summary>A reader of a JSON value that must be there, deeper in the body.</summary>
    /// <param name="unwrap">Property names from the root to the result.</param>
    /// <param name="success">Boolean property that says whether the call did its work, or null.</param>
    /// <param name="accept">Value of the Accept header.</param>
    public static ResponseReader<T> JsonAt<T, TCodec>(
        string[] unwrap, string? success = null, string? accept = JsonType)
        where TCodec : struct, IJsonCodec<T> =>
        new JsonResponseReader<T, TCodec>(unwrap, success, accept, nullable: false);

    /// <summary>A reader of a JSON value that may be null, or absent.</summary>
    /// <param name="unwrap">Property names from the root to the result; none for the whole body.</param>
    /// <param name="success">Boolean property that says whether the call did its work, or null.</param>
    /// <param name="accept">Value of the Accept header.</param>
    public static ResponseReader<T?> JsonOrNull<T, TCodec>(
        string[] unwrap, string? success = null, string? accept = JsonType)
        where TCodec : struct, IJsonCodec<T> =>
        new JsonResponseReader<T, TCodec>(unwrap, success, accept, nullable: true)!;

    /// <summary>A reader of a list's pages.</summary>
    /// <param name="rule">Where the items are and how the next page is asked for.</param>
    /// <param name="success">Boolean property that says whether the call did its work, or null.</param>
    /// <param name="accept">Value of the Accept header.</param>
    public static ResponseReader<Page<T>> Page<T, TCodec>(
        PageRule rule, string? success = null, string? accept = JsonType)
        where TCodec : struct, IJsonCodec<T> =>
        new PageReader<T, TCodec>(rule, success, accept);

    /// <summary>A reader of text, in the charset that the response names (UTF-8 by default).</summary>
    public static ResponseReader<string> Text(string? accept = "text/plain") => new TextResponseReader(accept);

    /// <summary>A reader of a value in a text: JSON as it stands, else the text itself as a string.</summary>
    /// <param name="nullable">An empty text is null.</param>
    /// <param name="accept">Value of the Accept header.</param>
    public static ResponseReader<T> Text<T, TCodec>(bool nullable = false, string? accept = "text/plain")
        where TCodec : struct, IJsonCodec<T> => new TextValueReader<T, TCodec>(nullable, accept);

    /// <summary>A reader that hands over the bytes as they come.</summary>
    public static ResponseReader<BinaryResponse> Binary(string? accept = null) => new BinaryResponseReader(accept);

    /// <summary>
    /// A reader of operations that only redirect: it hands over the bytes of where the redirect leads, or tells where
    /// that is, if it is not followed.
    /// </summary>
    public static ResponseReader<BinaryResponse> Redirect(string? accept = null) =>
        new BinaryResponseReader(accept, redirects: true);

    /// <summary>A reader of server-sent events (WHATWG HTML section 9.2).</summary>
    public static ResponseReader<ResponseStream<ServerSentEvent<T>>> ServerSentEvents<T, TCodec>(
        string? accept = "text/event-stream")
        where TCodec : struct, IJsonCodec<T> => new ServerSentEventReader<T, TCodec>(accept);

    /// <summary>A reader of JSON values, one on each line.</summary>
    public static ResponseReader<ResponseStream<T>> NdJson<T, TCodec>(string? accept = "application/x-ndjson")
        where TCodec : struct, IJsonCodec<T> => new JsonLinesReader<T, TCodec>(accept, sequence: false);

    /// <summary>A reader of a JSON text sequence (RFC 7464).</summary>
    public static ResponseReader<ResponseStream<T>> JsonSequence<T, TCodec>(string? accept = "application/json-seq")
        where TCodec : struct, IJsonCodec<T> => new JsonLinesReader<T, TCodec>(accept, sequence: true);

    /// <summary>A reader of XML.</summary>
    /// <param name="shape">How the type's JSON and XML correspond.</param>
    /// <param name="accept">Value of the Accept header.</param>
    public static ResponseReader<T> Xml<T, TCodec>(XmlShape shape, string? accept = "application/xml")
        where TCodec : struct, IJsonCodec<T> => new XmlResponseReader<T, TCodec>(shape, accept, nullable: false);

    /// <summary>A reader of XML that may be absent.</summary>
    /// <param name="shape">How the type's JSON and XML correspond.</param>
    /// <param name="accept">Value of the Accept header.</param>
    public static ResponseReader<T?> XmlOrNull<T, TCodec>(XmlShape shape, string? accept = "application/xml")
        where TCodec : struct, IJsonCodec<T> => new XmlResponseReader<T, TCodec>(shape, accept, nullable: true)!;

    /// <summary>A reader that chooses by status and media type: the first alternative that matches reads.</summary>
    /// <param name="accept">Value of the Accept header, or null.</param>
    /// <param name="alternatives">In the order of the document.</param>
    public static ResponseReader<T> ByStatus<T>(string? accept, params ResponseAlternative<T>[] alternatives) =>
        new ByStatusReader<T>(accept, alternatives, nullable: false);

    /// <summary>A reader that chooses by status and media type; a response without a body gives null.</summary>
    /// <param name="accept">Value of the Accept header, or null.</param>
    /// <param name="alternatives">In the order of the document.</param>
    public static ResponseReader<T?> ByStatusOrNull<T>(string? accept, params ResponseAlternative<T>[] alternatives) =>
        new ByStatusReader<T>(accept, alternatives, nullable: true)!;

    private static string[] PathOf(string? unwrap) => unwrap is null ? [] : [unwrap];
}
