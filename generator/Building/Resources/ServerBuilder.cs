using System.Globalization;
using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Resources;

/// <summary>
/// Builds the base URLs: of the client (the map's environments, else the document's servers), and of the paths and
/// operations that have servers of their own.
/// </summary>
internal sealed class ServerBuilder
{
    private readonly Dictionary<string, ServerVariableModel> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<IList<OpenApiServer>, EquatableArray<ServerModel>> _own = [];
    private readonly NameScope _options;
    private readonly IReadOnlyDictionary<string, string> _given;
    private readonly string? _first;

    /// <param name="options">Names of the options type's properties: a server's variables are among them.</param>
    /// <param name="sources">All operations, so that names do not depend on which of them are emitted.</param>
    /// <param name="given">Properties by the variable that they set, where the map names one.</param>
    public ServerBuilder(
        BuildContext context,
        ClientMap? map,
        NameScope options,
        IEnumerable<OperationSource> sources,
        IReadOnlyDictionary<string, string> given)
    {
        _options = options;
        var names = new NameScope("", []);
        _given = given;
        var declared = (context.Source.Document.Servers ?? []).Where(HasUrl).ToList();
        _first = declared.FirstOrDefault()?.Url!.Trim();
        Client = map?.Settings.Environments is { Count: > 0 } environments
            ? environments
                .Select(pair => new ServerModel(
                    names.Claim(CSharpIdentifier.Pascal(pair.Key)), pair.Value, null,
                    Variables(Declare(context, pair.Value))))
                .ToEquatableArray()
            : Build(declared);
        foreach (var source in sources)
        {
            Of(source);
        }

        Options = _variables.Values.Where(variable => !given.ContainsKey(variable.WireName)).ToEquatableArray();
    }

    /// <summary>The client's own, the default first.</summary>
    public EquatableArray<ServerModel> Client { get; }

    /// <summary>Variables that are options of their own, one for each name.</summary>
    public EquatableArray<ServerVariableModel> Options { get; }

    /// <summary>
    /// Servers of an operation, else of its path; none where they say no more than the document's, which the client's
    /// options replace.
    /// </summary>
    public EquatableArray<ServerModel> Of(OperationSource source)
    {
        var servers = source.Operation.Servers is { Count: > 0 } own ? own : source.Item.Servers;
        if (servers is not { Count: > 0 })
        {
            return [];
        }

        if (!_own.TryGetValue(servers, out var built))
        {
            var declared = servers.Where(HasUrl).ToList();
            built = declared.Count == 0 || declared[0].Url!.Trim() == _first ? [] : Build(declared);
            _own.Add(servers, built);
        }

        return built;
    }

    private static bool HasUrl(OpenApiServer? server) => !string.IsNullOrWhiteSpace(server?.Url);

    private EquatableArray<ServerModel> Build(IReadOnlyList<OpenApiServer> servers)
    {
        var names = new NameScope("", []);
        return servers
            .Select((server, index) => new ServerModel(
                names.Claim(Name(server, index)),
                server.Url!.Trim(),
                DocumentationText.Clean(server.Description),
                Variables(server)))
            .ToEquatableArray();
    }

    /// <summary>Whether a server, of the map or else of the document, has a variable of that name.</summary>
    public static bool HasVariable(BuildContext context, ClientMap? map, string variable) =>
        map?.Settings.Environments is { Count: > 0 } environments
            ? environments.Any(pair => pair.Value.IndexOf("{" + variable + "}", StringComparison.Ordinal) >= 0)
            : (context.Source.Document.Servers ?? []).Any(server => server?.Variables?.ContainsKey(variable) == true);

    // An environment is a URL alone; what a variable can be is found with the document's servers.
    private static OpenApiServer Declare(BuildContext context, string url)
    {
        var known = (context.Source.Document.Servers ?? [])
            .SelectMany(static server => server?.Variables ?? new Dictionary<string, OpenApiServerVariable>())
            .ToLookup(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        var server = new OpenApiServer { Url = url, Variables = new Dictionary<string, OpenApiServerVariable>() };
        foreach (var piece in PathTemplate.Parse(url).Where(static piece => piece.IsParameter))
        {
            server.Variables[piece.Text] = known[piece.Text].FirstOrDefault() ?? new OpenApiServerVariable();
        }

        return server;
    }

    private EquatableArray<ServerVariableModel> Variables(OpenApiServer server) =>
        (server.Variables ?? new Dictionary<string, OpenApiServerVariable>())
            .Select(pair => Variable(pair.Key, pair.Value))
            .ToEquatableArray();

    // One option serves all servers that have a variable of that name, each with its own default.
    private ServerVariableModel Variable(string name, OpenApiServerVariable? variable)
    {
        var model = new ServerVariableModel(
            name,
            _variables.TryGetValue(name, out var known)
                ? known.PropertyName
                : _given.TryGetValue(name, out var property) ? property
                : _options.Claim("Server" + CSharpIdentifier.Pascal(name)),
            variable?.Default ?? variable?.Enum?.FirstOrDefault() ?? "",
            (variable?.Enum ?? []).ToEquatableArray(),
            DocumentationText.Clean(variable?.Description));
        if (known is null)
        {
            _variables.Add(name, model);
        }

        return model;
    }

    // A short description is a name ("Production"); a sentence is not.
    private static string Name(OpenApiServer server, int index)
    {
        var text = DocumentationText.Clean(server.Name) ?? DocumentationText.Clean(server.Description);
        return text is not null && text.Length <= 30
            && text.All(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')
            ? CSharpIdentifier.Pascal(text)
            : "Server" + (index + 1).ToString(CultureInfo.InvariantCulture);
    }
}
