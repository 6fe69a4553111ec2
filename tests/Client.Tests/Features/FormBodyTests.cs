using Client.Tests.Support;
using Features.Bodies;
using Features.Bodies.Models;
using Features.Bodies.Models.Forms;

namespace Client.Tests.Features;

/// <summary>Form-encoded bodies as they leave a generated client (OpenAPI "Encoding Object", WHATWG URL).</summary>
public sealed class FormBodyTests : IDisposable
{
    private readonly RecordingHandler _handler = new((204, ""));
    private readonly BodiesClient _client;

    public FormBodyTests() => _client = new(new() { Handler = _handler, MaxRetries = 0 });

    public static TheoryData<FormFormParams, string> Rows => new()
    {
        { new() { Text = "" }, "" },
        { new() { Text = "a b+c&d=e%ü€~*-._" }, "=a+b%2Bc%26d%3De%25%C3%BC%E2%82%AC%7E*-._" },
        { new() { Text = "t", Number = -1.5e-7 }, "&number=-1.5E-07" },
        { new() { Text = "t", Flag = true }, "&flag=true" },
        { new() { Text = "t", At = DateTimeOffset.UnixEpoch }, "&at=1970-01-01T00%3A00%3A00Z" },
        { new() { Text = "t", Color = FormFormBodyColor.LightBlue }, "&color=light+blue" },
        { new() { Text = "t", Color = new FormFormBodyColor("c&") }, "&color=c%26" },
        { new() { Text = "t", Nothing = null, Flag = false }, "&flag=false" },
        { new() { Text = "t", List = ["a", "b c", ""] }, "&list=a&list=b+c&list=" },
        { new() { Text = "t", List = [], Flag = false }, "&flag=false" },
        { new() { Text = "t", Csv = ["a", "b,c", "d e"] }, "&csv=a,b%2Cc,d+e" },
        { new() { Text = "t", Spaced = [1, 2] }, "&spaced=1+2" },
        { new() { Text = "t", Piped = [1, 2] }, "&piped=1%7C2" },
        { new() { Text = "t", AsJson = [1, 2] }, "&asJson=%5B1%2C2%5D" },
        { new() { Text = "t", Points = [new() { X = 1 }] }, "&points=%5B%7B%22x%22%3A1%7D%5D" },
        { new() { Text = "t", Point = Point("a b") }, "&point=%7B%22x%22%3A1%2C%22label%22%3A%22a+b%22%7D" },
        { new() { Text = "t", Deep = Point("a b") }, "&deep%5Bx%5D=1&deep%5Blabel%5D=a+b" },
        { new() { Text = "t", Spread = Point("a b") }, "&x=1&label=a+b" },
        { new() { Text = "t", Pairs = Point("a b") }, "&pairs=x,1,label,a+b" },
        { new() { Text = "t", Reserved = "/a?b:c@d&e=f+g#h i" }, "&reserved=/a?b:c@d%26e=f%2Bg%23h+i" },
        { new() { Text = "t", Typed = "x" }, "&typed=x" },
        {
            new() { Text = "t", AsXml = Point("a b") },
            "&asXml=%3CPoint%3E%3Cx%3E1%3C%2Fx%3E%3Clabel%3Ea+b%3C%2Flabel%3E%3C%2FPoint%3E"
        },
        {
            new() { Text = "t", XmlList = [new() { X = 1 }] },
            "&xmlList=%3Clist%3E%3CPoint%3E%3Cx%3E1%3C%2Fx%3E%3C%2FPoint%3E%3C%2Flist%3E"
        },
    };

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_form_that_is_a_string_is_sent_as_it_is()
    {
        await _client.Forms.TextAsync(new() { Body = "a=b+c&d=%20" });
        var sent = _handler.Requests.Single();
        Assert.StartsWith(
            "application/x-www-form-urlencoded", sent.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("a=b+c&d=%20", sent.Body);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Properties_are_written_as_their_encoding_says(FormFormParams parameters, string expected)
    {
        await _client.Forms.FormAsync(parameters);
        var sent = _handler.Requests.Single();
        Assert.Equal("application/x-www-form-urlencoded", sent.Headers["Content-Type"]);
        Assert.Equal(expected.StartsWith('=') ? "text" + expected : $"text={parameters.Text}" + expected, sent.Body);
    }

    [Fact]
    public async Task Undeclared_properties_maps_and_empty_forms_are_sent_too()
    {
        var more = new Dictionary<string, string> { ["a b"] = "ä" };
        await _client.Forms.OpenAsync(new() { N = 1, AdditionalProperties = more });
        var map = new Dictionary<string, IReadOnlyList<long>> { ["k"] = [1, 2], ["l"] = [] };
        await _client.Forms.MapAsync(new() { Body = map });
        await _client.Forms.OpenAsync();
        await _client.Forms.OptionalAsync(new() { N = 2 });
        await _client.Forms.OptionalAsync();
        Assert.Equal(
            ["n=1&a+b=%C3%A4", "k=1&k=2", "", "n=2", null], _handler.Requests.Select(static sent => sent.Body));
    }

    [Fact]
    public async Task A_form_beside_other_media_types_writes_xml_too()
    {
        var drawing = new Drawing { Title = "t", Point = new() { X = 1 }, Lines = [new() { X = 2 }] };
        await _client.Forms.SeveralAsync(new() { BodyForm = drawing });
        Assert.Equal(
            "title=t&point=<Point><x>1</x></Point>&lines=<lines><Point><x>2</x></Point></lines>",
            Uri.UnescapeDataString(_handler.Requests.Single().Body!));
    }

    [Fact]
    public async Task Members_of_a_form_can_be_added_replaced_and_left_out()
    {
        await _client.Forms.OpenAsync(
            new() { N = 1, AdditionalProperties = new Dictionary<string, string> { ["a"] = "b" } },
            new() { Body = { ["n"] = null, ["a"] = "c d", ["list"] = SpecClient.Json.JsonAny.Parse("[1,2]") } });
        Assert.Equal("a=c+d&list=1&list=2", _handler.Requests.Single().Body);
    }

    private static Point Point(string label) => new() { X = 1, Label = label };
}
