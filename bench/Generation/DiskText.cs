using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SpecClient.Bench.Generation;

/// <summary>An additional file on disk.</summary>
internal sealed class DiskText(string path) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        using FileStream stream = File.OpenRead(path);
        return SourceText.From(stream, Encoding.UTF8);
    }
}

/// <summary>The options of the project, and the metadata of the document's item.</summary>
internal sealed class BenchOptions(string document) : AnalyzerConfigOptionsProvider
{
    private static readonly Values s_none = new([]);

    private static readonly Values s_document = new(new()
    {
        ["build_metadata.AdditionalFiles.SpecClientNamespace"] = "Bench",
        ["build_metadata.AdditionalFiles.SpecClientName"] = "BenchClient",
    });

    public override AnalyzerConfigOptions GlobalOptions => s_none;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_none;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        textFile.Path == document ? s_document : s_none;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
