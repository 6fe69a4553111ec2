using Client.Tests.Support;
using Features.Bodies;
using Features.Bodies.Models;

namespace Client.Tests.Features;

/// <summary>Merge patches (RFC 7396): a member that is absent, null, or has a value; objects below too.</summary>
public sealed class PatchTests : IDisposable
{
    private readonly RecordingHandler _handler = RecordingHandler.Json("""{"id":"1","name":"n"}""");
    private readonly BodiesClient _client;

    public PatchTests() => _client = new(new() { Handler = _handler, MaxRetries = 0 });

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Members_are_absent_null_or_have_a_value()
    {
        await _client.Things.PatchAsync("1", new() { Name = "n" });
        await _client.Things.PatchAsync("1", new() { Name = "n", Size = null, At = null, Tags = null, Point = null });
        await _client.Things.PatchAsync("1", new() { Name = "n", Size = 2, Tags = [] });
        Assert.Equal(
            [
                """{"name":"n"}""",
                """{"name":"n","size":null,"at":null,"point":null,"tags":null}""",
                """{"name":"n","size":2,"tags":[]}""",
            ],
            _handler.Requests.Select(static sent => sent.Body));
        Assert.All(_handler.Requests, static sent =>
            Assert.Equal(("PATCH", "application/merge-patch+json"), (sent.Method, sent.Headers["Content-Type"])));
    }

    [Fact]
    public async Task Objects_and_maps_below_have_the_three_states_too()
    {
        await _client.Things.PatchAsync("1", new()
        {
            Name = "n",
            Point = new() { X = null, Label = "l" },
            Labels = new Dictionary<string, string?> { ["gone"] = null, ["kept"] = "k" },
        });
        await _client.Things.PatchAsync("1", new() { Name = "n", Point = new() { X = 1 } });
        Assert.Equal(
            [
                """{"name":"n","point":{"x":null,"label":"l"},"labels":{"gone":null,"kept":"k"}}""",
                """{"name":"n","point":{"x":1}}""",
            ],
            _handler.Requests.Select(static sent => sent.Body));
    }

    [Fact]
    public async Task What_is_no_object_has_the_same_type_as_in_the_whole()
    {
        Thing whole = new() { Name = "n", Kind = "box", Value = 1.5, Point = new() { Unit = PointUnit.Cm } };
        ThingKind? kind = whole.Kind;
        ThingValue? value = whole.Value;
        await _client.Things.PatchAsync("1", new()
        {
            Name = whole.Name,
            Kind = kind,
            Value = value,
            Point = new() { Unit = whole.Point.Unit },
        });
        Assert.Equal(
            """{"name":"n","kind":"box","value":1.5,"point":{"unit":"cm"}}""", _handler.Requests.Single().Body);
    }

    [Fact]
    public async Task A_patch_beside_the_whole_is_a_choice_of_its_own()
    {
        await _client.Things.ReplaceAsync("1", new() { Body = new() { Name = "n" } });
        await _client.Things.ReplaceAsync("1", new() { BodyMergePatch = new() { Name = "n", Size = null } });
        Assert.Equal(
            ["application/json {\"name\":\"n\"}", "application/merge-patch+json {\"name\":\"n\",\"size\":null}"],
            _handler.Requests.Select(static sent => sent.Headers["Content-Type"] + " " + sent.Body));
    }

    [Fact]
    public async Task Members_of_a_patch_can_be_added_and_left_out()
    {
        await _client.Things.PatchAsync(
            "1",
            new() { Name = "n", Size = null },
            new() { Body = { ["size"] = null, ["more"] = SpecClient.Json.JsonAny.Null } });
        Assert.Equal("""{"name":"n","more":null}""", _handler.Requests.Single().Body);
    }
}
