using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Cloudflare.Sample.Server;

/// <summary>
/// Reads a multipart body by its schema (OpenAPI 3.0.3, "Special Considerations for multipart Content"): objects are
/// JSON parts, binary properties and additional ones are bytes.
/// </summary>
internal static class MultipartCheck
{
    /// <param name="body">The whole body.</param>
    /// <param name="parts">Gets the length of each part that is bytes, by name.</param>
    /// <returns>The parts that are JSON, as one object.</returns>
    public static async Task<JsonObject> ReadAsync(
        Stream body, string boundary, IOpenApiSchema schema, Dictionary<string, long> parts, List<string> faults)
    {
        var members = new JsonObject();
        var reader = new MultipartReader(boundary, body);
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 } name)
            {
                faults.Add("body: a part without a name");
                continue;
            }

            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content);
            if (schema.Properties?.TryGetValue(name, out IOpenApiSchema? property) == true
                && property.Type == JsonSchemaType.Object)
            {
                Expect(faults, name, section.ContentType, "application/json");
                members[name] = Parse(faults, name, content.ToArray());
            }
            else if (schema.AdditionalProperties is not null)
            {
                Expect(faults, name, section.ContentType, "application/javascript+module");
                parts[name] = content.Length;
            }
            else
            {
                faults.Add($"body/{name}: not declared");
            }
        }

        return members;
    }

    private static void Expect(List<string> faults, string name, string? actual, string wanted)
    {
        if (actual?.Split(';')[0] != wanted)
        {
            faults.Add($"body/{name}: '{actual}' instead of {wanted}");
        }
    }

    private static JsonNode? Parse(List<string> faults, string name, byte[] json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException exception)
        {
            faults.Add($"body/{name}: {exception.Message}");
            return null;
        }
    }
}
