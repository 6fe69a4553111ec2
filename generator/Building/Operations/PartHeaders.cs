using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Builds the headers that <c>encoding</c> gives to parts of a multipart body.</summary>
internal static class PartHeaders
{
    /// <param name="names">Names of the params type, with those of the body taken.</param>
    public static EquatableArray<EncodingModel> Add(
        OperationServices services,
        OperationPlan plan,
        MediaContent content,
        EquatableArray<EncodingModel> encodings,
        MemberNames names)
    {
        if (content.Kind != MediaTypeKind.Multipart)
        {
            return encodings;
        }

        return encodings
            .Select(encoding => content.Media.Encoding is { } sources
                && sources.TryGetValue(encoding.WireName, out var source)
                && source.Headers is { Count: > 0 } headers
                ? encoding with
                {
                    Headers = headers
                        .Where(static header => header.Value is not null && !IsContentType(header.Key))
                        .Select(header => Build(services, plan, content, encoding.WireName, header, names))
                        .ToEquatableArray(),
                }
                : encoding)
            .ToEquatableArray();
    }

    // OpenAPI "Encoding Object": Content-Type is described separately and ignored here.
    private static bool IsContentType(string name) =>
        string.Equals(name, "Content-Type", StringComparison.OrdinalIgnoreCase);

    private static PartHeaderModel Build(
        OperationServices services,
        OperationPlan plan,
        MediaContent content,
        string part,
        KeyValuePair<string, IOpenApiHeader> header,
        MemberNames names)
    {
        var word = CSharpIdentifier.Pascal(part) + CSharpIdentifier.Pascal(header.Key);
        var encoding = Pointer.Child(content.Pointer + "/encoding", part);
        var pointer = Pointer.Child(encoding + "/headers", header.Key);
        var type = header.Value.Schema is { } schema
            ? UntypedText.Of(
                schema, services.Schemas.Build(schema, new SchemaSite(pointer + "/schema", plan.Suggest(word))))
            : new TypeRef(TypeKind.String);
        return new PartHeaderModel(
            header.Key,
            names.Take(word, "Header"),
            type,
            header.Value.Required,
            DocumentationText.Of(header.Value.Description, header.Value.Deprecated));
    }
}
