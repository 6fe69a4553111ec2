using System.Text.Json;
using SpecClient.Json;

namespace SpecClient;

/// <summary>Finds errors in bodies of the usual shapes; understands nothing of a document.</summary>
/// <remarks>
/// <c>errors[]</c> (Cloudflare, JSON:API, GraphQL), <c>errors{field: []}</c> (validation), <c>error{}</c>, OAuth's
/// <c>error</c> with <c>error_description</c> (RFC 6749 section 5.2), problem details (RFC 9457), <c>detail[]</c>,
/// <c>message</c>.
/// </remarks>
internal static class ApiErrorReader
{
    private const int MaxErrors = 100;

    public static IReadOnlyList<ApiError> Read(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = JsonReadContext.MaxDepth });
            var errors = new List<ApiError>();
            AddRoot(errors, document.RootElement);
            return errors;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static void AddRoot(List<ApiError> errors, JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            AddAll(errors, root, null);
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var name in (ReadOnlySpan<string>)["errors", "error", "detail", "Errors"])
        {
            // A text under "detail" belongs to a problem, which is read as a whole.
            if (root.TryGetProperty(name, out var value)
                && (name != "detail" || value.ValueKind != JsonValueKind.String))
            {
                AddAny(errors, value, null, root);
            }
        }

        if (errors.Count == 0 && FromObject(root, null) is { } single)
        {
            errors.Add(single);
        }
    }

    private static void AddAny(List<ApiError> errors, JsonElement value, string? pointer, JsonElement? parent)
    {
        if (errors.Count >= MaxErrors)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                AddAll(errors, value, pointer);
                break;
            case JsonValueKind.Object when FromObject(value, pointer) is { } error:
                errors.Add(error);
                break;
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                {
                    AddAny(errors, field.Value, field.Name, null);
                }

                break;
            case JsonValueKind.String when parent is { } owner:
                errors.Add(FromText(JsonString.Get(value), owner));
                break;
            case JsonValueKind.String:
                errors.Add(new() { Message = JsonString.Get(value), Pointer = pointer });
                break;
        }
    }

    private static void AddAll(List<ApiError> errors, JsonElement array, string? pointer)
    {
        foreach (var item in array.EnumerateArray())
        {
            AddAny(errors, item, pointer, null);
        }
    }

    private static ApiError FromText(string? text, JsonElement owner)
    {
        var description = Text(owner, "error_description") ?? Text(owner, "message");
        return description is null
            ? new() { Message = text, Code = Text(owner, "code") }
            : new()
            {
                Message = description,
                Code = Text(owner, "code") ?? text,
                DocumentationUrl = Text(owner, "error_uri"),
            };
    }

    private static ApiError? FromObject(JsonElement value, string? pointer)
    {
        var title = Text(value, "title");
        var message = Text(value, "message") ?? Text(value, "Message") ?? Text(value, "msg")
            ?? Text(value, "detail") ?? Text(value, "description") ?? Text(value, "reason") ?? title;
        var code = Text(value, "code") ?? Text(value, "error_code")
            ?? (title is null && message is null ? null : Text(value, "type"));
        return message is null && code is null
            ? null
            : new()
            {
                Code = code,
                Message = message,
                DocumentationUrl =
                    Text(value, "documentation_url") ?? Text(value, "doc_url") ?? Text(value, "help_url"),
                Pointer = PointerOf(value) ?? pointer,
            };
    }

    private static string? PointerOf(JsonElement value)
    {
        if (value.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.Object)
        {
            return Text(source, "pointer") ?? Text(source, "parameter");
        }

        if (value.TryGetProperty("loc", out var place) && place.ValueKind == JsonValueKind.Array)
        {
            return string.Join('.', place.EnumerateArray().Select(static part => part.ToString()));
        }

        return Text(value, "pointer") ?? Text(value, "param") ?? Text(value, "field") ?? Text(value, "path");
    }

    private static string? Text(JsonElement value, string name)
    {
        if (!value.TryGetProperty(name, out var found))
        {
            return null;
        }

        return found.ValueKind switch
        {
            JsonValueKind.String => JsonString.Get(found) is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => found.GetRawText(),
            _ => null,
        };
    }
}
