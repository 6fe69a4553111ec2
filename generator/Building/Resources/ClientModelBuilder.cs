using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Builds the client: servers, credentials, shared values, settings.</summary>
internal sealed class ClientModelBuilder
{
    // Members of the runtime's ApiClientOptions: an option of the document must not hide them.
    private static readonly string[] s_reserved =
    [
        "BaseUrl", "Server", "ServerUrls", "HttpClientFactory", "FollowRedirects", "ConnectTimeout", "CreateHandler",
        "Handler", "Timeout", "MaxRetries", "Retry", "DefaultHeaders", "StrictResponses",
        "MaxResponseBytes", "MaxResponseDepth", "StrictSecurity", "RateLimit", "RateLimiter", "TimeProvider", "Log",
        "PerCallHandlers", "PerTryHandlers", "Credentials", "ClientCertificates", "GetValue", "SetValue", "Description",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
    ];

    private readonly BuildContext _context;
    private readonly ClientMap? _map;
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    /// <param name="wireNames">Wire names of all parameters in the document.</param>
    /// <param name="sources">All operations of the document.</param>
    public ClientModelBuilder(
        BuildContext context,
        ClientMap? map,
        IReadOnlyCollection<string> wireNames,
        IReadOnlyList<OperationSource> sources)
    {
        _context = context;
        _map = map;
        var names = new NameScope(context.Options.ClientName + "Options", s_reserved);
        Credentials = new CredentialBuilder(context, map, names).Build();
        Values = BuildValues(names, wireNames);
        Servers = new ServerBuilder(context, map, names, sources, _variables);
    }

    public EquatableArray<CredentialModel> Credentials { get; }

    public EquatableArray<ClientValueModel> Values { get; }

    public ServerBuilder Servers { get; }

    public ClientModel Build(TypeName type, ResourceModel root, WebhooksModel? webhooks)
    {
        var info = _context.Source.Document.Info;
        var settings = _map?.Settings ?? new MapSettings();
        return new ClientModel(
            type,
            _context.Options.Accessibility,
            new Documentation(
                DocumentationText.Clean(info?.Summary) ?? DocumentationText.Clean(info?.Title),
                DocumentationText.Clean(info?.Description)),
            info?.Title ?? "",
            info?.Version ?? "",
            Servers.Client,
            Servers.Options,
            settings.BaseUrlVariable,
            Credentials,
            Values,
            settings.DefaultHeaders.Select(static pair => new HeaderModel(pair.Key, pair.Value)).ToEquatableArray(),
            settings.TimeoutSeconds,
            (settings.MaxRetries, settings.InitialDelaySeconds, settings.MaxDelaySeconds) is (null, null, null)
                ? null
                : new RetryModel(settings.MaxRetries, settings.InitialDelaySeconds, settings.MaxDelaySeconds),
            settings.IdempotencyHeader,
            root,
            _context.Options.HttpFactory) { Webhooks = webhooks };
    }

    private EquatableArray<ClientValueModel> BuildValues(NameScope names, IReadOnlyCollection<string> wireNames)
    {
        var values = new List<ClientValueModel>();
        foreach (var option in (_map?.Options ?? []).Where(static option => option.Scheme is null))
        {
            var variable = ServerVariable(option);
            if (wireNames.Contains(option.Name) || option.Header is not null || variable is not null)
            {
                var property = names.Claim(CSharpIdentifier.Pascal(option.Name));
                if (variable is not null)
                {
                    _variables[variable] = property;
                }

                values.Add(new ClientValueModel(
                    option.Name, property, option.Variable, DocumentationText.Of(option.Description))
                {
                    Default = option.Default,
                    Header = option.Header,
                });
            }
            else if (!_map!.Methods().Any(item => MapPathNames.Wanted(item.Method.Path).Contains(option.Name)))
            {
                // A map for more than this document keeps its options.
                MapFindings.Report(_context, _map!, MapDiagnostics.OptionIdle, option.Pointer, option.Name);
            }
        }

        return values.ToEquatableArray();
    }

    // The variable of a server's URL that an option sets, where there is such a server.
    private string? ServerVariable(MapOption option)
    {
        if (option.ServerVariable is not { } variable || ServerBuilder.HasVariable(_context, _map, variable))
        {
            return option.ServerVariable;
        }

        MapFindings.Report(
            _context, _map!, MapDiagnostics.ValueIgnored, option.Pointer + "/server_variable",
            "a variable in the URL of an environment");
        return null;
    }
}
