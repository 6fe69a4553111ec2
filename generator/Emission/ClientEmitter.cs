using SpecClient.Generator.Emission.Views;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Emits the client, its options, and the extension that registers it where the project can use one.</summary>
internal static class ClientEmitter
{
    public static string Emit(ClientModel client)
    {
        var text = TemplateRenderer.Render("Client", new ClientView(client))
            + TemplateRenderer.Render("ClientOptions", new ClientOptionsView(client));
        return client.EmitServiceCollectionExtension
            ? text + TemplateRenderer.Render("ServiceCollection", new ServiceCollectionView(client))
            : text;
    }
}
