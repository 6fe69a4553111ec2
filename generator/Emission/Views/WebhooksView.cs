using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>The type that reads the requests which the service sends.</summary>
internal sealed class WebhooksView(WebhooksModel webhooks, string accessibility)
{
    public string Accessibility => accessibility;

    public string Name => webhooks.Type.Name;

    public List<string> Methods => webhooks.Requests.Select(static request =>
    {
        var type = TypeText.Type(request.Payload);
        return XmlDoc.Lines(request.Docs, "Reads the body of a request.", obsolete: false)
            + XmlDoc.Param("utf8Json", "Body of the request; its signature is the caller's to check first.")
            + XmlDoc.Param("strict", "A missing or mistyped property is an error at once.")
            + XmlDoc.Obsolete(request.Docs)
            + "public static " + type + " " + request.MethodName
            + "(global::System.ReadOnlyMemory<byte> utf8Json, bool strict = false) => " + RuntimeNames.ApiJson
            + ".Read<" + type + ", " + TypeText.Codec(request.Payload) + ">(utf8Json, strict);";
    }).ToList();
}
