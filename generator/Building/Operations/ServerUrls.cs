using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Operations;

/// <summary>The server that an operation or its path names instead of the client's.</summary>
internal static class ServerUrls
{
    /// <summary>The first server's URL with the defaults of its variables, or null.</summary>
    public static string? Of(OperationSource source) =>
        First(source.Operation.Servers) ?? First(source.Item.Servers);

    private static string? First(IList<OpenApiServer>? servers)
    {
        if (servers?.FirstOrDefault() is not { Url: { Length: > 0 } url } server)
        {
            return null;
        }

        foreach (var variable in server.Variables ?? new Dictionary<string, OpenApiServerVariable>())
        {
            url = url.Replace("{" + variable.Key + "}", variable.Value?.Default ?? "");
        }

        return url;
    }
}
