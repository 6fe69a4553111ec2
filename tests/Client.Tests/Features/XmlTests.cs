using System.Net;
using System.Xml.Linq;
using Client.Tests.Support;
using Features.Xml;
using Features.Xml.Models;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>XML over the wire, by the <c>xml</c> object of OpenAPI 3.0 and 3.1.</summary>
public sealed class XmlTests
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    private const string Person =
        """
        <p:person id="7" k:kind="x" xmlns:k="https://example.com/kinds" xmlns:p="https://example.com/people">
          <sample:name xmlns:sample="https://example.com/schema/sample">A &amp; B</sample:name>
          <born>2001-02-03</born>
          <active>true</active>
          <weight>71.5</weight>
          <a:address xmlns:a="https://example.com/places"><city>Oslo</city><line>1</line><line>2</line></a:address>
          <tags><tag><id>1</id><name>one</name></tag><tag><id>2</id></tag></tags>
          <p:person id="8" />
          <extra><k1>v1</k1></extra>
        </p:person>
        """;

    private static Person Sample { get; } = new()
    {
        Id = 7,
        Code = "x",
        Name = "A & B",
        Born = new DateOnly(2001, 2, 3),
        Active = true,
        Weight = 71.5,
        Home = new() { City = "Oslo", Lines = ["1", "2"] },
        Tags = [new() { Id = 1, Name = "one" }, new() { Id = 2 }],
        Friends = [new() { Id = 8 }],
        Extra = new Dictionary<string, string> { ["k1"] = "v1" },
    };

    [Fact]
    public async Task Attributes_names_namespaces_prefixes_and_wrapped_lists_are_written()
    {
        var handler = new RecordingHandler((200, Person)) { MediaType = "application/xml" };
        using var client = Create(handler);
        var back = await client.People.CreateAsync(new() { Body = Sample });
        Assert.Equal(Canonical(Person), Canonical(handler.Requests[0].Body!));
        Assert.StartsWith("application/xml", handler.Requests[0].Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(Sample, back);
    }

    [Fact]
    public async Task Lists_are_named_and_wrapped_as_the_specification_shows()
    {
        const string Lists = "<document><plain>a</plain><plain>b</plain><animal>c</animal><creature>d</creature>"
            + "<wrapped><wrapped>e</wrapped></wrapped><wrappedNamed><number>1</number><number>2</number></wrappedNamed>"
            + "<bots><bot>f</bot></bots><ghosts><ghosts>g</ghosts></ghosts></document>";
        var handler = new RecordingHandler((200, Lists)) { MediaType = "text/xml" };
        using var client = Create(handler);
        var sent = new Lists
        {
            Plain = ["a", "b"],
            Named = ["c"],
            OuterName = ["d"],
            Wrapped = ["e"],
            WrappedNamed = [1, 2],
            Both = ["f"],
            WrapperOnly = ["g"],
        };
        var back = await client.People.ListsAsync(new() { Body = sent });
        Assert.Equal(Head + Lists, handler.Requests[0].Body);
        Assert.Equal(sent, back);
    }

    [Fact]
    public async Task A_list_can_be_the_root()
    {
        const string Tags = "<tags><tag><id>1</id></tag><tag><name>n</name></tag></tags>";
        var handler = new RecordingHandler((200, Tags), (204, "")) { MediaType = "application/xml" };
        using var client = Create(handler);
        var tags = await client.People.TagsAsync();
        Assert.Equal([new() { Id = 1 }, new() { Name = "n" }], tags);
        await client.People.SetTagsAsync(new() { Body = tags });
        Assert.Equal(Head + Tags, handler.Requests[1].Body);
    }

    [Fact]
    public async Task One_type_goes_as_json_or_as_xml()
    {
        var handler = new RecordingHandler((204, ""));
        using var client = Create(handler);
        await client.People.EitherAsync(new() { Body = new() { Id = 1 } });
        await client.People.EitherAsync(new() { BodyXml = new() { Id = 1 } });
        Assert.Equal(
            ["""{"id":1}""", Head + "<tag><id>1</id></tag>"], handler.Requests.Select(static request => request.Body));
    }

    [Fact]
    public async Task An_error_that_is_xml_has_its_type()
    {
        var handler = new RecordingHandler((400, "<fault code=\"4\"><reason>r</reason></fault>"))
        {
            MediaType = "application/problem+xml",
        };
        using var client = Create(handler);
        var error = await Assert.ThrowsAsync<BadRequestException>(
            () => client.People.CreateAsync(new() { Body = Sample }));
        Assert.Equal(new Fault { Reason = "r", Code = 4 }, error.Error);
    }

    [Theory]
    [InlineData("<people>")]
    [InlineData("""{"id":1}""")]
    [InlineData("<!DOCTYPE a [<!ENTITY e \"x\">]><person id=\"1\"><name>&e;</name></person>")]
    public async Task What_is_no_xml_is_told_with_what_came(string body)
    {
        var handler = new RecordingHandler((200, body)) { MediaType = "application/xml" };
        using var client = Create(handler);
        var error = await Assert.ThrowsAsync<ApiResponseFormatException>(
            () => client.People.CreateAsync(new() { Body = Sample }));
        Assert.Equal(body, System.Text.Encoding.UTF8.GetString(error.Body.Span));
        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
    }

    private static XmlClient Create(HttpMessageHandler handler) =>
        new(new XmlClientOptions { MaxRetries = 0, Handler = handler });

    private static IEnumerable<string> Attributes(XElement element) => element.Attributes()
        .Where(static attribute => !attribute.IsNamespaceDeclaration)
        .Select(static attribute => attribute.Name + "=" + attribute.Value);

    // Namespace declarations may stand in any order; what they mean is compared, and every prefix.
    private static string Canonical(string xml)
    {
        var root = XElement.Parse(xml);
        return string.Join('\n', root.DescendantsAndSelf().Select(static element =>
            $"{element.GetPrefixOfNamespace(element.Name.Namespace)}:{element.Name}"
            + $"[{string.Join(',', Attributes(element))}]"
            + (element.HasElements ? "" : element.Value)));
    }
}
