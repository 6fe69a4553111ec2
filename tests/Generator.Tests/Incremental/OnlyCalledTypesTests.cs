using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Incremental;

/// <summary>
/// <c>SpecClientOnlyCalled</c>: types that have no name in the document are there where code mentions them, whatever
/// they are part of.
/// </summary>
public partial class OnlyCalledTypesTests
{
    private const string Document =
        """
        openapi: 3.1.0
        info: { title: T, version: '1' }
        paths:
          /pets/{size}:
            parameters: [{ name: size, in: path, required: true, schema: { enum: [big, small] } }]
            get:
              operationId: a
              parameters: [{ name: order, in: query, schema: { enum: [up, down] } }]
              responses:
                '200':
                  description: P.
                  headers: { X-Rate: { schema: { type: integer } } }
                  content: { application/json: { schema: { type: object, properties:
                    { owner: { type: object, properties: { mood: { enum: [good, bad] } } } } } } }
                '202': { description: L., content: { application/json: { schema: { type: object, properties:
                  { place: { type: string } } } } } }
                default: { description: E., content: { application/json: { schema: { type: object, properties:
                  { fault: { enum: [yours, ours] } } } } } }
          /files:
            post:
              operationId: b
              requestBody: { content: {
                application/json: { schema: { type: object, properties: { name: { enum: [x, y] } } } },
                multipart/form-data: { schema: { type: object, properties:
                  { file: { type: string, format: binary } } } } } }
              responses: { '204': { description: Done. } }
          /pets:
            get: { operationId: c, responses: { '200': { description: P., content: { application/json:
              { schema: { $ref: '#/components/schemas/pet' } } } } } }
        webhooks:
          pet.created:
            post:
              requestBody: { content: { application/json: { schema: { type: object, properties:
                { at: { enum: [day, night] } } } } } }
              responses: { '204': { description: Done. } }
        components:
          schemas:
            pet: { type: object, properties: { kind: { enum: [cat, dog] }, home: { type: object, properties:
              { street: { type: string } } } } }
            puppy: { allOf: [{ $ref: '#/components/schemas/pet' }, { type: object, properties:
              { toy: { enum: [ball, bone] } } }] }
            stray: { type: object, properties: { last: { enum: [seen, heard] } } }
        """;

    [Fact]
    public void Each_type_may_be_mentioned_alone()
    {
        var all = Types(Run("class A;", "false")).ToList();
        Assert.Contains("Test.Models.PetKind", all);
        Assert.Contains(all, static type => type.EndsWith("Headers", StringComparison.Ordinal));
        Assert.Contains(all, static type => type.EndsWith("Parts", StringComparison.Ordinal));
        Assert.Contains("Test.TestWebhooks", all);
        Assert.True(all.Count > 20, string.Join("\n", all));
        Assert.Empty(all.Where(type => Errors(Mention(type)).Length > 0));
    }

    [Fact]
    public void What_is_mentioned_brings_no_method_and_no_more_than_what_it_is_part_of()
    {
        Assert.Equal(["Pet", "PetHome", "PetKind"], Models(Mention("Test.Models.PetKind")));
        Assert.Equal(["Stray", "StrayLast"], Models(Mention("Test.Models.StrayLast")));
        Assert.Equal(["PetCreatedPayload", "PetCreatedPayloadAt"], Models(Mention("Test.Models.PetCreatedPayloadAt")));
        Assert.Empty(Models(Mention("Test.TestWebhooks")));
        foreach (var type in Types(Run("class A;", "false")).Where(static type =>
            type.StartsWith("Test.Models.", StringComparison.Ordinal) && !EmittedWithOperation().IsMatch(type)))
        {
            Assert.DoesNotContain(
                Run(Mention(type), "true").Sources.Values,
                static text => text.Contains("Async(", StringComparison.Ordinal));
        }
    }

    private static string Mention(string type) =>
        "#pragma warning disable\nclass A { object M() => typeof(" + type + "); }";

    private static string[] Models(string code) =>
        [.. Types(Run(code, "true")).Where(static type => type.StartsWith("Test.Models.", StringComparison.Ordinal))
            .Select(static type => type["Test.Models.".Length..]).Order(StringComparer.Ordinal)];

    private static Diagnostic[] Errors(string code) => [.. Run(code, "true").Output.GetDiagnostics()
        .Where(static item => item.Severity == DiagnosticSeverity.Error)];

    // Full names of the top-level types that were emitted.
    private static IEnumerable<string> Types((IReadOnlyDictionary<string, string> Sources, Compilation Output) run) =>
        run.Output.GetSymbolsWithName(static _ => true, SymbolFilter.Type)
            .Where(static type => type.ContainingType is null && type.Name != "A")
            .Select(static type => type.ToDisplayString())
            .Distinct();

    private static (IReadOnlyDictionary<string, string> Sources, Compilation Output) Run(string code, string onlyCalled)
    {
        var compilation = GeneratorHarness.Compilation(code, OutputKind.DynamicallyLinkedLibrary);
        var driver = GeneratorHarness
            .Driver([new("/specs/test.yaml", Document,
            [
                ("Namespace", "Test"), ("Name", "TestClient"), ("OnlyCalled", onlyCalled),
                ("Accessibility", "internal"),
            ])])
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return (new GeneratorRun(driver, compilation).Sources, output);
    }

    [GeneratedRegex("(Params|Headers|Parts)$")]
    private static partial Regex EmittedWithOperation();
}
