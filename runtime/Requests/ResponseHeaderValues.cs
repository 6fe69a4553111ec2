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
    private readonly HttpContentHeaders? _contentHeaders;

    /// <summary>Reads the headers of a response.</summary>
    protected ResponseHeaderValues(HttpResponseHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        _headers = headers;
    }

    /// <summary>Reads the headers of a response and of its body, such as <c>Content-Disposition</c>.</summary>
    protected ResponseHeaderValues(HttpResponseHeaders headers, HttpContentHeaders contentHeaders)
        : this(headers)
    {
        ArgumentNullException.ThrowIfNull(contentHeaders);
        _contentHeaders = contentHeaders;
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
        _headers.NonValidated.TryGetValues(name, out var values)
        || _contentHeaders?.NonValidated.TryGetValues(name, out values) == true
            ? string.Join(",", values)
            : null;

    // The text of a header does not say what it is: a string where the type is one, then as it stands, as a string, and
    // as a list of either. Quotes that a string begins with belong to it ("abc" is a whole ETag).
    private static bool TryRead<T, TCodec>(string text, out T? value)
        where TCodec : struct, IJsonCodec<T>
    {
        if (TCodec.Kinds == JsonKinds.String && Read<T, TCodec>(Quote(text.Trim()), true, out value))
        {
            return true;
        }

        var items = text.Split(',').Select(static item => item.Trim()).ToArray();
        var list = "[" + string.Join(",", items) + "]";
        var strings = "[" + string.Join(",", items.Select(Quote)) + "]";
        return Read<T, TCodec>(text.Trim(), false, out value)
            || Read<T, TCodec>(Quote(text), false, out value)
            || (TCodec.Kinds == JsonKinds.Array && Read<T, TCodec>(strings, true, out value))
            || Read<T, TCodec>(list, false, out value)
            || Read<T, TCodec>(strings, false, out value);
    }

    private static bool Read<T, TCodec>(string json, bool strict, out T? value)
        where TCodec : struct, IJsonCodec<T>
    {
        try
        {
            return BodyText.TryRead<T, TCodec>(Encoding.UTF8.GetBytes(json), strict, out value);
        }
        catch (JsonPropertyException)
        {
            value = default;
            return false;
        }
    }

    private static string Quote(string text) => "\"" + JsonEncodedText.Encode(text) + "\"";
}
