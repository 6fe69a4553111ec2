using System.Net.Http;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Cloudflare.Sample.Server;

/// <summary>An operation that a request was routed to, with the values of its path parameters.</summary>
internal sealed record Route(
    string Id, OpenApiOperation Operation, IOpenApiPathItem Path, IReadOnlyDictionary<string, string> PathValues)
{
    /// <summary>Parameters of the operation and of its path.</summary>
    public IEnumerable<IOpenApiParameter> Parameters =>
        (Operation.Parameters ?? []).Concat(Path.Parameters ?? []);
}

/// <summary>The OpenAPI document, read by Microsoft's library alone: what a correct request is.</summary>
internal sealed class ApiDocument
{
    private readonly OpenApiDocument _document;

    private ApiDocument(OpenApiDocument document) => _document = document;

    /// <summary>Reads the YAML document.</summary>
    public static ApiDocument Load(string path)
    {
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        using FileStream stream = File.OpenRead(path);
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        buffer.Position = 0;
        ReadResult result = OpenApiDocument.Load(buffer, "yaml", settings);
        return result is { Document: { } document, Diagnostic.Errors.Count: 0 }
            ? new ApiDocument(document)
            : throw new InvalidDataException($"{path}: {string.Join("; ", result.Diagnostic?.Errors ?? [])}");
    }

    /// <summary>Finds the operation for a method and a still escaped path below the base path, or null.</summary>
    public Route? Match(string method, string rawPath)
    {
        string[] segments = rawPath.Split('/');
        Route? best = null;
        int bestLiterals = -1;
        foreach ((string template, IOpenApiPathItem item) in _document.Paths)
        {
            if (item.Operations is { } operations
                && operations.TryGetValue(HttpMethod.Parse(method), out OpenApiOperation? operation)
                && MatchTemplate(template.Split('/'), segments) is { } values)
            {
                // OpenAPI 3.0.3 "Path Templating Matching": a concrete path goes before a templated one.
                int literals = segments.Length - values.Count;
                if (literals > bestLiterals)
                {
                    best = new Route(operation.OperationId ?? template, operation, item, values);
                    bestLiterals = literals;
                }
            }
        }

        return best;
    }

    private static Dictionary<string, string>? MatchTemplate(string[] template, string[] segments)
    {
        if (template.Length != segments.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int index = 0; index < template.Length; index++)
        {
            string part = template[index];
            if (part.StartsWith('{') && part.EndsWith('}'))
            {
                if (segments[index].Length == 0)
                {
                    return null;
                }

                values.Add(part[1..^1], Uri.UnescapeDataString(segments[index]));
            }
            else if (part != segments[index])
            {
                return null;
            }
        }

        return values;
    }
}
