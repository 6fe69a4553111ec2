namespace SpecClient.Requests;

/// <summary>What is known of an operation before any call: for sending, telemetry, tests and tools.</summary>
/// <param name="operationId">The document's operation id, or <c>METHOD /path</c> where it has none.</param>
/// <param name="method">Upper-case HTTP method.</param>
/// <param name="pathTemplate">Path as the document spells it, e.g. <c>/zones/{zone_id}</c>.</param>
public class ApiOperation(string operationId, string method, string pathTemplate)
{
    /// <summary>The document's operation id, or <c>METHOD /path</c> where it has none.</summary>
    public string OperationId { get; } = operationId;

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; } = HttpMethod.Parse(method);

    /// <summary>Path as the document spells it.</summary>
    public string PathTemplate { get; } = pathTemplate;

    /// <summary>
    /// Alternatives of scheme names (OpenAPI "Security Requirement Object"); empty where none are declared.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Security { get; init; } = [];

    /// <summary>How documented errors are read, first match wins.</summary>
    public IReadOnlyList<ErrorResponse> Errors { get; init; } = [];

    /// <summary>
    /// Servers that replace the client's (OpenAPI "Path Item Object", "Operation Object"), the default first; none as a
    /// rule.
    /// </summary>
    public IReadOnlyList<ApiServer> Servers { get; init; } = [];

    /// <summary>Repeating is safe although the method is not idempotent (RFC 9110 section 9.2.2).</summary>
    public bool RetryAlways { get; init; }

    /// <summary>Time for one try that replaces the client's, or null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Number of retries that replaces the client's, or null.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>Made at run time: its path is no template, and every configured credential may be sent.</summary>
    internal bool IsUndocumented { get; init; }
}

/// <summary>An operation, and how its responses are read.</summary>
/// <typeparam name="TResponse">Type of the result after unwrapping.</typeparam>
/// <param name="operationId">The document's operation id, or <c>METHOD /path</c> where it has none.</param>
/// <param name="method">Upper-case HTTP method.</param>
/// <param name="pathTemplate">Path as the document spells it, e.g. <c>/zones/{zone_id}</c>.</param>
/// <param name="response">Reads what a success gives.</param>
public sealed class ApiOperation<TResponse>(
    string operationId, string method, string pathTemplate, ResponseReader<TResponse> response)
    : ApiOperation(operationId, method, pathTemplate)
{
    /// <summary>Reads what a success gives.</summary>
    public ResponseReader<TResponse> Response { get; } = response;
}
