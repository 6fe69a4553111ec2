using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Map;

public class MapNamesTests
{
    private const string Document =
        """
        openapi: 3.1.0
        info: { title: T, version: '1' }
        paths:
          /zones/{zone_id}/things/{id}:
            parameters:
              - { name: zone_id, in: path, required: true, schema: { type: string } }
              - { name: id, in: path, required: true, schema: { type: string } }
            get: { operationId: a, responses: { '200': { $ref: '#/components/responses/thing' } } }
            put: { operationId: b, responses: { '200': { $ref: '#/components/responses/thing' } } }
          /accounts/{account_id}/keys:
            parameters: [{ name: account_id, in: path, required: true, schema: { type: string } }]
            get: { operationId: c, responses: { '204': { description: Done. } } }
          /zones/{zone_id}/keys:
            parameters: [{ name: zone_id, in: path, required: true, schema: { type: string } }]
            get: { operationId: d, responses: { '204': { description: Done. } } }
        components:
          responses:
            thing:
              description: A thing.
              content: { application/json: { schema: { $ref: '#/components/schemas/x_thing' } } }
          schemas:
            x_thing:
              type: object
              properties: { kind: { type: string, enum: [a, b] }, other: { $ref: '#/components/schemas/x_other' } }
            x_other:
              type: object
              properties:
                kind: { type: string, description: Same., enum: [a, b] }
                size: { type: integer, format: money }
        """;

    [Fact]
    public void Models_of_the_map_name_schemas_and_several_equal_ones_share_a_type()
    {
        var built = BuiltModel.Build(
            Document,
            """
            resources:
              things:
                models:
                  thing: x_thing
                  thing_kind:
                    - '#/components/schemas/x_thing/properties/kind'
                    - '#/components/schemas/x_other/properties/kind'
                methods: { get: 'get /zones/{zone}/things/{thing}' }
            formats: { money: { type: Acme.Money, codec: Acme.MoneyCodec, value_type: true } }
            renames: { '#/components/schemas/x_other/properties/size': Price }
            """);
        var get = built.Operations.First();
        Assert.Equal("Acme.Models.Things.Thing", get.Response.Type!.Name);
        var thing = built.Schema<ObjectSchema>("Thing");
        var other = built.Schema<ObjectSchema>("XOther");
        Assert.Equal("Acme.Models.Things.ThingKind", thing.Properties[0].Type.Name);
        Assert.Equal(thing.Properties[0].Type.Name, other.Properties[0].Type.Name);
        Assert.Equal("Acme.Models.XOther", other.Type.FullName);
        Assert.Equal(("Price", TypeKind.Custom, "Acme.Money", "Acme.MoneyCodec"), (
            other.Properties[1].PropertyName, other.Properties[1].Type.Kind, other.Properties[1]
                .Type.Name, other.Properties[1].Type.Codec));
        Assert.Empty(built.Of("SPEC0065"));
    }

    [Fact]
    public void A_root_response_carries_the_methods_name()
    {
        var built = BuiltModel.Build(
            Document,
            "resources: { things: { methods: { get: 'get /zones/{zone_id}/things/{id}', update: 'put "
                + "/zones/{zone_id}/things/{id}' } } }");
        Assert.Equal(
            ["Acme.Models.Things.ThingGetResponse", "Acme.Models.Things.ThingUpdateResponse"],
            built.Operations.Take(2).Select(static operation => operation.Response.Type!.Name));
    }

    [Fact]
    public void A_path_over_accounts_and_zones_gives_two_methods()
    {
        var built = BuiltModel.Build(
            Document,
            "resources: { keys: { methods: { list: 'get /{account_or_zone}/{account_or_zone_id}/keys' } } }");
        Assert.Equal(["keys.ListForAccount", "keys.ListForZone"], built.Methods.Take(2));
    }

    [Fact]
    public void What_the_document_lacks_is_reported_in_the_map()
    {
        var built = BuiltModel.Build(
            Document,
            """
            client_settings:
              opts:
                ghost: { type: string }
                token: { type: string, auth: { security_scheme: ghost, role: value } }
            resources:
              things:
                models:
                  one: '#/components/schemas/ghost'
                  two: x_thing
                  Two: x_other
                  three:
                    - '#/components/schemas/x_thing/properties/kind'
                    - '#/components/schemas/x_other/properties/size'
                methods:
                  post: post /zones/{zone_id}/things/{id}
                  get: get /zones/{zone_id}/things/{id}
            exclude:
              tags: [ghost]
            """);
        Assert.Equal(
            [("SPEC0058", 15), ("SPEC0059", 8), ("SPEC0061", 10), ("SPEC0065", 11), ("SPEC0066", 18), ("SPEC0067", 4),
                ("SPEC0068", 3)],
            built.Diagnostics
                .Where(static diagnostic => diagnostic.Location!.Path == "test.client.yaml")
                .Select(static diagnostic => (diagnostic.Id, diagnostic.Location!.Line + 1))
                .Order());
        Assert.Contains("GET, PUT", Assert.Single(built.Of("SPEC0058")).Text);
        Assert.StartsWith("3|", Assert.Single(built.Of("SPEC0048")).Text);
    }
}
