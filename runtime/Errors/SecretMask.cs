using System.Text;

namespace SpecClient;

/// <summary>Takes secrets out of texts that people and logs get to see.</summary>
internal sealed class SecretMask
{
    private const string Mask = "***";
    private const int ShortestSecret = 5;

    private static readonly string[] s_wholeNames =
        ["key", "sig", "auth", "pwd", "code", "jwt", "hmac", "session", "sessionid", "sid"];

    private static readonly string[] s_nameParts =
        ["token", "secret", "password", "passwd", "apikey", "api_key", "api-key", "authkey", "auth_key", "access_key",
         "accesskey", "signature", "credential"];

    private readonly HashSet<string> _names;
    private readonly Func<IEnumerable<string>> _secrets;

    /// <summary>Creates a mask.</summary>
    /// <param name="names">Names of query parameters that carry credentials.</param>
    /// <param name="secrets">The secrets as they are now.</param>
    public SecretMask(IEnumerable<string> names, Func<IEnumerable<string>> secrets)
    {
        _names = new(names, StringComparer.OrdinalIgnoreCase);
        _secrets = secrets;
    }

    /// <summary>The text without any secret that is in use; very short ones are no secrets.</summary>
    public string Text(string text)
    {
        foreach (var secret in _secrets())
        {
            if (secret.Length >= ShortestSecret)
            {
                text = text.Replace(secret, Mask, StringComparison.Ordinal);
            }
        }

        return text;
    }

    /// <summary>The URL without user information, fragment and the values of secret query parameters.</summary>
    public Uri Url(Uri url)
    {
        var text = new StringBuilder(url.Scheme).Append("://").Append(url.Authority).Append(url.AbsolutePath);
        var separator = '?';
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair : pair[..equals];
            var isSecret = equals >= 0 && IsSecret(Uri.UnescapeDataString(name));
            text.Append(separator).Append(isSecret ? name + "=" + Mask : pair);
            separator = '&';
        }

        return new Uri(Text(text.ToString()));
    }

    private bool IsSecret(string name) => _names.Contains(name)
        || s_wholeNames.Contains(name, StringComparer.OrdinalIgnoreCase)
        || s_nameParts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
