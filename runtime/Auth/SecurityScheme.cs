namespace SpecClient.Requests;

/// <summary>A security scheme of the document and the options that supply its credential.</summary>
public sealed class SecurityScheme
{
    private SecurityScheme(SecuritySchemeKind kind, string name)
    {
        Kind = kind;
        Name = name;
    }

    /// <summary>Key in <c>components/securitySchemes</c>.</summary>
    public string Name { get; }

    internal SecuritySchemeKind Kind { get; }

    internal string? Option { get; private init; }

    internal string? Variable { get; private init; }

    internal string? SecondOption { get; private init; }

    internal string? SecondVariable { get; private init; }

    internal string Location { get; private init; } = "header";

    internal string WireName { get; private init; } = "Authorization";

    internal string? TokenUrl { get; private init; }

    internal IReadOnlyList<string> Scopes { get; private init; } = [];

    /// <summary>A bearer token (RFC 6750).</summary>
    /// <param name="scheme">Name of the scheme.</param>
    /// <param name="option">Property of the options with the token.</param>
    /// <param name="variable">Environment variable that is its default, or null.</param>
    public static SecurityScheme Bearer(string scheme, string option, string? variable) =>
        new(SecuritySchemeKind.Bearer, scheme) { Option = option, Variable = variable };

    /// <summary>User name and password (RFC 7617).</summary>
    /// <param name="scheme">Name of the scheme.</param>
    /// <param name="userOption">Property of the options with the user name.</param>
    /// <param name="userVariable">Environment variable that is its default, or null.</param>
    /// <param name="passwordOption">Property of the options with the password.</param>
    /// <param name="passwordVariable">Environment variable that is its default, or null.</param>
    public static SecurityScheme Basic(
        string scheme, string userOption, string? userVariable, string passwordOption, string? passwordVariable) =>
        new(SecuritySchemeKind.Basic, scheme)
        {
            Option = userOption,
            Variable = userVariable,
            SecondOption = passwordOption,
            SecondVariable = passwordVariable,
        };

    /// <summary>A key in a header, the query or a cookie (OpenAPI "Security Scheme Object", <c>apiKey</c>).</summary>
    /// <param name="scheme">Name of the scheme.</param>
    /// <param name="option">Property of the options with the key.</param>
    /// <param name="variable">Environment variable that is its default, or null.</param>
    /// <param name="location"><c>header</c>, <c>query</c> or <c>cookie</c>.</param>
    /// <param name="wireName">Name of the header, query parameter or cookie.</param>
    public static SecurityScheme ApiKey(
        string scheme, string option, string? variable, string location, string wireName) =>
        new(SecuritySchemeKind.ApiKey, scheme)
        {
            Option = option,
            Variable = variable,
            Location = location,
            WireName = wireName,
        };

    /// <summary>
    /// OAuth2; tokens by client credentials (RFC 6749 section 4.4), or by a provider for other flows.
    /// </summary>
    /// <param name="scheme">Name of the scheme.</param>
    /// <param name="idOption">Property of the options with the client's id.</param>
    /// <param name="idVariable">Environment variable that is its default, or null.</param>
    /// <param name="secretOption">Property of the options with the client's secret.</param>
    /// <param name="secretVariable">Environment variable that is its default, or null.</param>
    /// <param name="tokenUrl">
    /// Token endpoint, absolute or relative to the base URL; null where the flow has none.
    /// </param>
    /// <param name="scopes">Scopes to ask for.</param>
    public static SecurityScheme OAuth2(
        string scheme,
        string? idOption,
        string? idVariable,
        string? secretOption,
        string? secretVariable,
        string? tokenUrl,
        IReadOnlyList<string> scopes) =>
        new(SecuritySchemeKind.OAuth2, scheme)
        {
            Option = idOption,
            Variable = idVariable,
            SecondOption = secretOption,
            SecondVariable = secretVariable,
            TokenUrl = tokenUrl,
            Scopes = scopes,
        };

    /// <summary>OpenID Connect: a token from the option, or by a provider.</summary>
    /// <param name="scheme">Name of the scheme.</param>
    /// <param name="option">Property of the options with the token.</param>
    /// <param name="variable">Environment variable that is its default, or null.</param>
    public static SecurityScheme OpenIdConnect(string scheme, string option, string? variable) =>
        new(SecuritySchemeKind.Bearer, scheme) { Option = option, Variable = variable };

    /// <summary>A client certificate in the TLS handshake.</summary>
    /// <param name="scheme">Name of the scheme.</param>
    public static SecurityScheme MutualTls(string scheme) => new(SecuritySchemeKind.MutualTls, scheme);

    /// <summary>Another scheme of the Authorization header (RFC 9110 section 11.4).</summary>
    /// <param name="scheme">Name of the scheme.</param>
    /// <param name="option">Property of the options with what follows the word.</param>
    /// <param name="variable">Environment variable that is its default, or null.</param>
    /// <param name="word">The word, such as <c>HOBA</c>.</param>
    public static SecurityScheme Http(string scheme, string option, string? variable, string word) =>
        new(SecuritySchemeKind.OtherHttp, scheme) { Option = option, Variable = variable, Word = word };

    internal string Word { get; private init; } = "Bearer";
}

/// <summary>How a credential proves itself.</summary>
internal enum SecuritySchemeKind
{
    Bearer,
    Basic,
    ApiKey,
    OAuth2,
    MutualTls,
    OtherHttp,
}
