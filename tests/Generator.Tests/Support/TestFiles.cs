using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SpecClient.Generator.Tests.Support;

/// <summary>An additional file of a test with its <c>SpecClient…</c> metadata (keys without the prefix).</summary>
public sealed record TestFile(string Path, string Text, params (string Key, string Value)[] Metadata)
{
    /// <summary>A document that gives the client <c>Test.TestClient</c>.</summary>
    public static TestFile Document(string text, string path = "/specs/test.yaml") =>
        new(path, text, ("Namespace", "Test"), ("Name", "TestClient"));
}

/// <summary>An additional text in memory.</summary>
internal sealed class InMemoryText(TestFile file) : AdditionalText
{
    public TestFile File { get; } = file;

    public override string Path => File.Path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.Text);
}

/// <summary>MSBuild's values as the compiler hands them over.</summary>
internal sealed class InMemoryOptions(string rootNamespace, params (string Key, string Value)[] properties)
    : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties
        .Prepend(("RootNamespace", rootNamespace))
        .Reverse()
        .DistinctBy(static pair => pair.Item1)
        .ToDictionary(static pair => "build_property." + pair.Item1, static pair => pair.Item2));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is InMemoryText text
        ? new Values(text.File.Metadata.ToDictionary(
            pair => "build_metadata.AdditionalFiles.SpecClient" + pair.Key, pair => pair.Value))
        : Values.None;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static Values None { get; } = new([]);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }
}
