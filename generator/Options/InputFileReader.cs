using System.Collections.Immutable;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SpecClient.Generator.Options;

/// <summary>Reads MSBuild's values that the package's props file makes visible to the compiler.</summary>
internal static class InputFileReader
{
    private const string MetadataPrefix = "build_metadata.AdditionalFiles.SpecClient";

    // What can hold a document, a map or an overlay; the project can say so of any file.
    private static bool IsCandidate(string path, string? kind) =>
        EndsWith(path, ".json") || EndsWith(path, ".yaml") || EndsWith(path, ".yml") || IsBaseline(path)
        || kind is not null;

    /// <summary>True for the name of a baseline of a client's surface.</summary>
    public static bool IsBaseline(string path) => EndsWith(path, ".baseline.txt");

    /// <summary>The file with what the project says of it, or null where it is none of ours.</summary>
    public static InputFile? Read(
        (AdditionalText File, AnalyzerConfigOptionsProvider Options) input, CancellationToken cancellationToken)
    {
        var options = input.Options.GetOptions(input.File);
        var kind = Value(options, MetadataPrefix + "Kind");
        if (!IsCandidate(input.File.Path, kind))
        {
            return null;
        }

        var metadata = new FileMetadata(
            kind,
            Value(options, MetadataPrefix + "Namespace"),
            Value(options, MetadataPrefix + "Name"),
            Value(options, MetadataPrefix + "Accessibility"),
            Decoded(options, MetadataPrefix + "Include"),
            Decoded(options, MetadataPrefix + "Exclude"),
            Decoded(options, MetadataPrefix + "Document"))
        {
            OnlyCalled = Value(options, MetadataPrefix + "OnlyCalled"),
            Keep = Decoded(options, MetadataPrefix + "Keep"),
            Names = Value(options, MetadataPrefix + "Names"),
        };
        return new InputFile(input.File.Path, input.File.GetText(cancellationToken), metadata);
    }

    /// <summary>What the project says of all documents; the root namespace is empty where it has none.</summary>
    public static ProjectOptions Project(
        (AnalyzerConfigOptionsProvider Options, HttpFactoryReference Http) input,
        CancellationToken cancellationToken) => new(
        Decoded(input.Options.GlobalOptions, "build_property.SpecClientRootNamespace")
            ?? Value(input.Options.GlobalOptions, "build_property.RootNamespace") ?? "",
        input.Http.MajorVersion,
        IsTrue(Value(input.Options.GlobalOptions, "build_property.SpecClientSurface")),
        OnlyCalled(input.Options));

    /// <summary>What the project says of all documents that do not say it themselves.</summary>
    private static bool OnlyCalled(AnalyzerConfigOptionsProvider options) =>
        IsTrue(Value(options.GlobalOptions, "build_property.SpecClientOnlyCalled"));

    public static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the assembly that gives <c>AddHttpClient</c>.</summary>
    public static bool IsHttpFactory(MetadataReference reference) =>
        reference.Display is { } name && EndsWith(name, "Microsoft.Extensions.Http.dll");

    /// <summary>That assembly; of major version 1 where it cannot be read.</summary>
    public static HttpFactoryReference HttpFactory(MetadataReference reference, CancellationToken cancellationToken)
    {
        try
        {
            return new((reference as PortableExecutableReference)?.GetMetadata() is AssemblyMetadata assembly
                ? assembly.GetModules()[0].GetMetadataReader().GetAssemblyDefinition().Version.Major
                : 1);
        }
        catch (Exception fault) when (fault is IOException or BadImageFormatException)
        {
            return new(1);
        }
    }

    /// <summary>The newest of them; of major version 0 where there is none.</summary>
    public static HttpFactoryReference Newest(
        ImmutableArray<HttpFactoryReference> references, CancellationToken cancellationToken) =>
        new(references.Select(static reference => reference.MajorVersion).DefaultIfEmpty().Max());

    /// <summary>The files as one value.</summary>
    public static FileSet Collect(ImmutableArray<InputFile?> files, CancellationToken cancellationToken) =>
        new(files.OfType<InputFile>().ToImmutableArray());

    private static bool EndsWith(string path, string extension) =>
        path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    // As the package's SpecClientEncodeMetadata leaves it: the compiler cuts a value at a semicolon or a number sign.
    private static string? Decoded(AnalyzerConfigOptions options, string key) => Value(options, key)?
        .Replace("%3B", ";").Replace("%23", "#").Replace("%25", "%");

    private static string? Value(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
