using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Tests.Building.Map;

public class ClientMapReaderTests
{
    [Fact]
    public void Settings_of_the_client_are_read()
    {
        var settings = Read(
            """
            settings: { unwrap_response_fields: [result, data] }
            client_settings:
              default_timeout: 1500ms
              default_retries: { max_retries: 3, initial_delay_seconds: 0.25, max_delay_seconds: 4 }
              default_headers: { X-A: b }
              idempotency: { header: Idempotency-Key }
              base_url_env: ACME_URL
            query_settings: { nested_format: dots, array_format: comma }
            environments: { production: 'https://api.acme.com', test: 'https://test.acme.com' }
            """).Settings;
        Assert.Equal(["result", "data"], settings.UnwrapFields);
        Assert.Equal((1.5, 3, 0.25, 4.0), (
            settings.TimeoutSeconds, settings.MaxRetries, settings.InitialDelaySeconds, settings.MaxDelaySeconds));
        Assert.Equal([KeyValuePair.Create("X-A", "b")], settings.DefaultHeaders);
        Assert.Equal(("Idempotency-Key", "ACME_URL"), (settings.IdempotencyHeader, settings.BaseUrlVariable));
        Assert.Equal(("dots", "comma"), (settings.NestedFormat, settings.ArrayFormat));
        Assert.Equal(["production", "test"], settings.Environments.Select(static pair => pair.Key));
    }

    [Fact]
    public void The_tree_is_read_with_its_methods_and_models()
    {
        var map = Read(
            """
            resources:
              $client: { methods: { status: get /status } }
              $shared: { models: { error: '#/components/schemas/e' } }
              cache:
                description: The cache.
                subresources:
                  regions:
                    models:
                      region: r
                      kind: ['#/components/schemas/a', '#/components/schemas/b']
                      other: { openapi_uri: '#/x' }
                    methods:
                      list: get /regions
                      all: { type: alias, to: list }
                      put:
                        endpoint: PUT /regions/{id}
                        unwrap_response: false
                        paginated: false
                        body_param_name: region
                        positional_params: []
                        default_request_options: { timeout: 5000, max_retries: 0 }
                        deprecated: Use post.
                        idempotent: true
                        nullable_result: true
                        batch: { size: 3, items: rows, succeeded: ok, failed: bad, key: id, error: why }
                      gone: { endpoint: get /gone, skip: true }
            """);
        Assert.Equal(["error"], map.SharedModels.Select(static model => model.Name));
        var methods = map.Methods().ToList();
        Assert.Equal(["status", "list", "put", "all"], methods.Select(static item => item.Method.Name));
        Assert.Equal("cache.regions", string.Join(".", methods[1].Chain.Select(static resource => resource.Name)));
        var put = methods[2].Method;
        Assert.Equal(("PUT", "/regions/{id}", "", "false", "region"),
            (put.Verb, put.Path, put.Unwrap, put.Paginated, put.BodyName));
        Assert.Empty(put.Positional!);
        Assert.Equal((5.0, 0, "Use post.", true, true), (
            put.TimeoutSeconds, put.MaxRetries, put.Deprecated, put.RetryAlways, put.ResultNullable));
        Assert.Equal(new MapBatch(put.Batch!.Pointer, false, 3, "rows", "ok", "bad", "id", "why"), put.Batch);
        Assert.Equal("/regions", methods[3].Method.Path);
        var models = methods[1].Chain[1].Models;
        Assert.Equal(
            ["#/components/schemas/r", "#/components/schemas/a #/components/schemas/b", "#/x"],
            models.Select(static model => string.Join(" ", model.Targets)));
    }

    [Fact]
    public void Options_filters_formats_and_renames_are_read()
    {
        var map = Read(
            """
            client_settings:
              opts:
                token: { type: string, read_env: TOKEN, auth: { security_scheme: bearer, role: value } }
                zone_id: { type: string, nullable: true, read_env: ZONE }
            include: { resources: [a, b.*], tags: T }
            exclude: { paths: [/x/**], operations: [y] }
            formats: { money: Acme.Money, code: { type: Acme.Code, codec: Acme.CodeCodec, value_type: true } }
            renames: { '#/components/schemas/a/properties/b': Better }
            """);
        Assert.Equal([("token", "TOKEN", "bearer", "value"), ("zone_id", "ZONE", null, null)], map.Options
            .Select(static option => (option.Name, option.Variable, option.Scheme, option.Role)));
        Assert.Equal(["a", "b.*"], map.Include.Resources.Select(static pattern => pattern.Glob));
        Assert.Equal(["T"], map.Include.Tags.Select(static pattern => pattern.Glob));
        Assert.Equal(["/x/**"], map.Exclude.Paths.Select(static pattern => pattern.Glob));
        Assert.Equal([new MapFormat("money", "Acme.Money", null, false, "#/formats/money"),
            new MapFormat("code", "Acme.Code", "Acme.CodeCodec", true, "#/formats/code")], map.Formats);
        Assert.Equal("Better", map.Renames["#/components/schemas/a/properties/b"]);
    }

    [Theory]
    [InlineData("[]", "SPEC0055", 1)]
    [InlineData("nonsense: 1", "SPEC0056", 1)]
    [InlineData("readme: {}", "SPEC0057", 1)]
    [InlineData("resources:\n  a:\n    metods: {}", "SPEC0056", 3)]
    [InlineData("resources:\n  a:\n    methods:\n      b: nowhere", "SPEC0060", 4)]
    [InlineData("resources:\n  a:\n    methods:\n      b: { endpoint: get /b, positional_parms: [] }", "SPEC0056", 4)]
    [InlineData("resources:\n  a:\n    methods:\n      b: { type: alias, to: c }", "SPEC0060", 4)]
    [InlineData("resources:\n  a:\n    models:\n      b: { type: alias, to: c }", "SPEC0057", 4)]
    [InlineData("resources:\n  a:\n    methods:\n      b: { type: webhook_unwrap }", "SPEC0057", 4)]
    [InlineData("resources:\n  a:\n    methods:\n      b: { endpoint: get /b, mcp: true }", "SPEC0057", 4)]
    [InlineData("resources:\n  a:\n    terraform: false", "SPEC0057", 3)]
    [InlineData("security_schemes:\n  a: { type: magic }", "SPEC0060", 2)]
    [InlineData("security_schemes:\n  a: { type: http, scheme: bearer, bearerFormat: JWT }", "SPEC0057", 2)]
    [InlineData("security_schemes:\n  a: { type: apiKey, name: K, x-stainless-auth: { custom: c } }", "SPEC0057", 2)]
    [InlineData("security: token", "SPEC0060", 1)]
    [InlineData("unspecified_endpoints: [nowhere]", "SPEC0060", 1)]
    [InlineData("streaming:\n  on_event:\n    - { event_type: ping, handle: yield }", "SPEC0057", 3)]
    [InlineData("streaming:\n  on_event:\n    - { data_starts_with: error, handle: error }", "SPEC0057", 3)]
    [InlineData(
        "streaming:\n  on_event:\n    - { kind: fallthrough, handle: yield, error_property: e }", "SPEC0057", 3)]
    [InlineData("client_settings:\n  opts: { a: { auth: { security_scheme: s }, default: secret } }", "SPEC0057", 2)]
    [InlineData("client_settings:\n  default_timeout: P1Y", "SPEC0060", 2)]
    [InlineData("query_settings:\n  array_format: indices", "SPEC0060", 2)]
    [InlineData(
        "pagination:\n  - name: a\n    type: offset\n    response: { t: { x-stainless-pagination-property: { "
            + "purpose: offset_total_count_field, from_header: X-Total } } }", "SPEC0057", 4)]
    [InlineData("pagination:\n  - { name: a, type: magic }", "SPEC0060", 2)]
    [InlineData(
        "pagination:\n  - name: a\n    type: offset\n    request: { o: { x-stainless-pagination-property: { "
            + "purpose: odd } } }", "SPEC0060", 4)]
    [InlineData("client_settings:\n  default_timeout: soon", "SPEC0060", 2)]
    [InlineData("client_settings:\n  opts: { a: { auth: { security_scheme: s, role: chef } } }", "SPEC0060", 2)]
    [InlineData("query_settings:\n  nested_format: commas", "SPEC0060", 2)]
    [InlineData("formats:\n  a: 'System.Int32; evil'", "SPEC0060", 2)]
    [InlineData("formats:\n  a: decimal", "SPEC0060", 2)]
    [InlineData("formats:\n  a: { type: Acme.A, codec: Acme.class }", "SPEC0060", 2)]
    [InlineData("renames:\n  '#/components/schemas/a/properties/b': class", "SPEC0060", 2)]
    [InlineData("renames:\n  a: B", "SPEC0060", 2)]
    [InlineData("include: { verbs: [get] }", "SPEC0056", 1)]
    [InlineData("resources:\n  '':\n    methods: { a: get /a }", "SPEC0060", 2)]
    [InlineData("resources:\n  a:\n    methods:\n      '-': get /a", "SPEC0060", 4)]
    [InlineData("resources:\n  a:\n    models:\n      '': a", "SPEC0060", 4)]
    [InlineData("pagination:\n  - { name: a, type: offset }\n  - { name: a, type: cursor }", "SPEC0061", 3)]
    [InlineData("pagination:\n  - name: a\n    type: offset\n    response: { r: { x-stainless-pagination-property: "
        + "items } }", "SPEC0060", 4)]
    [InlineData("client_settings:\n  default_headers:\n    'a b': c", "SPEC0060", 3)]
    [InlineData("client_settings:\n  default_headers:\n    a: \"b\\nc\"", "SPEC0060", 3)]
    [InlineData("client_settings:\n  idempotency: { header: 'a:' }", "SPEC0060", 2)]
    [InlineData("environments:\n  production: not a url", "SPEC0060", 2)]
    [InlineData("environments:\n  production: ftp://x.example", "SPEC0060", 2)]
    [InlineData("resources:\n  a:\n\tmethods: {}", "SPEC0001", 3)]
    public void What_is_not_read_is_reported_at_its_line(string map, string rule, int line)
    {
        var diagnostics = new List<DiagnosticInfo>();
        BuiltModel.ReadMap(map, diagnostics);
        Assert.Contains(diagnostics, item => item.Id == rule && item.Location!.Line + 1 == line);
    }

    [Theory]
    [InlineData("resorces: {}", "resources")]
    [InlineData("client_settings: { default_header: {} }", "default_headers")]
    [InlineData("client_settings: { zzz: {} }", null)]
    public void A_misspelled_key_is_told_the_right_one(string map, string? meant)
    {
        var diagnostics = new List<DiagnosticInfo>();
        BuiltModel.ReadMap(map, diagnostics);
        Assert.Equal(
            meant is null ? "" : $" (did you mean '{meant}'?)",
            Assert.Single(diagnostics, static item => item.Id == "SPEC0056").Arguments[2]);
    }

    [Theory]
    [InlineData("5", 1)]
    [InlineData("[true]", 1)]
    [InlineData("true", 0)]
    [InlineData("false", 0)]
    [InlineData("null", 0)]
    [InlineData("{ param_discriminator: null }", 0)]
    public void A_stream_is_an_object_true_or_false(string streaming, int faults)
    {
        var diagnostics = new List<DiagnosticInfo>();
        BuiltModel.ReadMap(
            "resources: { a: { methods: { b: { endpoint: get /b, streaming: " + streaming + " } } } }", diagnostics);
        Assert.Equal(faults, diagnostics.Count);
        Assert.All(diagnostics, static item => Assert.Equal(
            ("SPEC0060", "an object with 'param_discriminator' and 'stream_event_model', true or false"),
            (item.Id, item.Arguments[1])));
    }

    [Fact]
    public void One_fault_is_told_once()
    {
        var diagnostics = new List<DiagnosticInfo>();
        BuiltModel.ReadMap(
            "resources: { a: { methods: { b: [get /b], c: { endpoint: [get /c] } } } }\npagination: [5]", diagnostics);
        Assert.Equal(3, diagnostics.Count);
    }

    [Theory]
    [InlineData("1500", 1.5)]
    [InlineData("PT1M30S", 90)]
    [InlineData("P1DT1S", 86401)]
    [InlineData("2m", 120)]
    [InlineData("90s", 90)]
    [InlineData("250ms", 0.25)]
    public void A_time_is_milliseconds_a_duration_or_has_a_unit(string text, double seconds) => Assert.Equal(
        seconds, Read("client_settings: { default_timeout: " + text + " }").Settings.TimeoutSeconds);

    [Fact]
    public void What_is_skipped_is_known_by_its_endpoint_and_other_languages_do_not_count()
    {
        var map = Read(
            """
            unspecified_endpoints: [post /c]
            resources:
              a:
                methods:
                  one: { endpoint: get /one, skip: [python, csharp] }
                  two: { endpoint: get /two, skip: [python] }
                  three: { endpoint: get /three, only: [go] }
                  four: { endpoint: get /four, only: [go, csharp] }
              b:
                skip: true
                methods: { five: get /five, six: { type: alias, to: five } }
                subresources: { c: { methods: { seven: { endpoint: get /seven } } } }
            """);
        Assert.Equal(["two", "four"], map.Methods().Select(static item => item.Method.Name));
        Assert.Equal(
            ["GET /one False", "GET /three False", "GET /five False", "GET /seven False", "POST /c True"],
            map.Ignored.Select(static item => item.Verb + " " + item.Path + " " + item.IsRequired));
    }

    private static ClientMap Read(string map)
    {
        var diagnostics = new List<DiagnosticInfo>();
        var read = BuiltModel.ReadMap(map, diagnostics);
        Assert.Empty(diagnostics.Select(static diagnostic =>
            diagnostic.Id + " " + string.Join(" ", diagnostic.Arguments)));
        return read!;
    }
}
