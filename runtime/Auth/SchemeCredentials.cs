using SpecClient.Requests;

namespace SpecClient;

/// <summary>Makes the credential of a security scheme from the options.</summary>
internal static class SchemeCredentials
{
    /// <summary>The credential, or null where the options do not give what it takes.</summary>
    public static CredentialSet.Supplied? Create(SecurityScheme scheme, ApiClientOptions options, bool isForeign)
    {
        var first = options.Find(scheme.Option);
        var second = options.Find(scheme.SecondOption);
        var credential = scheme.Kind switch
        {
            SecuritySchemeKind.MutualTls
                when isForeign || options.ClientCertificates is { Count: > 0 } || options.Handler is not null =>
                ApiCredential.External,
            SecuritySchemeKind.Basic when first is not null || second is not null =>
                ApiCredential.Basic(first?.Text ?? string.Empty, second?.Text ?? string.Empty),
            SecuritySchemeKind.OAuth2 when first is not null && second is not null && scheme.TokenUrl is not null =>
                ApiCredential.ClientCredentials(
                    first.Value.Text, second.Value.Text, scheme.TokenUrl, [.. scheme.Scopes]),
            SecuritySchemeKind.OAuth2 when first is not null && scheme is { SecondOption: null, TokenUrl: null } =>
                ApiCredential.Bearer(first.Value.Text),
            SecuritySchemeKind.Bearer when first is not null => ApiCredential.Bearer(first.Value.Text),
            SecuritySchemeKind.OtherHttp when first is not null =>
                new HeaderCredential("Authorization", scheme.Word + " ", first.Value.Text),
            SecuritySchemeKind.ApiKey when first is not null => ApiKey(scheme, first.Value.Text),
            _ => null,
        };
        return credential is null
            ? null
            : new(credential, first is { IsExplicit: true } || second is { IsExplicit: true });
    }

    private static ApiCredential ApiKey(SecurityScheme scheme, string key) => scheme.Location switch
    {
        "query" => ApiCredential.Query(scheme.WireName, key),
        "cookie" => ApiCredential.Cookie(scheme.WireName, key),
        _ => ApiCredential.Header(scheme.WireName, key),
    };
}
