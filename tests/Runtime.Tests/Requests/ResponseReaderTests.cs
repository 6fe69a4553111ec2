using System.Net;
using System.Text;
using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;
using Xunit;

namespace Runtime.Tests.Requests;

/// <summary>Responses, by what their body is.</summary>
public sealed class ResponseReaderTests
{
    private static readonly ResponseReader<JsonAny> s_unwrapped =
        ResponseReader.Json<JsonAny, JsonAnyCodec>(unwrap: "result", success: "success");

    [Theory]
    [InlineData("""{"success":true,"result":{"a":1},"errors":[]}""", ResponseOutcome.Value)]
    [InlineData("""{"result":{"a":1}}""", ResponseOutcome.Value)]
    [InlineData("\uFEFF{\"result\":{\"a\":1}}", ResponseOutcome.Value)]
    [InlineData("""{"result":{"a":1},"success":false}""", ResponseOutcome.Unsuccessful)]
    [InlineData("""{"success":false,"result":null}""", ResponseOutcome.Unsuccessful)]
    [InlineData("""{"success":true}""", ResponseOutcome.Absent)]
    [InlineData("", ResponseOutcome.Absent)]
    [InlineData(" \r\n", ResponseOutcome.Absent)]
    [InlineData("null", ResponseOutcome.Absent)]
    [InlineData("[1]", ResponseOutcome.Malformed)]
    [InlineData("<html>", ResponseOutcome.Malformed)]
    [InlineData("""{"result":{"a":1}""", ResponseOutcome.Malformed)]
    public void Unwraps(string body, ResponseOutcome outcome)
    {
        var result = s_unwrapped.Read(Context(body));
        Assert.Equal(outcome, result.Outcome);
        if (outcome == ResponseOutcome.Value)
        {
            Assert.Equal("""{"a":1}""", result.Value!.ToString());
        }
        else
        {
            Assert.NotNull(result.Message);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n")]
    [InlineData("\uFEFF")]
    public void AnEmptyBodyIsNullOnlyWhereTheResultMayBeAnything(string body)
    {
        var any = ResponseReader.Json<JsonAny, JsonAnyCodec>().Read(Context(body));
        Assert.Equal(ResponseOutcome.Value, any.Outcome);
        Assert.Same(JsonAny.Null, any.Value);
        var xml = ResponseReader.Xml<JsonAny, JsonAnyCodec>(XmlShape.Any).Read(Context(body));
        Assert.Same(JsonAny.Null, xml.Value);

        // An absent body is the C# null where the document has an answer without one (204 beside 200).
        var nullable = ResponseReader.JsonOrNull<JsonAny, JsonAnyCodec>([]).Read(Context(body));
        Assert.Equal((ResponseOutcome.Value, null), (nullable.Outcome, nullable.Value));

        Assert.Equal(
            ResponseOutcome.Absent, ResponseReader.Json<string, StringCodec>().Read(Context(body)).Outcome);
        Assert.Equal(
            ResponseOutcome.Absent, ResponseReader.Xml<string, StringCodec>(XmlShape.Text).Read(Context(body)).Outcome);
        Assert.Equal(
            ResponseOutcome.Absent,
            ResponseReader.JsonAt<JsonAny, JsonAnyCodec>(["result", "value"]).Read(Context(body)).Outcome);
    }

    [Fact]
    public void NullAndMistypedResults()
    {
        var strings = ResponseReader.Json<string, StringCodec>(unwrap: "result");
        Assert.Equal(ResponseOutcome.Absent, strings.Read(Context("""{"result":null}""")).Outcome);
        var mistyped = strings.Read(Context("""{"result":[1]}"""));
        Assert.Equal(ResponseOutcome.Malformed, mistyped.Outcome);
        Assert.Contains("result", mistyped.Message, StringComparison.Ordinal);

        var nullable = ResponseReader.JsonOrNull<string, StringCodec>(["result"]);
        Assert.Equal(ResponseOutcome.Value, nullable.Read(Context("""{"result":null}""")).Outcome);
        Assert.Equal(ResponseOutcome.Value, nullable.Read(Context("")).Outcome);
        Assert.Equal("x", nullable.Read(Context("""{"result":"x"}""")).Value);
        var number = ResponseReader.JsonOrNull<int?, NullableCodec<int, Int32Codec>>(["result"]);
        Assert.Null(number.Read(Context("""{"result":null}""")).Value);
        Assert.Equal(1, number.Read(Context("""{"result":1}""")).Value);
    }

    [Fact]
    public void DeepAndWholeResults()
    {
        var deep = ResponseReader.JsonAt<string, StringCodec>(["a", "b"], success: "ok");
        Assert.Equal("x", deep.Read(Context("""{"z":{"b":1},"a":{"c":[{"b":2}],"b":"x"},"ok":true}""")).Value);
        Assert.Equal(ResponseOutcome.Unsuccessful, deep.Read(Context("""{"a":{"b":"x"},"ok":false}""")).Outcome);
        var whole = ResponseReader.Json<JsonAny, JsonAnyCodec>(success: "success");
        Assert.Equal(ResponseOutcome.Value, whole.Read(Context("""{"a":1,"success":true}""")).Outcome);
        Assert.Equal(ResponseOutcome.Unsuccessful,
            whole.Read(Context("""{"a":{"success":true},"success":false}""")).Outcome);
        Assert.Equal(ResponseOutcome.Value, whole.Read(Context("[1]")).Outcome);
    }

    [Fact]
    public void NoContentLooksAtSuccess()
    {
        var reader = ResponseReader.NoContent("success");
        Assert.Equal(ResponseOutcome.Value, reader.Read(Context("")).Outcome);
        Assert.Equal(ResponseOutcome.Value, reader.Read(Context("<ok/>")).Outcome);
        Assert.Equal(ResponseOutcome.Value, reader.Read(Context("""{"success":true}""")).Outcome);
        Assert.Equal(ResponseOutcome.Unsuccessful, reader.Read(Context("""{"a":[],"success":false}""")).Outcome);
    }

    [Fact]
    public void Text()
    {
        var reader = ResponseReader.Text();
        Assert.Equal("ä", reader.Read(Context("ä")).Value);
        Assert.Equal("ä",
            reader.Read(new ResponseContext { Body = new byte[] { 0xE4 }, Charset = "\"iso-8859-1\"" }).Value);
        Assert.Equal("text/plain", reader.Accept);
    }

    [Fact]
    public void ByStatus()
    {
        var reader = ResponseReader.ByStatus(
            "application/json, text/plain",
            ResponseAlternative.Json<string, int, Int32Codec>(200, 200, "application/json", static n => "number " + n),
            ResponseAlternative.Json<string, string,
                StringCodec>(201, 299, "application/json", static s => "text " + s),
            ResponseAlternative.Text<string>(200, 299, "text/*", static s => "plain " + s));
        Assert.Equal("number 1", reader.Read(Context("1")).Value);
        Assert.Equal("text a", reader.Read(Context("\"a\"", 202)).Value);
        Assert.Equal("plain b", reader.Read(Context("b", 200, "text/csv")).Value);
        Assert.Equal(ResponseOutcome.Malformed, reader.Read(Context("b", 200, "image/png")).Outcome);
        Assert.Equal(ResponseOutcome.Malformed, reader.Read(Context("\"x\"")).Outcome);
    }

    [Fact]
    public void Errors()
    {
        var error = ErrorResponse.Json<int, Int32Codec>(400, 499);
        Assert.True(error.Matches(404));
        Assert.False(error.Matches(500));
        Assert.Equal(7, error.Read("7"u8.ToArray()));
        Assert.Null(error.Read("<html>"u8.ToArray()));
        Assert.Equal("oops", ErrorResponse.Text(0, 999).Read("oops"u8.ToArray()));
    }

    [Fact]
    public async Task Binary()
    {
        var message = new HttpResponseMessage { Content = new ByteArrayContent([1, 2]) };
        message.Content.Headers.ContentType = new("image/png");
        message.Content.Headers.TryAddWithoutValidation("Content-Disposition", "attachment; filename=\"a b.png\"");
        var reader = ResponseReader.Binary("image/png");
        Assert.True(reader.Streams(200, null));
        await using var file = (await reader.ReadAsync(message, default, default)).Value!;
        Assert.Equal("a b.png", file.FileName);
        Assert.Equal("image/png", file.ContentType);
        Assert.Equal(2, file.Length);
        Assert.Equal([1, 2], await file.ReadBytesAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task ServerSentEvents(int chunk)
    {
        const string Stream =
            "\uFEFF: comment\n\ndata: YHOO\ndata: +2\ndata: 10\n\nevent: add\r\ndata:  x\r\nid: 7\r\nretry: 250\r\n\r\n"
            + "id\ndata\n\ndata: last\r\rdata: lost";
        var events = await ReadAll(
            ResponseReader.ServerSentEvents<string, StringCodec>(), Stream, chunk);
        Assert.Equal(
            [
                new("message", "YHOO\n+2\n10"),
                new("add", " x", "7", TimeSpan.FromMilliseconds(250)),
                new("message", "", "", TimeSpan.FromMilliseconds(250)),
                new("message", "last", "", TimeSpan.FromMilliseconds(250)),
            ],
            events);
    }

    [Fact]
    public async Task ServerSentJson()
    {
        var reader = ResponseReader.ServerSentEvents<JsonAny, JsonAnyCodec>();
        var events = await ReadAll(reader, "data: {\"a\":\ndata: 1}\n\ndata: [DONE]\n\ndata: {}\n\n", 5);
        Assert.Equal(JsonAny.Parse("""{"a":1}"""), Assert.Single(events).Data);
        await Assert.ThrowsAsync<ApiResponseFormatException>(() => ReadAll(reader, "data: <\n\n", 5));
    }

    [Fact]
    public async Task NdJsonAndSequences()
    {
        var lines = ResponseReader.NdJson<int, Int32Codec>();
        Assert.Equal([1, 2, 3], await ReadAll(lines, "1\n\n2\r\n3", 2));
        await Assert.ThrowsAsync<ApiResponseFormatException>(() => ReadAll(lines, "1\nx\n", 2));
        var sequence = ResponseReader.JsonSequence<int, Int32Codec>();
        Assert.Equal([1, 23], await ReadAll(sequence, "\u001e1\n\u001e{\"cut\n\u001e23\n", 2));
    }

    [Fact]
    public async Task StreamEndsWithTheEnumeration()
    {
        var body = new SlowStream("1\n2\n3\n", 2);
        var message = new HttpResponseMessage { Content = new StreamContent(body) };
        var stream = (await ResponseReader.NdJson<int, Int32Codec>().ReadAsync(message, default, default)).Value!;
        await foreach (var number in stream)
        {
            Assert.Equal(1, number);
            break;
        }

        Assert.True(body.IsDisposed);
        Assert.Throws<InvalidOperationException>(() => stream.GetAsyncEnumerator());
    }

    [Fact]
    public void Headers()
    {
        using var message = new HttpResponseMessage();
        message.Headers.TryAddWithoutValidation("X-Count", "5");
        message.Headers.TryAddWithoutValidation("X-Name", "7");
        message.Headers.TryAddWithoutValidation("X-Tags", "a, b");
        var headers = new SampleHeaders(message.Headers);
        Assert.Equal(5, headers.Count);
        Assert.Equal("7", headers.Name);
        Assert.Equal(["a", "b"], headers.Tags!);
        Assert.Null(headers.Missing);
    }

    [Theory]
    [InlineData("\"abc\"", "\"abc\"", "\"abc\"")]
    [InlineData("5", "5", "5")]
    [InlineData("1,x, \"y\"", "1,x, \"y\"", "1|x|\"y\"")]
    [InlineData("true,null", "true,null", "true|null")]
    public void A_header_of_text_is_what_it_says(string text, string name, string tags)
    {
        using var message = new HttpResponseMessage();
        message.Headers.TryAddWithoutValidation("X-Name", text);
        message.Headers.TryAddWithoutValidation("X-Tags", text);
        var headers = new SampleHeaders(message.Headers);
        Assert.Equal(name, headers.Name);
        Assert.Equal(tags, string.Join('|', headers.Tags!));
    }

    private static ResponseContext Context(string body, int status = 200, string media = "application/json") =>
        new() { Status = status, MediaType = media, Body = Encoding.UTF8.GetBytes(body) };

    private static async Task<List<T>> ReadAll<T>(ResponseReader<ResponseStream<T>> reader, string body, int chunk)
    {
        var message =
            new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new SlowStream(body, chunk)) };
        var result = await reader.ReadAsync(message, default, default);
        var values = new List<T>();
        await foreach (var value in result.Value!)
        {
            values.Add(value);
        }

        return values;
    }

    private sealed class SampleHeaders(System.Net.Http.Headers.HttpResponseHeaders headers)
        : ResponseHeaderValues(headers)
    {
        public int? Count => Value<int, Int32Codec>("X-Count");

        public string? Name => Reference<string, StringCodec>("X-Name");

        public IReadOnlyList<string>? Tags => Reference<IReadOnlyList<string>, ListCodec<string,
            StringCodec>>("X-Tags");

        public int? Missing => Value<int, Int32Codec>("X-Missing");
    }

    private sealed class SlowStream(string text, int chunk) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public bool IsDisposed { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
