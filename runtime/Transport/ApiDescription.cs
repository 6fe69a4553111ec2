namespace SpecClient.Requests;

/// <summary>What generated options tell of their document; one shared instance for each client type.</summary>
/// <param name="title">Title of the document.</param>
/// <param name="version">Version of the API, as the document says.</param>
public sealed class ApiDescription(string title, string version)
{
    /// <summary>Title of the document.</summary>
    public string Title { get; } = title;

    /// <summary>Version of the API, as the document says.</summary>
    public string Version { get; } = version;

    /// <summary>Base URLs, the default first (OpenAPI "Server Object").</summary>
    public IReadOnlyList<ApiServer> Servers { get; init; } = [];

    /// <summary>Environment variable that overrides the base URL, or null.</summary>
    public string? BaseUrlVariable { get; init; }

    /// <summary>Security schemes with the options that supply their credentials.</summary>
    public IReadOnlyList<SecurityScheme> Schemes { get; init; } = [];

    /// <summary>Values that many operations share and that are set once on the options.</summary>
    public IReadOnlyList<ClientValue> Values { get; init; } = [];

    /// <summary>Headers sent with every request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> DefaultHeaders { get; init; } = [];

    /// <summary>Time for one try, where it is not the runtime's default.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Retries after the first try, where they are not the runtime's default.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>Delay before the first retry, where it is not the runtime's default.</summary>
    public TimeSpan? InitialDelay { get; init; }

    /// <summary>Longest delay, where it is not the runtime's default.</summary>
    public TimeSpan? MaxDelay { get; init; }

    /// <summary>
    /// Header that makes repeating safe, or null. Where the API has one, requests that are not idempotent get a key.
    /// </summary>
    public string? IdempotencyHeader { get; init; }
}
