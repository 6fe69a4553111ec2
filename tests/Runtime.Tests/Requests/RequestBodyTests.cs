using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;
using Xunit;

namespace Runtime.Tests.Requests;

/// <summary>Bodies as they are on the wire.</summary>
public sealed class RequestBodyTests
{
    [Fact]
    public async Task Json()
    {
        var sent = await Write(static writer => writer.JsonBody<JsonAny, JsonAnyCodec>(
            "application/merge-patch+json", JsonAny.Parse("""{"a":"ü<","b":null}""")));
        Assert.Equal("""{"a":"ü<","b":null}""", sent.Body);
        Assert.Equal("application/merge-patch+json", sent.ContentType);
        Assert.True(sent.CanRepeat);
    }

    [Fact]
    public async Task JsonHasALength()
    {
        var writer = ApiRequestWriter.Rent("https://api.test");
        writer.Path("/x");
        writer.JsonBody<int, Int32Codec>("application/json", 17);
        using var message = writer.CreateMessage(HttpMethod.Delete);
        writer.Return();
        Assert.Equal(2, message.Content!.Headers.ContentLength);
        Assert.Equal("17", await message.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task BufferInUseStaysOutOfThePool()
    {
        var writer = ApiRequestWriter.Rent("https://api.test");
        writer.Path("/x");
        writer.JsonBody<string, StringCodec>("application/json", "mine");
        var message = writer.CreateMessage(HttpMethod.Post);
        writer.Return();
        var target = new SlowTarget();
        var sending = message.Content!.CopyToAsync(target);
        message.Dispose();
        for (var i = 0; i < 8; i++)
        {
            Array.Fill(System.Buffers.ArrayPool<byte>.Shared.Rent(512), (byte)'x');
        }

        target.Continue.SetResult();
        await sending;
        Assert.Equal("\"mine\"", System.Text.Encoding.UTF8.GetString(target.Written));
    }

    [Fact]
    public async Task OptionalBodyWithoutMembersIsNotSent()
    {
        Assert.Null((await Write(static writer => WriteEmpty(writer, optional: true))).Body);
        Assert.Equal("{}", (await Write(static writer => WriteEmpty(writer, optional: false))).Body);

        static void WriteEmpty(ApiRequestWriter writer, bool optional)
        {
            var json = writer.JsonBody("application/json", optional);
            json.WriteStartObject();
            json.WriteEndObject();
        }
    }

    [Fact]
    public async Task RequiredBodyIsNamed()
    {
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => Write(static writer =>
            writer.JsonBody<JsonAny, JsonAnyCodec>("application/json", null, "Body")));
        Assert.Equal("Body", fault.ParamName);
        Assert.Null((await Write(static writer => writer.JsonBody<JsonAny,
            JsonAnyCodec>("application/json", null))).Body);
    }

    [Fact]
    public async Task BodyOverrides()
    {
        var request = new LambdaRequest<NoContent>(static writer =>
            writer.JsonBody<JsonAny, JsonAnyCodec>("application/json", JsonAny.Parse("""{"a":1,"b":[2],"c":"x"}""")));
        var sent = await SentRequest.WriteAsync(request, before: static writer =>
        {
            writer.OverrideBody("a", null);
            writer.OverrideBody("c", JsonAny.Parse("""{"d":true}"""));
            writer.OverrideBody("e", "new");
        });
        Assert.Equal("""{"b":[2],"c":{"d":true},"e":"new"}""", sent.Body);
        await Assert.ThrowsAsync<ArgumentException>(() => SentRequest.WriteAsync(
            new LambdaRequest<NoContent>(static writer =>
                writer.JsonBody<JsonAny, JsonAnyCodec>("application/json", JsonAny.Parse("[1]"))),
            before: static writer => writer.OverrideBody("a", "x")));
    }

    [Fact]
    public async Task Form()
    {
        var sent = await Write(static writer => writer.FormBody<JsonAny, JsonAnyCodec>(
            "application/x-www-form-urlencoded",
            JsonAny.Parse("""{"id":"f81d 4f+ä~*","list":[1,2],"o":{"a":1},"deep":{"x":{"y":"z"}},"csv":["a","b"]}"""),
            [
                new("deep", ParameterFormat.DeepObject | ParameterFormat.Explode),
                new("csv", ParameterFormat.Form),
            ]));
        Assert.Equal(
            "id=f81d+4f%2B%C3%A4%7E*&list=1&list=2&o=%7B%22a%22%3A1%7D&deep%5Bx%5D%5By%5D=z&csv=a,b", sent.Body);
        Assert.Equal("application/x-www-form-urlencoded", sent.ContentType);
    }

    [Fact]
    public async Task FormWithJsonList()
    {
        var sent = await Write(static writer => writer.FormBody<JsonAny, JsonAnyCodec>(
            "application/x-www-form-urlencoded", JsonAny.Parse("""{"a":[1,2],"b":[{"c":1}]}"""),
            [new("a", contentType: "application/json")]));
        Assert.Equal("a=%5B1%2C2%5D&b=%5B%7B%22c%22%3A1%7D%5D", sent.Body);
    }

    [Fact]
    public async Task Multipart()
    {
        var sent = await Write(static writer =>
        {
            var parts = writer.MultipartBody("multipart/form-data");
            parts.Text("name", "Jürgen");
            parts.Text("nothing", null);
            parts.Part<int, Int32Codec>("count", 3);
            parts.Part<JsonAny, JsonAnyCodec>("metadata", JsonAny.Parse("""{"main_module":"a.js"}"""));
            parts.Part<JsonAny, JsonAnyCodec>("list", JsonAny.Parse("[1]"), "application/vnd.x+json");
            parts.File("file", BinaryContent.FromBytes("abc"u8.ToArray(), "a\"b\r\n.txt", "text/plain"));
            parts.NamedFiles(new Dictionary<string, BinaryContent>
            {
                ["a.js"] = BinaryContent.FromBytes("x()"u8.ToArray(), contentType: "application/javascript+module"),
            });
            parts.Files("many", [BinaryContent.FromBytes("1"u8.ToArray()), BinaryContent.FromBytes("2"u8.ToArray())]);
        });
        var boundary = sent.ContentType!["multipart/form-data; boundary=".Length..];
        Assert.Equal(
            """
            --B
            Content-Disposition: form-data; name="name"

            Jürgen
            --B
            Content-Disposition: form-data; name="count"

            3
            --B
            Content-Disposition: form-data; name="metadata"
            Content-Type: application/json

            {"main_module":"a.js"}
            --B
            Content-Disposition: form-data; name="list"
            Content-Type: application/vnd.x+json

            [1]
            --B
            Content-Disposition: form-data; name="file"; filename="a%22b%0D%0A.txt"
            Content-Type: text/plain

            abc
            --B
            Content-Disposition: form-data; name="a.js"; filename="a.js"
            Content-Type: application/javascript+module

            x()
            --B
            Content-Disposition: form-data; name="many"; filename="many"
            Content-Type: application/octet-stream

            1
            --B
            Content-Disposition: form-data; name="many"; filename="many"
            Content-Type: application/octet-stream

            2
            --B--

            """.ReplaceLineEndings("\n"),
            sent.Body!.Replace(boundary, "B", StringComparison.Ordinal).Replace("\r\n", "\n",
                StringComparison.Ordinal));
    }

    [Fact]
    public async Task MultipartLengthIsExact()
    {
        var writer = ApiRequestWriter.Rent("https://api.test");
        writer.Path("/x");
        var parts = writer.MultipartBody("multipart/form-data");
        parts.Text("ü", "ä");
        parts.File("f", BinaryContent.FromStream(new MemoryStream([1, 2, 3])));
        using var message = writer.CreateMessage(HttpMethod.Post);
        Assert.True(writer.CanRepeat);
        writer.Return();
        var length = message.Content!.Headers.ContentLength;
        Assert.Equal(length, (await message.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task MultipartOfAnObject()
    {
        var sent = await Write(static writer => writer.MultipartBody("multipart/form-data")
            .Properties<JsonAny, JsonAnyCodec>(JsonAny.Parse("""{"a":"x","b":{"c":1},"d":null}""")));
        Assert.Contains("name=\"a\"\r\n\r\nx\r\n", sent.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"b\"\r\nContent-Type: application/json\r\n\r\n{\"c\":1}\r\n", sent.Body,
            StringComparison.Ordinal);
        Assert.DoesNotContain("\"d\"", sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Binary()
    {
        var content = BinaryContent.FromStream(new MemoryStream("abc"u8.ToArray()), contentType: "image/png");
        var sent = await Write(writer => writer.BinaryBody("application/octet-stream", content));
        Assert.Equal("image/png", sent.ContentType);
        Assert.Equal("abc", sent.Body);
        Assert.True(sent.CanRepeat);
        Assert.Equal("abc", (await Write(writer => writer.BinaryBody("application/octet-stream", content))).Body);

        var factory = BinaryContent.FromFactory(static _ => new(new MemoryStream("AB"u8.ToArray())));
        Assert.Equal("AB", (await Write(writer => writer.BinaryBody("a/b", factory))).Body);
        Assert.Equal("AB", (await Write(writer => writer.BinaryBody("a/b", factory))).Body);
    }

    [Fact]
    public async Task StreamThatDoesNotSeekIsSentOnce()
    {
        var content = BinaryContent.FromStream(new OneWayStream("abc"u8.ToArray()));
        var sent = await Write(writer => writer.BinaryBody("a/b", content));
        Assert.False(sent.CanRepeat);
        Assert.Equal("abc", sent.Body);
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => Write(writer => writer.BinaryBody("a/b", content)));
        Assert.True(fault is InvalidOperationException || fault.InnerException is InvalidOperationException);
    }

    [Fact]
    public async Task ProgressIsTold()
    {
        var told = new List<long>();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, new byte[100_000]);
            var fromFile = BinaryContent.FromFile(file);
            Assert.Equal(100_000, fromFile.Length);
            Assert.Equal(Path.GetFileName(file), fromFile.FileName);
            Assert.True(fromFile.CanRepeat);
            fromFile.Progress = new Progress(told);
            var sent = await Write(writer => writer.BinaryBody("a/b", fromFile));
            Assert.Equal(100_000, sent.Body!.Length);
            Assert.Equal(100_000, told[^1]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Text()
    {
        var sent = await Write(static writer => writer.TextBody("text/plain", "ä", "Body"));
        Assert.Equal("ä", sent.Body);
        Assert.Equal("text/plain; charset=utf-8", sent.ContentType);
    }

    [Fact]
    public async Task NdJson()
    {
        NdJsonItems<int> list = [1, 2, 3];
        var sent = await Write(writer => writer.NdJsonBody<int, Int32Codec>("application/x-ndjson", list));
        Assert.Equal("1\n2\n3\n", sent.Body);
        Assert.True(sent.CanRepeat);

        var stream = await Write(static writer =>
            writer.NdJsonBody<int, Int32Codec>("application/x-ndjson", NdJsonItems.From(Numbers())));
        Assert.Equal("1\n2\n", stream.Body);
        Assert.False(stream.CanRepeat);

        var sequence = await Write(writer => writer.JsonSequenceBody<int, Int32Codec>("application/json-seq", list));
        Assert.Equal("\u001e1\n\u001e2\n\u001e3\n", sequence.Body);
    }

    private static async IAsyncEnumerable<int> Numbers()
    {
        yield return 1;
        await Task.Yield();
        yield return 2;
    }

    private static Task<SentRequest> Write(Action<ApiRequestWriter> write) =>
        SentRequest.WriteAsync(new LambdaRequest<NoContent>(
            writer =>
            {
                writer.Path("/x");
                write(writer);
            },
            method: "POST"));

    private sealed class Progress(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }

    private sealed class SlowTarget : MemoryStream
    {
        public TaskCompletionSource Continue { get; } = new();

        public byte[] Written { get; private set; } = [];

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken =
            default)
        {
            await Continue.Task;
            Written = buffer.ToArray();
        }
    }

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
