using System.Net.Http.Headers;

namespace SpecClient;

/// <summary>A secret in a header, maybe behind a word.</summary>
internal sealed class HeaderCredential : ApiCredential
{
    private readonly string _name;
    private readonly string _value;
    private readonly string[] _secrets;
    private readonly AuthenticationHeaderValue? _authorization;

    public HeaderCredential(string name, string prefix, string secret, string? hidden = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(secret);
        if (secret.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
        {
            throw new ArgumentException($"The credential for the header '{name}' holds a line break.", nameof(secret));
        }

        _name = name;
        _value = prefix + secret;
        if (name == "Authorization" && prefix.Length > 0)
        {
            // Parsed once here rather than by each handler that looks at it.
            _authorization = new AuthenticationHeaderValue(prefix.TrimEnd(), secret);
        }

        _secrets = hidden is null ? [secret] : [secret, hidden];
    }

    protected internal override IEnumerable<string> Secrets => _secrets;

    public override ValueTask ApplyAsync(
        HttpRequestMessage request, CredentialContext context, CancellationToken cancellationToken)
    {
        if (request.Headers.NonValidated.Contains(_name))
        {
            return default;
        }

        if (_authorization is not null)
        {
            request.Headers.Authorization = _authorization;
        }
        else
        {
            request.Headers.TryAddWithoutValidation(_name, _value);
        }

        return default;
    }
}

/// <summary>A key in the query.</summary>
internal sealed class QueryCredential(string name, string value) : ApiCredential
{
    private static readonly UriCreationOptions s_asItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly string _pair = Uri.EscapeDataString(name) + "=" + Uri.EscapeDataString(value);

    protected internal override IEnumerable<string> Secrets => [value, Uri.EscapeDataString(value)];

    public override ValueTask ApplyAsync(
        HttpRequestMessage request, CredentialContext context, CancellationToken cancellationToken)
    {
        var url = request.RequestUri!;
        request.RequestUri = new Uri(
            url.OriginalString + (url.Query.Length == 0 ? "?" : "&") + _pair, s_asItIs);
        return default;
    }
}

/// <summary>A key in a cookie, beside the request's other cookies.</summary>
internal sealed class CookieCredential : ApiCredential
{
    private readonly string _value;
    private readonly string _pair;

    public CookieCredential(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        if (value.AsSpan().IndexOfAny("\r\n\0;") >= 0)
        {
            // The service would read another value, or another cookie; how it encodes one only its owner knows.
            throw new ArgumentException(
                $"The credential for the cookie '{name}' holds a semicolon or a line break.", nameof(value));
        }

        _value = value;
        _pair = name + "=" + value;
    }

    protected internal override IEnumerable<string> Secrets => [_value];

    public override ValueTask ApplyAsync(
        HttpRequestMessage request, CredentialContext context, CancellationToken cancellationToken)
    {
        var cookies = request.Headers.NonValidated.TryGetValues("Cookie", out var present)
            ? present + "; "
            : string.Empty;
        request.Headers.Remove("Cookie");
        request.Headers.TryAddWithoutValidation("Cookie", cookies + _pair);
        return default;
    }
}
