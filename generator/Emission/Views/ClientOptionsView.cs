using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>The options type of the client: what the document says of it, and one property for each value.</summary>
internal sealed class ClientOptionsView(ClientModel client)
{
    public string Accessibility => client.Accessibility;

    public string Name => client.Type.Name + "Options";

    public string ClientName => client.Type.Name;

    public string Base => RuntimeNames.ApiClientOptions;

    public string Docs => XmlDoc.Lines(ServerText.Docs(client), "Options.");

    public string Description => RuntimeNames.ApiDescription;

    public string Title => CSharpLiteral.String(client.Title);

    public string Version => CSharpLiteral.String(client.Version);

    public List<OptionView> Options => Credentials.Concat(Values).Concat(ServerVariables).ToList();

    public List<string> Members
    {
        get
        {
            var members = new List<string>();
            if (client.Servers.Count > 0)
            {
                members.Add("Servers = " + ServerText.List(client.Servers));
            }

            AddList(members, "Schemes", RuntimeNames.SecurityScheme, client.Credentials.Select(Scheme));
            AddList(members, "Values", RuntimeNames.ClientValue, client.Values.Select(static value =>
                "new " + RuntimeNames.ClientValue + "(" + CSharpLiteral.String(value.PropertyName) + ", "
                + CSharpLiteral.String(value.EnvironmentVariable) + ")" + Extras(value)));
            if (client.BaseUrlVariable is not null)
            {
                members.Add("BaseUrlVariable = " + CSharpLiteral.String(client.BaseUrlVariable));
            }

            const string Pair = "global::System.Collections.Generic.KeyValuePair<string, string>";
            AddList(members, "DefaultHeaders", Pair, client.DefaultHeaders.Select(static header =>
                "new " + Pair + "(" + CSharpLiteral.String(header.Name) + ", " + CSharpLiteral.String(header.Value)
                    + ")"));
            AddTimes(members);
            return members;
        }
    }

    private IEnumerable<OptionView> Credentials
    {
        get
        {
            foreach (var credential in client.Credentials)
            {
                var docs = credential.Docs;
                switch (credential.Kind)
                {
                    case CredentialKind.MutualTls:
                        break;
                    case CredentialKind.Basic or CredentialKind.OAuth2 when credential.SecondPropertyName is not null:
                        yield return new(credential.PropertyName, docs, credential.EnvironmentVariable,
                            FirstWord(credential));
                        yield return new(
                            credential.SecondPropertyName!,
                            docs,
                            credential.SecondEnvironmentVariable,
                            SecondWord(credential));
                        break;
                    default:
                        yield return new(
                            credential.PropertyName,
                            docs,
                            credential.EnvironmentVariable,
                            credential.Kind == CredentialKind.OAuth2 ? "Access token" : "Credential");
                        break;
                }
            }
        }
    }

    private IEnumerable<OptionView> Values => client.Values.Select(static value => new OptionView(
        value.PropertyName, value.Docs, value.EnvironmentVariable,
        value.Header is null
            ? "Value of " + value.WireName + " where a request has none"
            : "Header " + value.Header + " of each request"));

    private IEnumerable<OptionView> ServerVariables => client.ServerVariables.Select(static variable => new OptionView(
        variable.PropertyName, new Documentation(null, variable.Description), null, ServerText.Summary(variable)));

    private static string Extras(ClientValueModel value)
    {
        var members = new List<string>();
        if (value.Default is not null)
        {
            members.Add("Default = " + CSharpLiteral.String(value.Default));
        }

        if (value.Header is not null)
        {
            members.Add("Header = " + CSharpLiteral.String(value.Header));
        }

        return members.Count == 0 ? "" : " { " + string.Join(", ", members) + " }";
    }

    private void AddTimes(List<string> members)
    {
        if (client.TimeoutSeconds is { } timeout)
        {
            members.Add("Timeout = " + OperationText.Seconds(timeout));
        }

        if (client.Retry?.MaxRetries is { } retries)
        {
            members.Add("MaxRetries = " + CSharpLiteral.Int32(retries));
        }

        if (client.Retry?.InitialDelaySeconds is { } initial)
        {
            members.Add("InitialDelay = " + OperationText.Seconds(initial));
        }

        if (client.Retry?.MaxDelaySeconds is { } longest)
        {
            members.Add("MaxDelay = " + OperationText.Seconds(longest));
        }

        if (client.IdempotencyHeader is not null)
        {
            members.Add("IdempotencyHeader = " + CSharpLiteral.String(client.IdempotencyHeader));
        }
    }

    private static void AddList(List<string> members, string name, string type, IEnumerable<string> items)
    {
        var list = items.ToList();
        if (list.Count > 0)
        {
            members.Add(name + " = new " + type + "[] { " + string.Join(", ", list) + " }");
        }
    }

    private static string Scheme(CredentialModel credential)
    {
        var name = credential.SchemeName;
        var option = credential.PropertyName;
        var variable = credential.EnvironmentVariable;
        var secondVariable = credential.SecondEnvironmentVariable;
        return RuntimeNames.SecurityScheme + "." + credential.Kind switch
        {
            CredentialKind.Bearer => "Bearer(" + Arguments(name, option, variable),
            CredentialKind.Basic => "Basic("
                + Arguments(name, credential.PropertyName, variable, credential.SecondPropertyName!, secondVariable),
            CredentialKind.ApiKey =>
                "ApiKey("
                    + Arguments(name, option, variable, Place(credential.Location), credential.HeaderName ?? name),
            CredentialKind.OAuth2 => "OAuth2("
                + Arguments(name, credential.PropertyName, variable, credential.SecondPropertyName, secondVariable,
                    credential.TokenUrl)
                + ", new string[] { " + string.Join(", ", credential.Scopes.Select(CSharpLiteral.String)) + " }",
            CredentialKind.OpenIdConnect => "OpenIdConnect(" + Arguments(name, option, variable),
            CredentialKind.MutualTls => "MutualTls(" + Arguments(name),
            _ => "Http(" + Arguments(name, option, variable, credential.HeaderName ?? "Bearer"),
        } + ")";
    }

    private static string Place(ParameterLocation location) => location switch
    {
        ParameterLocation.Query => "query",
        ParameterLocation.Cookie => "cookie",
        _ => "header",
    };

    private static string FirstWord(CredentialModel credential) =>
        credential.Kind == CredentialKind.Basic ? "User name" : "OAuth2 client id";

    private static string SecondWord(CredentialModel credential) =>
        credential.Kind == CredentialKind.Basic ? "Password" : "OAuth2 client secret";

    private static string Arguments(params string?[] texts) => string.Join(", ", texts.Select(CSharpLiteral.String));
}

/// <summary>A property of the options, kept by name in the runtime's base type.</summary>
internal sealed class OptionView(string name, Documentation docs, string? variable, string fallback)
{
    public string Declaration
    {
        get
        {
            var key = CSharpLiteral.String(name.TrimStart('@'));
            var note = variable is null ? "" : " By default environment variable " + variable + ".";
            var summary = (string.IsNullOrWhiteSpace(docs.Summary) ? fallback + "." : docs.Summary!.Trim()) + note;
            return XmlDoc.Lines(new Documentation(summary, docs.Remarks, docs.Deprecated), fallback)
                + "public string? " + name + " { get => GetValue(" + key + "); set => SetValue(" + key + ", value); }";
        }
    }
}
