using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;

namespace Cloudflare.Sample.Server;

/// <summary>
/// A server on a free loopback port for the extract of Cloudflare's products: it holds every request against the
/// document, as <see cref="LoopbackServer"/> does, and answers from memory.
/// </summary>
internal sealed class ProductsServer : IAsyncDisposable
{
    private const string BasePath = "/client/v4";

    private readonly ApiDocument _document;
    private readonly string _token;
    private readonly ProductsService _service = new();
    private readonly ConcurrentQueue<string> _violations = new();
    private LoopbackHost _host = null!;

    private ProductsServer(ApiDocument document, string token)
    {
        _document = document;
        _token = token;
    }

    /// <summary>Base URL, to be used in place of the document's server.</summary>
    public Uri BaseUri => new(_host.Address, BasePath);

    /// <summary>Every request that broke the document, with the reason.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    /// <summary>Starts the server.</summary>
    /// <param name="documentPath">The OpenAPI document.</param>
    /// <param name="token">The bearer token that a caller must show.</param>
    public static async Task<ProductsServer> StartAsync(string documentPath, string token)
    {
        var server = new ProductsServer(ApiDocument.Load(documentPath), token);
        server._host = await LoopbackHost.StartAsync(server.HandleAsync);
        return server;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        string rawPath = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        HttpRequest request = context.Request;
        Route? route = rawPath.StartsWith(BasePath + "/", StringComparison.Ordinal)
            ? _document.Match(request.Method, rawPath[BasePath.Length..])
            : null;
        var faults = new List<string>();
        if (request.Headers.Authorization != $"Bearer {_token}")
        {
            faults.Add("no token");
        }

        var check = route is null ? null : new RequestCheck(route, request);
        faults.AddRange(check is null ? ["no such route"] : await check.RunAsync());
        if (faults.Count > 0)
        {
            _violations.Enqueue($"{request.Method} {rawPath}: {string.Join("; ", faults)}");
            await WriteAsync(context, Answer.Failure(400, Answer.GeneralError, string.Join("; ", faults)));
            return;
        }

        if (route!.Id == "workers-ai-post-run-model")
        {
            await StreamAsync(context, (string)check!.Body!["prompt"]!);
            return;
        }

        await WriteAsync(context, _service.Invoke(route, check!)
            ?? Answer.Failure(StatusCodes.Status404NotFound, Answer.NoRoute, $"Could not route to {rawPath}."));
    }

    private static async Task WriteAsync(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer.Body));
    }

    // A model of little wit: it says what it was told to say, word by word (HTML standard, "Server-sent events").
    private static async Task StreamAsync(HttpContext context, string prompt)
    {
        context.Response.ContentType = "text/event-stream";
        string text = prompt.Replace("Say hello", "Hello", StringComparison.Ordinal);
        string separator = "";
        foreach (string word in text.Split(' '))
        {
            string data = new JsonObject { ["response"] = separator + word }.ToJsonString();
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"data: {data}\n\n"));
            await context.Response.Body.FlushAsync();
            separator = " ";
        }

        await context.Response.Body.WriteAsync("data: [DONE]\n\n"u8.ToArray());
    }
}
