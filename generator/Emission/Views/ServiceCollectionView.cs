using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>The extension that registers the client with Microsoft.Extensions.DependencyInjection.</summary>
internal sealed class ServiceCollectionView(ClientModel client)
{
    public string Accessibility => client.Accessibility;

    public string Name => client.Type.Name;

    public string Options => client.Type.Name + "Options";

    public string ClientKey => CSharpLiteral.String(client.Type.FullName);

    /// <summary>Keyed services came with version 8.</summary>
    public bool HasKeys => client.HttpFactory >= 8;

    /// <summary>
    /// Before version 9 the factory's own log shows queries as they are; so does no log where a key may be in one.
    /// </summary>
    public bool HidesLogs => client.HttpFactory == 8 && client.Credentials.Any(static credential =>
        credential is { Kind: CredentialKind.ApiKey, Location: ParameterLocation.Query });
}
