using System.Text.Json;
using Client.Tests.Support;
using Features.Literals.Models;
using SpecClient.Json;
using Inner = Features.Presence.Models.Inner;
using Pet = Features.Unions.Models.Pet;
using Presence = Features.Presence.Models.Thing;

namespace Client.Tests.Features;

/// <summary>The emitted types in System.Text.Json, with its own options and with ours.</summary>
public class SerializerTests
{
    private const string Json = """{"need":"n","needNullable":null,"undeclared":1,"kept":true,"extra":[1]}""";

    [Fact]
    public void Models_literals_and_unions_need_no_options()
    {
        var thing = JsonSerializer.Deserialize<Presence>(Json)!;
        JsonAssert.Equal(Json, JsonSerializer.Serialize(thing));
        JsonAssert.Equal("\"red\"", JsonSerializer.Serialize(Color.Red));
        Assert.Equal(Color.Red, JsonSerializer.Deserialize<Color>("\"red\""));
        Assert.Null(JsonSerializer.Deserialize<Color?>("null"));
        Assert.Null(JsonSerializer.Deserialize<Presence>("null"));
        JsonAssert.Equal(
            """{"kind":"kitty"}""", JsonSerializer.Serialize(JsonSerializer.Deserialize<Pet>("""{"kind":"kitty"}""")));
    }

    [Fact]
    public void They_nest_in_types_of_the_user()
    {
        List<Color> many = [Color.Red, new Color("mauve")];
        var holder = new Holder(new Inner { B = null }, many, new() { ["k"] = Color.Blue }, null);
        var json = JsonSerializer.Serialize(holder);
        JsonAssert.Equal("""{"One":{"b":null},"Many":["red","mauve"],"Map":{"k":"blue"},"None":null}""", json);
        var read = JsonSerializer.Deserialize<Holder>(json)!;
        Assert.Equal(holder.One, read.One);
        Assert.Equal(holder.Many, read.Many);
    }

    [Fact]
    public void The_resolver_serves_collections_without_reflection()
    {
        Inner[] inner = [new() { A = 1 }, new() { B = "b" }];
        const string List = """[{"a":1},{"b":"b"}]""";
        var options = SpecClientJson.Options;
        Assert.Equal(List, JsonSerializer.Serialize(inner, options));
        Assert.Equal(List, JsonSerializer.Serialize(inner.ToList(), options));
        Assert.Equal(List, JsonSerializer.Serialize<IReadOnlyList<Inner>>(inner, options));
        Assert.Equal(List, JsonSerializer.Serialize<IEnumerable<Inner>>(inner, options));
        Assert.Equal(inner, JsonSerializer.Deserialize<IReadOnlyList<Inner>>(List, options)!);
        Assert.Equal(inner, JsonSerializer.Deserialize<Inner[]>(List, options)!);
        var map = JsonSerializer.Deserialize<IReadOnlyDictionary<string, Inner>>("""{"k":{"a":1}}""", options)!;
        Assert.Equal(1, map["k"].A);
        Assert.Equal(Color.Red, JsonSerializer.Deserialize<Color?>("\"red\"", options));
    }

    [Fact]
    public void Faults_and_kinds_are_as_in_our_own_reader()
    {
        var thing = JsonSerializer.Deserialize<Presence>("""{"need":5,"inner":{"a":"x"}}""")!;
        Assert.Equal("$.need", Assert.Throws<JsonPropertyException>(() => thing.Need).JsonPath);
        Assert.Contains("\"need\":5", JsonSerializer.Serialize(thing));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Presence>("[]"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Color>("{}"));
    }

    [Fact]
    public async Task A_stream_in_small_pieces_is_read()
    {
        var text = "[" + string.Join(",", Enumerable.Repeat(Json, 2000)) + "]";
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var options = new JsonSerializerOptions { DefaultBufferSize = 16 };
        var things = (await JsonSerializer.DeserializeAsync<List<Presence>>(stream, options))!;
        Assert.Equal(2000, things.Count);
        Assert.All(things, thing => Assert.Equal("[1]", thing.UnknownProperties["extra"].ToString()));
    }

    private sealed record Holder(Inner One, List<Color> Many, Dictionary<string, Color> Map, Pet? None);
}
