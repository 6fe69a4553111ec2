using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Json;

namespace SpecClient.Generator.Tests.Support;

/// <summary>Runs the generator in memory and compiles what it emits as a strict consumer would.</summary>
public static class GeneratorHarness
{
    private static readonly CSharpParseOptions s_parse = CSharpParseOptions.Default
        .WithLanguageVersion(LanguageVersion.CSharp12)
        .WithDocumentationMode(DocumentationMode.Diagnose);

    // Kept, so that the compilations of all tests share the symbols of what they reference.
    private static readonly CSharpCompilation s_empty = Empty();

    /// <summary>Runs on one YAML or JSON document that gives <c>Test.TestClient</c>.</summary>
    public static GeneratorRun Run(string document, string source = "") => Run([TestFile.Document(document)], source);

    /// <summary>Runs on several additional files, beside C# source of the consumer.</summary>
    public static GeneratorRun Run(
        IEnumerable<TestFile> files, string source = "", params (string Key, string Value)[] properties)
    {
        var compilation = Compilation(source);
        var driver = Driver(files, properties).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new GeneratorRun(driver, (CSharpCompilation)output);
    }

    /// <summary>A consumer: C# 12, nullable, every warning an error, documentation required.</summary>
    public static CSharpCompilation Compilation(
        string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) => CSharpCompilation.Create(
        "Consumer" + Guid.NewGuid().ToString("N"),
        [CSharpSyntaxTree.ParseText(source, s_parse, "Consumer.cs")],
        s_empty.References,
        s_empty.Options.WithOutputKind(kind));

    /// <summary>A driver that tracks its steps.</summary>
    public static GeneratorDriver Driver(
        IEnumerable<TestFile> files, params (string Key, string Value)[] properties) => CSharpGeneratorDriver.Create(
        [new ClientGenerator().AsSourceGenerator()],
        files.Select(static file => new InMemoryText(file)),
        s_parse,
        new InMemoryOptions("Test", properties),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static CSharpCompilation Empty()
    {
        var compilation = CSharpCompilation.Create(
            "Empty",
            references: [.. Net100.References.All, MetadataReference.CreateFromFile(
                typeof(JsonReadContext).Assembly.Location)],
            options: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error,
                warningLevel: 9999));
        _ = compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    }
}

/// <summary>What a run gave.</summary>
public sealed class GeneratorRun(GeneratorDriver driver, CSharpCompilation output)
{
    private const string Spared = "#nullable disable warnings";

    // Not CS8618: reading assigns the fields of what the JSON has; the properties throw for what it lacks.
    private const string Checked = "#nullable enable warnings\n#pragma warning disable CS8618";

    public GeneratorDriver Driver { get; } = driver;

    public CSharpCompilation Output { get; } = output;

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>Diagnostics of the generator, in order.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>Emitted files by hint name.</summary>
    public ImmutableDictionary<string, string> Sources =>
        Result.GeneratedSources.ToImmutableDictionary(s => s.HintName, s => s.SourceText.ToString());

    /// <summary>Errors and warnings of the C# compiler.</summary>
    public ImmutableArray<Diagnostic> CompileErrors =>
        [.. WithNullableWarnings(Output).GetDiagnostics().Where(static d => d.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>Emitted code spares consumers the analysis of null flow; here it is looked at.</summary>
    public static Compilation WithNullableWarnings(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.GetText().ToString();
            if (text.Contains(Spared, StringComparison.Ordinal))
            {
                compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(
                    text.Replace(Spared, Checked, StringComparison.Ordinal), Encoding.UTF8)));
            }
        }

        return compilation;
    }

    /// <summary>Fails with the messages and lines unless everything compiles without a warning.</summary>
    public GeneratorRun AssertCompiles()
    {
        AssertNone(CompileErrors);
        return this;
    }

    /// <summary>The consumer and its client as a loaded assembly; fails as <see cref="AssertCompiles"/> does.</summary>
    public Assembly Load()
    {
        using var stream = new MemoryStream();
        var result = WithNullableWarnings(Output).Emit(stream, xmlDocumentationStream: Stream.Null);
        AssertNone(result.Diagnostics.Where(static d => d.Severity >= DiagnosticSeverity.Warning));
        Assert.True(result.Success);
        return Assembly.Load(stream.ToArray());
    }

    private void AssertNone(IEnumerable<Diagnostic> compilerDiagnostics)
    {
        var faults = Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)
            .Concat(compilerDiagnostics)
            .Select(static d => d + "\n    " + LineOf(d))
            .Take(20)
            .ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    private static string LineOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree
        ? tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
        : "";
}
