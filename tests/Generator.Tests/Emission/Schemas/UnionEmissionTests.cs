using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using static SpecClient.Generator.Tests.Emission.Schemas.Schema;

namespace SpecClient.Generator.Tests.Emission.Schemas;

/// <summary>Emitted unions: how a variant is chosen, kept, compared and written.</summary>
public sealed class UnionEmissionTests
{
    private static readonly SchemaModel[] s_pets =
    [
        Object("Cat", Required("kind", Text), Optional("lives", Integer)),
        Object("Dog", Required("kind", Text), Optional("barks", new(TypeKind.Boolean))),
        OneOf("Pet", "kind", Variant("Cat", Record("Cat"), ["cat", "tiger"]), Variant("Dog", Record("Dog"), ["dog"])),
    ];

    [Fact]
    public void A_discriminator_chooses_wherever_it_stands()
    {
        Assert.Equal("cat:9|cat:1|dog:True|unknown:{\"kind\":\"fish\",\"x\":[1]}|{\"lives\":1,\"kind\":\"tiger\"}",
            EmittedCode.Run(s_pets, """"
            string Show(string json) => ApiJson.Read<Pet>(json).Match(
                cat => "cat:" + cat.Lives, dog => "dog:" + dog.Barks, unknown => "unknown:" + unknown);
            return Show("""{"kind":"cat","lives":9}""") + "|"
                + Show("""{"lives":1,"nested":{"kind":"dog"},"kind":"tiger"}""")
                + "|" + Show("""{"barks":true,"kind":"\u0064og"}""") + "|" + Show("""{"kind":"fish","x":[1]}""")
                + "|" + JsonAny.Parse("""{"lives":1,"kind":"tiger"}""");
            """"));
    }

    [Fact]
    public void Variants_convert_and_unknown_ones_survive()
    {
        Assert.Equal("True|False|True|{\"kind\":\"fish\"}|True|True|{\"kind\":\"cat\"}", EmittedCode.Run(s_pets, """"
            Pet pet = new Cat { Kind = "cat" };
            var fish = ApiJson.Read<Pet>("""{"kind":"fish"}""");
            return pet.TryGetCat(out var cat) + "|" + pet.TryGetDog(out _) + "|" + fish.TryGetUnknown(out _) + "|"
                + ApiJson.Write(fish)
                + "|" + (pet == Pet.FromCat(cat!)) + "|" + (fish != pet
                    && fish.GetHashCode() == ApiJson.Read<Pet>("""{ "kind" : "fish" }""").GetHashCode())
                + "|" + pet;
            """"));
    }

    [Fact]
    public void Without_a_discriminator_kinds_required_and_known_properties_choose()
    {
        SchemaModel[] schemas =
        [
            Object("Alpha", Required("a", Text), Optional("both", Integer)),
            Object("Beta", Required("b", Text), Optional("both", Integer)),
            Object("Gamma", Optional("c", Text), Optional("both", Integer)),
            OneOf(
                "Any3", null, Variant("A", Record("Alpha"), required: ["a"], known: ["a", "both"]),
                Variant("B", Record("Beta"), required: ["b"], known: ["b", "both"]),
                Variant("C", Record("Gamma"), known: ["c", "both"]),
                Variant("Text", Text), Variant("Number", new(TypeKind.Double)), Variant("Integer", new(TypeKind.Int64)),
                Variant("Date", new(TypeKind.DateTimeOffset)), Variant("Items", List(Text)), Variant("Numbers",
                    List(Integer))),
        ];
        Assert.Equal("A|B|C|C|Text|Date|Integer|Number|Items|Numbers|?|A", EmittedCode.Run(schemas, """"
            string Show(string json) => ApiJson.Read<Any3>(json).Match(
                _ => "A", _ => "B", _ => "C", _ => "Text", _ => "Number", _ => "Integer", _ => "Date", _ => "Items",
                    _ => "Numbers", _ => "?");
            return string.Join("|", new[]
            {
                """{"a":"x","both":1}""", """{"both":1,"b":"x"}""", """{"both":1}""", """{"c":"x","z":1}""", "\"t\"",
                    "\"2026-01-01T00:00:00Z\"",
                "3", "3.5", """["a"]""", "[1]", "true", """{"a":"x","c":"y"}""",
            }.Select(Show));
            """"));
    }

    [Fact]
    public void Constants_choose_and_contradict()
    {
        SchemaModel[] schemas =
        [
            Object("Get", Required("op", Text), Required("path", Text)),
            Object("Put", Required("op", Text), Required("path", Text)),
            OneOf(
                "Op", null,
                Variant("Get", Record("Get"), required: ["op", "path"], known: ["op", "path"], constants: [new("op",
                    new[] { "\"get\"", "1" }.ToEquatableArray())]),
                Variant("Put", Record("Put"), required: ["op", "path"], known: ["op", "path"], constants: [new("op",
                    new[] { "\"put\"" }.ToEquatableArray())])),
        ];
        Assert.Equal("Get|Put|?|Get", EmittedCode.Run(schemas, """"
            string Show(string json) => ApiJson.Read<Op>(json).Match(_ => "Get", _ => "Put", _ => "?");
            return Show("""{"op":"get","path":"p"}""") + "|" + Show("""{"path":"p","op":"put"}""") + "|"
                + Show("""{"op":"del","path":"p"}""")
                + "|" + Show("""{"op":1,"path":"p"}""");
            """"));
    }

    [Fact]
    public void Indistinguishable_objects_are_tried()
    {
        SchemaModel[] schemas =
        [
            Object("Numeric", Required("value", Integer)),
            Object("Textual", Required("value", Text)),
            OneOf(
                "Value", null, Variant("Numeric", Record("Numeric"), required: ["value"], known: ["value"]),
                Variant("Textual", Record("Textual"), required: ["value"], known: ["value"])),
            Object("Holder", Optional("one", Union("Value").AsNullable()) with { TriState = true }, Optional("many",
                List(Union("Value").AsNullable()))),
        ];
        Assert.Equal("Numeric|Textual|{\"one\":null,\"many\":[{\"value\":1},null]}|$.many[0].value",
            EmittedCode.Run(schemas, """"
            string Show(string json) => ApiJson.Read<Value>(json, strict: true).Match(_ => "Numeric", _ => "Textual",
                _ => "?");
            var text = """{"one":null,"many":[{"value":1},null]}""";
            var broken = ApiJson.Read<Holder>("""{"many":[{"value":{"x":1}}]}""");
            broken.Many![0]!.TryGetNumeric(out var numeric);
            string path;
            try { path = numeric!.Value.ToString(); } catch (JsonPropertyException e) { path = e.JsonPath; }
            return Show("""{"value":1}""") + "|" + Show("""{"value":"x"}""") + "|"
                + ApiJson.Write(ApiJson.Read<Holder>(text, strict: true)) + "|" + path;
            """"));
    }

    [Fact]
    public void Literals_value_types_and_arrays_are_variants()
    {
        SchemaModel[] schemas =
        [
            Strings("Mode", "auto", "off"),
            OneOf(
                "Ttl", null, Variant("Mode", Literal("Mode")), Variant("Id", new(TypeKind.Guid)), Variant("Seconds",
                    Integer),
                Variant("Flag", new(TypeKind.Boolean)), Variant("List", List(Integer)), Variant("Map", Map(Text))),
        ];
        Assert.Equal("mode:auto|mode:other|id|5|True|[1,2]|{\"a\":\"b\"}|\"auto\"|7|[3]", EmittedCode.Run(schemas, """"
            string Show(string json) => ApiJson.Read<Ttl>(json).Match(
                mode => "mode:" + mode, _ => "id", s => s.ToString(), f => f.ToString(), l => "[" + string.Join(",", l)
                    + "]", m => "map", _ => "?");
            Ttl fromLiteral = Mode.Auto;
            Ttl fromInt = 7;
            Ttl fromArray = new[] { 3 };
            Ttl fromList = new List<int> { 3 };
            return Show("\"auto\"") + "|" + Show("\"other\"") + "|" + Show("\"01234567-89ab-cdef-0123-456789abcdef\"")
                + "|" + Show("5")
                + "|" + Show("true") + "|" + Show("[1,2]") + "|" + ApiJson.Write(ApiJson.Read<Ttl>("""{"a":"b"}"""))
                + "|" + fromLiteral + "|" + ApiJson.Write(fromInt) + "|" + (fromArray == fromList ? fromList.ToString()
                    : "different");
            """"));
    }

    [Fact]
    public void Unions_nest_and_recur_without_exponential_work()
    {
        SchemaModel[] schemas =
        [
            Object("Left", Optional("next", Union("Tree")), Optional("x", Integer)),
            Object("Right", Optional("next", Union("Tree")), Optional("x", Text)),
            OneOf("Tree", null, Variant("Left", Record("Left"), known: ["next", "x"]), Variant("Right",
                Record("Right"), known: ["next", "x"])),
            OneOf("Outer", null, Variant("Tree", Union("Tree")), Variant("Text", Text), Variant("Self",
                List(Union("Outer")))),
        ];
        Assert.Equal("True|Right|Left|True", EmittedCode.Run(schemas, """"
            var text = string.Concat(Enumerable.Repeat("{\"next\":", 60)) + "{\"x\":\"s\"}" + new string('}', 60);
            var outer = ApiJson.Read<Outer>("[[\"a\",{\"x\":\"t\"}],{\"x\":1}]");
            outer.TryGetSelf(out var items);
            string Side(Outer o) => o.TryGetTree(out var tree) ? tree.Match(_ => "Left", _ => "Right", _ => "?")
                : "no tree";
            items![0].TryGetSelf(out var inner);
            return (ApiJson.Write(ApiJson.Read<Tree>(text)) == text) + "|" + Side(inner![1]) + "|" + Side(items[1])
                + "|" + (ApiJson.Write(outer) == "[[\"a\",{\"x\":\"t\"}],{\"x\":1}]");
            """"));
    }

    [Fact]
    public void Two_variants_of_one_type_have_no_conversion_but_names()
    {
        SchemaModel[] schemas =
        [
            OneOf(
                "Address", null, Variant("Ip", Text) with { ImplicitConversion = false }, Variant("Host",
                    Text) with { ImplicitConversion = false },
                Variant("Bytes", new(TypeKind.Base64)), Variant("Octets", List(new(TypeKind.UInt8)))),
        ];
        Assert.Equal("\"h\"|True", EmittedCode.Run(schemas, """"
            var host = Address.FromHost("h");
            return ApiJson.Write(host) + "|" + (host != Address.FromIp("h"));
            """"));
    }

    [Fact]
    public void JsonSerializer_reads_and_writes_unions()
    {
        Assert.Equal("[{\"kind\":\"cat\",\"lives\":2},{\"kind\":\"fish\"}]", EmittedCode.Run(s_pets, """"
            var pets = JsonSerializer.Deserialize<List<Pet>>("""[{"kind":"cat","lives":2},{"kind":"fish"}]""",
                SpecClientJson.Options)!;
            return JsonSerializer.Serialize(pets, SpecClientJson.Options);
            """"));
    }
}
