using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Model;

/// <summary>The client type, its options type and what all operations share.</summary>
/// <param name="Type">
/// The client, e.g. <c>Cloudflare.CloudflareClient</c>; its options are <c>{Name}Options</c>.
/// </param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Servers">Base URLs in document order, the default first; relative ones stay relative.</param>
/// <param name="ServerVariables">Variables of all servers, those of single operations too; one for each option.</param>
/// <param name="BaseUrlVariable">Environment variable that overrides the base URL, or null.</param>
/// <param name="HttpFactory">Major version of Microsoft.Extensions.Http in the project; 0 = none.</param>
/// <param name="Root">Resources directly on the client and operations on the client itself (<c>$client</c>).</param>
internal sealed record ClientModel(
    TypeName Type,
    string Accessibility,
    Documentation Docs,
    string Title,
    string Version,
    EquatableArray<ServerModel> Servers,
    EquatableArray<ServerVariableModel> ServerVariables,
    string? BaseUrlVariable,
    EquatableArray<CredentialModel> Credentials,
    EquatableArray<ClientValueModel> Values,
    EquatableArray<HeaderModel> DefaultHeaders,
    double? TimeoutSeconds,
    RetryModel? Retry,
    string? IdempotencyHeader,
    ResourceModel Root,
    int HttpFactory)
{
    /// <summary>What reads the requests that the service sends, or null where it sends none.</summary>
    public WebhooksModel? Webhooks { get; init; }
}

/// <summary>The type with a method for each request that the service sends.</summary>
internal sealed record WebhooksModel(TypeName Type, EquatableArray<WebhookModel> Requests);

/// <summary>A webhook or callback with a JSON body.</summary>
/// <param name="MethodName">What reads it: <c>ReadNewPet</c>.</param>
/// <param name="Payload">Type of its body.</param>
internal sealed record WebhookModel(string MethodName, TypeRef Payload, Documentation Docs);

/// <summary>A server of the document with its variables.</summary>
internal sealed record ServerModel(
    string Name,
    string Url,
    string? Description,
    EquatableArray<ServerVariableModel> Variables);

internal sealed record ServerVariableModel(
    string WireName,
    string PropertyName,
    string Default,
    EquatableArray<string> Values,
    string? Description);

internal sealed record HeaderModel(string Name, string Value);

/// <summary>Overrides of the runtime's retry defaults by the map.</summary>
internal sealed record RetryModel(int? MaxRetries, double? InitialDelaySeconds, double? MaxDelaySeconds);

/// <summary>A value that many operations share and that can be set once on the client's options.</summary>
/// <param name="WireName">Name of the parameters it serves as default for, e.g. <c>zone_id</c>.</param>
internal sealed record ClientValueModel(
    string WireName,
    string PropertyName,
    string? EnvironmentVariable,
    Documentation Docs)
{
    /// <summary>Value where neither the program nor the environment gives one, or null.</summary>
    public string? Default { get; init; }

    /// <summary>Header that carries it with each request, or null.</summary>
    public string? Header { get; init; }
}

/// <summary>What kind of secret a security scheme wants.</summary>
internal enum CredentialKind
{
    Bearer,
    Basic,
    ApiKey,
    OAuth2,
    OpenIdConnect,
    MutualTls,
    OtherHttp,
}

/// <summary>One security scheme of the document, and the option of the client that supplies it.</summary>
/// <param name="SchemeName">Key in <c>components/securitySchemes</c>.</param>
/// <param name="PropertyName">
/// Option, e.g. <c>ApiToken</c>; basic has <c>{PropertyName}Username/Password</c> unless named.
/// </param>
/// <param name="HeaderName">Header, query or cookie name for apiKey; scheme word for other http schemes.</param>
/// <param name="TokenUrl">OAuth2 client-credentials token URL, or null.</param>
internal sealed record CredentialModel(
    string SchemeName,
    CredentialKind Kind,
    string PropertyName,
    ParameterLocation Location,
    string? HeaderName,
    string? TokenUrl,
    EquatableArray<string> Scopes,
    string? EnvironmentVariable,
    string? SecondPropertyName,
    string? SecondEnvironmentVariable,
    Documentation Docs);
