using System.Reflection;
using Client.Tests.Support;
using Features.MapKeys;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>Keys of the map's format, seen from a caller: streams, security, options, what gets no method.</summary>
public class MapKeyTests
{
    private const string Events = "data: {\"part\":\"a\"}\n\ndata: {\"part\":\"b\"}\n\ndata: [DONE]\n\n";

    [Fact]
    public async Task The_discriminator_is_off_in_the_plain_method_and_on_in_the_streaming_one()
    {
        var handler = RecordingHandler.Json("""{"text":"all"}""");
        using var client = Create(handler);
        Assert.Equal("all", (await client.Chat.CreateAsync(new() { Prompt = "p" })).Text);
        Assert.Equal("""{"prompt":"p","live":false}""", handler.Requests[0].Body);

        var live = new RecordingHandler((200, Events)) { MediaType = "text/event-stream" };
        using var second = Create(live);
        var parts = new List<string>();
        await foreach (var piece in await second.Chat.CreateStreamAsync(new() { Prompt = "p" }))
        {
            parts.Add(piece.Data.Part);
        }

        Assert.Equal(["a", "b"], parts);
        Assert.Equal("""{"prompt":"p","live":true}""", live.Requests[0].Body);
        Assert.StartsWith("text/event-stream", live.Requests[0].Headers["Accept"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_discriminator_may_stand_in_the_query_and_events_then_have_the_type_of_the_answer()
    {
        var handler = new RecordingHandler((200, "data: {\"text\":\"a\"}\n\n")) { MediaType = "text/event-stream" };
        using var client = Create(handler);
        await foreach (var answer in await client.Chat.AskStreamAsync())
        {
            Assert.Equal("a", answer.Data.Text);
        }

        Assert.EndsWith("/ask?live=true", handler.Requests[0].Uri.ToString(), StringComparison.Ordinal);
        var plain = RecordingHandler.Json("""{"text":"all"}""");
        using var second = Create(plain);
        await second.Chat.AskAsync();
        Assert.EndsWith("/ask?live=false", plain.Requests[0].Uri.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_always_streams_has_one_method()
    {
        var handler = new RecordingHandler((200, Events)) { MediaType = "text/event-stream" };
        using var client = Create(handler);
        var count = 0;
        await foreach (var piece in await client.Chat.WatchAsync())
        {
            count += piece.Data.Part.Length;
        }

        Assert.Equal(2, count);
        Assert.Null(client.Chat.GetType().GetMethod("WatchStreamAsync"));
    }

    [Fact]
    public async Task Security_environments_and_headers_come_from_the_map()
    {
        var handler = RecordingHandler.Json("""{"text":"all"}""");
        using var client = new MapKeysClient(new MapKeysClientOptions
        {
            Handler = handler, Secret = "s", Organization = "acme",
        });
        await client.Chat.CreateAsync(new() { Prompt = "p" });
        var request = handler.Requests[0];
        Assert.Equal("https://eu.map.test/v1/chat", request.Uri.ToString());
        Assert.Equal(("Token s", "acme", "core"), (
            request.Headers["Authorization"], request.Headers["X-Organization"], request.Headers["X-Team"]));

        var other = new RecordingHandler((204, ""));
        using var second = new MapKeysClient(new MapKeysClientOptions
        {
            Handler = other, Secret = "s", Region = "us", Team = "x",
        });
        await second.Open.GetAsync();
        Assert.Equal("https://us.map.test/v1/open", other.Requests[0].Uri.ToString());
        Assert.Equal("x", other.Requests[0].Headers["X-Team"]);
        Assert.False(other.Requests[0].Headers.ContainsKey("Authorization"));
        Assert.Equal(TimeSpan.FromSeconds(30), new MapKeysClientOptions().Timeout);
    }

    [Fact]
    public void What_the_map_leaves_out_has_no_method_under_another_name()
    {
        var names = typeof(MapKeysClient).GetProperties(BindingFlags.Public | BindingFlags.Instance
            | BindingFlags.DeclaredOnly).Select(static property => property.Name).Order();
        Assert.Equal(["Chat", "Open", "Rules", "Things"], names);
        Assert.DoesNotContain(typeof(MapKeysClient).Assembly.GetTypes(), static type =>
            type.Namespace?.StartsWith("Features.MapKeys", StringComparison.Ordinal) == true
            && (type.Name.Contains("Hidden", StringComparison.Ordinal)
                || type.Name.Contains("Internal", StringComparison.Ordinal)
                || type.Name.StartsWith("Other", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_is_positional_and_deprecations_are_those_for_csharp()
    {
        var things = typeof(MapKeysClient).GetProperty("Things")!;
        Assert.All(things.PropertyType.GetMethods().Where(static method => method.Name is "GetAsync" or "FindAsync"),
            static method => Assert.NotEqual(typeof(string), method.GetParameters()[0].ParameterType));
        Assert.Equal("Use items.", things.PropertyType.GetCustomAttribute<ObsoleteAttribute>()?.Message
            ?? things.GetCustomAttribute<ObsoleteAttribute>()?.Message);
        Assert.Null(things.PropertyType.GetMethod("GetAsync")!.GetCustomAttribute<ObsoleteAttribute>());
        Assert.Equal("Use get.",
            things.PropertyType.GetMethod("FindAsync")!.GetCustomAttribute<ObsoleteAttribute>()!.Message);
    }

    [Theory]
    [InlineData("a", null, "/v1/accounts/a/rules/batch")]
    [InlineData(null, "z", "/v1/zones/z/rules/batch")]
    public async Task A_batch_goes_to_the_owner_that_is_given(string? account, string? zone, string path)
    {
        var handler = new RecordingHandler(
            (200, """{"succeeded":[{"name":"1"},{"name":"2"}]}"""), (200, """{"succeeded":[{"name":"3"}]}"""));
        using var client = Create(handler);
        var items = new[] { "1", "2", "3" }
            .Select(static name => new global::Features.MapKeys.Models.Rule { Name = name });

        // One request after the other, since the answers come in the order in which the requests arrive.
        var options = new BatchOptions { MaxConcurrency = 1 };
        var result = await client.Rules.BatchAllAsync(items, accountId: account, zoneId: zone, options: options)
            .ToResultAsync();
        Assert.Equal(3, result.Succeeded.Count);
        Assert.Equal([path, path], handler.Requests.Select(static request => request.Uri.AbsolutePath));
    }

    private static MapKeysClient Create(HttpMessageHandler handler) =>
        new(new MapKeysClientOptions { MaxRetries = 0, Handler = handler, Secret = "s" });
}
