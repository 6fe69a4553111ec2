using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>The typed headers of an operation's response.</summary>
internal sealed class ResponseHeadersView(TypeName type, OperationModel operation, string accessibility)
{
    // What .NET takes for a header of the body, and gives nowhere else.
    private static readonly string[] s_ofBody =
    [
        "Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length", "Content-Location",
        "Content-MD5", "Content-Range", "Expires", "Last-Modified",
    ];

    private readonly bool _hasBody = operation.Response.Headers.Any(static header =>
        s_ofBody.Contains(header.WireName, StringComparer.OrdinalIgnoreCase));

    public string Accessibility => accessibility;

    public string Name => type.Name;

    public string Docs => XmlDoc.Lines(
        new Documentation("Headers of the response to " + operation.Method + " " + operation.PathTemplate + "."),
            "Headers.");

    public string Base => RuntimeNames.ResponseHeaderValues;

    public List<string> BodyDocs => _hasBody
        ? ["    /// <param name=\"contentHeaders\">Headers of its body.</param>"]
        : [];

    public string Parameters => "global::System.Net.Http.Headers.HttpResponseHeaders headers"
        + (_hasBody ? ", global::System.Net.Http.Headers.HttpContentHeaders contentHeaders" : "");

    public string Arguments => _hasBody ? "headers, contentHeaders" : "headers";

    public List<string> Declarations => operation.Response.Headers.Select(static header =>
        XmlDoc.Lines(header.Docs, "Header " + header.WireName + ", or null where the response has none.")
        + "public " + TypeText.NonNull(header.Type) + "? " + header.PropertyName + " => "
        + (header.Members is not null ? "Members<" : header.Type.IsValueType ? "Value<" : "Reference<")
        + TypeText.NonNull(header.Type) + ", " + TypeText.NonNullCodec(header.Type) + ">("
        + CSharpLiteral.String(header.WireName) + OfMembers(header.Members) + ");").ToList();

    private static string OfMembers(HeaderMembersModel? members) => members is null
        ? ""
        : ", explode: " + (members.Explode ? "true" : "false") + ", new string[] { "
            + string.Join(", ", members.Scalars.Select(CSharpLiteral.String)) + " }"
            + (members.OthersAreScalars ? ", othersAreScalars: true" : "");
}
