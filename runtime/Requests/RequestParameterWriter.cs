using System.Text;
using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>Writes the parameters of one request: path, then query, then headers and cookies.</summary>
/// <remarks>
/// Names are wire names. A value that is null is left out, except that a path value and one marked
/// <see cref="ParameterFormat.Required"/> must be there. Styles are those of OpenAPI 3.0.4 and 3.1.1, "Style Values".
/// </remarks>
public abstract class RequestParameterWriter : RequestTextWriter
{
    private readonly CharBuffer _url = new();
    private readonly CharBuffer _text = new();
    private readonly CharBuffer _cookies = new();
    private readonly List<KeyValuePair<string, string>> _headers = [];
    private IReadOnlyDictionary<string, string>? _clientValues;
    private Dictionary<string, string?>? _queryOverrides;
    private bool _hasQuery;

    private protected RequestParameterWriter()
    {
    }

    private protected CharBuffer Url => _url;

    private protected CharBuffer Cookies => _cookies;

    private protected List<KeyValuePair<string, string>> Headers => _headers;

    /// <summary>Literal text of the path, already escaped; it may bring a query of its own.</summary>
    public void Path(string literal) => _url.Append(literal);

    /// <summary>A text value of the path.</summary>
    /// <exception cref="ArgumentException">The value is null, or its text is empty, <c>.</c> or <c>..</c>.</exception>
    public void PathValue(string name, string? value, ParameterFormat format = ParameterFormat.Simple)
    {
        var text = value ?? throw ParameterCheck.Missing(name, "path parameter");
        var start = _url.Length;
        if (ParameterSyntax.PlainPath(format) is { } escape)
        {
            PercentEncoder.Append(_url, text, escape);
        }
        else
        {
            new ParameterEncoder(_url, ParameterPlace.Path, format, name).WriteText(text);
        }

        ParameterCheck.Segment(name, _url.Text[start..]);
    }

    /// <summary>A path value of any type.</summary>
    /// <exception cref="ArgumentException">The value is null, or its text is empty, <c>.</c> or <c>..</c>.</exception>
    public void PathValue<T, TCodec>(string name, T? value, ParameterFormat format = ParameterFormat.Simple)
        where T : class
        where TCodec : struct, IJsonCodec<T> =>
        StyledPath<T, TCodec>(name, value ?? throw ParameterCheck.Missing(name, "path parameter"), format);

    /// <inheritdoc cref="PathValue{T, TCodec}(string, T, ParameterFormat)"/>
    public void PathValue<T, TCodec>(string name, T? value, ParameterFormat format = ParameterFormat.Simple)
        where T : struct
        where TCodec : struct, IJsonCodec<T> =>
        StyledPath<T, TCodec>(name, value ?? throw ParameterCheck.Missing(name, "path parameter"), format);

    /// <summary>A text value of the query.</summary>
    /// <exception cref="ArgumentException">It is required and null.</exception>
    public void Query(string name, string? value, ParameterFormat format = ParameterFormat.FormExplode)
    {
        if (ParameterCheck.IsPresent(name, value is not null, format, "query parameter") && !IsOverridden(name))
        {
            new ParameterEncoder(_url, ParameterPlace.Query, format, name, NextQuery()).WriteText(value);
            _hasQuery = true;
        }
    }

    /// <summary>A value of the query, of any type.</summary>
    /// <exception cref="ArgumentException">It is required and null.</exception>
    public void Query<T, TCodec>(string name, T? value, ParameterFormat format = ParameterFormat.FormExplode)
        where T : class
        where TCodec : struct, IJsonCodec<T>
    {
        if (ParameterCheck.IsPresent(name, value is not null, format, "query parameter") && !IsOverridden(name))
        {
            StyledQuery<T, TCodec>(name, value!, format);
        }
    }

    /// <inheritdoc cref="Query{T, TCodec}(string, T, ParameterFormat)"/>
    public void Query<T, TCodec>(string name, T? value, ParameterFormat format = ParameterFormat.FormExplode)
        where T : struct
        where TCodec : struct, IJsonCodec<T>
    {
        if (ParameterCheck.IsPresent(name, value is not null, format, "query parameter") && !IsOverridden(name))
        {
            StyledQuery<T, TCodec>(name, value.GetValueOrDefault(), format);
        }
    }

    /// <summary>
    /// The whole query (OpenAPI 3.2, <c>in: querystring</c>): the properties of an object, form-encoded, or one JSON
    /// text.
    /// </summary>
    /// <exception cref="ArgumentException">It is required and null.</exception>
    public void QueryString<T, TCodec>(T? value, ParameterFormat format = ParameterFormat.FormExplode)
        where TCodec : struct, IJsonCodec<T>
    {
        if (!ParameterCheck.IsPresent("query string", value is not null, format, "whole"))
        {
            return;
        }

        var length = _url.Length;
        var json = ToJson<T, TCodec>(value!);
        if (IsContent(format))
        {
            WholeQuery(Encoding.UTF8.GetString(json));
        }
        else
        {
            FormBody.Write(json, [], _url, NextQuery());
            _hasQuery |= _url.Length > length;
        }
    }

    /// <summary>The whole query as a text of some other format, percent-encoded.</summary>
    /// <exception cref="ArgumentException">It is required and null.</exception>
    public void QueryString(string? value, ParameterFormat format = ParameterFormat.Simple)
    {
        if (ParameterCheck.IsPresent("query string", value is not null, format, "whole"))
        {
            WholeQuery(value!);
        }
    }

    /// <summary>A text header; sent as it is.</summary>
    /// <exception cref="ArgumentException">It is required and null, or holds what a header cannot carry.</exception>
    public void Header(string name, string? value, ParameterFormat format = ParameterFormat.Simple)
    {
        if (ParameterCheck.IsPresent(name, value is not null, format, "header"))
        {
            AddHeader(name, value!);
        }
    }

    /// <summary>A header of any type.</summary>
    /// <inheritdoc cref="Header(string, string, ParameterFormat)"/>
    public void Header<T, TCodec>(string name, T? value, ParameterFormat format = ParameterFormat.Simple)
        where T : class
        where TCodec : struct, IJsonCodec<T>
    {
        if (ParameterCheck.IsPresent(name, value is not null, format, "header"))
        {
            StyledHeader<T, TCodec>(name, value!, format);
        }
    }

    /// <inheritdoc cref="Header{T, TCodec}(string, T, ParameterFormat)"/>
    public void Header<T, TCodec>(string name, T? value, ParameterFormat format = ParameterFormat.Simple)
        where T : struct
        where TCodec : struct, IJsonCodec<T>
    {
        if (ParameterCheck.IsPresent(name, value is not null, format, "header"))
        {
            StyledHeader<T, TCodec>(name, value.GetValueOrDefault(), format);
        }
    }

    /// <summary>A text cookie.</summary>
    /// <exception cref="ArgumentException">It is required and null, or holds what a header cannot carry.</exception>
    public void Cookie(string name, string? value, ParameterFormat format = ParameterFormat.FormExplode)
    {
        if (ParameterCheck.IsPresent(name, value is not null, format, "cookie"))
        {
            var start = _cookies.Length;
            new ParameterEncoder(_cookies, ParameterPlace.Cookie, format, name, NextCookie()).WriteText(value);
            ParameterCheck.Header(name, _cookies.Text[start..]);
        }
    }

    /// <summary>A cookie of any type.</summary>
    /// <inheritdoc cref="Cookie(string, string, ParameterFormat)"/>
    public void Cookie<T, TCodec>(string name, T? value, ParameterFormat format = ParameterFormat.FormExplode)
        where T : class
        where TCodec : struct, IJsonCodec<T>
    {
        if (ParameterCheck.IsPresent(name, value is not null, format, "cookie"))
        {
            StyledCookie<T, TCodec>(name, value!, format);
        }
    }

    /// <inheritdoc cref="Cookie{T, TCodec}(string, T, ParameterFormat)"/>
    public void Cookie<T, TCodec>(string name, T? value, ParameterFormat format = ParameterFormat.FormExplode)
        where T : struct
        where TCodec : struct, IJsonCodec<T>
    {
        if (ParameterCheck.IsPresent(name, value is not null, format, "cookie"))
        {
            StyledCookie<T, TCodec>(name, value.GetValueOrDefault(), format);
        }
    }

    /// <summary>
    /// Replaces a query parameter of that name, or removes it (null); to be said before the request writes itself.
    /// </summary>
    public void OverrideQuery(string name, string? value) =>
        (_queryOverrides ??= new(StringComparer.Ordinal))[name] = value;

    /// <summary>Value that is set once on the client's options, or null.</summary>
    /// <param name="option">Name of the option, such as <c>ZoneId</c>.</param>
    public string? ClientValue(string option) =>
        _clientValues is not null && _clientValues.TryGetValue(option, out var value) ? value : null;

    /// <summary>A query as it is written in a URL, without those parameters that are overridden.</summary>
    internal void QueryText(string? query)
    {
        foreach (var part in query?.Split('&') ?? [])
        {
            var name = part.Split('=')[0].Replace('+', ' ');
            if (!IsOverridden(Uri.UnescapeDataString(name)))
            {
                _url.Append(NextQuery());
                _url.Append(part);
                _hasQuery = true;
            }
        }
    }

    private protected void Begin(IReadOnlyDictionary<string, string>? clientValues, ReadOnlySpan<char> baseUrl)
    {
        _clientValues = clientValues;
        _url.Append(baseUrl);
    }

    private protected void CompleteQuery(string? baseQuery)
    {
        if (_queryOverrides is { } overrides)
        {
            _queryOverrides = null;
            foreach (var (name, value) in overrides)
            {
                Query(name, value);
            }
        }

        if (baseQuery is not null)
        {
            _url.Append(NextQuery());
            _url.Append(baseQuery);
            _hasQuery = true;
        }
    }

    private protected void ReplaceUrl(string url, bool hasQuery)
    {
        _url.Truncate(0);
        _url.Append(url);
        _hasQuery = hasQuery;
    }

    private protected override void Clear()
    {
        base.Clear();
        _url.Truncate(0);
        _cookies.Truncate(0);
        _headers.Clear();
        _clientValues = null;
        _queryOverrides = null;
        _hasQuery = false;
    }

    private void StyledPath<T, TCodec>(string name, T value, ParameterFormat format)
        where TCodec : struct, IJsonCodec<T>
    {
        var json = ToJson<T, TCodec>(value);
        var start = _url.Length;
        if (IsContent(format))
        {
            PercentEncoder.Append(_url, Encoding.UTF8.GetString(json), TextEscape.Query);
        }
        else
        {
            new ParameterEncoder(_url, ParameterPlace.Path, format, name).WriteJson(json);
        }

        ParameterCheck.Segment(name, _url.Text[start..]);
    }

    private void StyledQuery<T, TCodec>(string name, T value, ParameterFormat format)
        where TCodec : struct, IJsonCodec<T>
    {
        var encoder = new ParameterEncoder(_url, ParameterPlace.Query, format, name, NextQuery());
        if (WholeNumberText.TryFormat(value, stackalloc char[WholeNumberText.MaxLength], out var text))
        {
            encoder.WriteText(text);
            _hasQuery = true;
            return;
        }

        var json = ToJson<T, TCodec>(value);
        if (IsContent(format))
        {
            encoder.WriteText(Encoding.UTF8.GetString(json));
            _hasQuery = true;
        }
        else
        {
            _hasQuery |= encoder.WriteJson(json);
        }
    }

    private void StyledHeader<T, TCodec>(string name, T value, ParameterFormat format)
        where TCodec : struct, IJsonCodec<T>
    {
        var json = ToJson<T, TCodec>(value);
        _text.Truncate(0);
        if (IsContent(format))
        {
            AddHeader(name, JsonText.Ascii(json));
        }
        else if (new ParameterEncoder(_text, ParameterPlace.Header, format, name).WriteJson(json))
        {
            AddHeader(name, _text.ToString());
        }
    }

    private void StyledCookie<T, TCodec>(string name, T value, ParameterFormat format)
        where TCodec : struct, IJsonCodec<T>
    {
        var json = ToJson<T, TCodec>(value);
        var start = _cookies.Length;
        var encoder = new ParameterEncoder(_cookies, ParameterPlace.Cookie, format, name, NextCookie());
        if (IsContent(format))
        {
            encoder.WriteText(Encoding.UTF8.GetString(json));
        }
        else
        {
            encoder.WriteJson(json);
        }

        ParameterCheck.Header(name, _cookies.Text[start..]);
    }

    private void WholeQuery(string text)
    {
        _url.Append(NextQuery());
        PercentEncoder.Append(_url, text, TextEscape.Query);
        _hasQuery = true;
    }

    // Values of the path are encoded, so that a question mark there is one of a literal.
    private string NextQuery() => _hasQuery || _url.Text.Contains('?') ? "&" : "?";

    private string NextCookie() => _cookies.Length > 0 ? "; " : "";

    private bool IsOverridden(string name) => _queryOverrides is not null && _queryOverrides.ContainsKey(name);

    private void AddHeader(string name, string value)
    {
        ParameterCheck.Header(name, value);
        _headers.Add(new(name, value));
    }

    private static bool IsContent(ParameterFormat format) => (format & ParameterFormat.Json) != 0;
}
