using System.Collections;
using System.Reflection;
using SpecClient.Generator.Emission;
using SpecClient.Generator.Inputs;
using SpecClient.Generator.Model;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Architecture;

/// <summary>
/// What crosses a step holds no Roslyn, OpenAPI or JSON type: checked on a real object graph, and on the types.
/// </summary>
public class ModelGraphTests
{
    private static readonly string[] s_forbidden =
        ["Microsoft.CodeAnalysis", "Microsoft.OpenApi", "System.Text.Json", "SharpYaml", "Scriban"];

    [Fact]
    public void The_model_of_the_fragment_holds_only_values()
    {
        var run = GeneratorHarness.Run(
        [
            new TestFile(
                "/specs/cloudflare.yaml",
                Repository.Read("specs/cloudflare-origin-cloud-regions.yaml"),
                ("Name", "C")),
            new TestFile(
                "/specs/cloudflare.client.yaml", Repository.Read("specs/cloudflare-origin-cloud-regions.client.yaml")),
        ]);
        var results = run.Result.TrackedSteps[TrackingNames.Models]
            .SelectMany(static step => step.Outputs).Select(static output => output.Value).ToList();
        var result = Assert.IsType<DocumentResult>(Assert.Single(results));
        Assert.NotEmpty(result.Outputs);
        Assert.Empty(Forbidden(result));
    }

    [Fact]
    public void The_walk_finds_a_planted_node()
    {
        Assert.NotEmpty(Forbidden(new Planted("x", System.Text.Json.Nodes.JsonValue.Create(1)!)));
        Assert.NotEmpty(Forbidden(new Planted("x", Microsoft.CodeAnalysis.Location.None)));
    }

    [Fact]
    public void Every_model_type_is_a_sealed_record_or_an_enum()
    {
        var types = typeof(ApiModel).Assembly.GetTypes()
            .Where(static type => type.Namespace == typeof(ApiModel).Namespace && !type.IsNested);
        Assert.All(types, static type => Assert.True(
            type.IsEnum || ((type.IsSealed || type.IsAbstract) && type.GetMethod("<Clone>$") is not null),
            type.FullName));
    }

    private sealed record Planted(string Name, object Node);

    private static List<string> Forbidden(object root)
    {
        var found = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object Value, string Path)>([(root, "$")]);
        while (open.TryPop(out var next))
        {
            var type = next.Value.GetType();
            if (s_forbidden.Any(name => (type.Namespace ?? "").StartsWith(name, StringComparison.Ordinal)))
            {
                found.Add(next.Path + ": " + type);
                continue;
            }

            if (type.IsPrimitive || type.IsEnum || next.Value is string || !seen.Add(next.Value))
            {
                continue;
            }

            if (next.Value is IEnumerable items)
            {
                foreach (var item in items)
                {
                    if (item is not null)
                    {
                        open.Push((item, next.Path + "[]"));
                    }
                }

                continue;
            }

            const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
            for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
            {
                foreach (var field in at.GetFields(Fields | BindingFlags.DeclaredOnly))
                {
                    if (field.GetValue(next.Value) is { } value)
                    {
                        open.Push((value, next.Path + "." + field.Name));
                    }
                }
            }
        }

        return found;
    }
}
