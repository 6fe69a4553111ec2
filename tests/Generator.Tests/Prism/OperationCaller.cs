using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClient.Generator.Model;
using SpecClient.Requests;

namespace SpecClient.Generator.Tests.Prism;

/// <summary>Calls operations of a generated client at Prism, and says what became of each call.</summary>
internal sealed class OperationCaller(PrismDocument document, Uri address) : IDisposable
{
    private static readonly MethodInfo s_send = typeof(ApiClient).GetMethod(nameof(ApiClient.SendAsync))!;

    private readonly PrismTransport _transport = new(address);

    /// <summary>One call; <paramref name="status"/> is the documented answer that Prism is asked for.</summary>
    /// <param name="all">With all that is optional.</param>
    /// <param name="body">Which of the body's media types is sent.</param>
    public async Task<PrismCall> CallAsync(PrismOperation operation, int status, bool all = false, int body = 0)
    {
        var call = new PrismCall(operation.Model.Id, all ? "all, body " + body : "required", status);
        IApiRequest request;
        try
        {
            request = SampleRequest.Create(operation, all, body);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            call.NotJudged = "the driver has no sample: " + exception.Message.ReplaceLineEndings(" ");
            return call;
        }

        await SendAsync(operation, request, call, strict: true);
        if (call.ReadFault is not null && (call.ResponseViolations ?? Misfit(operation, status)) is { } misfit)
        {
            // The document's example breaks its own schema: strict reading says so rightly, lenient reading must not.
            call.Fault = call.ReadFault = null;
            await SendAsync(operation, request, call, strict: false);
            call.NotJudged = "the document's own example breaks its schema: " + misfit;
        }

        return call;
    }

    public void Dispose() => _transport.Dispose();

    private string? Misfit(PrismOperation operation, int status)
    {
        var schema = operation.Source.Responses!.GetValueOrDefault(status.ToString(CultureInfo.InvariantCulture))?
            .Content?.Values.FirstOrDefault()?.Schema;
        return schema is not null && _transport.Body is { } body
            ? SchemaCheck.Find(JsonNode.Parse(body), schema)
            : null;
    }

    private async Task SendAsync(PrismOperation operation, IApiRequest request, PrismCall call, bool strict)
    {
        using var client = CreateClient(strict);
        var options = new RequestOptions { MaxRetries = 0, Timeout = TimeSpan.FromSeconds(30) };
        options.Headers["Prefer"] = "code=" + call.Status;
        _transport.Reset();
        try
        {
            var type = operation.Params.GetInterfaces()
                .Single(static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IApiRequest<>))
                .GetGenericArguments()[0];
            object[] arguments = [request, options, default(CancellationToken)];
            var task = (Task)s_send.MakeGenericMethod(type).Invoke(client, arguments)!;
            await task;
            call.Judge(_transport);
            if (call.Fault is null)
            {
                await ReadAsync(operation, call, task.GetType().GetProperty("Result")!.GetValue(task)!);
            }
        }
        catch (Exception exception)
        {
            call.Judge(_transport);
            var cause = exception is TargetInvocationException wrapped ? wrapped.InnerException! : exception;
            Judge(operation, call, cause);
        }
    }

    private static async Task ReadAsync(PrismOperation operation, PrismCall call, object response)
    {
        if ((int)(HttpStatusCode)response.GetType().GetProperty("StatusCode")!.GetValue(response)! != call.Status)
        {
            call.Fault = "another status than " + call.Status;
            return;
        }

        if (call.Status >= 400)
        {
            call.Fault = "no exception";
            return;
        }

        if (!(bool)response.GetType().GetProperty("HasValue")!.GetValue(response)!)
        {
            return;
        }

        var value = response.GetType().GetProperty("Value")!.GetValue(response);
        if (operation.Model.Response.Type is null && value is not (NoContent or null))
        {
            call.Fault = "a value where none is documented: " + value;
        }

        switch (value)
        {
            case IAsyncDisposable stream:
                await stream.DisposeAsync();
                break;
            case IDisposable binary:
                binary.Dispose();
                break;
        }
    }

    private static void Judge(PrismOperation operation, PrismCall call, Exception exception)
    {
        switch (exception)
        {
            case ApiStatusException status when call.Status >= 400:
                call.Fault ??= Expect(operation, call, status);
                break;
            case ApiResponseFormatException:
                call.ReadFault = exception.Message.ReplaceLineEndings(" ");
                call.Fault ??= "reading: " + call.ReadFault;
                break;
            default:
                call.Fault ??= exception.GetType().Name + ": " + exception.Message.ReplaceLineEndings(" ");
                break;
        }
    }

    // Design 5: a class for 400, 401, 403, 404, 409, 422, 429 and from 500; the document's own type where it has one.
    private static string? Expect(PrismOperation operation, PrismCall call, ApiStatusException exception)
    {
        var expected = call.Status switch
        {
            400 => typeof(BadRequestException),
            401 => typeof(AuthenticationException),
            403 => typeof(PermissionDeniedException),
            404 => typeof(NotFoundException),
            409 => typeof(ConflictException),
            422 => typeof(UnprocessableEntityException),
            429 => typeof(RateLimitException),
            >= 500 => typeof(InternalServerException),
            _ => typeof(ApiStatusException),
        };
        if ((int)exception.StatusCode != call.Status || exception.GetType() != expected)
        {
            return $"{exception.GetType().Name} for {(int)exception.StatusCode}";
        }

        var documented = operation.Model.Errors.FirstOrDefault(error =>
            error.FromStatus <= call.Status && call.Status <= error.ToStatus);
        if (documented is { Type: not null, Kind: MediaTypeKind.Json } && exception.Body.Length > 0
            && exception.Error is null)
        {
            call.ReadFault = "the error's body was not read: " + exception.BodyText;
            return call.ReadFault;
        }

        return null;
    }

    private ApiClient CreateClient(bool strict)
    {
        var type = document.Assembly.GetType(document.Client.Type.FullName)!;
        var options = (ApiClientOptions)Activator.CreateInstance(
            document.Assembly.GetType(document.Client.Type.FullName + "Options")!)!;
        options.BaseUrl = _transport.Address;
        options.StrictResponses = strict;
        foreach (var option in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance
            | BindingFlags.DeclaredOnly).Where(static option => option.PropertyType == typeof(string)))
        {
            option.SetValue(options, "sample");
        }

        foreach (var credential in document.Client.Credentials.Where(static credential =>
            credential.Kind is CredentialKind.OAuth2 or CredentialKind.OpenIdConnect))
        {
            options.Credentials[credential.SchemeName] = ApiCredential.Bearer("sample");
        }

        return (ApiClient)Activator.CreateInstance(type, options, _transport.Http)!;
    }
}

/// <summary>What became of one call.</summary>
internal sealed class PrismCall(string operation, string label, int status)
{
    public string Operation { get; } = operation;

    public int Status { get; } = status;

    /// <summary>What is wrong, or null.</summary>
    public string? Fault { get; set; }

    /// <summary>Why the call says nothing about the client, or null.</summary>
    public string? NotJudged { get; set; }

    public string? ReadFault { get; set; }

    public string? ResponseViolations { get; private set; }

    public void Judge(PrismTransport transport)
    {
        var violations = transport.Violations;
        if (Texts(violations, "response") is { } response)
        {
            ResponseViolations = response;
        }

        if (Texts(violations, "request") is { } request)
        {
            Fault = "sl-violations: " + request + " | " + transport.Sent;
        }
        else if (transport.PrismError is { } error)
        {
            Fault = "Prism: " + error + " | " + transport.Sent;
        }
    }

    public override string ToString() => $"{Operation} [{label}, {Status}]: {Fault ?? NotJudged ?? "passed"}";

    private static string? Texts(JsonArray? violations, string direction)
    {
        var texts = (violations ?? new JsonArray()).OfType<JsonObject>()
            .Where(violation => violation["location"] is JsonArray { Count: > 0 } location
                && (string?)location[0] == direction
                && (string?)violation["severity"] == "Error")
            .Select(static violation => string.Join('.', violation["location"]!.AsArray()) + " " + violation["message"])
            .ToList();
        return texts.Count > 0 ? string.Join("; ", texts.Take(3)) : null;
    }
}
