using SpecClient.Generator.Inputs;
using SpecClient.Generator.Options;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Diagnostics;

/// <summary>What a project says of a document by metadata and properties.</summary>
public class DocumentNamesTests
{
    private const string Document =
        "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: { /pets: { get: { responses: { '204': { description: "
            + "none } } } } }\n";

    [Theory]
    [InlineData("my-app", "my_app")]
    [InlineData("My App.2d.class", "My_App._2d._class")]
    [InlineData("Acme.Api", "Acme.Api")]
    [InlineData("", "")]
    public void A_project_s_namespace_is_made_legal(string root, string expected)
    {
        var run = GeneratorHarness.Run([new TestFile("/specs/pet-store.yaml", Document)], "", ("RootNamespace", root))
            .AssertCompiles();
        Assert.Empty(run.Diagnostics);
        Assert.NotNull(run.Output.GetTypeByMetadataName((expected + ".PetStoreClient").TrimStart('.')));
    }

    [Fact]
    public void No_file_gives_a_client_that_is_called_like_a_type_of_the_runtime()
    {
        var runtime = typeof(ApiClient).Assembly.GetExportedTypes().Where(static type => !type.IsNested)
            .Select(static type => type.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("ApiClient", runtime);
        var files = runtime.SelectMany(static name =>
            new[] { name, Without(name, "Client"), Without(name, "ClientOptions"), Without(name, "Webhooks") });
        foreach (var file in files.Where(static stem => stem.Length > 0 && stem.All(char.IsLetter)).Distinct())
        {
            var client = DocumentNames.Client(new InputFile(
                "/specs/" + file + ".yaml", null, new FileMetadata(null, null, null, null, null, null, null)));
            Assert.DoesNotContain(client, runtime);
            Assert.DoesNotContain(client + "Options", runtime);
            Assert.DoesNotContain(Without(client, "Client") + "Webhooks", runtime);
        }

        static string Without(string name, string suffix) =>
            name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
    }

    [Fact]
    public void A_client_of_a_common_file_name_stands_beside_the_runtime()
    {
        GeneratorHarness.Run(
            [new TestFile("/specs/api.yaml", Document)],
            "using SpecClient;\nusing Test;\n"
                + "class A { void M(ApiServiceClient c, ApiServiceClientOptions o, ApiClient r) { } }")
            .AssertCompiles();
        Assert.NotNull(GeneratorHarness.Run([new TestFile("/specs/apis.yaml", Document)])
            .Output.GetTypeByMetadataName("Test.ApisClient"));

        // What the project itself asks for stays.
        Assert.NotNull(GeneratorHarness.Run([new TestFile("/specs/api.yaml", Document, ("Name", "ApiClient"))])
            .AssertCompiles().Output.GetTypeByMetadataName("Test.ApiClient"));
    }

    [Fact]
    public void A_project_s_namespace_is_not_cut_where_the_compiler_cuts_values()
    {
        var run = GeneratorHarness.Run(
            [new TestFile("/specs/pet-store.yaml", Document)], "", ("RootNamespace", "C"),
            ("SpecClientRootNamespace", "C%23.100%25%3B")).AssertCompiles();
        Assert.NotNull(run.Output.GetTypeByMetadataName("C_._100__.PetStoreClient"));
    }

    [Theory]
    [InlineData("Name", "my-client", "My.my_client", "'my_client' is used")]
    [InlineData("Namespace", "a-b", "a_b.PetStoreClient", "'a_b' is used")]
    [InlineData("Accessibility", "private", "My.PetStoreClient", "known are public, internal")]
    [InlineData("Names", "operationid", "My.PetStoreClient", "known are operation-id")]
    [InlineData("OnlyCalled", "yes", "My.PetStoreClient", "known are true, false")]
    [InlineData("Kind", "openapi", null, "known are document, overlay, map, none")]
    public void Metadata_without_a_meaning_is_told(string key, string value, string? type, string help)
    {
        var run = GeneratorHarness.Run(
            [new TestFile("/specs/pet-store.yaml", Document, (key, value))], "", ("RootNamespace", "My"));
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal("SPEC0093", found.Id);
        Assert.Equal("/specs/pet-store.yaml", found.Location.GetLineSpan().Path);
        Assert.Contains($"SpecClient{key}=\"{value}\"", found.GetMessage());
        Assert.Contains(help, found.GetMessage());
        Assert.Empty(run.CompileErrors);
        Assert.True(type is null || run.Output.GetTypeByMetadataName(type) is not null);
    }

    [Theory]
    [InlineData("/specs/pets.openapi", "document", "PetsClient")]
    [InlineData("/specs/pets-v1.2", "document", "PetsV1_2Client")]
    [InlineData("/specs.d/pets", "document", "PetsClient")]
    [InlineData("/specs/pets.txt", "Document", "PetsClient")]
    [InlineData("/specs/pets.txt", null, null)]
    [InlineData("/specs/pets.txt", "none", null)]
    public void A_kind_makes_a_file_of_any_name_an_input(string path, string? kind, string? type)
    {
        var run = GeneratorHarness.Run([new TestFile(path, Document, kind is null ? [] : [("Kind", kind)])])
            .AssertCompiles();
        Assert.Empty(run.Diagnostics);
        Assert.Equal(type is not null, !run.Result.GeneratedSources.IsEmpty);
        Assert.True(type is null || run.Output.GetTypeByMetadataName("Test." + type) is not null);
    }

    [Theory]
    [InlineData("/specs/names.yaml", 1)]
    [InlineData("/specs/pet.client.yaml", 1)]
    [InlineData("/specs/pets.client.yaml", 0)]
    public void A_map_that_is_called_like_no_document_is_told(string path, int count)
    {
        var run = GeneratorHarness.Run(
            [new TestFile("/specs/pets.yaml", Document), new TestFile(path, "resources: {}\n", ("Kind", "map"))]);
        Assert.Equal(count, run.Diagnostics.Count(found => found.Id == "SPEC0093"
            && found.Location.GetLineSpan().Path == path));
    }

    [Theory]
    [InlineData("/specs/pet.client.yaml", "resources: { dogs: { methods: { bark: get /pets } } }\n", null, 1)]
    [InlineData("/specs/pet.client.json", "{ \"resources\": { \"$shared\": { \"models\": {} } } }", null, 1)]
    [InlineData("/specs/pet.client.yaml", "resources: { dogs: { methods: { bark: get /pets } } }\n", "none", 0)]
    [InlineData("/specs/pets.client.yaml", "resources: { dogs: { methods: { bark: get /pets } } }\n", null, 0)]
    [InlineData("/specs/pet.yaml", "resources: { dogs: { methods: { bark: get /pets } } }\n", null, 0)]
    [InlineData("/specs/pet.client.yaml", "resources: { limits: { cpu: 1 } }\n", null, 0)]
    [InlineData("/specs/pet.client.yaml", "resources: [{ methods: {} }]\n", null, 0)]
    [InlineData("/specs/pet.client.json", "{ \"clientId\": \"x\", ", null, 0)]
    public void What_looks_like_a_map_and_is_called_like_no_document_is_told(
        string path, string text, string? kind, int count)
    {
        var run = GeneratorHarness.Run(
            [
                new TestFile("/specs/pets.yaml", Document),
                new TestFile(path, text, kind is null ? [] : [("Kind", kind)]),
            ]);
        Assert.Equal(count, run.Diagnostics.Length);
        Assert.All(run.Diagnostics, found =>
        {
            Assert.Equal(("SPEC0093", path), (found.Id, found.Location.GetLineSpan().Path));
            Assert.StartsWith($"The name=\"{Path.GetFileName(path)}\" of this file has no meaning", found.GetMessage());
        });
    }

    [Fact]
    public void Sidecars_are_called_like_a_document_of_any_extension_without_it()
    {
        var run = GeneratorHarness.Run(
            [
                new TestFile("/specs/pets.txt", Document, ("Kind", "document")),
                new TestFile("/specs/other.yaml", Document, ("Name", "OtherClient")),
                new TestFile("/specs/pets.client.yaml", "resources: { dogs: { methods: { bark: get /pets } } }\n"),
                new TestFile(
                    "/specs/pets.overlay.yaml",
                    "overlay: 1.0.0\ninfo: { title: T, version: '1' }\nactions:\n"
                        + "  - { target: $.info, update: { title: Changed } }\n"),
                new TestFile("/specs/pets.client.baseline.txt", "# none\n"),
            ],
            "class User { void Use(Test.PetsClient client) { _ = client.Dogs.BarkAsync(); } }").AssertCompiles();
        Assert.DoesNotContain(run.Diagnostics, static found => found.Id is "SPEC0009" or "SPEC0126" or "SPEC0093");
    }

    [Fact]
    public void Known_metadata_says_nothing() => Assert.Empty(GeneratorHarness.Run(
        [
            new TestFile(
                "/specs/a.yaml", Document, ("Kind", "Document"), ("Accessibility", "internal"), ("Name", "_x1"),
                ("Namespace", "a.b.C"), ("Names", "operation-id"), ("OnlyCalled", "False")),
        ]).AssertCompiles().Diagnostics);

    /// <summary>Lower-case names are the project's wish; words that no type may be called get a sign.</summary>
    [Theory]
    [InlineData("pets", "pets")]
    [InlineData("record", "_record")]
    [InlineData("required", "_required")]
    [InlineData("file", "_file")]
    [InlineData("scoped", "_scoped")]
    [InlineData("field", "_field")]
    [InlineData("dynamic", "dynamic")]
    public void A_client_with_a_lower_case_name_compiles(string name, string expected)
    {
        var run = GeneratorHarness.Run(
        [
            new TestFile(
                "/specs/a.yaml",
                "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}",
                ("Namespace", "Test"),
                ("Name", name)),
        ]);
        Assert.DoesNotContain(
            run.CompileErrors, static found => found.Id.StartsWith("CS", StringComparison.Ordinal));
        Assert.NotNull(run.Output.GetTypeByMetadataName("Test." + expected));
        Assert.Equal(name == expected ? 0 : 1, run.Diagnostics.Count(static found => found.Id == "SPEC0093"));
    }
}
