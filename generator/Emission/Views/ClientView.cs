using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>The client type: constructors, resources and the operations on the client itself.</summary>
internal sealed class ClientView(ClientModel client)
{
    public string Accessibility => client.Accessibility;

    public string Name => client.Type.Name;

    public string Options => client.Type.Name + "Options";

    public string Base => RuntimeNames.ApiClient;

    public string Docs => XmlDoc.Lines(
        new Documentation(client.Title.Length == 0 ? null : client.Title + " (" + client.Version + ").",
            client.Docs.Summary),
        "The client.");

    public List<ChildView> Children => ChildView.List(client.Root, "this");

    public void MethodsText(SourceWriter text) => MethodsView.Write(client.Root, "this", text);
}
