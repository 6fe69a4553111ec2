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
    // Its lines have commas of their own, and are no list (RFC 9110 section 5.3).
    private const string SetCookie = "Set-Cookie";

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
        TCodec.Kinds == JsonKinds.Array && string.Equals(name, SetCookie, StringComparison.OrdinalIgnoreCase)
            ? Lines(name) is { } lines && Read<T, TCodec>(
                "[" + string.Join(",", lines.Select(Quote)) + "]", false, out var cookies) ? cookies : null
            : Text(name) is { } text && TryRead<T, TCodec>(text, out var value) ? value : null;

    /// <summary>An object or map; null where the header is absent or of another form.</summary>
    /// <param name="name">Name of the header.</param>
    /// <param name="explode">
    /// Members are <c>R=100,G=200</c>, else <c>R,100,G,200</c> (OpenAPI "Style Examples", simple).
    /// </param>
    /// <param name="scalars">Members that are numbers or booleans; others are text.</param>
    /// <param name="othersAreScalars">So are those that are not listed anywhere: the values of a map.</param>
    protected T? Members<T, TCodec>(string name, bool explode, string[] scalars, bool othersAreScalars = false)
        where T : class
        where TCodec : struct, IJsonCodec<T>
    {
        if (Text(name)?.Trim() is not { Length: > 0 } text)
        {
            return null;
        }

        // JSON is what documents often mean by an object.
        return (text[0] == '{' && Read<T, TCodec>(text, false, out var value))
            || (ObjectOf(text, explode, scalars, othersAreScalars) is { } json
                && Read<T, TCodec>(json, false, out value))
            ? value
            : null;
    }

    private static string? ObjectOf(string text, bool explode, string[] scalars, bool othersAreScalars)
    {
        var pieces = text.Split(',').Select(static piece => piece.Trim()).ToList();
        if (explode)
        {
            if (!pieces.TrueForAll(static piece => piece.Contains('=', StringComparison.Ordinal)))
            {
                return null;
            }

            pieces = pieces.SelectMany(static piece => piece.Split('=', 2)).ToList();
        }

        if (pieces.Count % 2 != 0)
        {
            return null;
        }

        return "{" + string.Join(",", pieces.Chunk(2).Select(pair => Quote(pair[0]) + ":"
            + (scalars.Contains(pair[0]) || othersAreScalars ? Scalar(pair[1]) : Quote(pair[1])))) + "}";
    }

    // A text that is no number or boolean stays one; the codec judges it.
    private static string Scalar(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            return reader.Read()
                && reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False
                && !reader.Read() ? text : Quote(text);
        }
        catch (JsonException)
        {
            return Quote(text);
        }
    }

    private string? Text(string name) => Lines(name) is { } lines ? string.Join(",", lines) : null;

    private HeaderStringValues? Lines(string name) =>
        _headers.NonValidated.TryGetValues(name, out var values)
        || _contentHeaders?.NonValidated.TryGetValues(name, out values) == true
            ? values
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
