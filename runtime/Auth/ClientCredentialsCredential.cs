using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace SpecClient;

/// <summary>Tokens by the client credentials grant (RFC 6749 section 4.4).</summary>
internal sealed class ClientCredentialsCredential(
    string clientId, string clientSecret, string tokenUrl, IReadOnlyList<string> scopes) : TokenCredential
{
    // RFC 6749 section 2.3.1 wants Basic; services that only know the body get it after they have refused Basic once.
    private volatile bool _secretInBody;

    protected override DateTimeOffset UntilUnknown => DateTimeOffset.MaxValue;

    protected internal override IEnumerable<string> Secrets => base.Secrets.Append(clientSecret);

    protected override async Task<AccessToken> FetchAsync(
        string? refused, CredentialContext context, CancellationToken cancellationToken)
    {
        var url = Url(context);
        var inBody = _secretInBody;
        var answer = await AskAsync(url, inBody, context, cancellationToken).ConfigureAwait(false);
        if (!inBody && answer.Token is null
            && answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest)
        {
            var second = await AskAsync(url, true, context, cancellationToken).ConfigureAwait(false);
            if (second.Token is not null)
            {
                _secretInBody = true;
                answer = second;
            }
        }

        return answer.Token ?? throw new CredentialException(
            $"The token endpoint {url.GetLeftPart(UriPartial.Path)} gave no token: "
            + $"{(int)answer.Status} {answer.Problem.Replace(clientSecret, "***", StringComparison.Ordinal)}");
    }

    private async Task<(HttpStatusCode Status, AccessToken? Token, string Problem)> AskAsync(
        Uri url, bool secretInBody, CredentialContext context, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = Form(secretInBody) };
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (!secretInBody)
        {
            var pair = Uri.EscapeDataString(clientId) + ":" + Uri.EscapeDataString(clientSecret);
            request.Headers.TryAddWithoutValidation(
                "Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        try
        {
            using var response = await context.Transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            var token = response.IsSuccessStatusCode ? Read(body, context.TimeProvider.GetUtcNow()) : null;
            return (response.StatusCode, token, string.Join("; ", ApiErrorReader.Read(body)));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            throw new CredentialException(
                $"The token endpoint {url.GetLeftPart(UriPartial.Path)} cannot be reached: {fault.Message}", fault);
        }
    }

    private FormUrlEncodedContent Form(bool secretInBody)
    {
        var fields = new List<KeyValuePair<string, string>> { new("grant_type", "client_credentials") };
        if (scopes.Count > 0)
        {
            fields.Add(new("scope", string.Join(' ', scopes)));
        }

        if (secretInBody)
        {
            fields.Add(new("client_id", clientId));
            fields.Add(new("client_secret", clientSecret));
        }

        return new FormUrlEncodedContent(fields);
    }

    private Uri Url(CredentialContext context)
    {
        if (Uri.TryCreate(tokenUrl, UriKind.Absolute, out var absolute)
            && absolute.Scheme.StartsWith("http", StringComparison.Ordinal))
        {
            return absolute;
        }

        return context.BaseUrl is { } baseUrl
            ? new Uri(baseUrl, tokenUrl)
            : throw new CredentialException("The token URL is relative, and the client has no base URL.");
    }

    private static AccessToken? Read(byte[] body, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("access_token", out var token) || token.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            // Some services write the number as a string.
            var life = root.TryGetProperty("expires_in", out var expires)
                && double.TryParse(
                    expires.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
                && seconds is > 0 and < 1e9
                    ? TimeSpan.FromSeconds(seconds)
                    : (TimeSpan?)null;
            return token.GetString() is { Length: > 0 } value ? new AccessToken(value, now + life) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
