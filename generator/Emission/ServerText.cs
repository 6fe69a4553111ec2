using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Expressions and words for servers and their variables.</summary>
internal static class ServerText
{
    /// <summary>An array of the runtime's servers.</summary>
    public static string List(EquatableArray<ServerModel> servers) =>
        "new " + RuntimeNames.ApiServer + "[] { " + string.Join(", ", servers.Select(Expression)) + " }";

    /// <summary>What the options type says of itself: also the servers to choose from.</summary>
    public static Documentation Docs(ClientModel client) => new(
        "Options of " + client.Type.Name + ".",
        client.Servers.Count < 2
            ? null
            : "Servers by name: " + string.Join(", ", client.Servers.Select(static server =>
                server.Name + " (" + server.Url + ")")) + ".");

    /// <summary>What the option of a variable is.</summary>
    public static string Summary(ServerVariableModel variable) =>
        "Variable " + variable.WireName + " of the server's URL; by default " + variable.Default
        + (variable.Values.Count < 2 ? "" : "; one of " + string.Join(", ", variable.Values));

    private static string Expression(ServerModel server) => "new(" + CSharpLiteral.String(server.Name) + ", "
        + CSharpLiteral.String(server.Url) + string.Concat(server.Variables.Select(static variable =>
            ", new " + RuntimeNames.ServerVariable + "(" + CSharpLiteral.String(variable.WireName) + ", "
            + CSharpLiteral.String(variable.Default) + ", " + CSharpLiteral.String(variable.PropertyName) + ")"))
        + ")";
}
