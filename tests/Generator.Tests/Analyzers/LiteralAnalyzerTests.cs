using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using SpecClient.CodeFixes;
using SpecClient.Generator.Analyzers;
using SpecClient.Json;

namespace SpecClient.Generator.Tests.Analyzers;

/// <summary>Constants that are no known value of a literal are reported, with a fix for near misses.</summary>
public class LiteralAnalyzerTests
{
    // The shape of an emitted literal.
    private const string Vendor = """
        #nullable enable
        using System.Text.Json;
        using SpecClient.Json;

        public readonly struct Vendor : IJsonModel<Vendor>
        {
            public static class Values
            {
                public const string Aws = "aws";
                public const string Gcp = "gcp";
            }

            public Vendor(string value) { Value = value; }

            public string Value { get; }

            public static implicit operator Vendor(string value) => new Vendor(value);

            public static implicit operator Vendor?(string? value) => value is null ? null : new Vendor(value);

            static bool IJsonModel<Vendor>.TryRead(
                ref Utf8JsonReader reader, JsonReadContext context, out Vendor value)
            {
                value = default;
                return false;
            }

            void IJsonModel<Vendor>.WriteJson(Utf8JsonWriter writer, JsonWriteMode mode) { }
        }

        public class Item
        {
            public Vendor Required { get; set; }

            public Vendor? Optional { get; set; }
        }

        """;

    [Theory]
    [InlineData("new Item { Required = \"aws\", Optional = \"gcp\" }")]
    [InlineData("new Item { Required = new Vendor(\"brand-new\"), Optional = null }")]
    [InlineData("new Item { Required = System.Environment.NewLine }")]
    public Task Known_and_deliberate_values_are_not_reported(string expression) => Verify(expression);

    [Theory]
    [InlineData("new Item { Required = [|\"azure\"|] }")]
    [InlineData("new Item { Optional = [|\"AWS\"|] }")]
    public Task Unknown_constants_are_reported(string expression) => Verify(expression);

    [Fact]
    public Task A_literal_of_any_value_is_not_questioned()
    {
        var test = Test(
            new CSharpAnalyzerTest<LiteralAnalyzer, DefaultVerifier>(), "new Item { Required = \"azure\" }");
        test.TestState.Sources.Clear();
        test.TestState.Sources.Add(Source("new Item { Required = \"azure\" }")
            .Replace("public readonly struct", "[OpenLiteral]\npublic readonly struct", StringComparison.Ordinal));
        return test.RunAsync();
    }

    [Fact]
    public async Task The_message_names_the_known_values()
    {
        var test = Test(
            new CSharpAnalyzerTest<LiteralAnalyzer, DefaultVerifier>(),
            "new Item { Required = {|#0:\"x\"|} }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SPEC0070", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning)
            .WithLocation(0).WithArguments("\"x\"", "Vendor", "\"aws\", \"gcp\""));
        await test.RunAsync();
    }

    [Fact]
    public async Task A_near_miss_is_fixed()
    {
        var test = Test(
            new CSharpCodeFixTest<LiteralAnalyzer, LiteralCodeFix, DefaultVerifier>(),
            "new Item { Required = [|\"awz\"|] }");
        test.FixedState.Sources.Add(Source("new Item { Required = \"aws\" }"));
        await test.RunAsync();
    }

    private static Task Verify(string expression) =>
        Test(new CSharpAnalyzerTest<LiteralAnalyzer, DefaultVerifier>(), expression).RunAsync();

    private static T Test<T>(T test, string expression) where T : AnalyzerTest<DefaultVerifier>
    {
        test.ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        test.TestState.AdditionalReferences.AddRange(Basic.Reference.Assemblies.Net100.References.All);
        test.TestState.AdditionalReferences.Add(typeof(JsonReadContext).Assembly);
        test.TestState.Sources.Add(Source(expression));
        return test;
    }

    private static string Source(string expression) =>
        Vendor + "public static class Use { public static object Value() => " + expression + "; }\n";
}
