using SpecClient.Generator.Emission;
using SpecClient.Generator.Model;
using Xunit;
using static SpecClient.Generator.Tests.Emission.Operations.Models;

namespace SpecClient.Generator.Tests.Emission.Operations;

/// <summary>The client and its options, compiled and used over a fake handler.</summary>
public sealed class ClientEmitterTests
{
    private const string Caller =
        """
        using System; using System.Net; using System.Net.Http; using System.Threading; using System.Threading.Tasks;
        using Test; using Xunit;
        internal sealed class Handler : HttpMessageHandler
        {
            public string Seen = "";
            protected override async Task<HttpResponseMessage> SendAsync(
                HttpRequestMessage message, CancellationToken token)
            {
                await Task.Yield();
                Seen = message.Method + " " + message.RequestUri + "|" + message.Headers.Authorization + "|"
                    + (message.Headers.TryGetValues("X-Key", out var keys) ? string.Join(",", keys) : "") + "|"
                    + (message.Headers.TryGetValues("X-Default", out var all) ? string.Join(",", all) : "");
                return new(HttpStatusCode.OK) { Content = new StringContent("{\"result\":\"ok\"}") };
            }
        }
        internal static class Caller
        {
            public static async Task Run()
            {
                var handler = new Handler();
                var options = new TestClientOptions { ApiToken = "t", ApiKey = "k", ZoneId = "z1", Handler = handler };
                using var client = new TestClient(options);
                Assert.Equal("ok", await client.StatusAsync());
                Assert.Equal("GET https://api.test/v4/zones/z1/status|Bearer t|k|d", handler.Seen);
                Assert.Same(client.Things, client.Things);
                Assert.Equal("ok", await client.Things.GetAsync("5"));
                Assert.Equal("GET https://api.test/v4/things/5|Bearer t|k|d", handler.Seen);
                using var http = new HttpClient(handler);
                using var other = new TestClient(options, http);
                Assert.Equal("ok", await other.StatusAsync(new() { ZoneId = "z2" }));
                Assert.StartsWith("GET https://api.test/v4/zones/z2/status", handler.Seen);
                Environment.SetEnvironmentVariable("SPECCLIENT_TEST_ZONE", "from-env");
                Assert.Equal("from-env", new TestClientOptions().ZoneId);
                Environment.SetEnvironmentVariable("SPECCLIENT_TEST_ZONE", null);
            }
        }
        """;

    [Fact]
    public async Task ClientOptionsAndResources()
    {
        var method = EmittedCode.Compile(SourceEmitter.Client(Client("public")).ToString(), Things("public"), Caller)
            .GetType("Caller")!.GetMethod("Run")!;
        await (Task)method.Invoke(null, null)!;
    }

    [Fact]
    public void EveryCredentialAndServerVariable()
    {
        var kinds = Enum.GetValues<CredentialKind>().Select(static kind => new CredentialModel(
            kind.ToString(), kind, kind + "Value", ParameterLocation.Query, "word", "https://t.test/token", ["a", "b"],
            "V_" + kind, kind is CredentialKind.Basic or CredentialKind.OAuth2 ? kind + "Second" : null, null,
            Documentation.None));
        var client = Client("public") with
        {
            Credentials = [.. kinds],
            Servers =
            [
                new("eu", "https://{region}.test", "EU", [new("region", "Region", "eu", ["eu", "us"], null)]),
                new("us", "https://{region}.us", null, [new("region", "Region", "us", [], null)]),
            ],
            ServerVariables = [new("region", "Region", "eu", ["eu", "us"], null)],
            Retry = new(5, 0.25, 4),
            TimeoutSeconds = 12.5,
            IdempotencyHeader = "Idempotency-Key",
        };
        var options = EmittedCode.Compile(SourceEmitter.Client(client).ToString(), Things("public"))
            .GetType("Test.TestClientOptions")!;
        Assert.NotNull(options.GetProperty("Region"));
        Assert.NotNull(options.GetProperty("BasicValue"));
        Assert.NotNull(options.GetProperty("OAuth2Second"));
        Assert.NotNull(Activator.CreateInstance(options));
    }

    private static string Things(string accessibility)
    {
        var output = Output(Resource(Operation("GET", "/things/{id}", "Get", [Path("id", "Id")], "Id",
            response: Response(MediaTypeKind.Json, StringType, ["result"]))));
        return EmittedCode.Text(output with { Accessibility = accessibility });
    }

    private static OperationModel Status() => Operation(
        "GET", "/zones/{zone_id}/status", "Status", [Path("zone_id", "ZoneId", "ZoneId")],
        response: Response(MediaTypeKind.Json, StringType, ["result"]));

    private static ClientModel Client(string accessibility) => new(
        new("Test", "TestClient"),
        accessibility,
        new("Docs & <more>."),
        "Test \"API\"",
        "1.0",
        [new("default", "https://api.test/v4", null, [])],
        [],
        "SPECCLIENT_TEST_BASE",
        [
            new("token", CredentialKind.Bearer, "ApiToken", ParameterLocation.Header, null, null, [],
                "SPECCLIENT_TEST_TOKEN",
                null, null, Documentation.None),
            new("key", CredentialKind.ApiKey, "ApiKey", ParameterLocation.Header, "X-Key", null, [], null, null, null,
                new("The key.")),
        ],
        [new("zone_id", "ZoneId", "SPECCLIENT_TEST_ZONE", Documentation.None)],
        [new("X-Default", "d")],
        null,
        null,
        null,
        new(new("Test", "TestClient"), "", Documentation.None,
            [new("Things", new("Test.Resources", "ThingsResource"), Documentation.None)], [Status()]),
        0);
}
