using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Map;
using ParameterLocation = SpecClient.Generator.Model.ParameterLocation;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Builds the credentials: one for each security scheme, named by the map's options or by the
/// scheme.</summary>
/// <param name="names">Names of the options type's properties.</param>
internal sealed class CredentialBuilder(BuildContext context, ClientMap? map, NameScope names)
{
    public EquatableArray<CredentialModel> Build()
    {
        var schemes = Schemes(context, map);
        foreach (var option in map?.Options ?? [])
        {
            if (option.Scheme is { } name && !schemes.ContainsKey(name))
            {
                MapFindings.Report(context, map!, MapDiagnostics.OptionSchemeMissing, option.Pointer, name);
            }
        }

        return schemes.Select(pair => Build(pair.Key, pair.Value)).OfType<CredentialModel>().ToEquatableArray();
    }

    /// <summary>The map's schemes, else the document's.</summary>
    public static IDictionary<string, IOpenApiSecurityScheme> Schemes(BuildContext context, ClientMap? map) =>
        map?.SecuritySchemes?.ToDictionary(
            static scheme => scheme.Name,
            static scheme => (IOpenApiSecurityScheme)scheme.Scheme,
            StringComparer.Ordinal)
        ?? context.Source.Document.Components?.SecuritySchemes
        ?? new Dictionary<string, IOpenApiSecurityScheme>();

    private CredentialModel? Build(string name, IOpenApiSecurityScheme? scheme)
    {
        var options = map?.Options.Where(option => option.Scheme == name).ToList() ?? [];
        if (Kind(scheme) is not { } kind)
        {
            Report(name, "its type is unknown");
            return null;
        }

        if (kind == CredentialKind.ApiKey && string.IsNullOrWhiteSpace(scheme!.Name))
        {
            Report(name, "it has no name");
            return null;
        }

        // Without client credentials there is no token endpoint that works without a person: the option is a token.
        var flow = Flow(scheme!);
        var (firstRole, secondRole) = kind switch
        {
            CredentialKind.OAuth2 when flow?.TokenUrl is null => ("value", null),
            CredentialKind.Basic => ("username", "password"),
            CredentialKind.OAuth2 => ("client_id", "client_secret"),
            _ => ("value", null),
        };
        var first = options.FirstOrDefault(option => option.Role == firstRole)
            ?? options.FirstOrDefault(option => option.Role is null or "value");
        var second = options.FirstOrDefault(option => option.Role == secondRole && option.Role is not null);
        var property = names.Claim(PropertyName(first, name, kind, secondRole, "Username", "ClientId"));
        return new CredentialModel(
            name,
            kind,
            property,
            Location(scheme!),
            kind == CredentialKind.ApiKey ? scheme!.Name : scheme!.Scheme,
            flow?.TokenUrl?.OriginalString,
            (flow?.Scopes?.Keys ?? Enumerable.Empty<string>()).ToEquatableArray(),
            first?.Variable,
            secondRole is null
                ? null
                : names.Claim(PropertyName(second, name, kind, secondRole, "Password", "ClientSecret")),
            second?.Variable,
            DocumentationText.Of(first?.Description ?? scheme!.Description, scheme!.Deprecated, "security scheme"));
    }

    private void Report(string name, string reason)
    {
        if (map?.SecuritySchemes?.FirstOrDefault(scheme => scheme.Name == name) is { } own)
        {
            MapFindings.Report(context, map, OperationDiagnostics.SchemeUnsupported, own.Pointer, reason);
            return;
        }

        var pointer = Pointer.Child("#/components/securitySchemes", name);
        context.Report(OperationDiagnostics.SchemeUnsupported, pointer, pointer, reason);
    }

    // Two options of one scheme need the role behind the scheme's name.
    private static string PropertyName(
        MapOption? option, string scheme, CredentialKind kind, string? secondRole, string basic, string oauth) =>
        option is not null ? CSharpIdentifier.Pascal(option.Name)
        : CSharpIdentifier.Pascal(scheme) + (secondRole is null ? "" : kind == CredentialKind.Basic ? basic : oauth);

    private static CredentialKind? Kind(IOpenApiSecurityScheme? scheme) => scheme?.Type switch
    {
        SecuritySchemeType.ApiKey => CredentialKind.ApiKey,
        SecuritySchemeType.OAuth2 => CredentialKind.OAuth2,
        SecuritySchemeType.OpenIdConnect => CredentialKind.OpenIdConnect,
        SecuritySchemeType.MutualTLS => CredentialKind.MutualTls,
        SecuritySchemeType.Http => scheme.Scheme?.ToLowerInvariant() switch
        {
            "bearer" => CredentialKind.Bearer,
            "basic" => CredentialKind.Basic,
            null or "" => null,
            _ => CredentialKind.OtherHttp,
        },
        _ => null,
    };

    private static ParameterLocation Location(IOpenApiSecurityScheme scheme) => scheme.In switch
    {
        Microsoft.OpenApi.ParameterLocation.Query => ParameterLocation.Query,
        Microsoft.OpenApi.ParameterLocation.Cookie => ParameterLocation.Cookie,
        _ => ParameterLocation.Header,
    };

    // Only the client-credentials flow works without a person; the scopes of another are documented all the same.
    private static OpenApiOAuthFlow? Flow(IOpenApiSecurityScheme scheme) => scheme.Flows?.ClientCredentials
        ?? (scheme.Flows is { } flows && (flows.AuthorizationCode ?? flows.Password ?? flows.Implicit) is { } other
            ? new OpenApiOAuthFlow { Scopes = other.Scopes }
            : null);
}
