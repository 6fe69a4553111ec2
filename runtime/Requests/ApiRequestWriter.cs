using System.Buffers;
using System.Text;
using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>
/// Writes one request: path, then query, then headers, cookies and body. Pooled; used by one thread at a time.
/// </summary>
public sealed class ApiRequestWriter : RequestParameterWriter
{
    // What the service's URL says is sent as it is: no dot segments are removed and no escapes undone.
    private static readonly UriCreationOptions s_uriOptions =
        new() { DangerousDisablePathAndQueryCanonicalization = true };

    [ThreadStatic]
    private static ApiRequestWriter? t_spare;

    private readonly RequestBodyWriter _body = new();
    private Dictionary<string, JsonAny?>? _bodyOverrides;
    private ServiceUrl? _service;
    private string? _baseQuery;
    private bool _hasBuffer;

    private ApiRequestWriter()
    {
    }

    /// <summary>
    /// False once the body is a stream that cannot be read again; known after <see cref="CreateMessage"/>.
    /// </summary>
    public bool CanRepeat => _body.CanRepeat;

    /// <summary>Takes a writer from the pool; <see cref="Return"/> gives it back.</summary>
    /// <param name="baseUrl">Absolute URL that paths are appended to; a query in it is sent with every request.</param>
    /// <param name="clientValues">Values that requests share, by the name of the client's option; or null.</param>
    public static ApiRequestWriter Rent(string baseUrl, IReadOnlyDictionary<string, string>? clientValues = null)
    {
        ArgumentNullException.ThrowIfNull(baseUrl);
        return Rent(new ServiceUrl(baseUrl), clientValues);
    }

    /// <summary>Gives the writer back to the pool; whatever was written and not taken is dropped.</summary>
    public void Return()
    {
        Clear();
        _body.Reset();
        _bodyOverrides = null;
        _service = null;
        _baseQuery = null;
        _hasBuffer = false;
        t_spare = this;
    }

    /// <summary>Replaces or adds a member of a JSON or form body, or removes it (null).</summary>
    public void OverrideBody(string name, JsonAny? value) =>
        (_bodyOverrides ??= new(StringComparer.Ordinal))[name] = value;

    /// <summary>The request as written so far; its content gives pooled memory back when it is disposed.</summary>
    /// <exception cref="ArgumentException">The body cannot take the members that were added to it.</exception>
    public ApiRequestMessage CreateMessage(HttpMethod method)
    {
        CompleteQuery();
        if (_hasBuffer)
        {
            Json.Flush();
        }

        var message = new ApiRequestMessage(method, new Uri(Url.ToString(), s_uriOptions))
        {
            Content = _body.Complete(_bodyOverrides),
        };
        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value) && message.Content is { } content)
            {
                content.Headers.Remove(name);
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (Cookies.Length > 0)
        {
            message.Headers.TryAddWithoutValidation("Cookie", Cookies.ToString());
        }

        return message;
    }

    internal static ApiRequestWriter Rent(ServiceUrl service, IReadOnlyDictionary<string, string>? clientValues)
    {
        var writer = t_spare ?? new ApiRequestWriter();
        t_spare = null;
        writer._service = service;
        writer._baseQuery = service.Query;
        writer.Begin(clientValues, service.Path);
        return writer;
    }

    /// <summary>Sends the request to another URL of the same service, such as a link to the next page.</summary>
    /// <param name="reference">Absolute, or relative to the URL as written (RFC 3986 section 5).</param>
    /// <exception cref="InvalidOperationException">
    /// The URL is on another host (credentials do not go there), or is none.
    /// </exception>
    internal void ReplaceUrl(string reference)
    {
        CompleteQuery();
        if (!Uri.TryCreate(new Uri(Url.ToString(), s_uriOptions), reference, out var target))
        {
            throw new InvalidOperationException("The response gives a next page that is no URL.");
        }

        var service = new Uri(_service!.Text);
        if (Uri.Compare(
            target,
            service,
            UriComponents.SchemeAndServer,
            UriFormat.SafeUnescaped,
            StringComparison.OrdinalIgnoreCase) != 0)
        {
            throw new InvalidOperationException(
                $"The next page is at '{target.GetLeftPart(UriPartial.Authority)}', not at the service's own address.");
        }

        ReplaceUrl(target.GetLeftPart(UriPartial.Query), target.Query.Length > 0);
    }

    /// <summary>
    /// The path up to an owner that is one of two: the one that the request names, else the client's, the first first.
    /// </summary>
    /// <exception cref="ArgumentException">The request names both, or nobody names one.</exception>
    public void PathOwner(
        string firstPath, string firstName, string? first, string? firstShared,
        string secondPath, string secondName, string? second, string? secondShared,
        ParameterFormat format = ParameterFormat.Simple)
    {
        if (first is not null && second is not null)
        {
            throw new ArgumentException($"Give '{firstName}' or '{secondName}', not both.", secondName);
        }

        if ((first ?? (second is null ? firstShared : null)) is { } owner)
        {
            Path(firstPath);
            PathValue(firstName, owner, format);
            return;
        }

        Path(secondPath);
        PathValue(
            secondName,
            second ?? secondShared ?? throw ParameterCheck.Missing(firstName + "' or '" + secondName, "owner"),
            format);
    }

    /// <summary>A JSON body, written by the caller.</summary>
    /// <param name="mediaType">Its media type: <c>application/json</c>, <c>+json</c>, merge patch.</param>
    /// <param name="optional">An empty object is not sent at all.</param>
    public Utf8JsonWriter JsonBody(string mediaType, bool optional = false) => BeginBuffer(mediaType, optional, null);

    /// <summary>A JSON body.</summary>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="value">The value; null is sent as no body.</param>
    /// <param name="required">Property that must not be null, for the error's message; or null where it may be.</param>
    /// <exception cref="ArgumentException">It is required and null, or the request has a body already.</exception>
    public void JsonBody<T, TCodec>(string mediaType, T? value, string? required = null)
        where T : class
        where TCodec : struct, IJsonCodec<T>
    {
        if (HasBody(value, required))
        {
            TCodec.Write(BeginBuffer(mediaType, false, null), value!, JsonWriteMode.Request);
        }
    }

    /// <inheritdoc cref="JsonBody{T, TCodec}(string, T, string)"/>
    public void JsonBody<T, TCodec>(string mediaType, T? value, string? required = null)
        where T : struct
        where TCodec : struct, IJsonCodec<T>
    {
        if (HasBody(value, required))
        {
            TCodec.Write(BeginBuffer(mediaType, false, null), value.GetValueOrDefault(), JsonWriteMode.Request);
        }
    }

    /// <summary>A JSON body where null is a value: JSON null is sent.</summary>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="value">The value.</param>
    public void JsonBodyOrNull<T, TCodec>(string mediaType, T value)
        where TCodec : struct, IJsonCodec<T> =>
        TCodec.Write(BeginBuffer(mediaType, false, null), value, JsonWriteMode.Request);

    /// <summary>A form body, written by the caller as a JSON object.</summary>
    /// <param name="mediaType"><c>application/x-www-form-urlencoded</c>.</param>
    /// <param name="encodings">How properties are written that are not written by default.</param>
    /// <param name="optional">A form without a field is not sent at all.</param>
    public Utf8JsonWriter FormBody(string mediaType, FormEncoding[] encodings, bool optional = false) =>
        BeginBuffer(mediaType, optional, encodings);

    /// <summary>A form body of an object's properties.</summary>
    /// <exception cref="ArgumentException">The body is required and null.</exception>
    /// <param name="mediaType"><c>application/x-www-form-urlencoded</c>.</param>
    /// <param name="value">The value; null is sent as no body.</param>
    /// <param name="encodings">How properties are written that are not written by default.</param>
    /// <param name="required">Property that must not be null, for the error's message; or null where it may be.</param>
    public void FormBody<T, TCodec>(string mediaType, T? value, FormEncoding[] encodings, string? required = null)
        where T : class
        where TCodec : struct, IJsonCodec<T>
    {
        if (HasBody(value, required))
        {
            TCodec.Write(BeginBuffer(mediaType, false, encodings), value!, JsonWriteMode.Request);
        }
    }

    /// <inheritdoc cref="FormBody{T, TCodec}(string, T, FormEncoding[], string)"/>
    public void FormBody<T, TCodec>(string mediaType, T? value, FormEncoding[] encodings, string? required = null)
        where T : struct
        where TCodec : struct, IJsonCodec<T>
    {
        if (HasBody(value, required))
        {
            TCodec.Write(
                BeginBuffer(mediaType, false, encodings), value.GetValueOrDefault(), JsonWriteMode.Request);
        }
    }

    /// <summary>An XML body, written by the caller as JSON.</summary>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="shape">How JSON and XML correspond.</param>
    /// <param name="optional">An empty object is not sent at all.</param>
    public Utf8JsonWriter XmlBody(string mediaType, XmlShape shape, bool optional = false)
    {
        Json.Reset(_body.XmlBuffer(mediaType, optional, shape));
        _hasBuffer = true;
        return Json;
    }

    /// <summary>An XML body.</summary>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="value">The value; null is sent as no body.</param>
    /// <param name="shape">How the type's JSON and XML correspond.</param>
    /// <param name="required">Property that must not be null, for the error's message; or null where it may be.</param>
    /// <exception cref="ArgumentException">The body is required and null.</exception>
    public void XmlBody<T, TCodec>(string mediaType, T? value, XmlShape shape, string? required = null)
        where T : class
        where TCodec : struct, IJsonCodec<T>
    {
        if (HasBody(value, required))
        {
            TCodec.Write(XmlBody(mediaType, shape), value!, JsonWriteMode.Request);
        }
    }

    /// <inheritdoc cref="XmlBody{T, TCodec}(string, T, XmlShape, string)"/>
    public void XmlBody<T, TCodec>(string mediaType, T? value, XmlShape shape, string? required = null)
        where T : struct
        where TCodec : struct, IJsonCodec<T>
    {
        if (HasBody(value, required))
        {
            TCodec.Write(XmlBody(mediaType, shape), value.GetValueOrDefault(), JsonWriteMode.Request);
        }
    }

    /// <summary>A multipart body, whose parts the caller adds.</summary>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="named">The parts have names (RFC 7578); else their order says what they are (RFC 2046).</param>
    /// <exception cref="ArgumentException">The request has a body already.</exception>
    public MultipartWriter MultipartBody(string mediaType, bool named = true)
    {
        RefuseSecondBody();
        return _body.Multipart(mediaType, named);
    }

    /// <summary>Bytes, streamed; their own media type wins.</summary>
    /// <inheritdoc cref="JsonBody{T, TCodec}(string, T, string)"/>
    public void BinaryBody(string mediaType, BinaryContent? value, string? required = null)
    {
        if (HasBody(value, required))
        {
            _body.Set(new BinaryBodyContent(value!, mediaType), value!.CanRepeat);
        }
    }

    /// <summary>Text in the charset of the media type, UTF-8 where it names none.</summary>
    /// <inheritdoc cref="JsonBody{T, TCodec}(string, T, string)"/>
    public void TextBody(string mediaType, string? value, string? required = null)
    {
        if (HasBody(value, required))
        {
            var charset = MediaType.CharsetOf(mediaType);
            if (charset is null or MediaType.Utf8)
            {
                var told = charset is null ? MediaType.WithCharset(mediaType, MediaType.Utf8) : mediaType;
                var buffer = _body.Buffer(told, false, null);
                buffer.Advance(
                    Encoding.UTF8.GetBytes(value, buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(value!.Length))));
                return;
            }

            var (bytes, contentType) = TextCharset.Encode(value!, mediaType);
            _body.Buffer(contentType, false, null).Write(bytes);
        }
    }

    /// <summary>A value as text: a JSON string as its text, anything else as JSON.</summary>
    /// <inheritdoc cref="JsonBody{T, TCodec}(string, T, string)"/>
    public void TextBody<T, TCodec>(string mediaType, T? value, string? required = null)
        where T : class
        where TCodec : struct, IJsonCodec<T> =>
        TextBody(mediaType, value is null ? null : ToText<T, TCodec>(value), required);

    /// <inheritdoc cref="TextBody{T, TCodec}(string, T, string)"/>
    public void TextBody<T, TCodec>(string mediaType, T? value, string? required = null)
        where T : struct
        where TCodec : struct, IJsonCodec<T> =>
        TextBody(mediaType, value is null ? null : ToText<T, TCodec>(value.GetValueOrDefault()), required);

    /// <summary>One JSON value a line, written while it is sent.</summary>
    /// <inheritdoc cref="JsonBody{T, TCodec}(string, T, string)"/>
    public void NdJsonBody<T, TCodec>(string mediaType, NdJsonItems<T>? value, string? required = null)
        where TCodec : struct, IJsonCodec<T>
    {
        if (HasBody(value, required))
        {
            _body.Set(new NdJsonContent<T, TCodec>(value!, mediaType, sequence: false), value!.CanRepeat);
        }
    }

    /// <summary>A JSON text sequence (RFC 7464), written while it is sent.</summary>
    /// <inheritdoc cref="JsonBody{T, TCodec}(string, T, string)"/>
    public void JsonSequenceBody<T, TCodec>(string mediaType, NdJsonItems<T>? value, string? required = null)
        where TCodec : struct, IJsonCodec<T>
    {
        if (HasBody(value, required))
        {
            _body.Set(new NdJsonContent<T, TCodec>(value!, mediaType, sequence: true), value!.CanRepeat);
        }
    }

    /// <summary>Refuses a request that lacks what it needs.</summary>
    /// <param name="present">Whether the value is there.</param>
    /// <param name="name">Name of the property that should hold it.</param>
    /// <exception cref="ArgumentException">The value is not there.</exception>
    public void Require(bool present, string name)
    {
        if (!present)
        {
            throw ParameterCheck.Missing(name, "property");
        }
    }

    private bool HasBody(object? value, string? required)
    {
        if (value is null)
        {
            return required is null ? false : throw ParameterCheck.Missing(required, "body");
        }

        RefuseSecondBody();
        return true;
    }

    private void RefuseSecondBody()
    {
        if (!_body.IsEmpty)
        {
            throw new ArgumentException("A request has one body, in one media type: set one of its properties.");
        }
    }

    private Utf8JsonWriter BeginBuffer(string mediaType, bool optional, FormEncoding[]? form)
    {
        Json.Reset(_body.Buffer(mediaType, optional, form));
        _hasBuffer = true;
        return Json;
    }

    private void CompleteQuery()
    {
        CompleteQuery(_baseQuery);
        _baseQuery = null;
    }
}
