using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.OpenApi;

namespace Cloudflare.Sample.Server;

/// <summary>
/// A server on a free loopback port that behaves as Cloudflare describes its origin cloud regions. It shares no code
/// with the generated client: it has the document read by Microsoft's library, and counts every request that breaks it.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private const string BasePath = "/client/v4";

    private readonly ApiDocument _document;
    private readonly ServerCredentials _credentials;
    private readonly OriginCloudRegionService _service;
    private readonly IReadOnlyDictionary<string, Zone> _zones;
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private LoopbackHost _host = null!;

    private LoopbackServer(
        ApiDocument document,
        ServerCredentials credentials,
        IReadOnlyDictionary<string, Zone> zones)
    {
        _document = document;
        _credentials = credentials;
        _zones = zones;
        _service = new OriginCloudRegionService(TimeProvider.System);
    }

    /// <summary>Base URL, to be used in place of the document's server.</summary>
    public Uri BaseUri => new(_host.Address, BasePath);

    /// <summary>Every request or response that broke the document, with the reason.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    /// <summary>Method and target of every request, in order of arrival.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Starts the server.</summary>
    /// <param name="documentPath">The OpenAPI document.</param>
    /// <param name="credentials">What a caller must show.</param>
    /// <param name="zones">Zones by id.</param>
    public static async Task<LoopbackServer> StartAsync(
        string documentPath, ServerCredentials credentials, IReadOnlyDictionary<string, Zone> zones)
    {
        var server = new LoopbackServer(ApiDocument.Load(documentPath), credentials, zones);
        server._host = await LoopbackHost.StartAsync(server.HandleAsync);
        return server;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        _requests.Enqueue($"{context.Request.Method} {target}");
        Answer answer;
        try
        {
            answer = await AnswerAsync(context.Request, target.Split('?')[0]);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            _violations.Enqueue($"{context.Request.Method} {target}: fault of the server: {exception}");
            throw;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["cf-ray"] = context.TraceIdentifier;
        await context.Response.Body.WriteAsync(
            JsonSerializer.SerializeToUtf8Bytes(answer.Body), context.RequestAborted);
    }

    private async Task<Answer> AnswerAsync(HttpRequest request, string rawPath)
    {
        if (!_credentials.Match(request.Headers))
        {
            return Answer.Failure(
                StatusCodes.Status401Unauthorized, Answer.NotAuthenticated, "Authentication error");
        }

        Route? route = rawPath.StartsWith(BasePath + "/", StringComparison.Ordinal)
            ? _document.Match(request.Method, rawPath[BasePath.Length..])
            : null;
        if (route is null)
        {
            return Violated(
                request, ["no such route"], StatusCodes.Status404NotFound, Answer.NoRoute, $"No route for {rawPath}.");
        }

        var check = new RequestCheck(route, request);
        IReadOnlyList<string> faults = await check.RunAsync();
        if (faults.Count > 0)
        {
            return Violated(
                request, faults, StatusCodes.Status400BadRequest, Answer.GeneralError, string.Join("; ", faults));
        }

        Answer answer = _zones.TryGetValue(route.PathValues["zone_id"], out Zone? zone)
            && _service.Invoke(route.Id, zone, route, check) is { } done
                ? done
                : Answer.Failure(StatusCodes.Status404NotFound, Answer.NoRoute, $"Could not route to {rawPath}.");
        CheckResponse(route, answer);
        return answer;
    }

    private Answer Violated(HttpRequest request, IEnumerable<string> faults, int status, int code, string message)
    {
        _violations.Enqueue($"{request.Method} {request.Path}: {string.Join("; ", faults)}");
        return Answer.Failure(status, code, message);
    }

    /// <summary>Keeps the server itself honest: what it answers must be what the document says.</summary>
    private void CheckResponse(Route route, Answer answer)
    {
        OpenApiResponses responses = route.Operation.Responses!;
        string range = $"{answer.Status / 100}XX";
        if (!responses.TryGetValue($"{answer.Status}", out IOpenApiResponse? response)
            && !responses.TryGetValue(range, out response))
        {
            _violations.Enqueue($"{route.Id}: status {answer.Status} is not in the document");
            return;
        }

        JsonNode body = JsonNode.Parse(answer.Body.ToJsonString())!;
        IOpenApiSchema schema = response.Content!["application/json"].Schema!;
        foreach (string fault in new SchemaCheck(isRequest: false).Faults(schema, body, "response"))
        {
            _violations.Enqueue($"{route.Id}: {fault}");
        }
    }
}
