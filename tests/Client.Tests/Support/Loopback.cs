using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Client.Tests.Support;

/// <summary>A request as a server got it.</summary>
public sealed record SeenRequest(
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    string? CertificateSubject)
{
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}

/// <summary>What a server answers.</summary>
public sealed record Reply(int Status, string Body = "", string? MediaType = "application/json")
{
    public Dictionary<string, string> Headers { get; init; } = [];
}

/// <summary>A web server on a free port of the loopback address that keeps what it was asked.</summary>
public sealed class Loopback : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Loopback(WebApplication app, ConcurrentQueue<SeenRequest> requests)
    {
        _app = app;
        Requests = requests;
        Url = new Uri(app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
    }

    /// <summary>Where it listens, without a path.</summary>
    public Uri Url { get; }

    public ConcurrentQueue<SeenRequest> Requests { get; }

    public static async Task<Loopback> StartAsync(
        Func<SeenRequest, Reply> answer, Action<ListenOptions>? listen = null)
    {
        var requests = new ConcurrentQueue<SeenRequest>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen ?? (static _ => { })));
        var app = builder.Build();
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, System.Text.Encoding.Latin1);
            var seen = new SeenRequest(
                context.Request.Method,
                context.Request.Path,
                context.Request.QueryString.Value ?? "",
                context.Request.Headers.ToDictionary(
                    static pair => pair.Key, static pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                await reader.ReadToEndAsync(),
                context.Connection.ClientCertificate?.Subject);
            requests.Enqueue(seen);
            var reply = answer(seen);
            context.Response.StatusCode = reply.Status;
            foreach (var (name, value) in reply.Headers)
            {
                context.Response.Headers[name] = value;
            }

            if (reply.Body.Length > 0)
            {
                context.Response.ContentType = reply.MediaType;
                await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(reply.Body));
            }
        });
        await app.StartAsync();
        return new Loopback(app, requests);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
