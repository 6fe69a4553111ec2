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
    public static EquatableArray<ServerModel> Build(BuildContext context, ClientMap? map, NameScope options)
    {
        var names = new NameScope("", []);
        if (map?.Settings.Environments is { Count: > 0 } environments)
        {
            return environments
                .Select(pair => new ServerModel(names.Claim(CSharpIdentifier.Pascal(pair.Key)), pair.Value, null, []))
                .ToEquatableArray();
        }

        // One option serves all servers that have a variable of that name.
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        return (context.Source.Document.Servers ?? [])
            .Where(static server => !string.IsNullOrWhiteSpace(server?.Url))
            .Select((server, index) => new ServerModel(
                names.Claim(Name(server, index)),
                server.Url!.Trim(),
                DocumentationText.Clean(server.Description),
                Variables(server, variables, options)))
            .ToEquatableArray();
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
