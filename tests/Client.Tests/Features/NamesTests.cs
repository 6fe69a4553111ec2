using Client.Tests.Support;
using Features.Names;
using Features.Names.Models;
using SpecClient.Json;
using Exception = Features.Names.Models.Exception;
using Names = Features.Names.Models;
using Object = Features.Names.Models.Object;

namespace Client.Tests.Features;

/// <summary>Names that hide those of C# and .NET, are no identifiers, collide, or are the emitted code's own.</summary>
public class NamesTests
{
    [Fact]
    public void Every_property_keeps_its_own_value()
    {
        // Each wire name of the document with a value of its own, so that no two properties can be mixed up.
        var names = (string[])
        [
            "class", "Thing", "TLS 1.0", "HTTP/1.x", "1", "@type", "origin-ip", "origin_ip", "originIp", "equals",
            "toString", "getHashCode", "getType", "memberwiseClone", "finalize", "equalityContract", "write",
            "unknownProperties", "additionalProperties", "jsonNames", "isPresent", "", " ", "$", "🚀", "model",
            "value", "reader", "context", "writer", "mode", "other", "ключ",
        ];
        var json = "{" + string.Join(",", names.Select((name, i) => $"\"{name}\":\"v{i}\"")) + "}";
        var thing = JsonAssert.RoundTrip<Thing>(json);
        var values = typeof(Thing).GetProperties()
            .Where(p => p.PropertyType == typeof(string))
            .Select(p => (string?)p.GetValue(thing))
            .OfType<string>();
        Assert.Equal(names.Length, values.Distinct().Count());
        Assert.Empty(thing.UnknownProperties);
    }

    [Fact]
    public void A_component_whose_name_a_pointer_escapes_has_no_suffix()
    {
        var thing = JsonAssert.RoundTrip<Thing>("""{"oddName":{"self":{}},"sameOddName":{}}""", strict: false);
        Assert.Equal(new OddNameX { Self = new OddNameX() }, thing.OddName);
        Assert.IsType<OddNameX>(thing.SameOddName);
    }

    [Fact]
    public void Types_with_names_of_their_members_work() => JsonAssert.RoundTrip<Thing>(
        """
        {"members":{"equals":{"Equals":"e","hashCode":"h"},"hash":{"code":1},"value":"Value","match":{"Equals":"m"},
        "known":"isKnown","print":{"on":true},"to":{"string":{"x":1}}}}
        """,
        strict: false);

    [Fact]
    public void Types_with_names_of_dotnet_work()
    {
        var thing = new Thing
        {
            Class = "c",
            System = new() { Console = "c", SystemValue = "s" },
            Task = new() { Result = "r" },
            String = new() { Length = 1 },
            List = [new() { Count = 2 }],
            Object = new() { ObjectValue = "o" },
            Exception = new() { Message = "m", InnerException = new() { Message = "n" } },
            Client = new() { Id = "i" },
            Names = new() { NamesValue = ["n"] },
            NamesClient = new() { Name = "n" },
            SpecClient = new() { Json = "j" },
            Features = new() { On = true },
            Models = new() { ModelsValue = ["m"] },
            Global = new() { GlobalValue = "g" },
            JsonModel = new() { Json = "j" },
            JsonAny = new() { Any = "a" },
            DateTime = new() { Offset = "o" },
            Uri = new() { UriValue = new("https://x.example") },
            Guid = new() { GuidValue = System.Guid.Empty },
            Nullable = new() { N = 1 },
            Dictionary = new Dictionary<string, string> { ["k"] = "v" },
            ReadOnlyList = new() { Items = ["i"] },
            Type = Names.Type.Object,
            Enum = Names.Enum.ValuesValue,
            Choice = new Names.String { Length = 3 },
            Int = new() { IntValue = 1 },
            Record = new() { RecordValue = "r" },
            Dotted = new() { One = "1" },
            Dashed = new() { Two = "2" },
            Generic = new() { Three = "3" },
            Inline = new() { String = "s", Inline = new() { Task = "t" } },
            LessThanOrEqual1y = 1,
            GreaterThan1y = 2,
            When = System.DateTimeOffset.UnixEpoch,
            Id = System.Guid.Empty,
            Link = new("https://x.example"),
            Größe = 1.5,
        };
        var json = ApiJson.Write(thing);
        Assert.Equal(thing, JsonAssert.RoundTrip<Thing>(json));
        Assert.Contains("\"<=1y\":1,\">1y\":2", json);
        Assert.Contains("\"type\":\"object\"", json);
        Assert.Contains("\"enum\":\"Values\"", json);
    }

    [Fact]
    public async System.Threading.Tasks.Task Paths_and_parameters_with_such_names_work()
    {
        var handler = new RecordingHandler((200, """{"object":"o"}"""), (200, """{"message":"m"}"""));
        using var client = new global::Features.Names.NamesClient(new() { MaxRetries = 0 }, new HttpClient(handler));
        Object value = await client.System.Task.GetAsync("s", new()
        {
            Class = "c",
            Options = new() { Length = 1 },
            CancellationToken = "t",
            Parameters = 2,
            OperationQuery = "o",
            This = "h",
        });
        Exception exception = await client.System.Task.UpdateAsync("s", new() { Id = "i" });
        Assert.Equal(("o", "m"), (value.ObjectValue, exception.Message));
        Assert.Equal(
            "/system/s/task?class=c&length=1&cancellationToken=t&parameters=2&Operation=o",
            handler.Requests[0].PathAndQuery);
        Assert.Equal("h", handler.Requests[0].Headers["this"]);
        Assert.Equal("""{"id":"i"}""", handler.Requests[1].Body);
    }
}
