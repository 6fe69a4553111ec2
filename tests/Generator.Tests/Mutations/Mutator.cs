using System.Text.Json.Nodes;

namespace SpecClient.Generator.Tests.Mutations;

/// <summary>A mutated document.</summary>
/// <param name="IsWellFormed">
/// Made from a tree whose version is untouched: then a client must come out, however odd the rest is.
/// </param>
internal sealed record MutatedDocument(int Number, string Path, string Text, bool IsWellFormed);

/// <summary>Makes the n-th mutated document: the same for the same number.</summary>
internal static class Mutator
{
    public static MutatedDocument Create(int number)
    {
        var random = new Random(number);
        var seed = HostileValues.Pick(random, MutationSeeds.All);
        var other = HostileValues.Pick(random, MutationSeeds.All);
        var asYaml = random.Next(2) == 0;
        if (random.Next(10) < 3)
        {
            var text = seed.Text;
            for (var count = random.Next(1, 3); count > 0 && text.Length > 0; count--)
            {
                text = TextMutations.Apply(random, text, other.Text);
            }

            return new MutatedDocument(number, $"/specs/m{number}.{(seed.IsYaml ? "yaml" : "json")}", text, false);
        }

        var tree = (JsonObject)seed.Tree.DeepClone();
        var version = Version(tree);
        var mutations = new TreeMutations(random, tree);
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            mutations.Apply(other.Tree);
        }

        return new MutatedDocument(
            number,
            $"/specs/m{number}.{(asYaml ? "yaml" : "json")}",
            TreeWriter.Write(tree, mutations.Twice, asYaml),
            version is not null && Version(tree) == version && s_versions.Contains(version));
    }

    private static readonly string[] s_versions =
    [
        "openapi\"3.0.0\"", "openapi\"3.0.3\"", "openapi\"3.1.0\"", "openapi\"3.2.0\"", "swagger\"2.0\"",
    ];

    private static string? Version(JsonObject tree) =>
        tree["openapi"] is JsonValue openapi ? "openapi" + openapi.ToJsonString()
        : tree["swagger"] is JsonValue swagger ? "swagger" + swagger.ToJsonString()
        : null;
}
