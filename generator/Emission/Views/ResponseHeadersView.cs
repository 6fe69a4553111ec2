using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>The typed headers of an operation's response.</summary>
internal sealed class ResponseHeadersView(TypeName type, OperationModel operation, string accessibility)
{
    public string Accessibility => accessibility;

    public string Name => type.Name;

    public string Docs => XmlDoc.Lines(
        new Documentation("Headers of the response to " + operation.Method + " " + operation.PathTemplate + "."),
            "Headers.");

    public string Base => RuntimeNames.ResponseHeaderValues;

    public List<string> Declarations => operation.Response.Headers.Select(static header =>
        XmlDoc.Lines(header.Docs, "Header " + header.WireName + ", or null where the response has none.")
        + "public " + TypeText.NonNull(header.Type) + "? " + header.PropertyName + " => "
        + (header.Type.IsValueType ? "Value<" : "Reference<") + TypeText.NonNull(header.Type) + ", "
        + TypeText.NonNullCodec(header.Type) + ">(" + CSharpLiteral.String(header.WireName) + ");").ToList();
}
