using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Cloudflare.Sample.Server;

/// <summary>Holds one request against its operation in the document: parameters, content type, body.</summary>
internal sealed class RequestCheck(Route route, HttpRequest request)
{
    private const string Json = "application/json";
    private readonly SchemaCheck _schemas = new(isRequest: true);
    private readonly List<string> _faults = [];

    /// <summary>The body as JSON, after <see cref="RunAsync"/>.</summary>
    public JsonNode? Body { get; private set; }

    /// <summary>Query values by name, after <see cref="RunAsync"/>.</summary>
    public Dictionary<string, string> Query { get; } = new(StringComparer.Ordinal);

    /// <summary>Lengths of the parts of a multipart body that are bytes, after <see cref="RunAsync"/>.</summary>
    public Dictionary<string, long> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>Checks everything and gives what is wrong.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        CheckPath();
        CheckQuery();
        CheckAccept();
        await CheckBodyAsync();
        return _faults;
    }

    private void CheckPath()
    {
        foreach (IOpenApiParameter parameter in route.Parameters.Where(static p => p.In == ParameterLocation.Path))
        {
            CheckValue(parameter, route.PathValues[parameter.Name!]);
        }
    }

    private void CheckQuery()
    {
        IOpenApiParameter[] declared = [.. route.Parameters.Where(static p => p.In == ParameterLocation.Query)];
        foreach ((string name, StringValues values) in request.Query)
        {
            IOpenApiParameter? parameter = Array.Find(declared, candidate => candidate.Name == name);
            if (parameter is null || values is not [{ } value])
            {
                _faults.Add($"query {name}: {(parameter is null ? "not declared" : "not exactly one value")}");
                continue;
            }

            Query.Add(name, value);
            CheckValue(parameter, value);
        }

        _faults.AddRange(declared.Where(parameter => parameter.Required && !Query.ContainsKey(parameter.Name!))
            .Select(static parameter => $"query {parameter.Name}: missing"));
    }

    private void CheckValue(IOpenApiParameter parameter, string text)
    {
        JsonNode value = text;
        if ((parameter.Schema!.Type & JsonSchemaType.Integer) != 0)
        {
            if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            {
                _faults.Add($"{parameter.In} {parameter.Name}: '{text}' is no integer");
                return;
            }

            value = JsonValue.Create((decimal)number);
        }

        _faults.AddRange(_schemas.Faults(parameter.Schema, value, $"{parameter.In} {parameter.Name}"));
    }

    private void CheckAccept()
    {
        // RFC 9110 section 12.5.1: no Accept header means anything.
        IList<Microsoft.Net.Http.Headers.MediaTypeHeaderValue> accepted = request.GetTypedHeaders().Accept;
        string success = route.Operation.Responses?.GetValueOrDefault("200")?.Content?.Keys.FirstOrDefault() ?? Json;
        var given = new Microsoft.Net.Http.Headers.MediaTypeHeaderValue(success);
        if (accepted.Count > 0 && !accepted.Any(given.IsSubsetOf))
        {
            _faults.Add($"header Accept: '{request.Headers[HeaderNames.Accept]}' leaves out {success}");
        }
    }

    private async Task CheckBodyAsync()
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        ReadOnlyMemory<byte> bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (route.Operation.RequestBody is not { } declared)
        {
            if (bytes.Length > 0 || request.ContentType is not null)
            {
                _faults.Add("body: the operation takes none");
            }

            return;
        }

        if (bytes.Length == 0)
        {
            if (declared.Required)
            {
                _faults.Add("body: missing");
            }

            return;
        }

        if (!System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var contentType)
            || contentType.MediaType is not { } name
            || declared.Content?.TryGetValue(name, out IOpenApiMediaType? mediaType) != true
            || contentType.CharSet is { } charSet && !charSet.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            _faults.Add($"header Content-Type: '{request.ContentType}' is not declared");
            return;
        }

        if (name == "multipart/form-data")
        {
            string boundary = contentType.Parameters.First(static item => item.Name == "boundary").Value!.Trim('"');
            buffer.Position = 0;
            Body = await MultipartCheck.ReadAsync(buffer, boundary, mediaType!.Schema!, Parts, _faults);
            _faults.AddRange(_schemas.Faults(mediaType.Schema!, Body, "body"));
            return;
        }

        try
        {
            Body = JsonNode.Parse(
                bytes.Span, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException exception)
        {
            _faults.Add($"body: {exception.Message}");
            return;
        }

        _faults.AddRange(_schemas.Faults(mediaType!.Schema!, Body, "body"));
    }
}
