using Client.Tests.Support;
using Features.Forms20;

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
    public async Task Arrays_in_fields_have_separators_of_their_own()
    {
        using var client = new Forms20Client(new() { MaxRetries = 0 }, _wire.Http);
        await client.Fields.CreateAsync(new() { Plain = ["a", "b"], Nested = [[1, 2], [3]], Each = ["x", "y"] });
        Assert.EndsWith("plain=a,b&nested=1%7C2+3&each=x&each=y", _wire.Requests.Single());
    }
}
