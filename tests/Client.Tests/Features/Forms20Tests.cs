using Client.Tests.Support;
using Features.Forms20;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>Arrays in forms of OpenAPI 2.0 as they go over the wire ("Parameter Object", "collectionFormat").</summary>
public sealed class Forms20Tests : IDisposable
{
    private readonly WireRecorder _wire = new();

    public void Dispose() => _wire.Dispose();

    [Fact]
    public async Task Arrays_in_parts_have_separators_of_their_own()
    {
        using var client = new Forms20Client(new() { MaxRetries = 0 }, _wire.Http);
        await client.Parts.CreateAsync(new() { Plain = ["a", "b"], Nested = [[1, 2], [3]], Each = ["x", "y"] });
        var sent = _wire.Requests.Single();
        var boundary = sent.Split("boundary=")[1].Split("\r\n")[0];
        var parts = sent.Split("--" + boundary + "\r\n").Skip(1).Select(part => part.Split("\r\n--" + boundary)[0]
            .Replace("Content-Disposition: form-data; ", "", StringComparison.Ordinal)
            .Replace("\r\n", "|", StringComparison.Ordinal).TrimEnd('|'));
        Assert.Equal(
            ["name=\"plain\"||a,b", "name=\"nested\"||1|2 3", "name=\"each\"||x", "name=\"each\"||y"], parts);
    }

    [Fact]
    public async Task Parts_of_bodies_may_stand_at_the_path_and_be_referred_to()
    {
        using var client = new Forms20Client(new() { MaxRetries = 0 }, _wire.Http);
        await client.Shared.CreateAsync(new() { Name = "n", Note = "own", Trace = "t" });
        await client.Shared.UpdateAsync(
            new() { Note = "shared", Kind = BinaryContent.FromBytes("a"u8.ToArray(), "k.txt") });
        await client.Shared.GetAsync();
        await client.Whole.UpdateAsync(new() { A = "1" });
        var sent = _wire.Requests.ToList();
        Assert.StartsWith("POST /shared?trace=t ", sent[0], StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nname=n&note=own", sent[0], StringComparison.Ordinal);
        Assert.Contains("name=\"kind\"; filename=\"k.txt\"", sent[1], StringComparison.Ordinal);
        Assert.Contains("name=\"note\"\r\n\r\nshared", sent[1], StringComparison.Ordinal);
        Assert.StartsWith("GET /shared ", sent[2], StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n{\"a\":\"1\"}", sent[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arrays_in_fields_have_separators_of_their_own()
    {
        using var client = new Forms20Client(new() { MaxRetries = 0 }, _wire.Http);
        await client.Fields.CreateAsync(new() { Plain = ["a", "b"], Nested = [[1, 2], [3]], Each = ["x", "y"] });
        Assert.EndsWith("plain=a,b&nested=1%7C2+3&each=x&each=y", _wire.Requests.Single());
    }
}
