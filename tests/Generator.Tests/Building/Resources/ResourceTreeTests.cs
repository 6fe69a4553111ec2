using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Resources;

public class ResourceTreeTests
{
    private const string List =
        "{ '200': { description: Done., content: { application/json: { schema: { type: array, items: { type: "
            + "string } } } } } }";

    [Theory]
    [InlineData("get /pets", "pets.Get")]
    [InlineData("get /pets, get /pets/{id}", "pets.List pets.Get")]
    [InlineData("post /pets, put /pets/{id}, patch /pets/{id}, delete /pets/{id}",
        "pets.Create pets.Update pets.Edit pets.Delete")]
    [InlineData("post /pets, post /pets/{id}", "pets.Create pets.Update")]
    [InlineData("delete /pets, delete /pets/{id}", "pets.DeleteAll pets.Delete")]
    [InlineData("post /pets/{id}/cancel, get /pets/search", "pets.Cancel pets.Search")]
    [InlineData("get /pets/{id}, get /pets/supported_kinds", "pets.Get pets.SupportedKinds")]
    [InlineData("put /pets/batch, delete /pets/batch, post /pets/bulk-delete",
        "pets.BulkUpdate pets.BulkDelete pets.BulkDelete2")]
    [InlineData("get /accounts/{account_id}/pets, get /zones/{zone_id}/pets", "pets.Get zones.pets.Get")]
    [InlineData("get /accounts, get /accounts/{id}", "accounts.List accounts.Get")]
    [InlineData("get /api/v1/originCloud-Regions/{id}", "origin_cloud_regions.Get")]
    [InlineData("get /a/{x}/b/{y}/c", "a.b.c.Get")]
    [InlineData("get /a/b/c/d/e/f", "a.b.c.d_e_f.Get")]
    [InlineData("get /pets.json", "pets.Get")]
    [InlineData("post /v1/{name}:cancel", "Cancel")]
    [InlineData("get /", "Get")]
    // Custom methods, calls and functions are methods whatever their word; they move no collection.
    [InlineData("post /v1/jobs/{id}:undelete, get /v1/jobs/{id}, post /v1/jobs:annotate, get /v1/jobs:annotate",
        "jobs.Undelete jobs.Get jobs.Annotate jobs.GetAnnotate")]
    [InlineData("post /v1/jobs/{id}:cancel, get /v1/jobs/{id}, post /v1/jobs:cancel",
        "jobs.Cancel jobs.Get jobs.CancelV1JobsCancel")]
    [InlineData("post /chat.postMessage, get /api/users.info, get /chart.js/x, get /a.b.topUp",
        "chat.PostMessage users.Info chart.js.x.Get a.b.TopUp")]
    [InlineData("get /Users, get /Users({id}), delete /Users({id}), get /Users({id})/getRoles(from={from},to={to})",
        "users.List users.Get users.Delete users.GetRoles")]
    // Signs before a parameter are no words.
    [InlineData("get /--{id}, get /search/--{id}, get /..({id})/x", "Get search.Get x.Get")]
    // Versions by stage and by date.
    [InlineData("get /v1beta1/pets/{id}, get /v1p2alpha/cats, get /2013-04-01/dogs, get /v20190125/cows",
        "pets.Get cats.Get dogs.Get cows.Get")]
    // Items of a deeper collection make no items of the one above.
    [InlineData("get /v1/pets/{id}, get /v1/me, get /user, get /user/likes/{id}",
        "pets.Get me.Get user.Get user.likes.Get")]
    [InlineData("post /a/b/{id}, get /a/report", "a.b.Create a.report.Get")]
    // Versions beside each other: the older one keeps its names.
    [InlineData("get /v10/pets/{id}, get /v9/pets/{id}, delete /v10/pets/{id}, get /v10/owners",
        "pets.Get v10.pets.Get v10.pets.Delete owners.Get")]
    [InlineData("get /api/v1/pets/{id}, get /api/v2/pets/{id}", "pets.Get v2.pets.Get")]
    // The item's own verb goes before an action of the same name.
    [InlineData("post /pets/delete, delete /pets/{id}", "pets.Delete pets.DeletePetsDelete")]
    // An action says what it does; its opposite is no plain verb.
    [InlineData("post /pets/{id}/lock, delete /pets/{id}/lock, get /pets/{id}/lock",
        "pets.Lock pets.DeleteLock pets.GetLock")]
    [InlineData("delete /pets/{id}/revoke", "pets.Revoke")]
    [InlineData("get /pets/search, post /pets/search", "pets.Search pets.SearchByPost")]
    [InlineData("get /users/{id}, get /users/me, post /users/me, patch /users/me",
        "users.Get users.Me users.CreateMe users.EditMe")]
    // One collection under two paths: the word at the end creates, the item is updated.
    [InlineData("post /albums/notes/{id}, post /albums/{album}/notes", "albums.notes.Update albums.notes.Create")]
    [InlineData("post /{kind}-notes, post /{kind}-notes/{id}", "Create Update")]
    public void Names_come_from_path_and_verb(string operations, string expected) =>
        Assert.Equal(expected.Split(' ').Order(), BuiltModel.Build(Document(operations)).Methods
            .Select(static name => name.Replace("BulkDeletePetsBulkDelete", "BulkDelete2")).Order());

    [Theory]
    [InlineData("projects.instances.list", "projects.instances.List")]
    [InlineData("repos/list-for-org", "repos.ListForOrg")]
    [InlineData("VirtualMachines_CreateOrUpdate", "virtual_machines.CreateOrUpdate")]
    [InlineData("listPets", "pets.Get")]
    [InlineData("Pets_GetPet", "pets.Get")]
    [InlineData("Pets_GetPets", "pets.List")]
    [InlineData("pets.getAllPets", "pets.List")]
    [InlineData("Pets_PostPet", "pets.Create")]
    [InlineData("Pets_GetPetByTag", "pets.GetByTag")]
    [InlineData("Pets_GetPetals", "pets.GetPetals")]
    [InlineData("Pets_DeletePets", "pets.DeletePets")]
    public void A_structured_operation_id_names_it(string id, string expected) => Assert.Equal(
        [expected],
        BuiltModel.Build(Documents.Of("/pets: { get: { operationId: " + id
            + ", responses: { '204': { description: Done. } } } }")).Methods);

    [Theory]
    [InlineData("x-specclient-resource: animals.cats, x-specclient-method: purr", "animals.cats.Purr")]
    [InlineData("x-specclient-resource: animals.cats", "animals.cats.List")]
    [InlineData("x-specclient-method: purr", "pets.Purr")]
    [InlineData("x-fern-sdk-group-name: [animals, cats], x-fern-sdk-method-name: purr", "animals.cats.Purr")]
    [InlineData("x-speakeasy-name-override: purr", "pets.Purr")]
    [InlineData("x-operation-group: cats.purr", "cats.Purr")]
    [InlineData("x-operation-group: cats", "cats.List")]
    [InlineData("x-specclient-resource: cats, operationId: pets/purr", "cats.Purr")]
    [InlineData("x-specclient-method: purr, operationId: cats/sleep", "cats.Purr")]
    [InlineData("x-specclient-resource: 5, x-specclient-method: '!'", "pets.List")]
    public void An_extension_names_it(string extension, string expected) => Assert.Equal(
        [expected],
        BuiltModel.Build(Documents.Of("/pets: { get: { " + extension + ", responses: " + List + " } }")).Methods);

    [Fact]
    public void Without_a_segment_the_tag_is_the_resource() => Assert.Equal(
        ["pets.FindPet", "Ping"],
        BuiltModel.Build(Documents.Of(
            """
            /findPet: { get: { tags: [Pets], operationId: findPet, responses: { '204': { description: Done. } } } }
            /ping: { get: { operationId: ping, responses: { '204': { description: Done. } } } }
            """)).Methods.Order(StringComparer.Ordinal).Reverse());

    [Theory]
    [InlineData("/search: { get: { tags: [Search], operationId: doSearch", "Search")]
    [InlineData("/search: { get: { tags: [Find], operationId: doSearch", "find.Search")]
    [InlineData("/v1/{id}: { get: { tags: [Items], operationId: read_item_v1__id__get", "items.ReadItem")]
    [InlineData("/{id}: { get: { tags: [Items], operationId: readItemUsingGET_1", "items.ReadItem")]
    [InlineData("/{id}: { get: { tags: [Items], operationId: itemsUsingGETs", "items.ItemsUsingGets")]
    public void Tags_and_ids_name_what_the_path_does_not(string operation, string expected) =>
        Assert.Equal([expected], BuiltModel.Build(Documents.Of(
            operation + ", responses: { '204': { description: Done. } } } }")).Methods);

    [Fact]
    public void What_is_paged_is_a_list() => Assert.Equal(
        ["cats.List", "dogs.Get"],
        BuiltModel.Build(Documents.Of(
            """
            /cats:
              get:
                parameters: [{ name: page, in: query, schema: { type: integer } }]
                responses: { default: { description: Done., content: { application/json: { schema: &lone {
                  type: object, properties: { cats: { type: array, items: { type: string } } } } } } } }
            /dogs:
              get: { responses: { '200': { description: Done., content: { application/json: { schema: *lone } } } } }
            """)).Methods.Order());

    [Fact]
    public void The_order_of_the_document_decides_no_name()
    {
        const string Operations = "post /pets/delete, delete /pets/{id}, get /v2/pets/{id}, get /v1/pets/{id}, "
            + "get /accounts/{a}/pets/{id}, post /a/pets/{id}, post /a/{id}/pets, get /pets/get, get /pets/{id}";
        Assert.Equal(
            BuiltModel.Build(Document(Operations)).Methods.Order(),
            BuiltModel.Build(Document(string.Join(", ", Operations.Split(", ").Reverse()))).Methods.Order());
    }

    [Fact]
    public void The_order_of_the_document_decides_no_name_of_a_type()
    {
        // Params types, properties and inline types that want one name, and an operation id that stands twice.
        string[] paths =
        [
            Path("/z/changes/{id}", "same", "AB"), Path("/z/change/{id}", "same", "A"),
            Path("/options/{id}", "x", "AB"), Path("/options-value/{id}", "y", "A"),
        ];
        var surface = Surface(paths);
        Assert.Equal(surface, Surface([.. paths.Reverse()]));
        Assert.Contains("same /z/change/{id} Acme.Models.Z.ChangeGetParams", surface);
        Assert.Contains("OptionsValue Acme.Resources.OptionsValueResource", surface);
        Assert.Contains("c Acme.Models.ABC2", surface);

        static string Path(string path, string id, string component) =>
            $"{path}: {{ get: {{ operationId: {id}, responses: {{ '200': {{ description: Done., content: {{ "
            + $"application/json: {{ schema: {{ $ref: '#/components/schemas/{component}' }} }} }} }} }} }} }}";
    }

    [Fact]
    public void An_operation_elsewhere_changes_no_name()
    {
        var before = BuiltModel.Build(Document("get /pets, get /pets/{id}, get /accounts/{a}/keys")).Methods.ToList();
        var after = BuiltModel.Build(Document(
            "get /aaa, get /zones/{z}/pets, get /pets, get /pets/{id}, get /accounts/{a}/keys, get /zzz"))
                .Methods.ToList();
        Assert.Empty(before.Except(after));
    }

    [Fact]
    public void Names_follow_the_contract()
    {
        var built =
            BuiltModel.Build(Document("get /cache/origin_cloud_regions/{id}, get /cache/{id}, get /policies/{id}"));
        Assert.Equal(
            [
                "Acme.AcmeClient", "Acme.Resources.Cache.OriginCloudRegionsResource", "Acme.Resources.CacheResource",
                "Acme.Resources.PoliciesResource",
            ],
            built.Resources.Select(static resource => resource.Type.FullName).Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "Acme.Models.Cache.CacheGetParams", "Acme.Models.Cache.OriginCloudRegionGetParams",
                "Acme.Models.Policies.PolicyGetParams",
            ],
            built.Operations.Select(static operation => operation.Params.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_namespace_gives_way_to_a_component_of_its_name()
    {
        var built = BuiltModel.Build(Documents.Of(
            "/pet/{id}: { get: { responses: { '200': { description: Done., content: { application/json: { schema: "
                + "{ $ref: '#/components/schemas/Pet' } } } } } } }",
            "schemas: { Pet: { type: object, properties: { name: { type: string } } } }"));
        Assert.Equal("Acme.Models.PetModels.PetGetParams", built.Operations.Single().Params.FullName);
        Assert.Equal("Acme.Models.Pet", built.Operations.Single().Response.Type!.Name);
    }

    [Fact]
    public void Children_never_share_a_name_with_members()
    {
        var built = BuiltModel.Build(Document(
            "get /options/{id}, get /dispose/{id}, get /a/equals/{id}, get /a/a_resource/{id}, get /a/{id}"));
        var names = built.Resources.SelectMany(static resource => resource.Children.Select(
            child => resource.Type.Name + "." + child.PropertyName)).ToList();
        Assert.DoesNotContain("AcmeClient.Options", names);
        Assert.DoesNotContain("AcmeClient.Dispose", names);
        Assert.DoesNotContain("AResource.Equals", names);
        Assert.DoesNotContain("AResource.AResource", names);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Theory]
    [InlineData("resource:pets", null, "pets.Get pets.toys.Get")]
    [InlineData("/owners/**", null, "owners.Get")]
    [InlineData("/pets/{pet_id}/toys/{*}", null, "pets.toys.Get")]
    [InlineData(null, "resource:pets.toys; owners-get", "pets.Get")]
    [InlineData("tag:Pe*", null, "")]
    public void Filters_choose_without_renaming(string? include, string? exclude, string expected)
    {
        var built = BuiltModel.Build(
            Document("get /pets/{id}, get /pets/{id}/toys/{toy}, get /owners/{id}")
                .Replace("xowners", "owners-get", StringComparison.Ordinal),
            include: include, exclude: exclude);
        if (exclude is null)
        {
            Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), built.Methods);
        }
        else
        {
            Assert.DoesNotContain("pets.toys.Get", built.Methods);
            Assert.Single(built.Of("SPEC0066"));
        }
    }

    [Fact]
    public void Filters_of_the_project_are_told_as_they_are_written()
    {
        var built = BuiltModel.Build(Document("get /pets/{id}"), include: "pets; tag:pets; resource:dogs; /pets/{x}");
        Assert.Equal(
            ["the project's filter|pets", "the project's filter|tag:pets", "the project's filter|resource:dogs"],
            built.Of("SPEC0066").Select(static item => item.Text));
    }

    private static string Document(string operations) => Documents.Of(string.Concat(operations
        .Split(", ")
        .Select(static text => text.Split(' '))
        .GroupBy(static parts => parts[1])
        .Select(static path => "'" + path.Key + "':\n" + string.Concat(path.Select(
            static parts => "  " + parts[0] + ": { responses: { '204': { description: Done. } } }\n")))));

    private static List<string> Surface(IEnumerable<string> paths)
    {
        var built = BuiltModel.Build(Documents.Of(
            string.Join('\n', paths),
            """
            schemas:
              A: { type: object, properties: { bC: { type: object, properties: { x: { type: string } } } } }
              AB: { type: object, properties: { c: { type: object, properties: { y: { type: string } } } } }
            """));
        return [.. built.Operations
            .Select(static operation => operation.Id + " " + operation.PathTemplate + " " + operation.Params.FullName)
            .Concat(built.Schemas.OfType<ObjectSchema>()
                .SelectMany(static schema => schema.Properties)
                .Select(static property => property.WireName + " " + property.Type.Name))
            .Concat(built.Resources
                .SelectMany(static resource => resource.Children)
                .Select(static child => child.PropertyName + " " + child.Type.FullName))
            .Order(StringComparer.Ordinal)];
    }
}
