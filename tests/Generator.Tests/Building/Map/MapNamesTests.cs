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

    [Theory]
    [InlineData("Kid", "#/definitions/Kid/properties/k", "#/paths/~1a/post/parameters/0/schema/properties/x")]
    [InlineData("'#/definitions/Kid'", "#/components/schemas/Kid/properties/k",
        "#/paths/~1a/post/parameters/0/schema/properties/x")]
    public void Names_are_given_in_a_document_of_version_2_too(string model, string first, string second)
    {
        var built = BuiltModel.Build(
            """
            swagger: "2.0"
            info: { title: t, version: "1" }
            paths:
              /a:
                post:
                  parameters:
                    - { name: b, in: body, schema: { type: object, properties: { x: { type: string } } } }
                  responses: { "200": { description: ok, schema: { $ref: '#/definitions/Kid' } } }
            definitions:
              Kid: { type: object, properties: { k: { type: string } } }
            """,
            $$"""
            resources: { a: { methods: { create: post /a }, models: { child: {{model}} } } }
            renames: { '{{first}}': Kay, '{{second}}': Ex }
            """);
        Assert.Equal("Kay", built.Schema<ObjectSchema>("Child").Properties[0].PropertyName);
        Assert.Equal("Ex", built.Operations.First().Body!.Properties[0].PropertyName);
        Assert.Empty(built.Of("SPEC0059"));
    }

    [Fact]
    public void Properties_that_an_allOf_brings_in_are_renamed_where_they_stand()
    {
        var built = BuiltModel.Build(
            Documents.Of(
                "/a: { get: { responses: { '200': { description: Done., content: { application/json: { schema: "
                    + "{ $ref: '#/components/schemas/Kid' } } } } } } }",
                "schemas: { Base: { type: object, properties: { b: { type: string } } }, Kid: { allOf: "
                    + "[{ $ref: '#/components/schemas/Base' }, { properties: { k: { type: string } } }] } }"),
            """
            renames:
              '#/components/schemas/Base/properties/b': Bee
              '#/components/schemas/Kid/allOf/1/properties/k': Kay
            """);
        Assert.Equal(
            ["Bee", "Kay"],
            built.Schemas.OfType<ObjectSchema>().Single().Properties.Select(static one => one.PropertyName));
    }

    [Fact]
    public void A_format_that_the_document_does_not_have_is_told()
    {
        var built = BuiltModel.Build(Document, "formats: { money: Acme.Money, monney: Acme.Money }");
        Assert.EndsWith("|a format that the document has", Assert.Single(built.Of("SPEC0060")).Text);
    }

    [Theory]
    [InlineData("get: get /zones/{z}/keyz", "SPEC0058", "get /zones/{z}/keyz|; did you mean '/zones/{zone_id}/keys'?")]
    [InlineData("get: post /zones/{z}/keys", "SPEC0058", "post /zones/{z}/keys|; its path has GET")]
    [InlineData("get: get /other", "SPEC0058", "get /other|")]
    [InlineData("{ get_it: 'get /zones/{z}/keys', getIt: 'get /accounts/{a}/keys' }", "SPEC0061",
        "getIt|another method of the resource with the same C# name")]
    [InlineData("get: { endpoint: 'get /zones/{z}/keys', body_param_name: x }", "SPEC0069", "body to be called|x")]
    public void A_slip_in_a_method_is_told_with_what_helps(string methods, string rule, string text)
    {
        var map = "resources:\n  keys:\n    methods:\n      " + methods;
        Assert.EndsWith(text, Assert.Single(BuiltModel.Build(Document, map).Of(rule)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_a_schema_is_told_the_near_one()
    {
        var built = BuiltModel.Build(
            Document, "resources: { $shared: { models: { a: x_thin, b: '#/components/q' } } }");
        Assert.Equal(
            ["#/components/schemas/x_thin|; did you mean 'x_thing'?", "#/components/q|"],
            built.Of("SPEC0059").Select(static item => item.Text[(item.Text.IndexOf('|') + 1)..]));
    }

    [Fact]
    public void Resources_that_differ_by_underscores_are_one()
    {
        var built = BuiltModel.Build(
            Document,
            """
            resources:
              key_store: { methods: { list: 'get /zones/{z}/keys' } }
              keyStore: { methods: { all: 'get /accounts/{a}/keys' } }
            """);
        Assert.Equal(["key_store.List", "key_store.All"], built.Methods.Take(2));
        Assert.DoesNotContain(built.Resources, static resource => resource.Type.Name.EndsWith('2'));
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

    private const string Keys =
        "resources: { keys: { methods: { list: 'get /{account_or_zone}/{account_or_zone_id}/keys' } } }";

    [Fact]
    public void A_path_over_accounts_and_zones_gives_one_method()
    {
        var built = BuiltModel.Build(Document, Keys);
        Assert.Equal(["keys.List"], built.Methods.Take(1));
        var list = built.Operation("List");
        Assert.Equal(
            new SecondOwnerModel("d", "/zones/{zone_id}/keys", "AccountId", "/zones/", "ZoneId"), list.SecondOwner);
        Assert.Equal(
            [("AccountId", false), ("ZoneId", false)],
            list.Parameters.Select(static parameter => (parameter.PropertyName, parameter.Required)));
        Assert.DoesNotContain(built.Operations, static operation => operation.Id == "d");
    }

    [Fact]
    public void Where_the_zone_says_something_else_it_has_a_method_of_its_own_besides()
    {
        var built = BuiltModel.Build(
            Document.Replace("operationId: d, responses: { '204': { description: Done. } }",
                "operationId: d, responses: { '200': { $ref: '#/components/responses/thing' } }"), Keys);
        Assert.Equal(["keys.List", "keys.ListForZone"], built.Methods.Take(2));
        Assert.Equal("d", built.Operation("ListForZone").Id);
        Assert.Null(built.Operation("ListForZone").SecondOwner);
    }

    [Fact]
    public void A_path_over_accounts_and_zones_with_one_of_them_is_that_one()
    {
        var built = BuiltModel.Build(Document.Replace("/accounts/{account_id}/keys", "/users/{account_id}/keys"), Keys);
        var list = built.Operations.First(static operation => operation.Id == "d");
        Assert.Equal(("List", null), (list.MethodName, list.SecondOwner));
    }

    [Fact]
    public void Path_parameters_have_the_names_of_the_map()
    {
        var built = BuiltModel.Build(
            Document,
            """
            client_settings: { opts: { zone: { type: string, read_env: ZONE } } }
            resources: { things: { methods: { get: 'get /zones/{zone}/things/{thing_id}' } } }
            """);
        var get = built.Operations.First();
        Assert.Equal(
            [("Zone", "Zone"), ("ThingId", null)],
            get.Parameters.Select(static parameter => (parameter.PropertyName, parameter.ClientValue)));
        Assert.Equal("ThingId", get.PositionalParameter);
        Assert.Empty(built.Of("SPEC0068"));
    }

    [Fact]
    public void A_name_that_a_path_repeats_is_one_value_unless_the_map_tells_the_places_apart()
    {
        var document = Document.Replace("/accounts/{account_id}/keys", "/accounts/{account_id}/keys/{account_id}");
        var plain = BuiltModel.Build(document).Operations.Single(static operation => operation.Id == "c");
        Assert.Equal(["AccountId"], plain.Parameters.Select(static parameter => parameter.PropertyName));
        var mapped = BuiltModel.Build(
            document, "resources: { keys: { methods: { get: 'get /accounts/{account_id}/keys/{member_id}' } } }")
            .Operations.Single(static operation => operation.Id == "c");
        Assert.Equal(
            ["AccountId", "MemberId"], mapped.Parameters.Select(static parameter => parameter.PropertyName));
        Assert.Equal("MemberId", mapped.PositionalParameter);
        Assert.Equal(
            ["/accounts/", "AccountId", "/keys/", "MemberId"],
            mapped.PathParts.Select(static part => part.Literal ?? part.ParameterProperty));
    }

    [Fact]
    public void More_than_ten_methods_without_an_operation_are_one_info()
    {
        var methods = string.Concat(Enumerable.Range(0, 11).Select(static n => $"      m{n}: get /ghosts/{n}\n"));
        var built = BuiltModel.Build(Document, "resources:\n  ghosts:\n    methods:\n" + methods);
        Assert.Empty(built.Of("SPEC0058"));
        Assert.Equal((4, "#/resources/ghosts/methods/m0|11|get /ghosts/0"), Assert.Single(built.Of("SPEC0080")));
    }

    [Fact]
    public void What_is_wrong_with_a_method_is_not_told_again_of_its_alias()
    {
        var built = BuiltModel.Build(
            Documents.Of("/things/{id}:\n  get: { parameters: [{ name: id, in: path, required: true, schema: { type: "
                + "string } }], responses: { '200': { description: ok, content: { application/json: { schema: { type: "
                + "object, properties: { a: { type: string } } } } } } } }\n"),
            """
            resources:
              things:
                methods:
                  get:
                    endpoint: get /things/{id}
                    unwrap_response: ghost
                    paginated: ghost
                    positional_params: [ghost]
                    body_param_name: ghost
                  al1: { type: alias, to: get }
                  al2: { type: alias, to: get }
            """);
        Assert.Equal(
            ["SPEC0064 6", "SPEC0063 7", "SPEC0069 8", "SPEC0069 9"],
            built.Diagnostics
                .Where(static item => item.Id is "SPEC0063" or "SPEC0064" or "SPEC0069")
                .OrderBy(static item => item.Location!.Line)
                .Select(static item => item.Id + " " + (item.Location!.Line + 1)));
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
