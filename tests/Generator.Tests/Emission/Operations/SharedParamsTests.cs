using SpecClient.Generator.Emission;
using SpecClient.Generator.Model;
using SpecClient.Generator.Tests.Support;
using Xunit;
using static SpecClient.Generator.Tests.Emission.Operations.Models;

namespace SpecClient.Generator.Tests.Emission.Operations;

/// <summary>What operations of a resource have in common is declared once, and sent as if it were not.</summary>
public sealed class SharedParamsTests
{
    private static readonly ParameterModel[] s_common =
    [
        Path("zone", "Zone"),
        Parameter("fields", "Fields", ParameterLocation.Query),
        Parameter("ids", "Ids", ParameterLocation.Query, ListOf(IntType), required: true),
        Parameter("X-Trace", "Trace", ParameterLocation.Header),
        Parameter("v", "V", ParameterLocation.Query, required: true, constant: new("\"1\"", null)),
        Parameter("session", "Session", ParameterLocation.Cookie),
    ];

    private static readonly RequestBodyModel s_body = Flattened(
    [
        Property("name", "Name", StringType, required: true),
        Property("size", "Size", IntType),
        Property("note", "Note", StringType, triState: true),
        Property("tags", "Tags", ListOf(StringType)),
        Property("on", "On", new(TypeKind.Boolean)),
    ]);

    private static readonly OperationModel[] s_operations =
    [
        Operation("GET", "/z/{zone}", "List",
            [Parameter("page", "Page", ParameterLocation.Query, IntType), .. s_common]),
        Operation("GET", "/z/{zone}/{id}", "Get", [Path("id", "Id"), .. s_common], "Id"),
        Operation("POST", "/z/{zone}", "Create", s_common, null, s_body),
        Operation("PUT", "/z/{zone}/{id}", "Replace", [.. s_common, Path("id", "Id")], "Id", s_body),
        Operation("GET", "/alone/{zone}", "Alone", [Path("zone", "Zone")], "Zone"),
    ];

    private const string Answer = "{ responses: { '204': { description: d } } }";

    private const string Calls =
        """
        await things.ListAsync(new()
            { Zone = "z", Ids = [1, 2], Page = 3, Fields = "a,b", Trace = "t", Session = "s", V = "2" });
        await things.GetAsync("i/1", new() { Zone = "z", Ids = [1] });
        await things.CreateAsync(new() { Zone = "z", Ids = [1], Name = "n", Size = 4, Note = null, Tags = ["x"] });
        await things.ReplaceAsync("1", new() { Zone = "z", Ids = [1], Name = "n", Fields = "f" });
        await things.AloneAsync("z");
        """;

    [Fact]
    public void Common_parts_form_a_tree()
    {
        var resource = Resource(s_operations);
        var shared = SharedParams.Of(resource, resource.Type);
        Assert.Equal(2, shared.Bases.Count);
        var (parameters, body) = (shared.Bases[0], shared.Bases[1]);
        Assert.Equal(s_common, parameters.Parameters);
        Assert.Null(parameters.Body);
        Assert.Same(parameters, body.Above);
        Assert.Equal(s_body, body.Body);
        Assert.Equal([parameters, parameters, body, body, null], shared.BaseOf);
    }

    [Fact]
    public async Task Requests_are_the_same_as_without()
    {
        var text = EmittedCode.Text(Output(Resource(s_operations)));
        Assert.Equal(1, text.Split("string? Session").Length - 1);
        Assert.Equal(1, text.Split("int? Size").Length - 1);
        var sender = await EmittedCode.RunAsync(Output(Resource(s_operations)), Calls);
        Assert.Equal(
        [
            "GET /z/z?fields=a%2Cb&ids=1&ids=2&v=2&page=3\nX-Trace: t\nCookie: session=s",
            "GET /z/z/i%2F1?ids=1&v=1",
            "POST /z/z?ids=1&v=1\napplication/json\n{\"name\":\"n\",\"size\":4,\"note\":null,\"tags\":[\"x\"]}",
            "PUT /z/z/1?fields=f&ids=1&v=1\napplication/json\n{\"name\":\"n\"}",
            "GET /alone/z",
        ],
        sender.Sent);
    }

    [Fact]
    public void Little_is_not_shared()
    {
        var resource = Resource(
            Operation("GET", "/a", "A", [Parameter("page", "Page", ParameterLocation.Query)]),
            Operation("GET", "/b", "B", [Parameter("page", "Page", ParameterLocation.Query)]));
        Assert.Empty(SharedParams.Of(resource, resource.Type).Bases);
    }

    [Fact]
    public void A_parameter_that_differs_in_anything_stays_where_it_is()
    {
        var changed = s_common.ToList();
        changed[1] = changed[1] with { Docs = new("Other words.", null) };
        changed[3] = changed[3] with { Required = true };
        var resource = Resource(
            Operation("GET", "/z/{zone}/a", "A", s_common), Operation("GET", "/z/{zone}/b", "B", s_common),
            Operation("GET", "/z/{zone}/c", "C", [.. changed]));
        var shared = SharedParams.Of(resource, resource.Type);
        var last = shared.BaseOf[2];
        Assert.NotNull(last);
        Assert.False(last.Has(changed[1]));
        Assert.False(last.Has(changed[3]));
        Assert.DoesNotContain(s_common[1], last.Parameters);
        EmittedCode.Compile(EmittedCode.Text(Output(resource)));
    }

    [Fact]
    public void Names_of_what_is_shared_give_way()
    {
        string[] names = ["params1", "Params2", "shared_params", "write_shared", "with_path", "operation", "class"];
        var parameters = string.Concat(
            names.Select(static name => "\n      - { name: " + name + ", in: query, schema: { type: string } }"));
        var operations = string.Concat(new[] { "things", "shared_params", "things/shared_params" }.Select(
            path => "\n  /" + path + ":\n    parameters:" + parameters
                + "\n    get: " + Answer + "\n    put: " + Answer));
        var run = GeneratorHarness.Run("openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths:" + operations);
        run.AssertCompiles();
        Assert.Contains("class Params3", string.Concat(run.Sources.Values), StringComparison.Ordinal);
    }
}
