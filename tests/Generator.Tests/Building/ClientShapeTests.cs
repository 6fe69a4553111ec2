using Microsoft.CodeAnalysis;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Building;

/// <summary>What a project says of its clients: filters, accessibility, several clients, names.</summary>
public class ClientShapeTests
{
    private const string Document =
        """
        openapi: 3.1.0
        info: { title: T, version: '1' }
        paths:
          /pets/{id}:
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            get: { operationId: showPet, tags: [Zoo], responses: { '200': { $ref: '#/components/responses/pet' } } }
          /owners:
            get: { operationId: listOwners, responses: { '200': { $ref: '#/components/responses/owner' } } }
        components:
          responses:
            pet: { description: P., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
            owner:
              description: O.
              content: { application/json: { schema: { $ref: '#/components/schemas/Owner' } } }
          schemas:
            Pet:
              type: object
              properties: { kind: { type: string, enum: [cat, dog] }, food: { $ref: '#/components/schemas/Food' } }
            Food: { type: object, properties: { name: { type: string } } }
            Owner: { type: object, properties: { name: { type: string } } }
            Lonely: { type: object, properties: { name: { type: string } } }
        """;

    [Theory]
    [InlineData("resource:pets", null, "Food Pet PetKind")]
    [InlineData("tag:Zoo", null, "Food Pet PetKind")]
    [InlineData("/owners", null, "Owner")]
    [InlineData("listOwners", null, "Owner")]
    [InlineData(null, "showPet", "Owner")]
    [InlineData(null, null, "Food Owner Pet PetKind")]
    public void Models_that_nothing_reaches_are_not_emitted(string? include, string? exclude, string expected) =>
        Assert.Equal(expected, Models(BuiltModel.Build(Document, include: include, exclude: exclude)));

    [Theory]
    [InlineData("include: { resources: [pets] }", "Food PetGetResponse PetGetResponseKind")]
    [InlineData("include: { tags: [Zo*] }", "Food PetGetResponse PetGetResponseKind")]
    [InlineData("exclude: { paths: [/pets/**] }", "OwnerGetResponse")]
    [InlineData("exclude: { operations: [list*] }", "Food PetGetResponse PetGetResponseKind")]
    public void The_map_filters_too(string map, string expected) =>
        Assert.Equal(expected, Models(BuiltModel.Build(Document, map + "\nresources: {}")));

    [Fact]
    public void An_internal_client_has_no_public_type()
    {
        var run = GeneratorHarness.Run(
            [new("/specs/a.yaml", Document, ("Namespace", "A"), ("Accessibility", "internal"))]);
        run.AssertCompiles();
        var emitted = run.Output.GlobalNamespace.GetNamespaceMembers().Single(static item => item.Name == "A");
        Assert.Equal([], Types(emitted).Where(static type => type.DeclaredAccessibility == Accessibility.Public)
            .Select(static type => type.ToDisplayString()));
        Assert.True(Types(emitted).Count() > 8);
    }

    [Fact]
    public void Two_clients_of_one_document_live_in_one_project()
    {
        var run = GeneratorHarness.Run(
            [
                new("/specs/a.yaml", Document, ("Namespace", "A"), ("Name", "ZooClient")),
                new(
                    "/specs/b/a.yaml", Document,
                    ("Namespace", "B"), ("Name", "ZooClient"), ("Accessibility", "internal")),
            ],
            "class C { object[] M(A.ZooClient a, B.ZooClient b) => "
            + "[a.Pets.GetAsync(\"1\"), b.Pets.GetAsync(\"1\")]; }");
        run.AssertCompiles();
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void Names_by_operation_id_take_the_tag_and_the_id()
    {
        var run = GeneratorHarness.Run(
            [new("/specs/a.yaml", Document, ("Namespace", "A"), ("Name", "ZooClient"), ("Names", "operation-id"))],
            "class C { object[] M(A.ZooClient a) => [a.Zoo.ShowPetAsync(\"1\"), a.ListOwnersAsync()]; }");
        run.AssertCompiles();
    }

    [Fact]
    public void Computed_names_are_stable_under_unrelated_edits()
    {
        var before = BuiltModel.Build(Document).Methods.ToList();
        var after = BuiltModel.Build(Document.Replace(
            "  /owners:\n",
            "  /pets/{id}/toys:\n    get: { responses: { '204': { description: D. } } }\n"
            + "  /a/{id}:\n    get: { operationId: showPets, tags: [Zoo], responses: { '204': { description: D. } } }\n"
            + "  /owners:\n")).Methods.ToList();
        Assert.Equal(4, after.Count);
        Assert.Subset(after.ToHashSet(), before.ToHashSet());
    }

    private static string Models(BuiltModel built) =>
        string.Join(" ", built.Schemas.Select(static schema => schema.Type.Name).Order(StringComparer.Ordinal));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
}
