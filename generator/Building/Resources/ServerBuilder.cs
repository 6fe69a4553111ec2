using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Builds the base URLs: the map's environments, else the document's servers.</summary>
internal static class ServerBuilder
{
    /// <param name="options">Names of the options type's properties: a server's variables are among them.</param>
    /// <param name="variables">
    /// Properties by the variable that they set: one serves all servers that have a variable of that name.
    /// </param>
    public static EquatableArray<ServerModel> Build(
        BuildContext context, ClientMap? map, NameScope options, Dictionary<string, string> variables)
    {
        var names = new NameScope("", []);
        if (map?.Settings.Environments is { Count: > 0 } environments)
        {
            return environments
                .Select(pair => new ServerModel(
                    names.Claim(CSharpIdentifier.Pascal(pair.Key)), pair.Value, null,
                    Variables(Declare(context, pair.Value), variables, options)))
                .ToEquatableArray();
        }

        return (context.Source.Document.Servers ?? [])
            .Where(static server => !string.IsNullOrWhiteSpace(server?.Url))
            .Select((server, index) => new ServerModel(
                names.Claim(Name(server, index)),
                server.Url!.Trim(),
                DocumentationText.Clean(server.Description),
                Variables(server, variables, options)))
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

    private static EquatableArray<ServerVariableModel> Variables(
        OpenApiServer server, Dictionary<string, string> properties, NameScope options)
    {
        var models = new List<ServerVariableModel>();
        foreach (var pair in server.Variables ?? new Dictionary<string, OpenApiServerVariable>())
        {
            if (!properties.TryGetValue(pair.Key, out var property))
            {
                property = options.Claim("Server" + CSharpIdentifier.Pascal(pair.Key));
                properties.Add(pair.Key, property);
            }

            models.Add(new ServerVariableModel(
                pair.Key,
                property,
                pair.Value?.Default ?? pair.Value?.Enum?.FirstOrDefault() ?? "",
                (pair.Value?.Enum ?? []).ToEquatableArray()));
        }

        return models.ToEquatableArray();
    }

    // A short description is a name ("Production"); a sentence is not.
    private static string Name(OpenApiServer server, int index)
    {
        var text = DocumentationText.Clean(server.Name) ?? DocumentationText.Clean(server.Description);
        return text is not null && text.Length <= 30
            && text.All(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')
            ? CSharpIdentifier.Pascal(text)
            : "Server" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
