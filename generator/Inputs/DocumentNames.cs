using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Options;

namespace SpecClient.Generator.Inputs;

/// <summary>Names that a project gives a document's client, made legal; and what its metadata says in vain.</summary>
internal static class DocumentNames
{
    // The only public type of the runtime that is called like a client, beside its options.
    private const string RuntimeClient = "ApiClient";

    private static readonly string[] s_kinds = ["document", "overlay", "map", "none"];

    /// <summary>The client's type: the metadata's, else the file's name.</summary>
    public static string Client(InputFile file) => file.Metadata.Name is { } name
        ? ClientIdentifier(name)
        : DefaultName(file.Path);

    /// <summary>The root namespace: the metadata's, else the project's, which may be no C# name.</summary>
    public static string Namespace(InputFile file, string rootNamespace) =>
        string.Join(".", (file.Metadata.Namespace ?? rootNamespace)
            .Split('.')
            .Where(static part => part.Length > 0)
            .Select(Identifier));

    /// <summary>Values that no one knows, or that C# cannot have.</summary>
    public static IEnumerable<DiagnosticInfo> Check(InputFile file)
    {
        var metadata = file.Metadata;
        return new[]
        {
            Known(file, "Kind", metadata.Kind, s_kinds),
            Known(file, "Accessibility", metadata.Accessibility, ["public", "internal"]),
            Known(file, "Names", metadata.Names, ["operation-id"]),
            Known(file, "OnlyCalled", metadata.OnlyCalled, ["true", "false"]),
            Legal(file, "Name", metadata.Name, metadata.Name is null ? null : ClientIdentifier(metadata.Name)),
            Legal(file, "Namespace", metadata.Namespace, metadata.Namespace is null ? null : Namespace(file, "")),
        }.OfType<DiagnosticInfo>();
    }

    /// <summary>A map that is called like no document; it is one by its metadata, or by its name and content.</summary>
    public static DiagnosticInfo UnboundMap(InputFile file)
    {
        const string help = "a map is called like its document, as petstore.client.yaml beside petstore.yaml";
        var path = FilePath.Normalize(file.Path);
        return file.Metadata.Kind is { } kind
            ? Unknown(file, "Kind", kind, help)
            : Meaningless(file, "The name", path.Substring(path.LastIndexOf('/') + 1), help);
    }

    private static DiagnosticInfo? Known(InputFile file, string key, string? value, string[] known) =>
        value is null || known.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? null
            : Unknown(file, key, value, "known are " + string.Join(", ", known));

    private static DiagnosticInfo? Legal(InputFile file, string key, string? value, string? legal) =>
        value == legal ? null : Unknown(file, key, value!, $"C# cannot have it; '{legal}' is used");

    private static DiagnosticInfo Unknown(InputFile file, string key, string value, string help) =>
        Meaningless(file, "SpecClient" + key, value, help);

    private static DiagnosticInfo Meaningless(InputFile file, string what, string value, string help) =>
        DiagnosticInfo.Create(
            GeneratorDiagnostics.MetadataUnknown, new LocationInfo(file.Path, 0, 0, 0, 0, 0, 0), what, value, help);

    // As the SDK's templates make a namespace of a project's name.
    private static string Identifier(string text)
    {
        var result = new StringBuilder(text.Length + 1);
        foreach (var character in text.Trim())
        {
            result.Append(SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_');
        }

        var name = result.ToString();
        return SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
            ? name
            : "_" + name;
    }

    // A client stands beside the namespaces of its models and resources; and no type is called 'record' or 'required'.
    private static string ClientIdentifier(string text) => Identifier(text) switch
    {
        "Models" or "Resources" => text.Trim() + "Client",
        var name when SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None => "_" + name,
        var name => name,
    };

    private static string DefaultName(string path)
    {
        var name = CSharpIdentifier.Pascal(FilePath.Stem(path));
        var client = name.EndsWith("Client", StringComparison.Ordinal) ? name : name + "Client";

        // Where both namespaces are imported, a name that the runtime has too would be ambiguous (CS0104).
        return client == RuntimeClient ? "ApiServiceClient" : client;
    }
}
