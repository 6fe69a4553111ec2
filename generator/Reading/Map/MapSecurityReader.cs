using Microsoft.OpenApi;
using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Map;

/// <summary>Reads <c>security</c> and <c>security_schemes</c>: they stand in place of the document's own.</summary>
internal static class MapSecurityReader
{
    private const string Auth = "x-stainless-auth";

    /// <summary>Requirements; an empty object is anonymous access (OpenAPI "Security Requirement Object").</summary>
    /// <remarks>What is ignored replaces nothing: a slip in the map never makes a call anonymous.</remarks>
    public static MapRequirements? ReadRequirements(MapNode? security)
    {
        List<MapNode> items = [.. security?.Items() ?? []];
        List<IReadOnlyList<string>> alternatives = [];
        foreach (var item in items)
        {
            IReadOnlyList<string> names = [.. item.Members().Select(static member => member.Key)];
            if (item.IsObject)
            {
                alternatives.Add(names);
            }
        }

        return security is { IsArray: true } && (alternatives.Count > 0 || items.Count == 0)
            ? new MapRequirements(security.Pointer, alternatives)
            : null;
    }

    /// <summary>Schemes by name; null where the document's own hold.</summary>
    public static IReadOnlyList<MapSecurityScheme>? ReadSchemes(MapNode? schemes)
    {
        List<MapSecurityScheme?> read =
            [.. (schemes?.Members() ?? []).Select(static member => Read(member.Key, member.Node))];
        List<MapSecurityScheme> valid = [.. read.OfType<MapSecurityScheme>()];
        return schemes is { IsObject: true } && (valid.Count > 0 || read.Count == 0) ? valid : null;
    }

    private static MapSecurityScheme? Read(string name, MapNode node)
    {
        MapKeys.Check(
            node, ["type", "scheme", "name", "in", "flows", "description"], ["bearerFormat", "openIdConnectUrl"]);
        SecuritySchemeType? type = node.Find("type")?.Text() switch
        {
            "http" => SecuritySchemeType.Http,
            "apiKey" => SecuritySchemeType.ApiKey,
            "oauth2" => SecuritySchemeType.OAuth2,
            "openIdConnect" => SecuritySchemeType.OpenIdConnect,
            "mutualTLS" => SecuritySchemeType.MutualTLS,
            _ => null,
        };
        if (type is null)
        {
            node.Say(MapDiagnostics.ValueIgnored, "a 'type' of http, apiKey, oauth2, openIdConnect, mutualTLS");
            return null;
        }

        return new MapSecurityScheme(name, node.Pointer, new OpenApiSecurityScheme
        {
            Type = type,
            Scheme = ReadWord(node),
            Name = node.Find("name")?.Text(),
            In = node.Find("in")?.Text() switch
            {
                "query" => ParameterLocation.Query,
                "cookie" => ParameterLocation.Cookie,
                _ => ParameterLocation.Header,
            },
            Description = node.Find("description")?.Text(),
            Flows = node.Find("flows") is { IsNull: false } flows ? ReadFlows(flows) : null,
        });
    }

    // The word in the Authorization header; a bearer token under another word is any other scheme.
    private static string? ReadWord(MapNode node)
    {
        var scheme = node.Find("scheme")?.Text();
        if (node.Find(Auth) is not { IsNull: false } auth)
        {
            return scheme;
        }

        var isBearer = string.Equals(scheme, "bearer", StringComparison.OrdinalIgnoreCase);
        MapKeys.Check(
            auth, isBearer ? ["scheme_keyword"] : [], ["scheme_keyword", "disable_base64", "custom"]);
        return isBearer ? auth.Find("scheme_keyword")?.Text() ?? scheme : scheme;
    }

    private static OpenApiOAuthFlows ReadFlows(MapNode flows)
    {
        MapKeys.Check(flows, ["implicit", "password", "clientCredentials", "authorizationCode"], []);
        return new OpenApiOAuthFlows
        {
            Implicit = ReadFlow(flows.Find("implicit")),
            Password = ReadFlow(flows.Find("password")),
            ClientCredentials = ReadFlow(flows.Find("clientCredentials")),
            AuthorizationCode = ReadFlow(flows.Find("authorizationCode")),
        };
    }

    private static OpenApiOAuthFlow? ReadFlow(MapNode? flow)
    {
        if (flow is null || flow.IsNull)
        {
            return null;
        }

        MapKeys.Check(flow, ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"], []);
        var scopes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (scope, text) in flow.Find("scopes")?.Members() ?? [])
        {
            scopes[scope] = text.Text() ?? "";
        }

        return new OpenApiOAuthFlow
        {
            TokenUrl = Uri.TryCreate(flow.Find("tokenUrl")?.Text(), UriKind.RelativeOrAbsolute, out var url)
                ? url
                : null,
            Scopes = scopes,
        };
    }
}
