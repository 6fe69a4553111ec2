using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Incremental;

/// <summary><c>SpecClientOnlyCalled</c>: what the code mentions is emitted; an edit runs no more than needed.</summary>
public class OnlyCalledTests
{
    private const string Document =
        """
        openapi: 3.1.0
        info: { title: T, version: '1' }
        paths:
          /dns/records:
            get: { operationId: a, responses: { '200': { $ref: '#/components/responses/record' } } }
            post: { operationId: b, responses: { '204': { description: Done. } } }
          /dns/records/{id}/stop:
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            post: { operationId: c, responses: { '204': { description: Done. } } }
          /pets:
            get: { operationId: d, responses: { '200': { $ref: '#/components/responses/pet' } } }
        components:
          responses:
            record:
              description: R.
              content: { application/json: { schema: { $ref: '#/components/schemas/record' } } }
            pet: { description: P., content: { application/json: { schema: { $ref: '#/components/schemas/pet' } } } }
          schemas:
            record: { type: object, properties: { id: { type: string } } }
            pet: { type: object, properties: { name: { type: string } } }
        """;

    private const string Call = "class A { object M(Test.TestClient c) => c.Dns.Records.ListAsync(); }";

    [Theory]
    [InlineData("class A;", "", "SPEC0082 4|4")]
    [InlineData(Call, "ListAsync Record", "SPEC0082 3|4")]
    [InlineData("class A { object M(Test.Resources.Dns.RecordsResource r) => r.ListAsync(); }", "ListAsync Record",
        "SPEC0082 3|4")]
    [InlineData("class A { object M(Test.TestClient c) => c.SendAsync(new Test.Models.PetGetParams()); }",
        "GetAsync Pet", "SPEC0082 3|4")]
    [InlineData("class A { string M() => nameof(M) + \"Stop StopAsync\"; /* StopAsync */ }", "", "SPEC0082 4|4")]
    [InlineData("class A { void M(dynamic c) => c.StopAsync(); }", "StopAsync", "SPEC0082 3|4")]
    [InlineData("class A { object M(Test.TestClient c, System.Net.Http.HttpClient h) => (c.Dns.Records.ListAsync(), "
        + "h.GetAsync(\"\")); }", "ListAsync Record", "SPEC0082 3|4")]
    public void Only_what_the_code_mentions_is_emitted(string code, string expected, string diagnostics)
    {
        var run = Run(code, []);
        Assert.Equal(expected, Emitted(run));
        Assert.Equal([diagnostics], run.Diagnostics.Select(Text));
    }

    /// <summary>Code in many forms, all of which needs what it mentions: nothing may be missing.</summary>
    public static TheoryData<string> Forms =>
    [
        "class A { object M(Test.TestClient c) { var r = c.Dns.Records; return r.StopAsync(\"1\"); } }",
        "class A(Test.TestClient c) { public Test.Resources.DnsResource Dns => c.Dns; }\n"
            + "class B { object M(A a) => a.Dns.Records.StopAsync(\"1\"); }",
        "class A { object M(Test.Resources.DnsResource dns) => dns.Records.StopAsync(\"1\"); }",
        "class A { object M(Test.Resources.Dns.RecordsResource r) => r.StopAsync(\"1\"); }",
        "using R = Test.Resources.Dns.RecordsResource; class A { object M(R r) => r.ListAsync(); }",
        "using Test.Resources.Dns; class A { object? M(object o) => o is RecordsResource r ? r.ListAsync() : null; }",
        "class A { System.Delegate M(Test.TestClient c) => c.Dns.Records.ListAsync; }",
        "class A { string M(Test.TestClient c) => nameof(c.Dns.Records.StopAsync); }",
        "static class X { public static object All(this Test.Resources.Dns.RecordsResource r) => r.ListAsync(); }\n"
            + "class A { object M(Test.TestClient c) => c.Dns.Records.All(); }",
        "static class X { public static Test.Resources.DnsResource D(this Test.TestClient c) => c.Dns; }\n"
            + "class A { object M(Test.TestClient c) => c.D().Records.ListAsync(); }",
        "class A { object? M(Test.TestClient? c) => c?.Dns?.Records?.ListAsync(); }",
        "class G<T> where T : Test.Resources.Dns.RecordsResource { object M(T r) => r.ListAsync(); }",
        "class A { object M(Test.TestClient c) { var (d, p) = (c.Dns, c.Pets); return (d.Records.ListAsync(), "
            + "p.GetAsync()); } }",
        "class A { object M(Test.TestClient c) => c.D\\u006es.@Records.List\\u0041sync(); }",
        "class A { object M(System.IServiceProvider s) => ((Test.Resources.Dns.RecordsResource)s.GetService("
            + "typeof(Test.Resources.Dns.RecordsResource))!).ListAsync(); }",
        "class A { System.Func<Test.TestClient, object> F = static c => c.Pets.GetAsync(); }",
        "class A { object M(Test.TestClient c) { Test.Models.Pets.PetGetParams p = new(); return c.SendAsync(p); } }",
        "class A { Test.Models.Pet? P; object M() => P!.Name + new Test.Models.Record().Id; }",
        "class A { object M(Test.TestClient c) => c.Dns.Records.CreateAsync(); object T => typeof(Test.Models.Pet); }",
        "class A { Test.Resources.Dns.RecordsResource? R; }",
        "class A { object M(Test.TestClient c) => c.Dns.Records; }",
        "class A { object M(Test.TestClient c) => c.Pets.GetAsync(); string N => nameof(Test.Resources.DnsResource); }",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Whatever_form_a_mention_has_the_code_compiles(string code)
    {
        // Unused members and null tests are the point of no form.
        const string Quiet = "#pragma warning disable\n#nullable enable annotations\n";
        var all = Compile(Quiet + code, "false");
        Assert.True(all.IsEmpty, "The form itself is wrong: " + string.Join("\n", all));
        Assert.Empty(Compile(Quiet + code, "true"));
    }

    [Fact]
    public void A_cref_is_a_mention()
    {
        var parse = new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose);
        const string Code =
            "/// <summary><see cref=\"Test.Resources.Dns.RecordsResource.ListAsync\"/>.</summary>\nclass A;";
        var compilation = GeneratorHarness.Compilation("class B;", OutputKind.ConsoleApplication);
        compilation = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(Code, parse, "A.cs"));
        var driver = GeneratorHarness.Driver(Files(Document, [], [])).RunGenerators(compilation);
        Assert.Equal("ListAsync Record", Emitted(new GeneratorRun(driver, compilation)));
    }

    [Fact]
    public void The_type_that_reads_webhooks_is_there_where_code_mentions_it()
    {
        const string Webhook = """

            webhooks:
              pet.created:
                post:
                  requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/pet' } } } }
                  responses: { '204': { description: Done. } }
            """;
        Assert.Empty(Compile("class A { object M() => typeof(Test.TestWebhooks); }", "true", Document + Webhook));
    }

    private static System.Collections.Immutable.ImmutableArray<Diagnostic> Compile(
        string code, string onlyCalled, string document = Document)
    {
        var compilation = GeneratorHarness.Compilation(code, OutputKind.DynamicallyLinkedLibrary);
        var driver = GeneratorHarness
            .Driver(Files(document, [], [("OnlyCalled", onlyCalled), ("Accessibility", "internal")]))
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return [.. output.GetDiagnostics().Where(static item => item.Severity == DiagnosticSeverity.Error)];
    }

    [Fact]
    public void Without_the_option_all_is_emitted()
    {
        var run = Run(Call, [], ("OnlyCalled", "false"));
        Assert.Equal("CreateAsync GetAsync ListAsync Pet Record StopAsync", Emitted(run));
        Assert.Empty(run.Diagnostics);
    }

    [Theory]
    [InlineData("StopAsync", "StopAsync")]
    [InlineData("Stop", "StopAsync")]
    [InlineData("resource:pets; b", "CreateAsync GetAsync Pet")]
    [InlineData("/dns/**", "CreateAsync ListAsync Record StopAsync")]
    public void The_keep_list_is_emitted_besides(string keep, string expected) =>
        Assert.Equal(expected, Emitted(Run("class A;", [], ("Keep", keep))));

    [Fact]
    public void What_of_the_keep_list_matches_nothing_is_told()
    {
        const string Keep = "Stop; StopAsync; /dns/**; resource:pets; b; Stopp; /dms/**; resource:pet; tag:x";
        var run = Run(Call, [], ("Keep", Keep));
        Assert.Equal(
            ["'Stopp'", "'/dms/**'", "'resource:pet'", "'tag:x'"],
            run.Diagnostics.Where(static found => found.Id == "SPEC0066").Select(static found =>
                found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)
                    .Replace("SpecClientKeep: ", "").Replace(" matches no operation", "")));
    }

    [Theory]
    [InlineData("/Pages/Index.razor")]
    [InlineData("/Pages/Index.cshtml")]
    public void Razor_files_are_code_too(string path) => Assert.Equal(
        "StopAsync", Emitted(Run("class A;", [new(path, "@code { await c.Dns.Records.StopAsync(id); }")])));

    [Theory]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, "public", true)]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, "internal", false)]
    [InlineData(OutputKind.ConsoleApplication, "public", false)]
    public void A_library_with_a_public_client_is_warned(OutputKind kind, string accessibility, bool warned)
    {
        var driver = GeneratorHarness.Driver(Files(Document, [], [("Accessibility", accessibility)]))
            .RunGenerators(GeneratorHarness.Compilation("class A;", kind));
        Assert.Equal(warned, driver.GetRunResult().Diagnostics.Any(static item =>
            item is { Id: "SPEC0083", DefaultSeverity: DiagnosticSeverity.Warning }));
    }

    [Theory]
    [InlineData("class B { void M() => System.Threading.Tasks.Task.FromResult(1); }", false)]
    [InlineData("class B { object M(Test.TestClient c) => c.Dns.Records.ListAsync(); }", false)]
    [InlineData("class B { object M(Test.TestClient c) => c.Dns.Records.StopAsync(\"1\"); }", true)]
    public void An_edit_that_calls_nothing_new_leaves_all_behind_the_names_cached(string code, bool calls)
    {
        var compilation = GeneratorHarness.Compilation(Call, OutputKind.ConsoleApplication);
        var driver = GeneratorHarness.Driver(Files(Document, [], [])).RunGenerators(compilation);
        var parse = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code, parse, "B.cs")));
        var steps = driver.GetRunResult().Results.Single().TrackedSteps;
        string[] before = [TrackingNames.Files, TrackingNames.Documents, TrackingNames.Catalogs];
        foreach (var name in TrackingNames.All.Where(static name => name != TrackingNames.Diagnostics))
        {
            var reasons = steps[name].SelectMany(static step => step.Outputs).Select(static o => o.Reason).ToList();
            if (before.Contains(name) || (!calls && name != TrackingNames.Calls))
            {
                Assert.All(reasons, reason => Assert.Contains(
                    reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
            }

            if (name is TrackingNames.Calls or TrackingNames.Models or TrackingNames.Outputs)
            {
                Assert.Equal(calls, reasons.Any(static reason =>
                    reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New));
            }
        }

        if (!calls)
        {
            Assert.All(
                steps[TrackingNames.Models].SelectMany(static step => step.Outputs),
                static o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
        }
    }

    [Fact]
    public void A_changed_set_builds_what_the_first_build_would()
    {
        var compilation = GeneratorHarness.Compilation("class A;", OutputKind.ConsoleApplication);
        var driver = GeneratorHarness.Driver(Files(Document, [], [])).RunGenerators(compilation);
        var after = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[0],
            CSharpSyntaxTree.ParseText(Call, (CSharpParseOptions)compilation.SyntaxTrees[0].Options));
        driver = driver.RunGenerators(after);
        Assert.Equal(
            Run(Call, []).Sources,
            new GeneratorRun(driver, after).Sources);
    }

    private static GeneratorRun Run(string code, TestFile[] more, params (string, string)[] metadata)
    {
        var compilation = GeneratorHarness.Compilation(code, OutputKind.ConsoleApplication);
        return new GeneratorRun(
            GeneratorHarness.Driver(Files(Document, more, metadata)).RunGenerators(compilation), compilation);
    }

    private static IEnumerable<TestFile> Files(string document, TestFile[] more, (string Key, string)[] metadata) =>
    [
        new("/specs/test.yaml", document,
        [
            ("Namespace", "Test"), ("Name", "TestClient"), .. metadata,
            .. metadata.Any(static item => item.Key == "OnlyCalled") ? [] : new[] { ("OnlyCalled", "true") },
        ]),
        .. more,
    ];

    // Methods and models that were emitted, sorted.
    private static string Emitted(GeneratorRun run)
    {
        var roots = run.Sources.Values.Select(static text => CSharpSyntaxTree.ParseText(text).GetRoot());
        var names = roots.SelectMany(static root => root.DescendantNodes()).Select(static node => node switch
        {
            Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax { Identifier.Text: var name }
                when name.EndsWith("Async", StringComparison.Ordinal) => name,
            Microsoft.CodeAnalysis.CSharp.Syntax.RecordDeclarationSyntax { Identifier.Text: var name } => name,
            _ => null,
        }).OfType<string>();
        // A method that takes its last path parameter apart has two overloads.
        return string.Join(" ", names.GroupBy(static name => name).SelectMany(static group =>
            group.Key == "StopAsync" ? [group.Key] : group.AsEnumerable()).Order(StringComparer.Ordinal));
    }

    private static string Text(Diagnostic diagnostic) => diagnostic.Id + " "
        + string.Join("|", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)
            .Split(' ').Where(static word => int.TryParse(word, out _)));
}
