using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;
using Xunit;

namespace Runtime.Tests.Requests;

/// <summary>Rows of the table "Style Examples" of OpenAPI 3.0.4 and 3.1.1, and what it leaves to RFC 6570.</summary>
public sealed class ParameterStyleTests
{
    private const string String = "\"blue\"";
    private const string Array = """["blue","black","brown"]""";
    private const string Object = """{"R":100,"G":200,"B":150}""";

    [Theory]
    [InlineData(ParameterFormat.Matrix, "\"\"", ";color")]
    [InlineData(ParameterFormat.Matrix, String, ";color=blue")]
    [InlineData(ParameterFormat.Matrix, Array, ";color=blue,black,brown")]
    [InlineData(ParameterFormat.Matrix, Object, ";color=R,100,G,200,B,150")]
    [InlineData(ParameterFormat.Matrix | ParameterFormat.Explode, "\"\"", ";color")]
    [InlineData(ParameterFormat.Matrix | ParameterFormat.Explode, String, ";color=blue")]
    [InlineData(ParameterFormat.Matrix | ParameterFormat.Explode, Array, ";color=blue;color=black;color=brown")]
    [InlineData(ParameterFormat.Matrix | ParameterFormat.Explode, Object, ";R=100;G=200;B=150")]
    [InlineData(ParameterFormat.Label, String, ".blue")]
    [InlineData(ParameterFormat.Label, Array, ".blue,black,brown")]
    [InlineData(ParameterFormat.Label, Object, ".R,100,G,200,B,150")]
    [InlineData(ParameterFormat.Label | ParameterFormat.Explode, String, ".blue")]
    [InlineData(ParameterFormat.Label | ParameterFormat.Explode, Array, ".blue.black.brown")]
    [InlineData(ParameterFormat.Label | ParameterFormat.Explode, Object, ".R=100.G=200.B=150")]
    [InlineData(ParameterFormat.Simple, String, "blue")]
    [InlineData(ParameterFormat.Simple, Array, "blue,black,brown")]
    [InlineData(ParameterFormat.Simple, Object, "R,100,G,200,B,150")]
    [InlineData(ParameterFormat.Simple | ParameterFormat.Explode, String, "blue")]
    [InlineData(ParameterFormat.Simple | ParameterFormat.Explode, Array, "blue,black,brown")]
    [InlineData(ParameterFormat.Simple | ParameterFormat.Explode, Object, "R=100,G=200,B=150")]
    [InlineData(ParameterFormat.Simple, """["a,b","c/d","e:f@g"]""", "a%2Cb,c%2Fd,e%3Af%40g")]
    [InlineData(ParameterFormat.Segment, """["a,b","c/d","e:f@g"]""", "a%2Cb,c%2Fd,e:f@g")]
    [InlineData(
        ParameterFormat.Simple | ParameterFormat.InnerPipe, """[["a b","c"],[],["d|e",null]]""", "a%20b%7Cc,,d%7Ce")]
    [InlineData(
        ParameterFormat.PipeDelimited | ParameterFormat.InnerComma
            | (ParameterFormat)((int)ParameterFormat.InnerTab << 3),
        """[[["a","b"],["c"]],[["d"],[["e"]]]]""", "a%09b,c%7Cd,%5B%22e%22%5D")]
    [InlineData(ParameterFormat.Simple, "17", "17")]
    [InlineData(ParameterFormat.Simple, "true", "true")]
    [InlineData(ParameterFormat.Simple, """["a",null,"b"]""", "a,b")]
    [InlineData(ParameterFormat.Simple | ParameterFormat.AllowReserved, "\"a/b?c#d%2Fe%\"", "a/b%3Fc%23d%2Fe%25")]
    public async Task Path(ParameterFormat format, string json, string expected)
    {
        var sent = await Write(writer =>
        {
            writer.Path("/");
            writer.PathValue<JsonAny, JsonAnyCodec>("color", JsonAny.Parse(json), format);
        });
        Assert.Equal("/" + expected, sent.PathAndQuery);
    }

    [Theory]
    [InlineData(ParameterFormat.Form, "\"\"", "?color=")]
    [InlineData(ParameterFormat.Form, String, "?color=blue")]
    [InlineData(ParameterFormat.Form, Array, "?color=blue,black,brown")]
    [InlineData(ParameterFormat.Form, Object, "?color=R,100,G,200,B,150")]
    [InlineData(ParameterFormat.FormExplode, "\"\"", "?color=")]
    [InlineData(ParameterFormat.FormExplode, String, "?color=blue")]
    [InlineData(ParameterFormat.FormExplode, Array, "?color=blue&color=black&color=brown")]
    [InlineData(ParameterFormat.FormExplode, Object, "?R=100&G=200&B=150")]
    [InlineData(ParameterFormat.FormExplode | ParameterFormat.InnerSpace, """[[1,2],[3]]""", "?color=1%202&color=3")]
    [InlineData(ParameterFormat.Form | ParameterFormat.InnerPipe, """[[1,2],[3]]""", "?color=1%7C2,3")]
    [InlineData(ParameterFormat.SpaceDelimited, Array, "?color=blue%20black%20brown")]
    [InlineData(ParameterFormat.SpaceDelimited, Object, "?color=R%20100%20G%20200%20B%20150")]
    [InlineData(ParameterFormat.PipeDelimited, Array, "?color=blue%7Cblack%7Cbrown")]
    [InlineData(ParameterFormat.PipeDelimited, Object, "?color=R%7C100%7CG%7C200%7CB%7C150")]
    [InlineData(ParameterFormat.TabDelimited, Array, "?color=blue%09black%09brown")]
    [InlineData(ParameterFormat.DeepObject | ParameterFormat.Explode, Object,
        "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150")]
    [InlineData(ParameterFormat.DeepObject, """{"a":{"b":{"c":1}},"d":["x","y"],"e":[{"f":2}]}""",
        "?color%5Ba%5D%5Bb%5D%5Bc%5D=1&color%5Bd%5D=x&color%5Bd%5D=y&color%5Be%5D%5B0%5D%5Bf%5D=2")]
    [InlineData(ParameterFormat.DeepObject, String, "?color=blue")]
    [InlineData(ParameterFormat.Dotted | ParameterFormat.Explode,
        """{"name":{"contains":"x y","exact":null},"tags":["a","b"]}""",
        "?color.name.contains=x%20y&color.tags=a&color.tags=b")]
    [InlineData(ParameterFormat.FormExplode, """{"a":{"b":1},"c":2}""", "?a%5Bb%5D=1&c=2")]
    [InlineData(ParameterFormat.FormExplode, """[{"b":1},2]""", "?color%5B0%5D%5Bb%5D=1&color=2")]
    [InlineData(ParameterFormat.FormExplode, "[]", "")]
    [InlineData(ParameterFormat.FormExplode, "{}", "")]
    [InlineData(ParameterFormat.FormExplode, "null", "")]
    [InlineData(ParameterFormat.Form, "[null]", "")]
    [InlineData(ParameterFormat.Form, """["a b","c,d","e&f=g"]""", "?color=a%20b,c%2Cd,e%26f%3Dg")]
    [InlineData(ParameterFormat.FormExplode, "\"2001:db8::1/ü😀\"", "?color=2001%3Adb8%3A%3A1%2F%C3%BC%F0%9F%98%80")]
    [InlineData(ParameterFormat.FormExplode | ParameterFormat.AllowReserved, "\"a:/?@!$'()*,;=b[c]#%20%zz\"",
        "?color=a:/?@!$'()*,;=b%5Bc%5D%23%20%25zz")]
    [InlineData(ParameterFormat.FormExplode | ParameterFormat.Json, """{"a":[1,2]}""",
        "?color=%7B%22a%22%3A%5B1%2C2%5D%7D")]
    public async Task Query(ParameterFormat format, string json, string expected)
    {
        var sent = await Write(writer =>
        {
            writer.Path("/x");
            writer.Query<JsonAny, JsonAnyCodec>("color", JsonAny.Parse(json), format);
        });
        Assert.Equal("/x" + expected, sent.PathAndQuery);
    }

    [Theory]
    [InlineData(ParameterFormat.Simple, String, "color: blue")]
    [InlineData(ParameterFormat.Simple, Array, "color: blue,black,brown")]
    [InlineData(ParameterFormat.Simple, Object, "color: R,100,G,200,B,150")]
    [InlineData(ParameterFormat.Simple | ParameterFormat.Explode, Object, "color: R=100,G=200,B=150")]
    [InlineData(ParameterFormat.Simple, "\"a b/c\"", "color: a b/c")]
    [InlineData(ParameterFormat.Simple, "[]", "")]
    [InlineData(ParameterFormat.Simple | ParameterFormat.Json, Object, "color: " + Object)]
    public async Task Header(ParameterFormat format, string json, string expected)
    {
        var sent = await Write(writer =>
        {
            writer.Path("/x");
            writer.Header<JsonAny, JsonAnyCodec>("color", JsonAny.Parse(json), format);
        });
        Assert.Equal(expected, sent.Headers);
    }

    [Theory]
    [InlineData(ParameterFormat.Form, String, "Cookie: color=blue")]
    [InlineData(ParameterFormat.Form, Array, "Cookie: color=blue,black,brown")]
    [InlineData(ParameterFormat.FormExplode, Array, "Cookie: color=blue; color=black; color=brown")]
    [InlineData(ParameterFormat.FormExplode, Object, "Cookie: R=100; G=200; B=150")]
    [InlineData(ParameterFormat.FormExplode, "\"a b\"", "Cookie: color=a%20b")]
    [InlineData(ParameterFormat.Cookie | ParameterFormat.Explode, Object, "Cookie: R=100; G=200; B=150")]
    [InlineData(ParameterFormat.Cookie, Array, "Cookie: color=blue,black,brown")]
    [InlineData(ParameterFormat.Cookie, "\"a b\"", "Cookie: color=a b")]
    public async Task Cookie(ParameterFormat format, string json, string expected)
    {
        var sent = await Write(writer =>
        {
            writer.Path("/x");
            writer.Cookie<JsonAny, JsonAnyCodec>("color", JsonAny.Parse(json), format);
        });
        Assert.Equal(expected, sent.Headers);
    }

    [Theory]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("@cf/meta/llama-3", "@cf%2Fmeta%2Fllama-3")]
    [InlineData("a/b c", "a%2Fb%20c")]
    [InlineData("100%?#[]", "100%25%3F%23%5B%5D")]
    [InlineData("a!$&'()*+,;=-._~", "a!$&'()*+,;=-._~")]
    [InlineData("...", "...")]
    [InlineData("%2e%2e", "%252e%252e")]
    public async Task SegmentText(string value, string expected)
    {
        var sent = await Write(writer =>
        {
            writer.Path("/x/");
            writer.PathValue("id", value, ParameterFormat.Segment);
            writer.Path("/y");
        });
        Assert.Equal("/x/" + expected + "/y", sent.PathAndQuery);
    }

    [Theory]
    [InlineData("2001:db8::1", "2001%3Adb8%3A%3A1")]
    [InlineData("a/b c", "a%2Fb%20c")]
    [InlineData("a!$&'()*+,;=-._~", "a%21%24%26%27%28%29%2A%2B%2C%3B%3D-._~")]
    [InlineData("...", "...")]
    public async Task PathText(string value, string expected)
    {
        var sent = await Write(writer =>
        {
            writer.Path("/x/");
            writer.PathValue("id", value);
        });
        Assert.Equal("/x/" + expected, sent.PathAndQuery);
    }

    [Fact]
    public async Task LoneSurrogateInPath()
    {
        var sent = await Write(static writer =>
        {
            writer.Path("/x/");
            writer.PathValue("id", "a\ud800b");
        });
        Assert.Equal("/x/a%EF%BF%BDb", sent.PathAndQuery);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task RefusesPathText(string? value)
    {
        var fault =
            await Assert.ThrowsAsync<ArgumentException>(() => Write(writer => writer.PathValue("zone_id", value)));
        Assert.Equal("zone_id", fault.ParamName);
        Assert.Contains("zone_id", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => Write(writer =>
            writer.PathValue<JsonAny, JsonAnyCodec>("zone_id", value is null ? null : (JsonAny)value)));
    }

    [Fact]
    public async Task RequiredValues()
    {
        const ParameterFormat Required = ParameterFormat.FormExplode | ParameterFormat.Required;
        var fault =
            await Assert.ThrowsAsync<ArgumentException>(() => Write(writer => writer.Query("q", null, Required)));
        Assert.Equal("q", fault.ParamName);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Write(writer => writer.Query<int, Int32Codec>("q", null, Required)));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Write(writer => writer.Header("h", null, ParameterFormat.Required)));
        await Assert.ThrowsAsync<ArgumentException>(() => Write(writer => writer.Cookie("c", null, Required)));
        await Assert.ThrowsAsync<ArgumentException>(() => Write(writer => writer.Header("h", "a\r\nb: c")));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Write(writer => writer.Cookie("c", "a\nb", ParameterFormat.Cookie)));
    }

    [Fact]
    public async Task AbsentValuesAndSeparators()
    {
        var sent = await Write(writer =>
        {
            writer.Path("/x");
            writer.Query("a", null);
            writer.Query<int, Int32Codec>("b", 1);
            writer.Query("c d", "e");
            writer.Query<JsonAny, JsonAnyCodec>("f", null);
            writer.Query<JsonAny, JsonAnyCodec>("g", JsonAny.Parse("[]"));
            writer.Query("ids[]", "1");
        });
        Assert.Equal("/x?b=1&c%20d=e&ids%5B%5D=1", sent.PathAndQuery);
    }

    [Fact]
    public async Task QueryString()
    {
        var sent = await Write(writer =>
        {
            writer.Path("/x?fixed=1");
            writer.QueryString<JsonAny, JsonAnyCodec>(JsonAny.Parse("""{"a":"b c","d":[1,2]}"""));
        });
        Assert.Equal("/x?fixed=1&a=b+c&d=1&d=2", sent.PathAndQuery);
    }

    [Fact]
    public async Task Overrides()
    {
        var request = new LambdaRequest<NoContent>(writer =>
        {
            writer.Path("/x");
            writer.Query("a", "1");
            writer.Query("b", "2");
        });
        var sent = await SentRequest.WriteAsync(request, before: static writer =>
        {
            writer.OverrideQuery("a", "9");
            writer.OverrideQuery("b", null);
            writer.OverrideQuery("c", "3");
        });
        Assert.Equal("/x?a=9&c=3", sent.PathAndQuery);
    }

    [Fact]
    public async Task ClientValues()
    {
        var values = new Dictionary<string, string> { ["ZoneId"] = "z1" };
        var request = new LambdaRequest<NoContent>(writer =>
        {
            writer.Path("/zones/");
            writer.PathValue("zone_id", writer.ClientValue("ZoneId"));
        });
        Assert.Equal("/zones/z1", (await SentRequest.WriteAsync(request, values)).PathAndQuery);
        await Assert.ThrowsAsync<ArgumentException>(() => SentRequest.WriteAsync(request));
    }

    [Theory]
    [InlineData(ParameterFormat.Simple)]
    [InlineData(ParameterFormat.Simple | ParameterFormat.Explode)]
    [InlineData(ParameterFormat.Simple | ParameterFormat.AllowReserved)]
    [InlineData(ParameterFormat.Segment)]
    [InlineData(ParameterFormat.Label)]
    [InlineData(ParameterFormat.Matrix)]
    public async Task A_text_of_the_path_is_written_like_a_value_of_any_type(ParameterFormat format)
    {
        const string Text = "a b/é?:@$&%2f";
        var text = await Write(writer =>
        {
            writer.Path("/x/");
            writer.PathValue("id", Text, format);
        });
        var value = await Write(writer =>
        {
            writer.Path("/x/");
            writer.PathValue<string, StringCodec>("id", Text, format);
        });
        Assert.Equal(value.PathAndQuery, text.PathAndQuery);
    }

    [Fact]
    public void BaseUrlKeepsItsQuery()
    {
        var writer = ApiRequestWriter.Rent("https://api.test/v4?code=1");
        writer.Path("/x");
        writer.Query("a", "b");
        using var message = writer.CreateMessage(HttpMethod.Get);
        writer.Return();
        Assert.Equal("https://api.test/v4/x?a=b&code=1", message.RequestUri!.AbsoluteUri);
    }

    private static Task<SentRequest> Write(Action<ApiRequestWriter> write) =>
        SentRequest.WriteAsync(new LambdaRequest<NoContent>(write));
}
