using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Client.Tests.Support;
using Features.Security;
using Features.SecurityMap;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>Credentials as a real server sees them (OpenAPI "Security Requirement Object").</summary>
public sealed class SecurityTests : IAsyncLifetime
{
    private Loopback _server = null!;

    public async ValueTask InitializeAsync() => _server = await Loopback.StartAsync(
        static _ => new Reply(200, """{"ok":true}"""));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private SeenRequest Last => _server.Requests.Last();

    [Fact]
    public async Task The_documents_requirement_holds_where_an_operation_has_none()
    {
        using var client = Create(new() { Token = "t" });
        Assert.True((await client.Calls.InheritedAsync()).Ok);
        Assert.Equal("Bearer t", Last.Header("Authorization"));
    }

    [Fact]
    public async Task Any_of_several_alternatives_does()
    {
        using var byToken = Create(new() { Token = "t", HeaderKey = "h", QueryKey = "q" });
        await byToken.Calls.EitherAsync();
        Assert.Equal(("Bearer t", null, ""), (Last.Header("Authorization"), Last.Header("X-API-Key"), Last.Query));

        using var byLogin = Create(new() { LoginUsername = "Aladdin", LoginPassword = "open sesame" });
        await byLogin.Calls.EitherAsync();
        Assert.Equal("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", Last.Header("Authorization"));

        using var byKeys = Create(new() { HeaderKey = "h", QueryKey = "q" });
        await byKeys.Calls.EitherAsync();
        Assert.Equal((null, "h", "?api_key=q"), (Last.Header("Authorization"), Last.Header("X-API-Key"), Last.Query));
    }

    [Fact]
    public async Task All_of_a_combination_are_sent_beside_parameters_of_the_same_places()
    {
        using var client = Create(new() { HeaderKey = "h", QueryKey = "q/1&2", CookieKey = "c" });
        await client.Calls.BothAsync(new() { Theme = "dark", Q = "x" });
        Assert.Equal("h", Last.Header("X-API-Key"));
        Assert.Equal("?q=x&api_key=q%2F1%262", Last.Query);
        Assert.Equal("theme=dark; session=c", Last.Header("Cookie"));
    }

    [Fact]
    public async Task A_partly_met_combination_sends_what_there_is_unless_strict()
    {
        using var lenient = Create(new() { HeaderKey = "h" });
        await lenient.Calls.BothAsync();
        Assert.Equal("h", Last.Header("X-API-Key"));

        using var strict = Create(new() { HeaderKey = "h", StrictSecurity = true });
        await Assert.ThrowsAsync<CredentialException>(() => strict.Calls.BothAsync());
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task No_credential_is_sent_where_the_operation_wants_none()
    {
        using var client = Create(new() { Token = "t", HeaderKey = "h", QueryKey = "q", CookieKey = "c" });
        await client.Calls.OpenAsync();
        Assert.Equal(
            (null, null, null, ""),
            (Last.Header("Authorization"), Last.Header("X-API-Key"), Last.Header("Cookie"), Last.Query));
    }

    [Fact]
    public async Task An_anonymous_alternative_needs_no_credential_and_takes_one()
    {
        using var anonymous = Create(new());
        await anonymous.Calls.MaybeAsync();
        Assert.Null(Last.Header("Authorization"));
        using var known = Create(new() { Token = "t" });
        await known.Calls.MaybeAsync();
        Assert.Equal("Bearer t", Last.Header("Authorization"));
    }

    [Fact]
    public async Task Flows_with_a_person_take_a_token_or_a_provider_of_tokens()
    {
        using var fixedTokens = Create(new() { Person = "p", Password = "w", Oidc = "o", Hoba = "h" });
        await fixedTokens.Calls.PersonAsync();
        await fixedTokens.Calls.PasswordAsync();
        await fixedTokens.Calls.OidcAsync();
        await fixedTokens.Calls.HobaAsync();

        var options = new SecurityClientOptions();
        foreach (var scheme in new[] { "person", "password", "oidc" })
        {
            options.Credentials[scheme] = ApiCredential.FromProvider(
                (request, _) => ValueTask.FromResult(
                    new AccessToken(scheme + string.Concat(request.Scopes), DateTimeOffset.UtcNow.AddHours(1))), "s");
        }

        using var provided = Create(options);
        await provided.Calls.PersonAsync();
        await provided.Calls.PasswordAsync();
        await provided.Calls.OidcAsync();
        Assert.Equal(
            ["Bearer p", "Bearer w", "Bearer o", "HOBA h", "Bearer persons", "Bearer passwords", "Bearer oidcs"],
            _server.Requests.Select(static request => request.Header("Authorization")));
    }

    [Fact]
    public async Task A_client_certificate_is_shown_in_the_handshake()
    {
        using var serverKey = Certificate("CN=localhost");
        using var clientKey = Certificate("CN=the client");
        await using var server = await Loopback.StartAsync(static _ => new Reply(200, """{"ok":true}"""), listen =>
            listen.UseHttps(https =>
            {
                https.ServerCertificate = serverKey;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = static (_, _, _) => true;
            }));

        // By the options' certificates, by a handler of the caller, and by an HttpClient of the caller.
        var options = new SecurityClientOptions { ClientCertificates = [clientKey], Token = "t" };
        using var own = Trusting((SocketsHttpHandler)options.CreateHandler(), serverKey);
        using var other = Trusting(new SocketsHttpHandler(), serverKey);
        other.SslOptions.ClientCertificates = [clientKey];
        using var http = new HttpClient(other, disposeHandler: false);
        foreach (var client in new[]
        {
            new SecurityClient(
                new() { BaseUrl = server.Url, ClientCertificates = [clientKey], Token = "t", Handler = own }),
            new SecurityClient(new() { BaseUrl = server.Url, Token = "t", Handler = other }),
            new SecurityClient(new() { BaseUrl = server.Url, Token = "t" }, http),
        })
        {
            await client.Calls.TlsAsync();
            await client.Calls.TlsAndTokenAsync();
            client.Dispose();
        }

        Assert.Equal(6, server.Requests.Count);
        Assert.All(server.Requests, static request => Assert.Equal("CN=the client", request.CertificateSubject));
        Assert.Equal("Bearer t", server.Requests.Last().Header("Authorization"));
    }

    [Fact]
    public async Task Without_a_credential_nothing_is_sent_and_the_error_names_the_options()
    {
        using var client = Create(new() { Token = "belongs elsewhere" });
        await AdviceAsync(
            () => client.Calls.BothAsync(),
            "No credential for GET /both: set SecurityClientOptions.HeaderKey and SecurityClientOptions.QueryKey and "
            + "SecurityClientOptions.CookieKey.");
        await AdviceAsync(
            () => client.Calls.OauthAsync(),
            "No credential for GET /oauth: set SecurityClientOptions.MachineClientId and "
            + "SecurityClientOptions.MachineClientSecret.");
        await AdviceAsync(
            () => client.Calls.PersonAsync(), "No credential for GET /person: set SecurityClientOptions.Person.");
        await AdviceAsync(
            () => client.Calls.TlsAsync(),
            "No credential for GET /tls: set SecurityClientOptions.ClientCertificates.");

        using var mapped = new SecurityMapClient(new() { BaseUrl = _server.Url, AccountId = "a" });
        await AdviceAsync(
            () => mapped.Things.GetAsync(),
            "No credential for GET /accounts/{account_id}/things: set SecurityMapClientOptions.ApiToken (environment "
            + "variable SECURITY_MAP_TEST_TOKEN), or SecurityMapClientOptions.User (environment variable "
            + "SECURITY_MAP_TEST_USER) and SecurityMapClientOptions.Secret (environment variable "
            + "SECURITY_MAP_TEST_SECRET).");
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Environment_variables_serve_where_the_program_says_nothing()
    {
        Environment.SetEnvironmentVariable("SECURITY_MAP_TEST_TOKEN", "from-env");
        Environment.SetEnvironmentVariable("SECURITY_MAP_TEST_ACCOUNT", "acc");
        try
        {
            using var client = new SecurityMapClient(new() { BaseUrl = _server.Url });
            await client.Things.GetAsync();
            Assert.Equal(
                ("/accounts/acc/things", "Bearer from-env"), (Last.Path, Last.Header("Authorization")));
            await client.Things.GetAsync(new() { AccountId = "own" });
            Assert.Equal("/accounts/own/things", Last.Path);
            using var login = new SecurityMapClient(
                new() { BaseUrl = _server.Url, User = "Aladdin", Secret = "open sesame" });
            await login.Things.GetAsync();
            Assert.Equal("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", Last.Header("Authorization"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("SECURITY_MAP_TEST_TOKEN", null);
            Environment.SetEnvironmentVariable("SECURITY_MAP_TEST_ACCOUNT", null);
        }
    }

    private SecurityClient Create(SecurityClientOptions options)
    {
        options.BaseUrl = _server.Url;
        options.MaxRetries = 0;
        return new SecurityClient(options);
    }

    private static async Task AdviceAsync(Func<Task> call, string expected)
    {
        var error = await Assert.ThrowsAsync<CredentialException>(call);
        Assert.Equal(expected, error.Message);
        Assert.False(error.MayHaveArrived);
    }

    private static SocketsHttpHandler Trusting(SocketsHttpHandler handler, X509Certificate2 server)
    {
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) =>
            shown?.GetCertHashString() == server.GetCertHashString();
        return handler;
    }

    private static X509Certificate2 Certificate(string subject)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
