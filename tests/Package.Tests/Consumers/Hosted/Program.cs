using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using Cloudflare;
#if WITH_HTTP
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using var server = new TcpListener(IPAddress.Loopback, 0);
server.Start();
var answering = AnswerOnceAsync(server);
var log = new Log();
var services = new ServiceCollection();
services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug));
services.AddCloudflareClient(options =>
    {
        options.BaseUrl = new Uri($"http://{server.LocalEndpoint}");
        options.ApiToken = "token";
    })
    .ConfigureHttpClient(static http => http.DefaultRequestHeaders.Add("X-From-Http", "h"))
    .AddHttpMessageHandler(static () => new Stamp());
await using var provider = services.BuildServiceProvider(validateScopes: true);
var client = provider.GetRequiredService<CloudflareClient>();
var one = await client.Cache.OriginCloudRegions.GetAsync("192.0.2.1", new() { ZoneId = "z" });
Expect(one.OriginIp == "192.0.2.1", "GetAsync");
string head = await answering;
Expect(head.Contains("Authorization: Bearer token"), "options");
Expect(head.Contains("X-From-Http: h"), "ConfigureHttpClient");
Expect(head.Contains("X-Stamp: s"), "AddHttpMessageHandler");
Expect(log.Lines.Exists(static line => line.StartsWith("Cloudflare.CloudflareClient GET ")), "ILogger");
Expect(!log.Lines.Exists(static line => line.Contains("Bearer token")), "no secret in the log");
#else
Expect(!Array.Exists(
    Assembly.GetExecutingAssembly().GetTypes(),
    static type => type.Name.Contains("ServiceCollection")), "no extension");
Expect(typeof(CloudflareClient).IsPublic, "a client all the same");
#endif
Console.WriteLine("Everything as expected");

static void Expect(bool holds, string what)
{
    if (!holds)
    {
        throw new InvalidOperationException($"Not as expected: {what}");
    }
}

#if WITH_HTTP
static async Task<string> AnswerOnceAsync(TcpListener listener)
{
    using var connection = await listener.AcceptTcpClientAsync();
    using var reader = new StreamReader(connection.GetStream(), Encoding.Latin1);
    var head = new StringBuilder();
    for (string? line; (line = await reader.ReadLineAsync()) is { Length: > 0 };)
    {
        head.AppendLine(line);
    }

    const string Body = """
        {"success":true,"errors":[],"messages":[],"result":{"origin_ip":"192.0.2.1","vendor":"gcp","region":"r",
        "modified_on":"2026-03-01T12:00:00Z"}}
        """;
    await connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n"
        + $"Connection: close\r\n\r\n{Body}"));
    return head.ToString();
}

internal sealed class Stamp : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add("X-Stamp", "s");
        return base.SendAsync(request, cancellationToken);
    }
}

internal sealed class Log : ILoggerProvider, ILogger
{
    private string _category = "";

    public List<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Log(Lines) { _category = categoryName };

    public Log()
    {
    }

    private Log(List<string> lines) => Lines = lines;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Add(string line)
    {
        lock (Lines)
        {
            Lines.Add(line);
        }
    }

    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) => Add($"{_category} {formatter(state, exception)}");
}
#endif
