using Client.Tests.Support;
using Features.Unions31.Models;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>Unions of every make: inferred discriminators, kinds, arrays, maps, nested, nullable, trial.</summary>
public class Union31Tests
{
    [Theory]
    [InlineData("""{"byConst":{"at":1,"type":"created"}}""", "ByConst", typeof(Created))]
    [InlineData("""{"byConst":{"by":"x","type":"deleted"}}""", "ByConst", typeof(Deleted))]
    [InlineData("""{"byConst":{"type":"renamed","to":"y"}}""", "ByConst", typeof(JsonAny))]
    [InlineData("""{"byNumber":{"one":"x","version":1}}""", "ByNumber", typeof(V1))]
    [InlineData("""{"byNumber":{"version":2}}""", "ByNumber", typeof(V2))]
    [InlineData("""{"byFlag":{"ok":false,"error":"e"}}""", "ByFlag", typeof(Bad))]
    [InlineData("""{"byFlag":{"data":"d","ok":true}}""", "ByFlag", typeof(Good))]
    [InlineData("""{"byKind":"s"}""", "ByKind", typeof(string))]
    [InlineData("""{"byKind":1.5}""", "ByKind", typeof(double))]
    [InlineData("""{"byKind":true}""", "ByKind", typeof(bool))]
    [InlineData("""{"byKind":[1,2]}""", "ByKind", typeof(IReadOnlyList<long>))]
    [InlineData("""{"byKind":{"o":"x"}}""", "ByKind", typeof(ThingByKindObject))]
    [InlineData("""{"texts":"023e105f-4ece-f8ad-9ca3-1a8372d0c353"}""", "Texts", typeof(Guid))]
    [InlineData("""{"texts":"2026-01-02T03:04:05Z"}""", "Texts", typeof(DateTimeOffset))]
    [InlineData("""{"texts":"plain"}""", "Texts", typeof(string))]
    [InlineData("""{"arrays":["a"]}""", "Arrays", typeof(IReadOnlyList<string>))]
    [InlineData("""{"arrays":[1]}""", "Arrays", typeof(IReadOnlyList<long>))]
    [InlineData("""{"objectsInArrays":[{"type":"created"}]}""", "ObjectsInArrays", typeof(IReadOnlyList<Created>))]
    [InlineData("""{"objectsInArrays":[{"version":1}]}""", "ObjectsInArrays", typeof(IReadOnlyList<V1>))]
    [InlineData("""{"maps":{"a":1}}""", "Maps", typeof(IReadOnlyDictionary<string, long>))]
    [InlineData("""{"maps":{"a":"b"}}""", "Maps", typeof(IReadOnlyDictionary<string, string>))]
    [InlineData("""{"objectOrMap":{"on":true}}""", "ObjectOrMap", typeof(ThingObjectOrMapObject))]
    [InlineData("""{"objectOrMap":{"on":"yes"}}""", "ObjectOrMap", typeof(IReadOnlyDictionary<string, string>))]
    [InlineData("""{"objectOrMap":{"on":1}}""", "ObjectOrMap", typeof(ThingObjectOrMapObject))]
    [InlineData("""{"nested":{"type":"deleted"}}""", "Nested", typeof(Deleted))]
    [InlineData("""{"nested":false}""", "Nested", typeof(bool))]
    [InlineData("""{"nullableVariant":"t"}""", "NullableVariant", typeof(string))]
    [InlineData("""{"literalOrObject":"auto"}""", "LiteralOrObject", typeof(ThingLiteralOrObjectString))]
    [InlineData("""{"literalOrObject":"unheard"}""", "LiteralOrObject", typeof(ThingLiteralOrObjectString))]
    [InlineData("""{"literalOrObject":{"type":"created"}}""", "LiteralOrObject", typeof(Created))]
    [InlineData("""{"trial":{"x":1,"y":2}}""", "Trial", typeof(Point))]
    [InlineData("""{"trial":{"from":{"x":1},"to":{"x":2}}}""", "Trial", typeof(Line))]
    [InlineData("""{"subset":{"id":"i"}}""", "Subset", typeof(Small))]
    [InlineData("""{"subset":{"id":"i","size":1}}""", "Subset", typeof(Big))]
    [InlineData("""{"withCommon":{"id":"i","version":2,"two":"t"}}""", "WithCommon", typeof(ThingWithCommonV2))]
    [InlineData("""{"event":{"payload":{"event-kind":"system"},"e"""
        + """vent-kind":"user.deleted"}}""", "Event", typeof(UserEvent))]
    [InlineData("""{"event":{"code":1,"event-kind":"system"}}""", "Event", typeof(SystemEvent))]
    [InlineData("""{"event":{"event-kind":"new.kind","x":[1]}}""", "Event", typeof(JsonAny))]
    [InlineData("""{"event":{"code":1}}""", "Event", null)]
    [InlineData("""{"defaulted":{"k":"DefaultedB","b":"x"}}""", "Defaulted", typeof(DefaultedB))]
    [InlineData("""{"typeList":"one"}""", "TypeList", typeof(string))]
    [InlineData("""{"typeList":["one"]}""", "TypeList", typeof(IReadOnlyList<string>))]
    [InlineData("""{"listOrOne":{"version":1}}""", "ListOrOne", typeof(V1))]
    [InlineData("""{"listOrOne":[{"version":1}]}""", "ListOrOne", typeof(IReadOnlyList<V1>))]
    public void The_variant_is_found_and_written_back(string json, string property, Type? variant)
    {
        var thing = JsonAssert.RoundTrip<Thing>(json, strict: false);
        var union = (JsonUnion)typeof(Thing).GetProperty(property)!.GetValue(thing)!;
        if (variant is not null)
        {
            Assert.IsType(variant, union.Value, exactMatch: false);
        }
    }

    [Theory]
    [InlineData("""{"byKind":null,"nullableVariant":null}""")]
    [InlineData("""{"numbers":1,"twoLiterals":"c","oneLiteralMany":"south"}""")]
    [InlineData("""{"numbers":1.5,"twoLiterals":"z","oneLiteralMany":"west"}""")]
    [InlineData("""{"requiredOnly":{"mail":"m"}}""")]
    [InlineData("""{"list":[{"event-kind":"system","code":1},{"event-kind":"user.created"},{"event-kind":"?"}]}""")]
    [InlineData("""{"map":{"a":{"event-kind":"system"},"b":{"event-kind":"?","c":null}}}""")]
    [InlineData("""{"byConst":[1],"byKind":[{"a":1}],"arrays":{"a":1},"event":"text"}""")]
    [InlineData("""{"nullableVariant":true,"typeList":5,"texts":[]}""")]
    public void Whatever_comes_is_written_back(string json) => JsonAssert.RoundTrip<Thing>(json, strict: false);

    [Fact]
    public void Values_convert_match_and_are_got()
    {
        Thing thing = new()
        {
            ByConst = new Created { At = 1 },
            ByNumber = new V2 { Two = "t" },
            ByFlag = new Bad { Error = "e" },
            ByKind = new List<long> { 1 },
            Arrays = new[] { "a" },
            Nested = "text",
            Texts = Guid.Empty,
            Event = new UserEvent { EventKind = "user.created" },
        };
        JsonAssert.Equal(
            """
            {"byConst":{"type":"created","at":1},"byNumber":{"version":2,"two":"t"},"byFlag":{"ok":false,"error":"e"},
             "byKind":[1],"arrays":["a"],"nested":"text","texts":"00000000-0000-0000-0000-000000000000",
             "event":{"event-kind":"user.created"}}
            """,
            ApiJson.Write(thing));
        Assert.Equal("created", thing.ByConst.Match(c => c.Type, d => d.Type, _ => "unknown"));
        Assert.True(thing.Arrays.TryGetStringArray(out var texts));
        Assert.Equal("a", Assert.Single(texts));
        Assert.False(thing.Arrays.TryGetIntegerArray(out _));
        Assert.Equal(ThingOneLiteralMany.North, (ThingOneLiteralMany)"north");
    }
}
