using SpecClient.Generator.Emission;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using static SpecClient.Generator.Tests.Emission.Schemas.Schema;

namespace SpecClient.Generator.Tests.Emission.Schemas;

/// <summary>Emitted records: reading, writing, presence, faults, equality, copying.</summary>
public sealed class ObjectEmissionTests
{
    private static readonly SchemaModel[] s_region =
    [
        Strings("Vendor", "aws", "gcp"),
        Object(
            "CloudRegion",
            Required("origin_ip", Text),
            Required("vendor", Literal("Vendor")),
            Optional("region", Text),
            Optional("modified_on", new(TypeKind.DateTimeOffset)),
            Optional("size", Integer),
            Optional("comment", Text.AsNullable()) with { TriState = true },
            Optional("tags", List(Text)),
            Required("id", Text) with { ReadOnly = true },
            Required("rank", Integer) with { ReadOnly = true },
            Optional("key", new(TypeKind.Secret)) with { WriteOnly = true }),
    ];

    [Fact]
    public void Reads_and_writes_back()
    {
        var json = """{"origin_ip":"192.0.2.1","vendor":"aws","region":"us","modified_on":"2026-01-02T03:04:05.5"""
            + """Z","size":3,"comment":null,"tags":["a","b"],"id":"x","rank":7,"key":"k"}""";

        Assert.Equal(
            json + "|192.0.2.1|aws|5|3|a,b",
            EmittedCode.Run(s_region, $$""""
                var value = ApiJson.Read<CloudRegion>("""{{json}}""");
                return ApiJson.Write(value) + "|" + value.OriginIp + "|" + value.Vendor.Value + "|"
                    + value.ModifiedOn!.Value.Second
                    + "|" + value.Size + "|" + string.Join(",", value.Tags!);
                """"));
    }

    [Fact]
    public void A_user_fills_in_what_is_required_and_a_request_leaves_out_what_is_read_only()
    {
        Assert.Equal(
            """{"origin_ip":"a","vendor":"gcp","comment":null}|{"origin_ip":"a","vendor":"gcp"}|"""
                + """{"origin_ip":"a","vendor":"gcp","comment":"x"}""",
            EmittedCode.Run(s_region, """
                var value = new CloudRegion { OriginIp = "a", Vendor = Vendor.Gcp, Comment = null };
                return ApiJson.Write(value, JsonWriteMode.Request)
                    + "|" + ApiJson.Write(new CloudRegion { OriginIp = "a", Vendor = "gcp" })
                    + "|" + ApiJson.Write(value with { Comment = "x" });
                """));
    }

    [Fact]
    public void Read_only_members_are_written_back_but_not_sent()
    {
        Assert.Equal("""{"origin_ip":"a","vendor":"gcp"}""", EmittedCode.Run(s_region, """"
            var value = ApiJson.Read<CloudRegion>("""{"id":"x","rank":1,"origin_ip":"a","vendor":"gcp"}""");
            return ApiJson.Write(value, JsonWriteMode.Request);
            """"));
    }

    [Fact]
    public void A_mistyped_property_fails_alone_and_is_written_back()
    {
        var result = EmittedCode.Run([.. s_region, Object("Page", Required("result", List(Record("CloudRegion"))))],
            """"
            var text = """{"result":[{"origin_ip":"a","vendor":7,"size":"big","tags":["a","""
                + """{"x":[1]}],"rank":null,"id":"i"}]}""";
            var page = ApiJson.Read<Page>(text);
            var region = page.Result[0];
            var errors = new List<string>();
            foreach (var read in new Func<object?>[]
            {
                () => region.Vendor, () => region.Size, () => region.Tags![1], () => region.Rank,
            })
            {
                try { read(); errors.Add("none"); }
                catch (JsonPropertyException e) { errors.Add(e.JsonPath + "=" + e.RawJson + "/" + e.ExpectedType); }
            }

            var back = ApiJson.Read<Page>(ApiJson.Write(page));
            return region.OriginIp + "|" + string.Join("|", errors) + "|" + page.Equals(back)
                + (page.GetHashCode() == back.GetHashCode())
                + "|" + JsonAny.Parse(text).Equals(JsonAny.Parse(ApiJson.Write(page))) + "|" + page.ToString().Length;
            """");

        Assert.StartsWith(
            "a|$.result[0].vendor=7/Vendor|$.result[0].size=\"big\"/Int32|"
                + "$.result[0].tags[1]={\"x\":[1]}/string"
                + "|$.result[0].rank=null/Int32|TrueTrue|True|",
            result);
    }

    [Fact]
    public void A_missing_property_fails_when_it_is_read_and_is_not_invented()
    {
        Assert.Equal(
            """{"size":1}|$.origin_ip missing:True|$.vendor missing:True|$.rank missing:True""",
            EmittedCode.Run(s_region, """"
                var region = ApiJson.Read<CloudRegion>("""{"size":1}""");
                var result = ApiJson.Write(region);
                foreach (var read in new Func<object?>[] { () => region.OriginIp, () => region.Vendor, () =>
                    region.Rank })
                {
                    try { read(); result += "|none"; }
                    catch (JsonPropertyException e) { result += "|" + e.JsonPath + " missing:" + e.IsMissing; }
                }

                return result;
                """"));
    }

    [Fact]
    public void Assigning_clears_the_fault_of_that_property_only()
    {
        Assert.Equal("""{"origin_ip":"b","size":1}|{"size":1,"origin_ip":5}""", EmittedCode.Run(s_region, """"
            var region = ApiJson.Read<CloudRegion>("""{"origin_ip":5,"size":1}""");
            var copy = region with { OriginIp = "b" };
            try { _ = copy.Vendor; return "no fault"; } catch (JsonPropertyException) { }
            return ApiJson.Write(copy) + "|" + ApiJson.Write(region);
            """"));
    }

    [Fact]
    public void Strict_reading_throws_at_once()
    {
        Assert.Equal("$.vendor", EmittedCode.Run(s_region, """"
            try { ApiJson.Read<CloudRegion>("""{"origin_ip":"a","vendor":5}""", strict: true); return "none"; }
            catch (JsonPropertyException e) { return e.JsonPath; }
            """"));
    }

    [Fact]
    public void Unknown_properties_survive_in_order_and_count_in_equality()
    {
        Assert.Equal(
            """{"origin_ip":"a","vendor":"aws","id":"i","rank":1,"z":{"y":[1, 2]},"a":null}|True|True|False|[1,"""
                + """ 2]|new""",
            EmittedCode.Run(s_region, """"
                CloudRegion Read(string rest) =>
                    ApiJson.Read<CloudRegion>("""{"id":"i","rank":1,"origin_ip":"a","vendor":"aws",""" + rest + "}");
                var value = Read("""  "z":{"y":[1, 2]},"a":null""");
                var extended = value with { UnknownProperties = new Dictionary<string, JsonAny> { ["n"] = "new" } };
                return ApiJson.Write(value)
                    + "|" + value.Equals(Read("""   "a":null,"z":{"y":[1.0,2]}"""))
                    + "|" + (value.GetHashCode() == Read("""   "a":null,"z":{"y":[1,2]}""").GetHashCode())
                    + "|" + value.Equals(Read("""   "a":1,"z":{"y":[1,2]}"""))
                    + "|" + value.UnknownProperties["z"].Element.GetProperty("y").GetRawText()
                    + "|" + extended.UnknownProperties["n"].Element.GetString();
                """"));
    }

    [Fact]
    public void Null_and_absent_are_told_apart()
    {
        Assert.Equal(
            """{"region":null}|True|False|{"size":null}|{}""",
            EmittedCode.Run(
                [Object("Patch", Optional("region", Text), Optional("size", Integer))],
                """"
                var patch = ApiJson.Read<Patch>("""{"region":null}""");
                var number = ApiJson.Read<Patch>("""{"size":null}""");
                return ApiJson.Write(patch) + "|" + patch.IsPresent("region") + "|" + patch.IsPresent("size")
                    + "|" + ApiJson.Write(number) + "|" + ApiJson.Write(number with { Size = null });
                """"));
    }

    [Fact]
    public void Required_nullable_properties_are_always_written()
    {
        Assert.Equal(
            """{"a":null,"b":null}|{"a":"x","b":null}|""",
            EmittedCode.Run(
                [Object("Pair", Required("a", Text.AsNullable()), Required("b", Integer.AsNullable()))],
                """"
                return ApiJson.Write(new Pair { A = null, B = null }) + "|"
                    + ApiJson.Write(ApiJson.Read<Pair>("""{"b":null,"a":"x"}""")) + "|";
                """"));
    }

    [Fact]
    public void Secrets_do_not_show()
    {
        Assert.Equal(
            """{"origin_ip":"a","vendor":"aws","key":"***"}|False|True""",
            EmittedCode.Run(s_region, """"
                var value = new CloudRegion { OriginIp = "a", Vendor = "aws", Key = "hunter2" };
                var broken = ApiJson.Read<CloudRegion>("""{"key":{"value":"hunter2"}}""");
                string message;
                try { message = broken.Key!; } catch (JsonPropertyException e) { message = e.ToString() + e.RawJson; }
                return value + "|" + (broken.ToString() + message).Contains("hunter2") + "|"
                    + ApiJson.Write(value).Contains("hunter2");
                """"));
    }

    [Fact]
    public void A_constant_is_prefilled_for_the_user_and_not_invented_on_reading()
    {
        var schema = Object(
            "Rule",
            Required("kind", Text) with { Constant = new("\"a\\\"b\"", null) },
            Required("vendor", Literal("Vendor")) with { Constant = new("\"aws\"", "Aws") },
            Required("version", Integer) with { Constant = new("3", null) },
            Required("day", new(TypeKind.Date)) with { Constant = new("\"2026-01-02\"", null) },
            Optional("extra", Text) with { Constant = new("\"x\"", null) });
        Assert.Equal(
            """{"kind":"a\"b","vendor":"aws","version":3,"day":"2026-01-02"}|{}|"""
                + """{"kind":"other","vendor":"aws","version":3,"day":"2026-01-02"}""",
            EmittedCode.Run([s_region[0], schema], """
                return ApiJson.Write(new Rule()) + "|" + ApiJson.Write(ApiJson.Read<Rule>("{}"))
                    + "|" + ApiJson.Write(new Rule { Kind = "other" });
                """));
    }

    [Fact]
    public void Additional_properties_with_a_type_are_a_map()
    {
        var schema = Object("Labels", Optional("name", Text)) with
        {
            AdditionalProperties = Integer,
            AdditionalPropertiesName = "Others",
        };
        Assert.Equal(
            """{"name":"n","a":1,"b":2,"c":"no"}|3|refused|0""",
            EmittedCode.Run([schema], """"
                var value = ApiJson.Read<Labels>("""{"a":1,"c":"no","name":"n","b":2}""");
                var bad = new Labels { Others = new Dictionary<string, int> { ["name"] = 1 } };
                string refused;
                try { refused = ApiJson.Write(bad); } catch (InvalidOperationException) { refused = "refused"; }
                return ApiJson.Write(value) + "|" + value.Others.Values.Sum() + "|" + refused + "|"
                    + new Labels().Others.Count;
                """"));
    }

    [Fact]
    public void More_than_64_properties()
    {
        var properties = Enumerable.Range(0, 150)
            .Select(i => i % 2 == 0 ? Required("p" + i, Integer) : Optional("p" + i,
                Text.AsNullable()) with { TriState = true })
            .ToArray();
        Assert.Equal(
            "True|$.p148|{\"p149\":null}|True",
            EmittedCode.Run([Object("Wide", properties), Object("Loose", properties.Select(p =>
                p with { Required = false }).ToArray())], """"
                var text = "{" + string.Join(",", Enumerable.Range(0, 150).Select(i => $"\"p{i}\":" + (i % 2 == 0 ? i
                    : "null"))) + "}";
                var value = ApiJson.Read<Wide>(text);
                var missing = ApiJson.Read<Wide>(text.Replace("\"p148\":148,", ""));
                string path;
                try { path = missing.P148.ToString(); } catch (JsonPropertyException e) { path = e.JsonPath; }
                return (ApiJson.Write(value) == text) + "|" + path + "|" + ApiJson.Write(new Loose { P149 = null })
                    + "|" + (value == ApiJson.Read<Wide>(text));
                """"));
    }

    [Fact]
    public void Every_kind_of_property_round_trips()
    {
        (TypeKind Kind, string Json)[] kinds =
        [
            (TypeKind.Any, "{\"x\":[null]}"), (TypeKind.Boolean, "true"), (TypeKind.String, "\"ü\\u0001\""),
                (TypeKind.Int8, "-128"),
            (TypeKind.UInt8, "255"), (TypeKind.Int16, "-5"), (TypeKind.UInt16, "5"), (TypeKind.Int32, "-5"),
                (TypeKind.UInt32, "4294967295"),
            (TypeKind.Int64, "-9223372036854775808"), (TypeKind.UInt64, "18446744073709551615"), (TypeKind.Single,
                "1.5"),
            (TypeKind.Double, "0.1"), (TypeKind.Decimal, "1.10"), (TypeKind.BigInteger,
                "123456789012345678901234567890"),
            (TypeKind.DateTimeOffset, "\"2026-01-02T03:04:05\\u002B02:00\""), (TypeKind.UnixTime, "1767323045"),
                (TypeKind.Date, "\"2026-01-02\""),
            (TypeKind.Time, "\"03:04:05Z\""), (TypeKind.Duration, "\"P1DT2H\""), (TypeKind.Guid,
                "\"01234567-89ab-cdef-0123-456789abcdef\""),
            (TypeKind.Uri, "\"https://example.com/%7E?q\""), (TypeKind.Base64, "\"AQID\""), (TypeKind.Base64Url,
                "\"-_8\""),
        ];
        PropertyModel[] properties =
        [
            .. kinds.Select(k => Required("r_" + k.Kind, new(k.Kind))),
            .. kinds.Select(k => Optional("o_" + k.Kind, new(k.Kind))),
            .. kinds.Select(k => Required("n_" + k.Kind, new(k.Kind, Nullable: true))),
            .. kinds.Select(k => Required("ro_" + k.Kind, new(k.Kind)) with { ReadOnly = true }),
            .. kinds.Select(k => Optional("l_" + k.Kind, List(new(k.Kind, Nullable: true)))),
            .. kinds.Select(k => Optional("m_" + k.Kind, Map(new(k.Kind)))),
        ];
        var json = "{" + string.Join(",", kinds.Select(k => $"\"r_{k.Kind}\":{k.Json}")
            .Concat(kinds.Select(k => $"\"o_{k.Kind}\":{k.Json}"))
            .Concat(kinds.Select(k => $"\"n_{k.Kind}\":null"))
            .Concat(kinds.Select(k => $"\"ro_{k.Kind}\":{k.Json}"))
            .Concat(kinds.Select(k => $"\"l_{k.Kind}\":[{k.Json},null]"))
            .Concat(kinds.Select(k => $"\"m_{k.Kind}\":{{\"k\":{k.Json}}}"))) + "}";
        Assert.Equal("True|True|True|True", EmittedCode.Run([Object("Everything", properties)], $$"""""
            var text = """"{{json}}"""";
            var value = ApiJson.Read<Everything>(text, strict: true);
            var other = ApiJson.Read<Everything>(text);
            return JsonAny.Parse(text).Equals(JsonAny.Parse(ApiJson.Write(value))) + "|" + (value == other)
                + "|" + (value.GetHashCode() == other.GetHashCode()) + "|" + (value != other with { OInt8 = 1 });
            """""));
    }

    [Fact]
    public void Deep_nesting_is_read_written_and_compared()
    {
        Assert.Equal("True|True|500", EmittedCode.Run(
            [Object("Node", Optional("child", Record("Node")), Optional("items", List(Record("Node"))))],
            """"
            var text = string.Concat(Enumerable.Repeat("{\"child\":", 500)) + "{}" + new string('}', 500);
            var value = ApiJson.Read<Node>(text);
            var list = string.Concat(Enumerable.Repeat("{\"items\":[", 250)) + "{}"
                + string.Concat(Enumerable.Repeat("]}", 250));
            var depth = 0;
            for (var node = value; node.Child is { } child; node = child) { depth++; }
            return (ApiJson.Write(value) == text && value.ToString() == text
                && value.GetHashCode() == ApiJson.Read<Node>(text).GetHashCode())
                + "|" + (ApiJson.Read<Node>(list) == ApiJson.Read<Node>(list)) + "|" + depth;
            """"));
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var docs = new Documentation("*/ </summary> <x> & \u2028 #error", "\r\n\"\"\" ", "old \" \n");
        var schema = Object(
            "Hostile",
            Required("a\"b\\c\n{{ d }}", Text) with { PropertyName = "A", Docs = docs },
            Optional("\ud800é", Integer) with { PropertyName = "@class", Docs = docs }) with
        {
            Docs = docs,
        };
        Assert.Equal("True", EmittedCode.Run([schema], """"
            var value = new Hostile { A = "x", @class = 1 };
            return (ApiJson.Read<Hostile>(ApiJson.Write(value)) == value).ToString();
            """".Replace("var value", "#pragma warning disable CS0618\nvar value", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_deprecated_property_that_is_required_warns_nobody()
    {
        var deprecated = new Documentation("Old.", null, "gone");
        Assert.Equal("{\"old\":\"x\"}", EmittedCode.Run(
            [Object("Holder", Required("old", Text) with { Docs = deprecated }, Optional("older",
                Text) with { Docs = deprecated })],
            "return ApiJson.Write(new Holder { Old = \"x\" });"));
    }

    [Fact]
    public void JsonSerializer_reads_and_writes_models_and_collections_of_them()
    {
        Assert.Equal("True|True|True|True|True|True", EmittedCode.Run(s_region, """"
            var text = """{"origin_ip":"a","vendor":"gcp","tags":["x"],"id":"i","rank":1,"unknown":[{"a":1}]}""";
            var options = SpecClientJson.Options;
            string Again<T>(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json, options),
                options);
            return (JsonSerializer.Serialize(JsonSerializer.Deserialize<CloudRegion>(text)) == text)
                + "|" + (Again<List<CloudRegion>>("[" + text + "]") == "[" + text + "]")
                + "|" + (Again<IReadOnlyList<CloudRegion>>("[" + text + "]") == "[" + text + "]")
                + "|" + (Again<Dictionary<string, CloudRegion>>("{\"k\":" + text + "}") == "{\"k\":" + text + "}")
                + "|" + (Again<Vendor?>("null") == "null"
                    && Again<Vendor[]>("[\"aws\",\"new\"]") == "[\"aws\",\"new\"]")
                + "|" + (Again<IReadOnlyDictionary<string, Vendor>>("{\"k\":\"aws\"}") == "{\"k\":\"aws\"}");
            """"));
    }

    [Fact]
    public void The_flattened_body_of_a_params_type_is_written_like_a_model()
    {
        var properties = new[]
        {
            Required("kind", Text) with { Constant = new("\"c\"", null) },
            Required("name", Text),
            Optional("note", Text.AsNullable()) with { TriState = true },
            Required("size", Integer.AsNullable()),
            Optional("id", Text) with { ReadOnly = true },
        }.ToEquatableArray();
        var body = FlattenedBodyText.Create(properties, Integer, "Others", "writer");
        var probe = "#nullable enable\nusing SpecClient.Json;\npublic sealed class Params\n{\n" + body.Declarations
            + "public void Write(System.Text.Json.Utf8JsonWriter writer)\n{\nwriter.WriteStartObject();\n"
                + body.WriteMembers
            + "writer.WriteEndObject();\n}\n}\npublic static class Probe\n{\npublic static string Run()\n{\n"
            + "var text = \"\";\n"
            + "foreach (var p in new[] { new Params { Name = \"a\", Size = null }, new Params { Name = \"a\", "
            + "Size = 1, Note = null,"
            + " Others = new System.Collections.Generic.Dictionary<string, int> { [\"x\"] = 2 } } })\n{\n"
            + "var s = new System.IO.MemoryStream();\n"
            + "using (var w = new System.Text.Json.Utf8JsonWriter(s)) { p.Write(w); }\n"
            + "text += System.Text.Encoding.UTF8.GetString(s.ToArray());\n}\nreturn text;\n}\n}\n";
        var image = EmittedCode.Compile([], probe, Basic.Reference.Assemblies.Net100.References.All,
            EmittedCode.RuntimePath);
        var run = System.Reflection.Assembly.Load(image).GetType("Probe")!.GetMethod("Run")!;
        Assert.Equal(
            """{"kind":"c","name":"a","size":null}{"kind":"c","name":"a","note":null,"size":1,"x":2}""",
                run.Invoke(null, null));
    }
}
