using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Schemas;

/// <summary>The door: forced names, flattening, merging, names of types.</summary>
public class SchemaBuilderTests
{
    private const string Pets = """
        {
          "pet": { "type": "object", "required": ["id"], "properties": {
            "id": { "type": "string" }, "kind": { "type": "string", "enum": ["a", "b"] },
            "tags": { "type": "array", "items": { "type": "object", "properties": { "t": { "type": "string" } } } } } },
          "kinds": { "type": "string", "enum": ["x", "y"] },
          "list": { "type": "array", "items": { "$ref": "#/components/schemas/pet" } }
        }
        """;

    [Fact]
    public void Only_what_is_reached_is_built()
    {
        var bed = new SchemaTestBed(Pets);
        Assert.Equal("[Pet]", SchemaText.Of(bed.Build("list")));
        Assert.Equal(
            [
                "Pet { Id!: String; Kind: PetKind; Tags: [PetTagsItem] }",
                "PetKind = A \"a\", B \"b\"",
                "PetTagsItem { T: String }",
            ],
            bed.Complete());
    }

    [Fact]
    public void A_forced_name_makes_a_type_of_its_own_for_objects_only()
    {
        var bed = new SchemaTestBed(Pets);
        var name = new TypeName("Acme.Models", "PetGetResponse");
        var site = SchemaTestBed.Site("pet") with { Suggested = name, ForceName = true };
        Assert.Equal("PetGetResponse", SchemaText.Of(bed.Build("pet", site)));
        Assert.Equal("PetGetResponse", SchemaText.Of(bed.Build("pet", site)));
        Assert.Equal("Kinds", SchemaText.Of(bed.Build("kinds", site with { Pointer = "#/components/schemas/kinds" })));
        Assert.Equal("[Pet]", SchemaText.Of(bed.Build("list", site with { Pointer = "#/components/schemas/list" })));
        Assert.Contains(
            "PetGetResponse { Id!: String; Kind: PetGetResponseKind; Tags: [PetGetResponseTagsItem] }", bed.Complete());
    }

    [Fact]
    public void A_body_is_flattened_with_the_components_own_inline_types()
    {
        var bed = new SchemaTestBed(Pets);
        var site = SchemaTestBed.Site("pet") with { Suggested = new TypeName("Acme.Models", "PetCreateParams") };
        var flattened = bed.Builder.TryFlatten(bed.Reference("pet"), site)!;
        Assert.Equal(
            ["String", "PetKind", "[PetTagsItem]"],
            flattened.Properties.Select(static property => SchemaText.Of(property.Type)));
        Assert.Null(bed.Builder.TryFlatten(bed.Reference("list"), site));
        Assert.Null(bed.Builder.TryFlatten(bed.Reference("kinds"), site));
        Assert.DoesNotContain(bed.Complete(), static line => line.StartsWith("Pet ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_patch_has_three_states_all_the_way_down_but_not_in_arrays()
    {
        var bed = new SchemaTestBed("""
            {
              "a": { "type": "object", "required": ["id"], "properties": { "id": { "type": "string" },
                "b": { "$ref": "#/components/schemas/b" }, "m": { "type": "object",
                  "additionalProperties": { "type": "string" } },
                "l": { "type": "array", "items": { "$ref": "#/components/schemas/b" } } } },
              "b": { "type": "object", "properties": { "x": { "type": "string" } } }
            }
            """);
        bed.Build("a");
        bed.Build("a", SchemaTestBed.Site("a") with { MergePatch = true });
        Assert.Equal(
            [
                "A { Id!: String; B: B; M: {String}; L: [B] }",
                "APatch { Id!: String; B~: BPatch; M~: {String?}; L~: [B] }",
                "B { X: String }",
                "BPatch { X~: String }",
            ],
            bed.Complete());
    }

    [Fact]
    public void A_merged_view_follows_references_and_builds_its_properties()
    {
        var bed = new SchemaTestBed("""
            {
              "Env": { "type": "object", "required": ["success"], "properties": { "success": { "type": "boolean" },
                "result": { "type": "object" } } },
              "Item": { "type": "object", "properties": { "id": { "type": "string" } } },
              "Res": { "allOf": [{ "$ref": "#/components/schemas/Env" },
                { "properties": { "result": { "$ref": "#/components/schemas/Item" } } }] }
            }
            """);
        var merged = bed.Builder.Merge(bed.Reference("Res"), "#/x")!;
        Assert.Equal(["success", "result"], merged.Properties.Select(static property => property.WireName));
        Assert.True(merged.Find("success")!.Required);
        var result = merged.Find("result")!;
        Assert.Equal("#/components/schemas/Res/allOf/1/properties/result", result.Pointer);
        Assert.Equal("Item", SchemaText.Of(bed.Builder.Build(result, SchemaTestBed.Site("Res"))));
        Assert.Equal("id", Assert.Single(bed.Builder.Merge(result)!.Properties).WireName);
        Assert.Null(bed.Builder.Merge(merged.Find("success")!));
    }

    [Fact]
    public void Names_of_components_do_not_depend_on_what_is_reached()
    {
        const string Schemas = """
            {
              "live_input": { "type": "object", "properties": { "a": { "type": "string" } } },
              "liveInput": { "type": "object", "properties": { "b": { "type": "string" } } },
              "LiveInput": { "type": "object", "properties": { "c": { "type": "string" } } },
              "pet": { "type": "object", "properties": { "owner": { "type": "object",
                "properties": { "n": { "type": "string" } } } } },
              "petOwner": { "type": "object", "properties": { "o": { "type": "string" } } }
            }
            """;
        var bed = new SchemaTestBed(Schemas);
        Assert.Equal("LiveInput3", SchemaText.Of(bed.Build("live_input")));
        Assert.Equal("LiveInput2", SchemaText.Of(bed.Build("liveInput")));
        Assert.Equal("LiveInput", SchemaText.Of(bed.Build("LiveInput")));
        bed.Build("pet");
        Assert.Contains("Pet { Owner: PetOwner2 }", bed.Complete());
        Assert.Contains(bed.Diagnostics, static diagnostic => diagnostic.Id == "SPEC0032");
    }

    [Fact]
    public void One_name_in_the_map_for_several_pointers_is_one_type()
    {
        var names = new MappedNames(new()
        {
            ["#/components/schemas/a/properties/k"] = "Kind",
            ["#/components/schemas/b/properties/k"] = "Kind",
            ["#/components/schemas/b"] = "Bee",
        });
        var lines = SchemaTestBed.Lines(
            """
            {
              "a": { "type": "object", "properties": { "k": { "type": "string", "enum": ["x"] } } },
              "b": { "type": "object", "properties": { "k": { "type": "string", "enum": ["x"] },
                "at": { "type": "string", "format": "money" } } }
            }
            """,
            names: names);
        Assert.Equal(
            ["A { K: Kind = \"x\" X }", "Bee { K: Kind = \"x\" X; Renamed: Money }", "Kind = X \"x\""], lines);
    }

    private sealed class MappedNames(Dictionary<string, string> names) : ISchemaNames
    {
        private readonly ComponentNames _default = new("Acme");

        public bool HasMap => true;

        public bool HasRenames => true;

        public TypeName? Find(string pointer) =>
            names.TryGetValue(pointer, out var name) ? new TypeName("Acme.Models", name) : null;

        public TypeName ForComponent(string componentName) => _default.ForComponent(componentName);

        public TypeRef? ForFormat(string format) =>
            format == "money" ? new TypeRef(TypeKind.Custom, Name: "My.Money", Codec: "My.MoneyCodec") : null;

        public string? PropertyName(string pointer) =>
            pointer.EndsWith("/properties/at", StringComparison.Ordinal) ? "Renamed" : null;
    }
}
