using SpecClient.Generator.Tests.Support;
using Xunit;

namespace SpecClient.Generator.Tests.Hostile;

/// <summary>Schemas that combine each other grow without end where nobody counts.</summary>
[Collection(nameof(Alone))]
public sealed class HostileSchemaTests
{
    private const string Base = """{ "discriminator": { "propertyName": "kind" }, "properties": { "kind": {} } }""";

    // Each level includes the one before: in the first case that would be two million properties.
    [Theory]
    [InlineData("""{ "allOf": [BEFORE], "properties": { "pNUMBER": { "type": "string" } } }""", "SPEC0026")]
    [InlineData("""{ "allOf": [BEFORE, BEFORE], "description": "NUMBER" }""", null)]
    [InlineData("""{ "anyOf": [BEFORE, { "properties": { "p": {} } }], "allOf": [BEFORE] }""", "SPEC0024")]
    [InlineData("""{ "oneOf": [BEFORE, { "properties": { "pNUMBER": {} } }] }""", null)]
    public void Chains_of_thousands_take_no_time(string schema, string? rule)
    {
        var schemas = new Dictionary<string, string> { ["S0"] = Base };
        for (var i = 1; i < 2_000; i++)
        {
            schemas.Add($"S{i}", schema.Replace("BEFORE", To($"S{i - 1}")).Replace("NUMBER", $"{i}"));
        }

        AssertWarns(rule, schemas);
    }

    // From 32 choices of two on, the number of combinations does not fit into 32 bits.
    [Fact]
    public void Combinations_are_counted_without_overflow()
    {
        const string Choice = """{ "oneOf": [{ "properties": { "aN": {} } }, { "properties": { "bN": {} } }] }""";
        var choices = Enumerable.Range(0, 40).Select(static i => Choice.Replace("N", $"{i}"));
        var run = AssertWarns("SPEC0024", new() { ["S"] = $$"""{ "allOf": [{{string.Join(", ", choices)}}] }""" });

        // The first choice alone.
        Assert.Equal(2, run.Sources.Values.Sum(static text => text.Split("partial record S").Length - 1));
    }

    // Each choice stands beside a property, so each of its variants is another object with two choices below.
    [Fact]
    public void Choices_within_choices_end()
    {
        var schemas = new Dictionary<string, string> { ["S30"] = Base };
        for (var i = 0; i < 30; i++)
        {
            var next = To($"S{i + 1}");
            schemas.Add($"S{i}", $$"""
                {
                  "properties": { "p{{i}}": {} },
                  "oneOf": [{{next}}, { "allOf": [{{next}}], "properties": { "q{{i}}": {} } }]
                }
                """);
        }

        AssertWarns("SPEC0026", schemas);
    }

    // There are millions of ways from the first union to the last.
    [Fact]
    public void Unions_of_unions_of_the_same_unions_are_looked_at_once()
    {
        var schemas = Enumerable.Range(0, 7).ToDictionary(
            static i => $"U12x{i}", static i => $$"""{ "properties": { "p{{i}}": {} }, "required": ["p{{i}}"] }""");
        for (var level = 11; level >= 0; level--)
        {
            var below = string.Join(", ", Enumerable.Range(0, 7).Select(i => To($"U{level + 1}x{i}")));
            for (var i = 0; i < 7; i++)
            {
                schemas.Add($"U{level}x{i}", $$"""{ "oneOf": [{{below}}] }""");
            }
        }

        AssertWarns(null, schemas);
    }

    // A thousand schemas include a thousand others, by one between them.
    [Fact]
    public void What_all_include_is_merged_within_bounds()
    {
        var schemas = Enumerable.Range(0, 1_000).ToDictionary(
            static i => $"C{i}", static i => $$"""{ "required": ["c{{i}}"] }""");
        schemas.Add("B", $$"""{ "allOf": [{{string.Join(", ", schemas.Keys.Select(To))}}] }""");
        for (var i = 0; i < 1_000; i++)
        {
            schemas.Add($"A{i}", $$"""{ "allOf": [{{To("B")}}], "properties": { "a": {} } }""");
        }

        AssertWarns("SPEC0026", schemas);
    }

    // A thousand schemas include one of a thousand properties.
    [Fact]
    public void Properties_that_all_include_are_merged_within_bounds()
    {
        var properties = Enumerable.Range(0, 1_000).Select(static i => $"\"p{i}\": {{}}");
        var schemas = new Dictionary<string, string>
        {
            ["B"] = $$"""{ "properties": { {{string.Join(", ", properties)}} } }""",
        };
        for (var i = 0; i < 1_000; i++)
        {
            schemas.Add($"A{i}", $$"""{ "allOf": [{{To("B")}}], "properties": { "a": {} } }""");
        }

        AssertWarns("SPEC0026", schemas);
    }

    // What holds at once for a property is another set of schemas at each level, without end.
    [Fact]
    public void Circles_of_properties_of_several_schemas_end()
    {
        const int Count = 61;
        var schemas = Enumerable.Range(0, Count).ToDictionary(
            static i => $"S{i}",
            static i => $$"""
                { "properties": { "a": {{To($"S{(i + 1) % Count}")}}, "b": {{To($"S{i * 2 % Count}")}} } }
                """);
        schemas.Add("All", $$"""{ "allOf": [{{string.Join(", ", new[] { "S1", "S3", "S7" }.Select(To))}}] }""");
        AssertWarns("SPEC0026", schemas);
    }

    private static string To(string name) => $$"""{ "$ref": "#/components/schemas/{{name}}" }""";

    // A client for an operation that uses all of the schemas.
    private static GeneratorRun AssertWarns(string? rule, Dictionary<string, string> schemas)
    {
        var properties = string.Join(",\n", schemas.Keys.Select(static name => $"\"{name}\": {To(name)}"));
        var components = string.Join(",\n", schemas.Select(static pair => $"\"{pair.Key}\": {pair.Value}"));
        var document = $$"""
            {
              "openapi": "3.1.0",
              "info": { "title": "t", "version": "1" },
              "paths": {
                "/all": { "get": { "responses": { "200": { "description": "ok", "content": {
                  "application/json": { "schema": { "type": "object", "properties": {
                    {{properties}}
                  } } }
                } } } } }
              },
              "components": { "schemas": {
                {{components}}
              } }
            }
            """;
        GeneratorRun? run = null;
        ProcessorTime.AssertBelow(10, () => run = GeneratorHarness.Run(document));
        Assert.NotEmpty(run!.Result.GeneratedSources);
        Assert.True(rule is null || run.Diagnostics.Any(diagnostic => diagnostic.Id == rule), rule);
        return run;
    }
}
