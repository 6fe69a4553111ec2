using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Inputs;

/// <summary>Folders of clients on disk: ASCII, short, unique without regard to case, no devices of Windows.</summary>
public class ClientFolderTests
{
    [Theory]
    [InlineData("Aux", "Aux_/Aux_.g.cs")]
    [InlineData("GrößeClient", "Gr__eClient/Gr__eClient.g.cs")]
    [InlineData("TheClientOfAllTheThingsThatAServiceCanHave",
        "TheClientOfAllTheThingsThatASer_28c330b1/TheClientOfAllTheThingsThatASer_28c330b1.g.cs")]
    [InlineData("PlainClient", "PlainClient/PlainClient.g.cs")]
    public void A_folder_is_a_path_on_every_system(string name, string expected) =>
        Assert.Contains(expected, Sources(name));

    [Fact]
    public void Folders_differ_by_more_than_case() => Assert.Equal(
        ["Pets/Pets.g.cs", "pets2/pets2.g.cs", "p_ts/p_ts.g.cs", "p_ts2/p_ts2.g.cs"],
        Sources("Pets", "pets", "päts", "pöts").Order(StringComparer.Ordinal)
            .OrderBy(static name => name.Contains('_', StringComparison.Ordinal)));

    private static IEnumerable<string> Sources(params string[] names) => GeneratorHarness
        .Run(names.Select(static (name, index) => new TestFile(
            $"/specs/{index}.yaml",
            "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}",
            ("Namespace", "Test" + index),
            ("Name", name))))
        .AssertCompiles()
        .Sources.Keys;
}
