using SpecClient.Generator.Emission.Views;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Emits the client, its options, and the extension that registers it where the project can use one.</summary>
internal static class ClientEmitter
{
    public static void Emit(ClientModel client, SourceWriter text)
    {
        TemplateRenderer.Render("Client", new ClientView(client), text);
        TemplateRenderer.Render("ClientOptions", new ClientOptionsView(client), text);
        if (client.Webhooks is { } webhooks)
        {
            TemplateRenderer.Render("Webhooks", new WebhooksView(webhooks, client.Accessibility), text);
        }

        if (client.HttpFactory > 0)
        {
            TemplateRenderer.Render("ServiceCollection", new ServiceCollectionView(client), text);
        }
    }
}
