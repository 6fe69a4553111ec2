using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>
/// Parts of a multipart body by what their schemas say of bytes (OpenAPI 3.1.1 "Working with Binary Data", "Encoding
/// Object"): which are files, and which media type and transfer encoding a part has that <c>encoding</c> does not
/// name.
/// </summary>
internal static class PartContents
{
    private const string Bytes = "application/octet-stream";

    /// <summary>
    /// A property without a type, or a string of a media type that is bytes, as a file: bytes are outside of JSON's
    /// types.
    /// </summary>
    public static EquatableArray<PropertyModel> Files(
        MediaContent content, EquatableArray<PropertyModel> properties, EquatableArray<EncodingModel> encodings,
        bool knowsUntyped)
    {
        if (content.Kind != MediaTypeKind.Multipart)
        {
            return properties;
        }

        var types = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var encoding in encodings)
        {
            types[encoding.WireName] = encoding.ContentType;
        }

        return properties
            .Select(property => property.Part is { } part
                && IsFile(part, types.TryGetValue(property.WireName, out var given) ? given : null, knowsUntyped)
                    ? property with { Type = File(property.Type), Constant = null, TriState = false }
                    : property)
            .ToEquatableArray();
    }

    /// <summary>The encodings with those of schemas: media type and transfer encoding of a part.</summary>
    public static EquatableArray<EncodingModel> Encodings(
        MediaContent content, IEnumerable<PropertyModel> properties, EquatableArray<EncodingModel> encodings)
    {
        if (content.Kind != MediaTypeKind.Multipart)
        {
            return encodings;
        }

        var all = encodings.ToList();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < all.Count; place++)
        {
            places[all[place].WireName] = place;
        }

        foreach (var property in properties)
        {
            var at = places.TryGetValue(property.WireName, out var found) ? found : -1;
            var known = at < 0 ? new EncodingModel(property.WireName, null, null, null, false) : all[at];
            if (property.Part is not { } part || Of(part, known, at >= 0 && !content.IsPositional) is not { } told)
            {
                continue;
            }

            if (at < 0)
            {
                all.Add(told);
            }
            else
            {
                all[at] = told;
            }
        }

        return all.ToEquatableArray();
    }

    /// <summary>How parts are written that the schema does not list by name; null where it says nothing.</summary>
    public static EncodingModel? Others(OperationServices services, MediaContent content) =>
        content is { Kind: MediaTypeKind.Multipart, Schema: { } schema }
        && services.Schemas.OtherParts(schema, content.SchemaPointer) is { } part
            ? Of(part, new EncodingModel("", null, null, null, false), isGiven: false)
            : null;

    // Beside an encoding, contentMediaType counts for nothing; the default of text in an encoding is bytes.
    private static EncodingModel? Of(PartContentModel part, EncodingModel known, bool isGiven)
    {
        var isStyled = known.Style is not null || known.Explode is not null || known.AllowReserved;
        var mediaType = known.ContentType ?? (isStyled ? null
            : (isGiven ? null : Valid(part.MediaType)) ?? (part.Encoding is null ? null : Bytes));
        var transfer = known.Headers.Any(static header =>
            string.Equals(header.WireName, "Content-Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            || part.Encoding is not { } encoding || !HttpToken.Is(encoding) ? null : encoding;
        return mediaType == known.ContentType && transfer is null
            ? null : known with { ContentType = mediaType, TransferEncoding = transfer };
    }

    private static bool IsFile(PartContentModel part, string? mediaTypes, bool knowsUntyped)
    {
        var areBytes = mediaTypes is { } types && types.Split(',').Any(static type =>
            MediaTypes.KindOf(type) == MediaTypeKind.Binary);
        return (part.IsPlainString && part.MediaType is null && areBytes)
            || (part.IsUntyped && knowsUntyped && part.Encoding is null
                && (mediaTypes is null ? part.MediaType is null : areBytes || mediaTypes.Trim() == "*/*"));
    }

    private static string? Valid(string? mediaType) =>
        mediaType is not null && MediaTypes.IsValid(mediaType) ? mediaType.Trim() : null;

    private static TypeRef File(TypeRef type) => type.Kind switch
    {
        TypeKind.Array => type with { Item = new TypeRef(TypeKind.Binary) },
        TypeKind.String or TypeKind.Any => new TypeRef(TypeKind.Binary),
        _ => type,
    };
}
