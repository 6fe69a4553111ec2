using Microsoft.OpenApi;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Repairs;
using ParameterStyle = SpecClient.Generator.Model.ParameterStyle;

namespace SpecClient.Generator.Building.Operations;

/// <summary>One entry of a <c>content</c> map at its place.</summary>
internal sealed record MediaContent(string MediaType, MediaTypeKind Kind, IOpenApiMediaType Media, string Pointer)
{
    public IOpenApiSchema? Schema => Media.Schema;

    /// <summary>The parts have no names, but an order.</summary>
    public bool IsPositional => Media.Extensions?.ContainsKey(PositionalParts.Positional) == true;

    /// <summary>Place of the schema where it is not below the entry's own.</summary>
    public string? SchemaPlace { get; init; }

    public string SchemaPointer => SchemaPlace ??
        Pointer + (Media.Schema is null && Media.ItemSchema is not null ? "/itemSchema" : "/schema");

    /// <summary>The entries, JSON first, without those that say the same as one before.</summary>
    public static IReadOnlyList<MediaContent> Read(
        BuildContext context, IDictionary<string, IOpenApiMediaType>? content, string pointer)
    {
        var found = new List<MediaContent>();
        foreach (var pair in content ?? new Dictionary<string, IOpenApiMediaType>())
        {
            if (pair.Value is null)
            {
                continue;
            }

            var place = Helpers.Pointer.Child(pointer + "/content", pair.Key);
            found.Add(new MediaContent(pair.Key, KindOf(context, pair.Key, pair.Value, place), pair.Value, place));
        }

        var ordered = found.OrderBy(static item => MediaTypes.Rank(item.MediaType, item.Kind)).ToList();
        return [.. ordered.Where((item, index) => !ordered.Take(index).Any(item.IsRepetition))];
    }

    /// <summary>The kind of an entry; by its schema where its key is no media type.</summary>
    public static MediaTypeKind KindOf(BuildContext context, string mediaType, IOpenApiMediaType media, string pointer)
    {
        if (MediaTypes.IsValid(mediaType))
        {
            var kind = MediaTypes.KindOf(mediaType);
            // Anything at all is JSON where its schema has structure, and bytes otherwise. A file under the name of
            // JSON or XML is what a 2.0 document's global "produces" makes of a download.
            return kind is MediaTypeKind.Json or MediaTypeKind.Xml && media.Schema is { } any
                && (MediaTypes.IsWildcard(mediaType) ? IsBinary(any) : Format(any) == "binary")
                ? MediaTypeKind.Binary
                : kind;
        }

        var taken = KindWithoutName(media.Schema);
        context.Report(
            OperationDiagnostics.MediaTypeInvalid, pointer, pointer, mediaType,
            taken switch { MediaTypeKind.Json => "JSON", MediaTypeKind.Text => "text", _ => "bytes" });
        return taken;
    }

    /// <summary>Type of the content.</summary>
    public TypeRef Build(ISchemaBuilder schemas, SchemaSite site)
    {
        switch (Kind)
        {
            case MediaTypeKind.Binary:
                return new TypeRef(TypeKind.Binary);
            case MediaTypeKind.Text:
                return Schema is { Type: not null } text && !IsBinary(text)
                    ? schemas.Build(text, site)
                    : new TypeRef(TypeKind.String);
            case MediaTypeKind.NdJson or MediaTypeKind.JsonSequence or MediaTypeKind.ServerSentEvents:
                return Sequence(schemas, site);
            default:
                return Schema is null ? new TypeRef(TypeKind.Any) : schemas.Build(Schema, site);
        }
    }

    /// <summary>How its root is XML; null where it is none.</summary>
    public XmlModel? Xml(BuildContext context) => Kind == MediaTypeKind.Xml && Schema is { } schema
        ? XmlModels.OfRoot(
            schema,
            PointerPath.Find(context.Source.Root, SchemaPointer),
            (schema as OpenApiSchemaReference)?.Reference.Id)
        : null;

    public EquatableArray<EncodingModel> Encodings(BuildContext context) =>
        (Media.Encoding ?? new Dictionary<string, OpenApiEncoding>())
            .Where(static pair => pair.Value is not null)
            .Select(pair =>
            {
                // Only what is said counts: any of the three words puts the media type out of use.
                var place = Helpers.Pointer.Child(Pointer + "/encoding", pair.Key);
                var said = PointerPath.Find(context.Source.Root, place) as System.Text.Json.Nodes.JsonObject;
                return new EncodingModel(
                    pair.Key,
                    DocumentationText.Clean(pair.Value.ContentType),
                    Style(pair.Value.Style),
                    said?["explode"] is null ? null : pair.Value.Explode,
                    pair.Value.AllowReserved == true)
                {
                    IsOfItems = said?.ContainsKey(PositionalParts.OfItems) == true,
                };
            })
            .ToEquatableArray();

    // The items are what is typed: by itemSchema (OpenAPI 3.2), by an array, or by the one line that the schema
    // describes.
    private TypeRef Sequence(ISchemaBuilder schemas, SchemaSite site)
    {
        if (Media.ItemSchema is { } item)
        {
            return schemas.Build(item, site with { Pointer = Pointer + "/itemSchema" });
        }

        if (Schema is null || IsBinary(Schema))
        {
            return new TypeRef(Kind == MediaTypeKind.ServerSentEvents ? TypeKind.Any : TypeKind.Binary);
        }

        var type = schemas.Build(Schema, site);
        return type is { Kind: TypeKind.Array, Item: { } line } ? line : type;
    }

    private static bool IsBinary(IOpenApiSchema schema) =>
        Format(schema) == "binary" || schema is OpenApiSchema { ContentMediaType: not null };

    private static string? Format(IOpenApiSchema schema) => ReferenceTargets.Of(schema)?.Format;

    private bool IsRepetition(MediaContent other) => other.Kind == Kind
        && MediaTypes.PatchWord(other.MediaType) == MediaTypes.PatchWord(MediaType)
        && Kind is MediaTypeKind.Json or MediaTypeKind.Xml or MediaTypeKind.Binary
        && (ReferenceEquals(other.Schema, Schema) || Same(other.Schema, Schema));

    private static bool Same(IOpenApiSchema? left, IOpenApiSchema? right) => (left, right) switch
    {
        (null, null) => true,
        (OpenApiSchemaReference a, OpenApiSchemaReference b) => a.Reference.Id == b.Reference.Id,
        (OpenApiSchema { Items: OpenApiSchemaReference a }, OpenApiSchema { Items: OpenApiSchemaReference b }) =>
            a.Reference.Id == b.Reference.Id,
        (OpenApiSchema a, OpenApiSchema b) => IsPlain(a) && IsPlain(b) && a.Type == b.Type && a.Format == b.Format,
        _ => false,
    };

    private static bool IsPlain(OpenApiSchema schema) => schema.Type is { } type
        && (type & (JsonSchemaType.Object | JsonSchemaType.Array)) == 0 && schema.Enum is not { Count: > 0 };

    // What has structure is JSON; a schema that says nothing is that of a file, whatever the document meant.
    private static MediaTypeKind KindWithoutName(IOpenApiSchema? schema) => schema switch
    {
        null => MediaTypeKind.Binary,
        _ when IsBinary(schema) || !SchemaPeek.SaysSomething(schema) => MediaTypeKind.Binary,
        _ when SchemaPeek.Resolve(schema, "").Schema is { Type: JsonSchemaType.String, Enum: not { Count: > 0 } } =>
            MediaTypeKind.Text,
        _ => MediaTypeKind.Json,
    };

    private static ParameterStyle? Style(Microsoft.OpenApi.ParameterStyle? style) => style switch
    {
        Microsoft.OpenApi.ParameterStyle.Form => ParameterStyle.Form,
        Microsoft.OpenApi.ParameterStyle.SpaceDelimited => ParameterStyle.SpaceDelimited,
        Microsoft.OpenApi.ParameterStyle.PipeDelimited => ParameterStyle.PipeDelimited,
        Microsoft.OpenApi.ParameterStyle.DeepObject => ParameterStyle.DeepObject,
        _ => null,
    };
}
