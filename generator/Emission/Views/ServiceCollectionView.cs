using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>The extension that registers the client with Microsoft.Extensions.DependencyInjection.</summary>
internal sealed class ServiceCollectionView(ClientModel client)
{
    public string Accessibility => client.Accessibility;

    public string Name => client.Type.Name;

    public string Options => client.Type.Name + "Options";

    public string ClientKey => CSharpLiteral.String(client.Type.FullName);
}
