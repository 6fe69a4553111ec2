using Client.Tests.Support;
using Features.References;
using Features.References.Models;

namespace Client.Tests.Features;

/// <summary>References to other files, into any place, by anchor and id, in chains and with siblings.</summary>
public class ReferenceTests
{
    [Theory]
    [InlineData("""{"whole":{"whole":true,"city":{"name":"c"}},"fragment":{"street":"s","city":{"name":"c"}}}""")]
    [InlineData("""{"dotted":{"street":"s"},"escaped":{"odd":1},"back":{"deep":{"deeper":{"n":1}}}}""")]
    [InlineData("""{"circle":{"value":"v","next":{"value":"w","thing":{"maybe":null}}},"anchored":{"name":"n"}}""")]
    [InlineData("""{"described":{"list":[{"entry":"e"}]},"chain":{"end":"e"},"inside":{"n":1},"item":{"entry":"e"}}""")]
    [InlineData("""{"ofOperation":[{"chain":{"end":"e"}}],"defined":{"x":1,"y":2},"named":{"radius":3}}""")]
    [InlineData("""{"localDefs":{"at":{"x":1},"round":{"radius":2}},"byId":{"id":"i"}}""")]
    [InlineData("""{"variant":{"b":"b"},"choice":{"a":"a"}}""")]
    [InlineData("""{"box":{"number":"1"},"boxes":[{"number":"2","more":3}]}""")]
    public void Round_trip(string json) => JsonAssert.RoundTrip<Thing>(json);

    [Fact]
    public void One_schema_is_one_type_however_it_is_reached()
    {
        var address = new Address { Street = "s", City = new City { Name = "c" } };
        var corner = new Corner { Radius = 1 };
        var thing = new Thing
        {
            Fragment = address,
            Dotted = address,
            Whole = new() { City = address.City },
            Anchored = address.City,
            Named = corner,
            LocalDefs = new() { Round = corner, At = new Point { X = 1 } },
            Defined = new Point { X = 1 },
            Circle = new() { Thing = new() { Back = new Local() } },
            Described = new Local(),
            Chain = new() { End = "e" },
        };
        Assert.Same(typeof(Thing).GetProperty("Fragment")!.PropertyType, typeof(Address));
        Assert.NotNull(thing.Circle.Thing);
    }

    [Fact]
    public void A_reference_into_a_schema_means_the_schema_there()
    {
        var deeper = new Local { Deep = new() { Deeper = new() { N = 1 } }, List = [new() { Entry = "e" }] };
        Thing thing = new()
        {
            Described = deeper,
            Inside = deeper.Deep.Deeper,
            Item = deeper.List[0],
        };
        JsonAssert.RoundTrip<Thing>(SpecClient.Json.ApiJson.Write(thing));
        Assert.True(thing.Choice is null);
        thing = thing with { Choice = new Choice2 { B = "b" }, Variant = new Choice2 { B = "b" } };
        Assert.True(thing.Choice!.Value is Choice2);
    }

    [Fact]
    public void A_schema_that_was_written_out_twice_is_one_type_under_its_title()
    {
        var box = new PostalBox { Number = "1" };
        JsonAssert.RoundTrip<Thing>(SpecClient.Json.ApiJson.Write(new Thing { Box = box, Boxes = [box] }));
    }

    [Fact]
    public async Task A_path_of_another_file_is_an_operation()
    {
        var handler = RecordingHandler.Json("""{"street":"s"}""");
        using var client = new ReferencesClient(new() { MaxRetries = 0 }, new HttpClient(handler));
        Address address = await client.Elsewhere.GetAsync(new() { Limit = 3 });
        Assert.Equal("s", address.Street);
        Assert.Equal("/elsewhere?limit=3", handler.Requests[0].PathAndQuery);
    }
}
