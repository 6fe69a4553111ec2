using Client.Tests.Support;
using Features.Multipart;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>Parts of a form as they go over the wire (OpenAPI 3.1.1 "Encoding Object", RFC 7578).</summary>
public sealed class MultipartTests : IDisposable
{
    private readonly WireRecorder _wire = new();

    public void Dispose() => _wire.Dispose();

    [Fact]
    public async Task Every_kind_of_property_has_its_parts()
    {
        using var client = new MultipartClient(new() { MaxRetries = 0 }, _wire.Http);
        await client.Forms.CreateAsync(new()
        {
            Title = "é",
            Count = 3,
            Photo = BinaryContent.FromBytes("png"u8.ToArray(), "a.png"),
            Pages = [Text("1"), Text("2")],
            Tags = ["x,y", "z"],
            Addresses = [new() { City = "a" }, new() { City = "b" }],
            Whole = [1, 2],
            Spaced = ["p", "q"],
            Home = new() { City = "h" },
            Deep = new() { A = "1", B = ["2", "3"] },
            PhotoXRateLimit = 5,
            TagsXKind = "a",
        });
        Assert.Equal(
            [
                "name=\"title\"||\u00c3\u00a9",
                "name=\"count\"||3",
                "name=\"photo\"; filename=\"a.png\"|Content-Type: image/png|X-Rate-Limit: 5||png",
                "name=\"pages\"; filename=\"1.txt\"|Content-Type: application/octet-stream||1",
                "name=\"pages\"; filename=\"2.txt\"|Content-Type: application/octet-stream||2",
                "name=\"tags\"|X-Kind: a||x,y",
                "name=\"tags\"|X-Kind: a||z",
                "name=\"addresses\"|Content-Type: application/json||{\"city\":\"a\"}",
                "name=\"addresses\"|Content-Type: application/json||{\"city\":\"b\"}",
                "name=\"whole\"|Content-Type: application/json||[1,2]",
                "name=\"spaced\"||p q",
                "name=\"home\"|Content-Type: application/vnd.address+json||{\"city\":\"h\"}",
                "name=\"deep[a]\"||1",
                "name=\"deep[b]\"||2",
                "name=\"deep[b]\"||3",
            ],
            Parts());
    }

    [Fact]
    public async Task A_base_by_a_discriminator_with_files_is_its_parts_and_those_below_it()
    {
        using var client = new MultipartClient(new() { MaxRetries = 0 }, _wire.Http);
        await client.Uploads.CreateAsync(new() { Kind = "Photo", File = Text("1"), Width = 7 });
        Assert.Equal(
            [
                "name=\"kind\"||Photo",
                "name=\"file\"; filename=\"1.txt\"|Content-Type: application/octet-stream||1",
                "name=\"width\"||7",
            ],
            Parts());
    }

    [Fact]
    public async Task Parts_of_any_name_have_the_media_type_of_their_schema()
    {
        using var client = new MultipartClient(new() { MaxRetries = 0 }, _wire.Http);
        await client.Extras.CreateAsync(new()
        {
            Untyped = [Text("1")],
            AdditionalProperties = new Dictionary<string, BinaryContent> { ["a"] = Text("2"), ["terms"] = Text("3") },
        });
        Assert.Equal(
            [
                "name=\"untyped\"; filename=\"1.txt\"|Content-Type: application/octet-stream||1",
                "name=\"a\"; filename=\"2.txt\"|Content-Type: image/png||2",
                "name=\"terms\"; filename=\"3.txt\"|Content-Type: application/pdf||3",
            ],
            Parts());
    }

    [Fact]
    public async Task Parts_of_any_name_in_an_encoding_say_so()
    {
        using var client = new MultipartClient(new() { MaxRetries = 0 }, _wire.Http);
        await client.Keys.CreateAsync(new()
        {
            AdditionalProperties = new Dictionary<string, byte[]> { ["a"] = [255] },
        });
        Assert.Equal(["name=\"a\"|Content-Type: image/png|Content-Transfer-Encoding: base64||/w=="], Parts());
    }

    [Fact]
    public async Task A_component_that_is_files_by_any_name_has_their_media_type()
    {
        using var client = new MultipartClient(new() { MaxRetries = 0 }, _wire.Http);
        await client.Images.CreateAsync(new() { Body = new Dictionary<string, BinaryContent> { ["a"] = Text("1") } });
        Assert.Equal(["name=\"a\"; filename=\"1.txt\"|Content-Type: image/png||1"], Parts());
    }

    [Fact]
    public async Task What_a_schema_says_of_bytes_makes_files_media_types_and_transfer_encodings()
    {
        using var client = new MultipartClient(new() { MaxRetries = 0 }, _wire.Http);
        await client.Contents.CreateAsync(new()
        {
            Icon = [255],
            Icons = [[255]],
            Own = [255],
            OwnContentTransferEncoding = "base64",
            Page = "<p>",
            Told = "<p>",
            Photo = Text("1"),
            Raw = Text("2"),
            Logo = Text("3"),
            Scan = Text("4"),
            Note = SpecClient.Json.JsonAny.Parse("\"n\""),
            File = Text("5"),
            Files = [Text("6")],
            Either = [Text("7")],
            Link = Text("8"),
        });
        const string Bytes = "|Content-Type: application/octet-stream|";
        Assert.Equal(
            [
                "name=\"icon\"|Content-Type: image/png|Content-Transfer-Encoding: base64||/w==",
                "name=\"icons\"" + Bytes + "Content-Transfer-Encoding: base64url||_w",
                "name=\"own\"" + Bytes + "Content-Transfer-Encoding: base64||/w==",
                "name=\"page\"|Content-Type: text/html||<p>",
                "name=\"told\"||<p>",
                "name=\"photo\"; filename=\"1.txt\"|Content-Type: image/png||1",
                "name=\"raw\"; filename=\"2.txt\"" + Bytes + "|2",
                "name=\"logo\"; filename=\"3.txt\"|Content-Type: image/png||3",
                "name=\"scan\"; filename=\"4.txt\"|Content-Type: application/pdf||4",
                "name=\"note\"|Content-Type: application/json||\"n\"",
                "name=\"file\"; filename=\"5.txt\"" + Bytes + "|5",
                "name=\"files\"; filename=\"6.txt\"" + Bytes + "|6",
                "name=\"either\"; filename=\"7.txt\"" + Bytes + "|7",
                "name=\"link\"; filename=\"8.txt\"" + Bytes + "|8",
            ],
            Parts());
    }

    [Fact]
    public async Task A_choice_of_objects_with_files_has_the_parts_of_all()
    {
        using var client = new MultipartClient(new() { MaxRetries = 0 }, _wire.Http);
        await client.Choices.CreateAsync(new() { Title = "t", Kind = "file", File = Text("1"), Pages = 2 });
        Assert.Equal(
            [
                "name=\"title\"||t",
                "name=\"kind\"||file",
                "name=\"file\"; filename=\"1.txt\"|Content-Type: application/octet-stream||1",
                "name=\"pages\"||2",
            ],
            Parts());
        await client.Choices.CreateAsync(new() { Title = "t", Kind = "url", Url = "https://a.test" });
        Assert.Equal(["name=\"title\"||t", "name=\"kind\"||url", "name=\"url\"||https://a.test"], Parts());
    }

    private IEnumerable<string> Parts()
    {
        var sent = _wire.Requests[^1];
        var boundary = sent.Split("boundary=")[1].Split("\r\n")[0];
        return sent.Split("--" + boundary + "\r\n").Skip(1)
            .Select(part => part.Split("\r\n--" + boundary)[0].TrimEnd('\r', '\n'))
            .Select(static part => part["Content-Disposition: form-data; ".Length..].Replace(
                "\r\n", "|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Parts_whose_encoding_names_XML_are_XML()
    {
        using var client = new MultipartClient(new() { MaxRetries = 0 }, _wire.Http);
        await client.Forms.CreateAsync(new()
        {
            Title = "t",
            Photo = BinaryContent.FromBytes("png"u8.ToArray()),
            PhotoXRateLimit = 1,
            Office = new() { City = "a<b", Floor = 3 },
            Sites = [new() { Names = ["x", "y"] }, new()],
        });
        const string Declaration = "\r\n\r\n<?xml version=\"1.0\" encoding=\"utf-8\"?>";
        var sent = _wire.Requests.Single();
        Assert.Contains(
            "name=\"office\"\r\nContent-Type: application/xml" + Declaration
                + "<bureau floor=\"3\"><city>a&lt;b</city></bureau>\r\n",
            sent, StringComparison.Ordinal);
        Assert.Contains(
            "name=\"sites\"\r\nContent-Type: application/vnd.site+xml" + Declaration
                + "<Site><names><name>x</name><name>y</name></names></Site>\r\n",
            sent, StringComparison.Ordinal);
        Assert.Contains(Declaration + "<Site />\r\n", sent, StringComparison.Ordinal);
    }

    private static BinaryContent Text(string text) =>
        BinaryContent.FromBytes(System.Text.Encoding.UTF8.GetBytes(text), text + ".txt");

    [Fact]
    public async Task A_required_header_of_a_part_is_asked_for_before_sending()
    {
        using var client = new MultipartClient(new() { MaxRetries = 0 }, _wire.Http);
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => client.Forms.CreateAsync(
            new() { Title = "t", Photo = BinaryContent.FromBytes("png"u8.ToArray()) }));
        Assert.Equal("X-Rate-Limit", fault.ParamName);
        Assert.Empty(_wire.Requests);
    }
}
