using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecClient.Generator.Emission;
using SpecClient.Generator.Model;
using SpecClient.Generator.Tests.Support;
using Xunit;

namespace SpecClient.Generator.Tests.Emission.Operations;

/// <summary>Compiles emitted code with a caller's code, as strictly as a consumer may, and runs it.</summary>
internal static class EmittedCode
{
    private static readonly MetadataReference s_tests =
        MetadataReference.CreateFromFile(typeof(EmittedCode).Assembly.Location);

    private static readonly MetadataReference s_assertions =
        MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location);

    /// <summary>Calls <c>Run(sender)</c> of the caller's code, which is the body of an async method.</summary>
    public static async Task<FakeSender> RunAsync(OutputModel output, string body, Func<string, string>? answer = null)
    {
        var sender = new FakeSender(answer ?? (static _ => ""));
        await RunAsync(output, body, sender);
        return sender;
    }

    public static async Task RunAsync(OutputModel output, string body, FakeSender sender)
    {
        var caller =
            """
            using System; using System.Collections.Generic; using System.IO; using System.Linq;
            using System.Threading.Tasks;
            using SpecClient; using SpecClient.Json; using Test.Models; using Test.Resources; using Xunit;
            internal static class Caller
            {
                public static async Task Run(SpecClient.Requests.IApiSender sender)
                {
                    var things = new ThingsResource(sender);
                    await Task.Yield();
            """ + "\n" + body + "\n    }\n}\n";
        var method = Compile(Text(output), caller).GetType("Caller")!.GetMethod("Run")!;
        await (Task)method.Invoke(null, [sender])!;
    }

    public static string Text(OutputModel output) =>
        SourceEmitter.Output(new OutputSource("Things.g.cs", "global::Test.TestClient", output), default)
            .ToString();

    public static Assembly Compile(params string[] sources)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12)
            .WithDocumentationMode(DocumentationMode.Diagnose);
        var compilation = GeneratorHarness.Compilation("");

        // The assertions that callers use were built for an older System.Runtime; consumers do not reference them.
        compilation = compilation
            .WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
                [new("CS1701", ReportDiagnostic.Suppress)]))
            .AddReferences(s_tests, s_assertions)
            .AddSyntaxTrees(sources.Select(source => CSharpSyntaxTree.ParseText(source, parse)));
        using var image = new MemoryStream();
        var result = compilation.Emit(image, xmlDocumentationStream: Stream.Null);
        var faults = result.Diagnostics.Where(static d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults.Take(20)) + "\n" + sources[0]);
        Assert.True(result.Success);
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }
}
