using System.Text;
using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;
using Xunit;

namespace Runtime.Tests.Requests;

/// <summary>XML, by the rows of OpenAPI's "XML Object Examples".</summary>
public sealed class XmlTests
{
    private static readonly XmlShape s_strings = XmlShape.List(XmlShape.Text);

    public static TheoryData<string, XmlShape, string> Rows => new()
    {
        { """{"animals":"x"}""", Of("animals", XmlShape.Text), "<animals>x</animals>" },
        { """{"name":"x"}""", Of("name", XmlShape.Text.With(name: "animal")), "<animal>x</animal>" },
        { """{"id":1}""", Of("id", XmlShape.Raw.With(attribute: true)), "" },
        { """{"animals":["a","b"]}""", Of("animals", s_strings), "<animals>a</animals><animals>b</animals>" },
        {
            """{"animals":["a","b"]}""", Of("animals", s_strings.With(itemName: "animal")),
            "<animal>a</animal><animal>b</animal>"
        },
        {
            """{"animals":["a"]}""", Of("animals", s_strings.With(wrapped: true)),
            "<animals><animals>a</animals></animals>"
        },
        {
            """{"animals":["a","b"]}""",
                Of("animals", s_strings.With(name: "aliens", wrapped: true, itemName: "animal")),
            "<aliens><animal>a</animal><animal>b</animal></aliens>"
        },
        {
            """{"name":"x"}""", Of("name", XmlShape.Text.With(ns: "http://s.test", prefix: "s")),
            "<s:name xmlns:s=\"http://s.test\">x</s:name>"
        },
        { """{"a":{"b":null,"c":[{"d":"1"},{"d":"2"}]}}""", Of("z", XmlShape.Text), "<a><b p3:nil=\"true\" xmlns:p3="
            + "\"http://www.w3.org/2001/XMLSchema-instance\" /><c><d>1</d></c><c><d>2</d></c></a>" },
        { """{"b c":"<&>"}""", Of("b c", XmlShape.Text), "<b_x0020_c>&lt;&amp;&gt;</b_x0020_c>" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task ThereAndBack(string json, XmlShape shape, string inner)
    {
        var sent = await SentRequest.WriteAsync(new LambdaRequest<NoContent>(writer =>
        {
            writer.Path("/x");
            writer.XmlBody<JsonAny, JsonAnyCodec>("application/xml", JsonAny.Parse(json), shape);
        }));
        const string Head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
        var expected = inner.Length == 0 ? "<root id=\"1\" />" : "<root>" + inner + "</root>";
        Assert.Equal(Head + expected, sent.Body);
        var back = ResponseReader.Xml<JsonAny, JsonAnyCodec>(shape)
            .Read(new ResponseContext { Body = Encoding.UTF8.GetBytes(sent.Body!) });
        Assert.Equal(json, back.Value!.ToString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>")]
    public void BadXml(string body)
    {
        var result = ResponseReader.Xml<JsonAny, JsonAnyCodec>(XmlShape.Any)
            .Read(new ResponseContext { Body = Encoding.UTF8.GetBytes(body) });
        Assert.NotEqual(ResponseOutcome.Value, result.Outcome);
    }

    private static XmlShape Of(string name, XmlShape shape) =>
        XmlShape.Object(new KeyValuePair<string, XmlShape>(name, shape));
}
