using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;
using SpecClient.Testing;

namespace Runtime.Tests.Support;

/// <summary>A client like an emitted one, over a fake transport.</summary>
internal sealed class TestClient : ApiClient
{
    public TestClient(TestOptions options)
        : base(options)
    {
    }

    public TestClient(TestOptions options, HttpClient http)
        : base(options, http)
    {
    }
}

/// <summary>Options like emitted ones: a token, or e-mail and key together, or keys elsewhere.</summary>
internal sealed class TestOptions : ApiClientOptions
{
    public const string Variables = "SPECCLIENT_TEST";

    public static ApiDescription Describe(string variables = Variables) => new("Test API", "4.0.0")
    {
        Servers =
        [
            new ApiServer("production", "https://api.example.com/v4"),
            new ApiServer("staging", "https://staging.example.com"),
        ],
        BaseUrlVariable = variables + "_BASE_URL",
        Schemes =
        [
            SecurityScheme.Bearer("api_token", "ApiToken", variables + "_TOKEN"),
            SecurityScheme.ApiKey("api_email", "ApiEmail", variables + "_EMAIL", "header", "X-Auth-Email"),
            SecurityScheme.ApiKey("api_key", "ApiKey", variables + "_KEY", "header", "X-Auth-Key"),
            SecurityScheme.ApiKey("query_key", "QueryKey", null, "query", "access"),
            SecurityScheme.ApiKey("cookie_key", "CookieKey", null, "cookie", "session_key"),
            SecurityScheme.Basic("login", "UserName", null, "Password", null),
            SecurityScheme.OAuth2("oauth", "ClientId", null, "ClientSecret", null, "/oauth/token", ["read", "write"]),
            SecurityScheme.OpenIdConnect("oidc", "IdToken", null),
            SecurityScheme.MutualTls("mtls"),
        ],
        DefaultHeaders = [new("api-version", "2026-01-01")],
    };

    public TestOptions()
        : base(Describe())
    {
    }

    public TestOptions(ApiDescription description)
        : base(description)
    {
    }

    public string? ApiToken { get => GetValue("ApiToken"); set => SetValue("ApiToken", value); }

    public string? ApiEmail { get => GetValue("ApiEmail"); set => SetValue("ApiEmail", value); }

    public string? ApiKey { get => GetValue("ApiKey"); set => SetValue("ApiKey", value); }

    public string? QueryKey { get => GetValue("QueryKey"); set => SetValue("QueryKey", value); }

    public string? CookieKey { get => GetValue("CookieKey"); set => SetValue("CookieKey", value); }

    public string? UserName { get => GetValue("UserName"); set => SetValue("UserName", value); }

    public string? Password { get => GetValue("Password"); set => SetValue("Password", value); }

    public string? ClientId { get => GetValue("ClientId"); set => SetValue("ClientId", value); }

    public string? ClientSecret { get => GetValue("ClientSecret"); set => SetValue("ClientSecret", value); }

    public string? IdToken { get => GetValue("IdToken"); set => SetValue("IdToken", value); }
}

/// <summary>A described operation with an envelope (<c>success</c>, <c>result</c>), like Cloudflare's.</summary>
internal sealed class TestRequest(string method = "GET", params string[][] security) : IApiRequest<JsonAny>
{
    private static readonly ResponseReader<JsonAny> s_reader =
        ResponseReader.Json<JsonAny, NonNullAny>(unwrap: "result", success: "success");

    public JsonAny? Body { get; init; }

    public BinaryContent? Bytes { get; init; }

    public string Path { get; init; } = "/things/{id}";

    public bool RetryAlways { get; init; }

    public IReadOnlyList<ErrorResponse> Errors { get; init; } = [];

    public int Writes { get; private set; }

    public ApiOperation Operation => _operation ??= new ApiOperation("things", method, Path)
    {
        Security = security,
        RetryAlways = RetryAlways,
        Errors = Errors,
    };

    public ResponseReader<JsonAny> Response => s_reader;

    private ApiOperation? _operation;

    public void Write(ApiRequestWriter writer)
    {
        Writes++;
        writer.Path("/things/");
        writer.PathValue("id", "42");
        writer.Query("filter", "a b");
        writer.BinaryBody("application/octet-stream", Bytes);
        if (Body is not null)
        {
            writer.JsonBody<JsonAny, JsonAnyCodec>("application/json", Body);
        }
    }
}

/// <summary>A client over a fake transport and a clock whose delays, but not timeouts, pass at once.</summary>
internal sealed class Fixture : IDisposable
{
    public const string Ok = """{"success":true,"result":{"id":"42"}}""";

    public Fixture(
        Action<TestOptions>? configure = null, bool skipsDelays = true, string variables = TestOptions.Variables)
    {
        Clock = new FakeClock { SkipUpTo = skipsDelays ? TimeSpan.FromSeconds(30) : null };
        Options = new TestOptions(TestOptions.Describe(variables)) { Handler = Transport, TimeProvider = Clock };
        configure?.Invoke(Options);
        Client = new TestClient(Options);
    }

    public FakeTransport Transport { get; } = new();

    public FakeClock Clock { get; }

    public TestOptions Options { get; }

    public TestClient Client { get; }

    public FakeReplies Things => Transport.When("things");

    /// <summary>Delays between tries.</summary>
    public TimeSpan[] Delays => Clock.Asked.Where(time => time != Options.Timeout).ToArray();

    public void Dispose() => Client.Dispose();
}
