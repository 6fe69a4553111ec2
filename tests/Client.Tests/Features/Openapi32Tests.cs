using Client.Tests.Support;
using Features.Openapi32;
using Features.Openapi32.Models;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>What OpenAPI 3.2 brought: parts by position, items of sequences, more methods, whole queries.</summary>
public sealed class Openapi32Tests : IDisposable
{
    private readonly WireRecorder _wire = new();
    private readonly Openapi32Client _client;

    public Openapi32Tests() => _client = new(new() { MaxRetries = 0 }, _wire.Http);

    public void Dispose()
    {
        _client.Dispose();
        _wire.Dispose();
    }

    [Fact]
    public async Task Parts_of_different_kinds_stand_in_their_order()
    {
        await _client.Parts.MixedAsync(new()
        {
            Meta = new() { Author = "a" },
            MetaXMeta = 3,
            Part2 = BinaryContent.FromBytes("png"u8.ToArray(), contentType: "image/png"),
            Part3 = [1, 2],
        });
        Assert.Contains("\r\nContent-Type: multipart/mixed; boundary=", _wire.Requests[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "Content-Type: application/json|X-Meta: 3||{\"author\":\"a\"}",
                "Content-Type: image/png||png",
                "Content-Type: application/json||[1,2]",
            ],
            Parts());
    }

    [Fact]
    public async Task A_place_cannot_be_left_empty_before_one_that_is_not()
    {
        await _client.Parts.MixedAsync(new() { Meta = new() });
        Assert.Single(Parts());
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => _client.Parts.MixedAsync(new() { Meta = new(), Part3 = [1] }));
        Assert.Equal("part2", error.ParamName);
        Assert.Single(_wire.Requests);
    }

    [Fact]
    public async Task The_rest_of_the_parts_are_a_list_each_with_headers_of_its_own()
    {
        await _client.Parts.RelatedAsync(new()
        {
            Page = "<p>",
            PageContentLocation = "https://example.com/p?a=b",
            Items =
            [
                Located("css", "text/css", "/a.css"),
                BinaryContent.FromBytes("js"u8.ToArray(), contentType: "text/javascript"),
            ],
            ItemsContentLocation = "/all",
        });
        Assert.Contains(
            "\r\nContent-Type: multipart/related; type=text/html; boundary=",
            _wire.Requests[0],
            StringComparison.Ordinal);
        Assert.Equal(
            [
                "Content-Type: text/html|Content-Location: https://example.com/p?a=b||<p>",
                "Content-Type: text/css|Content-Location: /a.css||css",
                "Content-Type: text/javascript|Content-Location: /all||js",
            ],
            Parts());
        var error = await Assert.ThrowsAsync<ArgumentException>(() => _client.Parts.RelatedAsync(new() { Page = "p" }));
        Assert.Equal("Content-Location", error.ParamName);
    }

    [Fact]
    public async Task Items_of_one_kind_are_streamed_or_written_as_json()
    {
        await _client.Parts.StreamAsync(new()
        {
            Items =
            [
                BinaryContent.FromBytes("1"u8.ToArray(), "a.jpg"),
                BinaryContent.FromFactory(static _ => ValueTask.FromResult<Stream>(new MemoryStream([50])), 1),
            ],
        });
        Assert.Equal(
            [
                "Content-Disposition: attachment; filename=\"a.jpg\"|Content-Type: image/jpg||1",
                "Content-Type: image/jpg||2",
            ],
            Parts());
        await _client.Parts.RecordsAsync(new() { Items = [new() { N = 1 }, new() { N = 2 }] });
        Assert.Equal(
            ["Content-Type: application/json||{\"n\":1}", "Content-Type: application/json||{\"n\":2}"], Parts());
    }

    [Fact]
    public async Task A_form_with_files_beside_another_media_type_has_its_parts_too()
    {
        await _client.Parts.EitherAsync(new() { Body = new() { Title = "j" } });
        Assert.EndsWith("\r\n\r\n{\"title\":\"j\"}", _wire.Requests[^1], StringComparison.Ordinal);
        await _client.Parts.EitherAsync(new()
        {
            BodyMultipart = new()
            {
                Title = "t",
                File = BinaryContent.FromBytes("png"u8.ToArray(), "a.png"),
                Tags = ["x", "y"],
                FileXRate = 5,
            },
        });
        Assert.Equal(
            [
                "Content-Disposition: form-data; name=\"title\"||t",
                "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"|Content-Type: image/png|X-Rate: 5"
                    + "||png",
                "Content-Disposition: form-data; name=\"tags\"||x",
                "Content-Disposition: form-data; name=\"tags\"||y",
            ],
            Parts());
        await Assert.ThrowsAsync<ArgumentException>(() => _client.Parts.EitherAsync());
    }

    [Fact]
    public async Task Parts_of_a_body_that_is_no_plain_object_have_headers_too()
    {
        await _client.Parts.UnionAsync(new() { Body = new Line { N = 4 }, NXPart = "p" });
        Assert.Equal(["Content-Disposition: form-data; name=\"n\"|X-Part: p||4"], Parts());
    }

    [Fact]
    public async Task Items_of_sequences_are_typed_in_both_directions()
    {
        await _client.Lines.SendLinesAsync(new() { Body = [new() { N = 1 }, new() { N = 2 }] });
        Assert.Contains("{\"n\":1}\n{\"n\":2}\n", _wire.Requests[0], StringComparison.Ordinal);
        await _client.Lines.SendSequenceAsync(new() { Body = NdJsonItems.From(LinesAsync()) });
        Assert.Contains("\u001e{\"n\":3}\n", _wire.Requests[1], StringComparison.Ordinal);

        Assert.Equal([1, 2], await ReadAsync("application/jsonl", "{\"n\":1}\n{\"n\":2}\n",
            static async client => Numbers(await ToListAsync(await client.Lines.GetLinesAsync()))));
        Assert.Equal([1, 2], await ReadAsync("application/json-seq", "\u001e{\"n\":1}\n\u001e{\"n\":2}\n",
            static async client => Numbers(await ToListAsync(await client.Lines.GetSequenceAsync()))));
    }

    [Fact]
    public async Task More_methods_and_whole_queries()
    {
        await _client.Verbs.CopyAsync();
        await _client.Verbs.MixedCaseAsync();
        await _client.Verbs.ListAsync(new() { Filter = new() { A = "x y", B = [1, 2] }, Theme = "dark" });
        await _client.Verbs.ByJsonAsync(new() { Whole = new() { N = 1 } });
        Assert.StartsWith("COPY /search HTTP", _wire.Requests[0], StringComparison.Ordinal);
        Assert.StartsWith("Mixed-Case /search HTTP", _wire.Requests[1], StringComparison.Ordinal);
        Assert.StartsWith("GET /search?a=x+y&b=1&b=2 HTTP", _wire.Requests[2], StringComparison.Ordinal);
        Assert.Contains("\r\nCookie: theme=dark\r\n", _wire.Requests[2], StringComparison.Ordinal);
        Assert.StartsWith("POST /search?%7B%22n%22%3A1%7D HTTP", _wire.Requests[3], StringComparison.Ordinal);

        var handler = RecordingHandler.Json("""{"n":9}""");
        using var client = new Openapi32Client(new() { Handler = handler });
        Assert.Equal(9, (await client.Verbs.SearchAsync(new() { Text = "t" })).N);
        Assert.Equal(("QUERY", """{"text":"t"}"""), (handler.Requests[0].Method, handler.Requests[0].Body));
    }

    [Theory]
    [InlineData("""{"means":"card","number":"1"}""", typeof(Card))]
    [InlineData("""{"means":"OtherMeans","number":"1"}""", typeof(OtherMeans))]
    [InlineData("""{"means":"cash"}""", typeof(OtherMeans))]
    [InlineData("""{"number":"1"}""", typeof(OtherMeans))]
    [InlineData("{}", typeof(OtherMeans))]
    [InlineData("5", typeof(long))]
    [InlineData("[1]", typeof(SpecClient.Json.JsonAny))]
    public async Task An_absent_or_unknown_discriminator_means_the_default(string json, Type expected)
    {
        using var client = new Openapi32Client(new() { Handler = RecordingHandler.Json(json) });
        var read = await client.Lines.PayAsync(new() { Body = new Card { Means = "card" } });
        Assert.IsType(expected, read.Value);
        Assert.Equal(json, read.ToString());
    }

    [Theory]
    [InlineData("""{"kind":"car","doors":5}""", typeof(Car))]
    [InlineData("""{"kind":"OtherVehicle","name":"n"}""", typeof(OtherVehicle))]
    [InlineData("""{"kind":"Vehicle","wheels":3}""", typeof(Vehicle))]
    [InlineData("""{"kind":"sledge","name":"n"}""", typeof(OtherVehicle))]
    [InlineData("""{"name":"n"}""", typeof(OtherVehicle))]
    [InlineData("{}", typeof(OtherVehicle))]
    public void An_absent_or_unknown_discriminator_of_a_base_means_the_default(string json, Type expected)
    {
        var read = SpecClient.Json.ApiJson.Read<OtherMeans>("{\"vehicle\":" + json + "}");
        Assert.Equal(expected, read.Vehicle!.GetType());
        JsonAssert.Equal(json, SpecClient.Json.ApiJson.Write(read.Vehicle));
    }

    private static BinaryContent Located(string text, string type, string location)
    {
        var content = BinaryContent.FromBytes(System.Text.Encoding.UTF8.GetBytes(text), contentType: type);
        content.Headers = new Dictionary<string, string> { ["Content-Location"] = location };
        return content;
    }

    private static async Task<T> ReadAsync<T>(string mediaType, string body, Func<Openapi32Client, Task<T>> call)
    {
        using var client = new Openapi32Client(
            new() { Handler = new RecordingHandler((200, body)) { MediaType = mediaType } });
        return await call(client);
    }

    private static IEnumerable<long> Numbers(IEnumerable<Line> lines) => lines.Select(static line => line.N);

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    private static async IAsyncEnumerable<Line> LinesAsync()
    {
        await Task.Yield();
        yield return new() { N = 3 };
    }

    private List<string> Parts()
    {
        var sent = _wire.Requests[^1];
        var boundary = sent.Split("boundary=")[1].Split("\r\n")[0];
        return [.. sent.Split("--" + boundary + "\r\n").Skip(1)
            .Select(part => part.Split("\r\n--" + boundary)[0].TrimEnd('\r', '\n'))
            .Select(static part => part.Replace("\r\n", "|", StringComparison.Ordinal))];
    }
}
