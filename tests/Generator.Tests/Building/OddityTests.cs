using SpecClient.Generator.Model;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Building;

/// <summary>What breaks naive generators (<c>specs/features/oddities.yaml</c>), one trap a test.</summary>
public class OddityTests
{
    private static readonly Lazy<BuiltModel> s_built =
        new(static () => BuiltModel.Build(Repository.Read("specs/features/oddities.yaml")));

    private static BuiltModel Built => s_built.Value;

    [Fact]
    public void The_client_compiles_and_nothing_is_an_error_or_a_warning()
    {
        var run = GeneratorHarness.Run(Repository.Read("specs/features/oddities.yaml")).AssertCompiles();
        Assert.DoesNotContain(
            run.Diagnostics, static item => item.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("Id id", "Id:Id id:IdPath")]
    [InlineData("id", "id:Id")]
    [InlineData("ID", "ID:ID")]
    public void Path_parameters_that_differ_in_case_are_two_where_two_are_declared(string declared, string expected)
    {
        var parameters = declared.Split(' ')
            .Select(static name => "{ name: " + name + ", in: path, required: true, schema: { type: string } }");
        var document = Documents.Operation(
            "parameters: [" + string.Join(", ", parameters) + "]\nresponses: { '204': { description: Done. } }",
            "/a/{Id}/{id}");
        GeneratorHarness.Run(document).AssertCompiles();
        Assert.Equal(expected, string.Join(" ", BuiltModel.Build(document).Operations.Single().Parameters
            .Select(static parameter => parameter.WireName + ":" + parameter.PropertyName)));
    }

    [Theory]
    [InlineData("{ type: boolean }")]
    [InlineData("{ type: string, enum: [a, b] }")]
    [InlineData("{ type: string, format: date-time }")]
    [InlineData("{ type: [integer, 'null'] }")]
    [InlineData("{ type: array, items: { type: string } }")]
    public void A_required_multipart_body_that_is_no_object_compiles(string schema) => GeneratorHarness.Run(
        Documents.Operation(
            "requestBody: { required: true, content: { multipart/form-data: { schema: " + schema + " } } }\n"
                + "responses: { '204': { description: Done. } }", "/a")).AssertCompiles();

    [Fact]
    public void Property_names_that_are_no_identifiers_stay_apart()
    {
        var names = Built.Schema<ObjectSchema>("AThing").Properties
            .ToDictionary(static property => property.WireName, static property => property.PropertyName);
        Assert.Equal(
            ["TLS1_0", "HTTP1X", "LessThanOrEqual1y", "GreaterThan1y", "Value1", "Value12", "WorkersTag", "ExampleCom"],
            new[] { "TLS 1.0", "HTTP/1.x", "<=1y", ">1y", "1", "12", "workers/tag", "example.com" }
                .Select(name => names[name]));
        Assert.Equal("CVE2021_4428", names["CVE-2021-4428"]);
    }

    [Fact]
    public void Schema_names_that_collide_stay_apart()
    {
        var response = Built.Schema<ObjectSchema>("AThingsResponse");
        var types = response.Properties
            .Where(static property => property.WireName is "notes" or "plan" or "plan2" or "errors")
            .Select(static property => property.Type.Item?.Name ?? property.Type.Name);
        Assert.Equal(4, types.Distinct().Count());
    }

    [Fact]
    public void Parameter_names_with_symbols_stay_apart()
    {
        var names = Operation("list-things (beta)").Parameters.ToDictionary(
            static parameter => parameter.WireName, static parameter => parameter.PropertyName);
        Assert.Equal(
            ("ZoneId", "Tag", "IssueClassNeq"), (names["zone_id"], names["tag"], names["issue_class~neq"]));
        Assert.NotEqual(names["tag_exact"], names["tag.exact"]);
        Assert.Equal("CFWORKERBODYPART", names["CF-WORKER-BODY-PART"], ignoreCase: true);
    }

    [Fact]
    public void Enum_members_without_letters_have_names_and_defaults_may_lie_outside()
    {
        var type = Operation("list-things (beta)").Parameters.Single(static item => item.WireName == "operator").Type;
        var literal = Built.Schemas.OfType<LiteralSchema>().Single(schema => schema.Type.FullName == type.Name);
        Assert.Equal(
            [("<", "LessThan"), ("<=", "LessThanOrEqual"), (">", "GreaterThan"), ("==", "Equal"), ("", "Empty"),
                ("*", "Asterisk"), ("none", "None")],
            literal.Members.Select(static member => (member.Text, member.MemberName)));
    }

    [Fact]
    public void Statuses_in_lower_case_are_ranges()
    {
        var error = Assert.Single(Operation("list-things (beta)").Errors);
        Assert.Equal((400, 499), (error.FromStatus, error.ToStatus));
    }

    [Fact]
    public void Bodies_of_get_and_delete_are_sent()
    {
        Assert.Equal(
            TypeKind.Array, Operation("delete-things").Body!.Contents.Single().Type.Kind);
        Assert.Equal("At", Operation("get-thing").Body!.Properties.Single().PropertyName);
    }

    [Fact]
    public void Three_media_types_of_one_body_are_three_properties()
    {
        var body = Operation("put-thing").Body!;
        Assert.Equal(
            ["application/javascript", "multipart/form-data", "text/javascript"],
            body.Contents.Select(static content => content.MediaType).Order(StringComparer.Ordinal));
        Assert.Equal(3, body.Contents.Select(static content => content.PropertyName).Distinct().Count());
        var encoded = body.Contents.Single(static content => content.Encodings.Count > 0);
        Assert.Equal("<any part name>", encoded.Encodings.Single().WireName);
    }

    [Fact]
    public void Media_types_that_are_none_are_json_where_they_have_a_schema()
    {
        Assert.Equal(TypeKind.String, Operation("get-thing").Response.Type!.Kind);
        Assert.Equal(TypeKind.Object, Operation("put-thing").Response.Type!.Kind);
        Assert.Equal(2, Built.Of("SPEC0045").Count());
    }

    [Fact]
    public void Single_valued_enums_and_null_enums_are_read()
    {
        Assert.Equal("success", Operation("list-things (beta)").Response.SuccessProperty);
        var failure = Built.Schema<ObjectSchema>("AFailure").Properties;
        Assert.True(failure.Single(static property => property.WireName == "result").Type.Nullable);
        var only = Built.Schema<ObjectSchema>("AThing").Properties
            .Single(static property => property.WireName == "only");
        Assert.NotEqual(TypeKind.Any, only.Type.Kind);
    }

    [Fact]
    public void A_nullable_enum_has_no_member_for_null()
    {
        var state = Built.Schema<ObjectSchema>("AThing").Properties
            .Single(static property => property.WireName == "state");
        var literal = Built.Schemas.OfType<LiteralSchema>().Single(schema => schema.Type.FullName == state.Type.Name);
        Assert.Equal(["none", "on"], literal.Members.Select(static member => member.Text));
        Assert.True(state.Type.Nullable);
    }

    [Fact]
    public void Required_names_without_a_schema_are_told_once() => Assert.Single(Built.Of("SPEC0031"));

    [Fact]
    public void A_single_allOf_adds_its_properties_and_no_type()
    {
        Assert.Contains(
            Built.Schema<ObjectSchema>("AThing").Properties, static property => property.WireName == "id");
        var result = Built.Schema<ObjectSchema>("AThingsResponse").Properties
            .Single(static property => property.WireName == "result");
        Assert.Equal("Acme.Models.AThing", result.Type.Item!.Name);
    }

    [Fact]
    public void Recursion_ends_and_what_nothing_reaches_is_not_emitted()
    {
        var trace = Built.Schema<ObjectSchema>("AThing").Properties
            .Single(static property => property.WireName == "trace").Type;
        Assert.Equal(TypeKind.Array, trace.Kind);
        Assert.DoesNotContain(Built.Schemas, static schema => schema.Type.Name.Contains("Never"));
    }

    [Fact]
    public void A_discriminator_with_a_mapping_chooses_the_variant()
    {
        var union = Built.Schema<UnionSchema>("ARule");
        Assert.Equal("action", union.DiscriminatorProperty);
        Assert.Equal(2, union.Variants.Count);
    }

    [Fact]
    public void Credentials_that_are_declared_together_are_one_alternative() => Assert.Equal(
        ["email", "key", "token"],
        Assert.Single(Operation("get-thing").Security).Schemes.Order());

    private static OperationModel Operation(string id) => Built.Operations.Single(item => item.Id == id);
}
