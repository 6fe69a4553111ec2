using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Tests.Support;
using SpecClient.Json;

namespace SpecClient.Generator.Tests.Golden;

/// <summary>
/// The emitted text of one small document, compiled and compared. <c>SPECCLIENT_REWRITE_GOLDENS=1</c> writes it anew.
/// </summary>
public class GoldenTests
{
    private const string Folder = "tests/Generator.Tests/Golden/Expected";

    [Fact]
    public async Task Golden_document_gives_the_expected_files()
    {
        var document = Repository.Read("specs/features/golden.yaml");
        var run = GeneratorHarness.Run([new TestFile("/specs/golden.yaml", document)]);
        if (Environment.GetEnvironmentVariable("SPECCLIENT_REWRITE_GOLDENS") == "1")
        {
            Rewrite(run);
        }

        var test = new GoldenTest(document);
        foreach (var path in Directory
            .EnumerateFiles(Path.Combine(Repository.Root, Folder), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            var name = Path.ChangeExtension(
                Path.GetRelativePath(Path.Combine(Repository.Root, Folder), path).Replace('\\', '/'), null);
            var text = SourceText.From(await File.ReadAllTextAsync(path), Encoding.UTF8);
            test.TestState.GeneratedSources.Add((typeof(ClientGenerator), name, text));
        }

        await test.RunAsync();
    }

    private static void Rewrite(GeneratorRun run)
    {
        var folder = Path.Combine(Repository.Root, Folder);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var (name, text) in run.Sources)
        {
            // ".txt", so that this project does not compile them.
            var path = Path.Combine(folder, name + ".txt");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    private sealed class GoldenTest : CSharpSourceGeneratorTest<ClientGenerator, DefaultVerifier>
    {
        public GoldenTest(string document)
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(Basic.Reference.Assemblies.Net100.References.All);
            TestState.AdditionalReferences.Add(typeof(JsonReadContext).Assembly);
            TestState.Sources.Add("// A consumer.\n");
            TestState.AdditionalFiles.Add(("/specs/golden.yaml", document));
            TestState.AnalyzerConfigFiles.Add(
                ("/.globalconfig", "is_global = true\nbuild_property.RootNamespace = Test\n"));
        }

        protected override ParseOptions CreateParseOptions() =>
            ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(LanguageVersion.CSharp12);

        protected override CompilationOptions CreateCompilationOptions() =>
            ((CSharpCompilationOptions)base.CreateCompilationOptions())
                .WithNullableContextOptions(NullableContextOptions.Enable);
    }
}
