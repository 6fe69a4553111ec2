using System.Text;
using Client.Tests.Support;
using Features.Callbacks;
using Features.Webhooks;
using Features.Webhooks.Models;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>Bodies of requests that the service sends: webhooks and callbacks.</summary>
public class WebhookTests
{
    [Fact]
    public void An_inline_payload_has_a_type_and_a_reader()
    {
        const string Json =
            """
            {"id":1,"at":"2026-01-02T03:04:05Z","pet":{"name":"p"},"next":"2026-01-02T03:04:06Z","x":[1]}
            """;
        PetCreatedPayload read = WebhooksWebhooks.ReadPetCreated(Encoding.UTF8.GetBytes(Json));
        Assert.Equal("p", read.Pet!.Name);
        Assert.Equal(read.At.AddSeconds(1), read.Next);
        JsonAssert.Equal(Json, ApiJson.Write(read));
        Assert.Throws<JsonPropertyException>(() => WebhooksWebhooks.ReadPetCreated("{}"u8.ToArray(), strict: true));
    }

    [Fact]
    public void References_to_path_items_and_bodies_are_followed()
    {
        var gone = WebhooksWebhooks.ReadPetGone("""{"reason":"sold"}"""u8.ToArray());
        Assert.Equal(PetGonePayloadReason.Sold, gone.Reason);
#pragma warning disable CS0618 // Deprecated in the document.
        var events = WebhooksWebhooks.ReadEventsPost("""["a",{"name":"p"}]"""u8.ToArray());
#pragma warning restore CS0618
        Assert.True(events[0].TryGetString(out var text) && text == "a");
        Assert.True(events[1].TryGetPet(out var pet) && pet.Name == "p");
        Assert.Equal("q", WebhooksWebhooks.ReadEventsPut("""{"name":"q"}"""u8.ToArray()).Name);
    }

    [Fact]
    public void Only_requests_with_json_have_a_reader() => Assert.Equal(
        ["ReadEventsPost", "ReadEventsPut", "ReadPetCreated", "ReadPetGone"],
        typeof(WebhooksWebhooks).GetMethods().Where(static m => m.IsStatic).Select(static m => m.Name).Order());

    [Fact]
    public void Callbacks_are_named_after_their_operation()
    {
        Assert.Equal(1.5, CallbacksWebhooks.ReadOpenStreamOnData("""{"value":1.5}"""u8.ToArray()).Value);
        Assert.Equal(2, CallbacksWebhooks.ReadOpenStreamOnData2("""{"code":2}"""u8.ToArray()).Code);
        Assert.Equal(3, CallbacksWebhooks.ReadOpenStreamOnEnd("""{"code":3}"""u8.ToArray()).Code);
        Assert.Equal(4, CallbacksWebhooks.ReadGetOthersOnEnd("""{"code":4}"""u8.ToArray()).Code);
    }

    [Fact]
    public async Task The_operation_itself_is_as_ever()
    {
        var handler = new RecordingHandler((204, ""));
        using var client = new CallbacksClient(new() { Handler = handler });
        await client.Streams.CreateAsync(new() { Url = new("https://me.example/") });
        Assert.Equal("/streams", handler.Requests.Single().PathAndQuery);
    }
}
