using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Operations;

public class ParameterBuilderTests
{
    private const string Done = "responses: { '204': { description: Done. } }";

    [Fact]
    public void Operation_parameters_replace_those_of_the_path()
    {
        var built = BuiltModel.Build(Documents.Of(
            """
            /things/{thing_id}:
              parameters:
                - { name: thing_id, in: path, required: true, schema: { type: string } }
                - { name: limit, in: query, schema: { type: string } }
              get:
                operationId: call
                parameters:
                  - { name: limit, in: query, required: true, schema: { type: integer } }
                responses: { '204': { description: Done. } }
            """));
        var parameters = built.Operation("Get").Parameters;
        Assert.Equal(["ThingId", "Limit"], parameters.Select(p => p.PropertyName));
        Assert.True(parameters[1].Required);
        Assert.Equal(TypeKind.Int64, parameters[1].Type.Kind);
    }

    [Fact]
    public void Parameters_of_2_0_keep_their_places_behind_a_body()
    {
        const string Text = """
            swagger: "2.0"
            info: { title: t, version: "1" }
            paths:
              /a:
                post:
                  parameters:
                    - { name: filter, in: body, schema: { type: object } }
                    - { name: filter, in: query, type: array, items: { type: string }, collectionFormat: pipes }
                    - { name: odd, in: query, type: string }
                    - { name: '', in: query, type: string }
                  responses: { default: { description: d } }
            """;
        var built = BuiltModel.Build(Text);
        Assert.Equal(ParameterStyle.PipeDelimited, built.Operations.Single().Parameters[0].Style);
        Assert.Equal("#/paths/~1a/post/parameters/3", Assert.Single(built.Of("SPEC0040")).Text.Split('|')[0]);
    }

    [Theory]
    [InlineData("path", "", nameof(ParameterStyle.Simple), false)]
    [InlineData("query", "", nameof(ParameterStyle.Form), true)]
    [InlineData("header", "", nameof(ParameterStyle.Simple), false)]
    [InlineData("cookie", "", nameof(ParameterStyle.Form), true)]
    [InlineData("query", ", style: form, explode: false", nameof(ParameterStyle.Form), false)]
    [InlineData("query", ", style: pipeDelimited", nameof(ParameterStyle.PipeDelimited), false)]
    [InlineData("query", ", style: deepObject", nameof(ParameterStyle.DeepObject), true)]
    [InlineData("path", ", style: matrix, explode: true", nameof(ParameterStyle.Matrix), true)]
    public void Styles_have_the_defaults_of_their_place(string location, string more, string style, bool explode)
    {
        var built = BuiltModel.Build(Documents.Operation(
            "parameters: [{ name: a, in: " + location + ", required: true, schema: { type: string }" + more + " }]\n"
                + Done,
            location == "path" ? "/things/{a}" : "/things"));
        var parameter = Assert.Single(built.Operations.Single().Parameters);
        Assert.Equal((style, explode), (parameter.Style.ToString(), parameter.Explode));
    }

    [Fact]
    public void An_impossible_style_becomes_the_default_with_a_warning()
    {
        var built = BuiltModel.Build(Documents.Operation(
            "parameters: [{ name: a, in: header, style: deepObject, schema: { type: string } }]\n" + Done, "/things"));
        Assert.Equal(ParameterStyle.Simple, built.Operations.Single().Parameters.Single().Style);
        Assert.Single(built.Of("SPEC0054"));
    }

    [Fact]
    public void A_body_property_keeps_the_name_that_a_parameter_shares()
    {
        var operation = BuiltModel.Build(Documents.Operation(
            """
            parameters:
              - { name: thing_id, in: path, required: true, schema: { type: string } }
              - { name: thing_id, in: query, schema: { type: string } }
              - { name: operation, in: query, schema: { type: string } }
            requestBody:
              content: { application/json: { schema: { type: object, properties: { thing_id: { type: string } } } } }
            responses: { '204': { description: Done. } }
            """)).Operations.Single();
        Assert.Equal(["ThingId"], operation.Body!.Properties.Select(p => p.PropertyName));
        Assert.Equal(["ThingIdPath", "ThingIdQuery", "OperationQuery"],
            operation.Parameters.Select(p => p.PropertyName));
        Assert.Equal("ThingIdPath", operation.PositionalParameter);
        Assert.Equal(["/things/", null], operation.PathParts.Select(p => p.Literal));
        Assert.Equal("ThingIdPath", operation.PathParts[1].ParameterProperty);
    }

    [Fact]
    public void Template_and_declarations_are_made_to_agree()
    {
        var built = BuiltModel.Build(Documents.Operation(
            "parameters: [{ name: other, in: path, required: true, schema: { type: string } }]\n" + Done));
        var parameter = Assert.Single(built.Operations.Single().Parameters);
        Assert.Equal(("thing_id", TypeKind.String, true),
            (parameter.WireName, parameter.Type.Kind, parameter.Required));
        Assert.Single(built.Of("SPEC0041"));
        Assert.Single(built.Of("SPEC0042"));
    }

    [Fact]
    public void Headers_that_the_specification_ignores_are_summed()
    {
        var built = BuiltModel.Build(Documents.Operation(
            """
            parameters:
              - { name: Accept, in: header, schema: { type: string } }
              - { name: authorization, in: header, schema: { type: string } }
              - { name: X-Trace, in: header, schema: { type: string } }
            """ + "\n" + Done, "/things"));
        Assert.Equal(["X-Trace"], built.Operations.Single().Parameters.Select(p => p.WireName));
        Assert.StartsWith("2|", Assert.Single(built.Of("SPEC0044")).Text);
    }

    [Fact]
    public void A_required_parameter_with_one_value_is_a_constant()
    {
        var operation = BuiltModel.Build(Documents.Operation(
            """
            parameters:
              - { name: version, in: query, required: true, schema: { type: string, enum: ['2016-11-15'] } }
              - { name: kind, in: query, required: true, schema: { const: 3 } }
              - { name: maybe, in: query, schema: { type: string, enum: [a] } }
            """ + "\n" + Done, "/things")).Operations.Single();
        Assert.Equal(["\"2016-11-15\"", "3", null], operation.Parameters.Select(p => p.Constant?.Json));
        Assert.NotNull(operation.Parameters[0].Constant!.MemberName);
    }

    [Fact]
    public void Content_and_querystring_parameters_keep_their_media_type()
    {
        var operation = BuiltModel.Build(Documents.Operation(
            """
            parameters:
              - name: filter
                in: query
                content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } }
            """ + "\n" + Done, "/things")).Operations.Single();
        var parameter = Assert.Single(operation.Parameters);
        Assert.Equal("application/json", parameter.ContentType);
        Assert.Equal(TypeKind.Object, parameter.Type.Kind);
    }

    [Fact]
    public void A_query_in_the_template_becomes_parameters()
    {
        var operation = BuiltModel.Build(Documents.Operation(
            "parameters: [{ name: name, in: path, required: true, schema: { type: string } }]\n" + Done,
            "/things?kind=cat&called={name}#Action=Find")).Operations.Single();
        Assert.Equal(["/things"], operation.PathParts.Select(p => p.Literal));
        Assert.Equal(
            [("called", ParameterLocation.Query, null), ("kind", ParameterLocation.Query, "\"cat\"")],
            operation.Parameters.Select(p => (p.WireName, p.Location, p.Constant?.Json)));
    }

    [Theory]
    [InlineData("", nameof(ParameterStyle.Form), false)]
    [InlineData(", collectionFormat: multi", nameof(ParameterStyle.Form), true)]
    [InlineData(", collectionFormat: ssv", nameof(ParameterStyle.SpaceDelimited), false)]
    [InlineData(", collectionFormat: tsv", nameof(ParameterStyle.TabDelimited), false)]
    [InlineData(", collectionFormat: pipes", nameof(ParameterStyle.PipeDelimited), false)]
    public void Collection_formats_of_2_0_become_styles(string format, string style, bool explode)
    {
        var operation = BuiltModel.Build(
            "swagger: '2.0'\ninfo: { title: T, version: '1' }\npaths:\n  /things:\n    get:\n      parameters:\n"
            + "        - { name: a, in: query, type: array, items: { type: string }" + format + " }\n"
            + "      responses: { '200': { description: Done. } }\n").Operations.Single();
        var parameter = Assert.Single(operation.Parameters);
        Assert.Equal((style, explode), (parameter.Style.ToString(), parameter.Explode));
    }

    [Theory]
    [InlineData("type: array, items: { type: string }", "")]
    [InlineData("type: array, items: { type: array, items: { type: string } }", "csv")]
    [InlineData("type: array, items: { type: array, collectionFormat: multi, items: { type: string } }", "multi")]
    [InlineData("type: array, items: { type: array, collectionFormat: tsv, items: { type: string } }", "tsv")]
    [InlineData(
        "type: array, collectionFormat: multi, items: { type: array, collectionFormat: pipes, items: { type: array, "
        + "collectionFormat: ssv, items: { type: string } } }",
        "pipes ssv")]
    public void Arrays_of_2_0_within_arrays_have_separators_of_their_own(string schema, string inner)
    {
        var built = BuiltModel.Build(
            "swagger: '2.0'\ninfo: { title: T, version: '1' }\npaths:\n  /things:\n    post:\n      parameters:\n"
            + "        - { name: a, in: query, " + schema + " }\n"
            + "        - { name: b, in: formData, " + schema + " }\n"
            + "      consumes: [application/x-www-form-urlencoded]\n"
            + "      responses: { '200': { description: Done. } }\n");
        var operation = built.Operations.Single();
        Assert.Empty(built.Diagnostics);
        Assert.Equal(inner, string.Join(' ', Assert.Single(operation.Parameters).InnerFormats));
        Assert.Equal(inner, string.Join(' ', operation.Body!.Contents[0].Encodings.Single().InnerFormats));
    }

    [Fact]
    public void Account_and_zone_are_never_positional()
    {
        const string Map =
            """
            client_settings: { opts: { shop: { type: string, read_env: SHOP } } }
            resources:
              things: { methods: { a: 'post /a/{id}', b: 'post /b/{zone_id}', c: 'post /c/{shop}' } }
            """;
        var built = BuiltModel.Build(
            Documents.Of(string.Concat(new[] { "a/{id}", "b/{zone_id}", "c/{shop}" }.Select(static path =>
                "/" + path + ":\n  parameters: [{ name: " + path[3..^1]
                + ", in: path, required: true, schema: { type: string } }]\n"
                + "  post: { responses: { '204': { description: Done. } } }\n"))),
            Map);
        Assert.Equal(["Id", null, null], built.Operations.Select(o => o.PositionalParameter));
        Assert.Equal("Shop", built.Operations.Last().Parameters.Single().ClientValue);
        Assert.Equal(("shop", "Shop", "SHOP"), built.Model.Client.Values
            .Select(v => (v.WireName, v.PropertyName, v.EnvironmentVariable)).Single());
    }

    [Theory]
    [InlineData("path", "schema: {}", TypeKind.String)]
    [InlineData("path", "schema: { description: An id., example: a1 }", TypeKind.String)]
    [InlineData("header", "schema: {}", TypeKind.String)]
    [InlineData("cookie", "schema: { $ref: '#/components/schemas/any' }", TypeKind.String)]
    [InlineData("header", "content: { application/json: { schema: {} } }", TypeKind.Any)]
    [InlineData("header", "schema: { type: array, items: {} }", TypeKind.Array)]
    [InlineData("query", "schema: {}", TypeKind.Any)]
    public void What_says_nothing_is_text_where_only_text_goes(string place, string schema, object kind) =>
        Assert.Equal(kind, BuiltModel.Build(Documents.Of(
            "/things/{v}:\n  get:\n    parameters: [{ name: v, in: " + place + ", required: true, " + schema + " }]\n"
            + "    " + Done, "schemas: { any: { description: Anything. } }"))
            .Operations.Single().Parameters[0].Type.Kind);

    [Fact]
    public void A_response_header_that_says_nothing_is_text() => Assert.Equal(
        [TypeKind.String, TypeKind.Any],
        BuiltModel.Build(Documents.Operation(
            "responses: { '200': { description: ok, headers: { ETag: { schema: {} }, "
            + "X-Json: { content: { application/json: { schema: {} } } } }, "
            + "content: { application/json: { schema: { type: string } } } } }"))
            .Operations.Single().Response.Headers.Select(static header => header.Type.Kind));
}
