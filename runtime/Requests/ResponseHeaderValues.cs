using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>
/// Base of the emitted types that give a response's headers their types (OpenAPI "Header Object", style simple).
/// </summary>
public abstract class ResponseHeaderValues
{
    private readonly HttpResponseHeaders _headers;

    /// <summary>Reads the headers of a response.</summary>
    protected ResponseHeaderValues(HttpResponseHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        _headers = headers;
    }

    /// <summary>Value of a header; null where it is absent or of another form.</summary>
    protected T? Value<T, TCodec>(string name)
        where T : struct
        where TCodec : struct, IJsonCodec<T> =>
        Text(name) is { } text && TryRead<T, TCodec>(text, out var value) ? value : null;

    /// <inheritdoc cref="Value{T, TCodec}(string)"/>
    protected T? Reference<T, TCodec>(string name)
        where T : class
        where TCodec : struct, IJsonCodec<T> =>
        Text(name) is { } text && TryRead<T, TCodec>(text, out var value) ? value : null;

    private string? Text(string name) =>
        _headers.NonValidated.TryGetValues(name, out var values) ? string.Join(",", values) : null;

    // The text of a header does not say what it is: as it stands, as a string, then as a list of either.
    private static bool TryRead<T, TCodec>(string text, out T? value)
        where TCodec : struct, IJsonCodec<T>
    {
        var items = text.Split(',').Select(static item => item.Trim()).ToArray();
        return Read<T, TCodec>(text.Trim(), out value)
            || Read<T, TCodec>(Quote(text), out value)
            || Read<T, TCodec>("[" + string.Join(",", items) + "]", out value)
            || Read<T, TCodec>("[" + string.Join(",", items.Select(Quote)) + "]", out value);
    }

    private static bool Read<T, TCodec>(string json, out T? value)
        where TCodec : struct, IJsonCodec<T> =>
        BodyText.TryRead<T, TCodec>(Encoding.UTF8.GetBytes(json), strict: false, out value);

    private static string Quote(string text) => "\"" + JsonEncodedText.Encode(text) + "\"";
}
