using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>What a media type's content is.</summary>
internal static class MediaTypes
{
    /// <summary>The kind, by type and structured suffix (RFC 6838 section 4.2.8).</summary>
    public static MediaTypeKind KindOf(string mediaType)
    {
        var name = Name(mediaType);
        return name switch
        {
            "application/x-www-form-urlencoded" => MediaTypeKind.FormUrlEncoded,
            "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/x-jsonl"
                or "application/jsonlines" or "application/json-lines" or "application/x-json-stream" =>
                    MediaTypeKind.NdJson,
            "application/json-seq" => MediaTypeKind.JsonSequence,
            "text/event-stream" => MediaTypeKind.ServerSentEvents,
            "application/json" or "text/json" or "application/x-json" or "*/*" or "application/*" => MediaTypeKind.Json,
            "application/xml" or "text/xml" => MediaTypeKind.Xml,
            "application/javascript" or "application/graphql" or "application/yaml" or "application/x-yaml"
                or "application/sql" or "application/toml" or "application/jwt" => MediaTypeKind.Text,
            _ when name.StartsWith("multipart/", StringComparison.Ordinal) => MediaTypeKind.Multipart,
            _ when name.EndsWith("+json-seq", StringComparison.Ordinal) => MediaTypeKind.JsonSequence,
            _ when name.EndsWith("+json", StringComparison.Ordinal) => MediaTypeKind.Json,
            _ when name.EndsWith("+xml", StringComparison.Ordinal) => MediaTypeKind.Xml,
            _ when name.StartsWith("text/", StringComparison.Ordinal) => MediaTypeKind.Text,
            _ => MediaTypeKind.Binary,
        };
    }

    /// <summary>Type and subtype in lower case, without parameters.</summary>
    public static string Name(string mediaType)
    {
        var end = mediaType.IndexOf(';');
        return (end < 0 ? mediaType : mediaType.Substring(0, end)).Trim().ToLowerInvariant();
    }

    /// <summary>Whether a url-encoded form can be made of a value: it is an object, or may be one.</summary>
    public static bool HasForm(TypeRef type) =>
        type.Kind is TypeKind.Any or TypeKind.Object or TypeKind.Map or TypeKind.Union or TypeKind.Custom;

    public static bool IsWildcard(string mediaType) => mediaType.IndexOf('*') >= 0;

    /// <summary>Two tokens with a slash between (RFC 9110 section 8.3.1).</summary>
    public static bool IsValid(string mediaType)
    {
        var name = Name(mediaType);
        var slash = name.IndexOf('/');
        return slash > 0 && slash < name.Length - 1 && name.IndexOf('/', slash + 1) < 0
            && name.All(static character =>
                character is > ' ' and < (char)127 && "()<>@,:\\\"[]?={}".IndexOf(character) < 0);
    }

    /// <summary>Which of several media types stands first: JSON, then what reads like it, then forms, text,
    /// binary.</summary>
    public static int Rank(string mediaType, MediaTypeKind kind) => kind switch
    {
        MediaTypeKind.Json when Name(mediaType) == "application/json" => 0,
        MediaTypeKind.Json when !IsWildcard(mediaType) => 1,
        MediaTypeKind.Json => 2,
        MediaTypeKind.FormUrlEncoded => 3,
        MediaTypeKind.Multipart => 4,
        MediaTypeKind.NdJson or MediaTypeKind.JsonSequence => 5,
        MediaTypeKind.ServerSentEvents => 6,
        MediaTypeKind.Xml => 7,
        MediaTypeKind.Text => 8,
        _ => 9,
    };

    /// <summary>
    /// What kind of patch it is, as a word: the same schema means something else in each. Null where it is none.
    /// </summary>
    public static string? PatchWord(string mediaType)
    {
        const string End = "-patch+json";
        var name = Name(mediaType);
        return name.EndsWith(End, StringComparison.Ordinal)
            ? CSharpIdentifier.Pascal(name.Substring(name.IndexOf('/') + 1, name.Length - name.IndexOf('/') - 6))
            : null;
    }

    /// <summary>Word for a media type in a property's name.</summary>
    public static string Word(string mediaType, MediaTypeKind kind) => kind switch
    {
        MediaTypeKind.Json => PatchWord(mediaType) ?? "Json",
        MediaTypeKind.FormUrlEncoded => "Form",
        MediaTypeKind.Multipart => "Multipart",
        MediaTypeKind.Text => "Text",
        MediaTypeKind.NdJson => "Lines",
        MediaTypeKind.JsonSequence => "Sequence",
        MediaTypeKind.ServerSentEvents => "Events",
        MediaTypeKind.Xml => "Xml",
        _ => "Binary",
    };
}
