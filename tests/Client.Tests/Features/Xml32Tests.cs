using Client.Tests.Support;
using Features.Xml32;
using Features.Xml32.Models;

namespace Client.Tests.Features;

/// <summary>XML with the node types of OpenAPI 3.2 ("XML Node Types").</summary>
public sealed class Xml32Tests
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    [Fact]
    public async Task Elements_with_attributes_and_text_in_an_element_of_their_own()
    {
        const string Xml = "<document><animals><animal kind=\"Cat\" leg-count=\"4\">Fluffy &amp; co</animal>"
            + "<animal kind=\"Dog\">Fido</animal></animals><loose>x</loose></document>";
        var handler = new RecordingHandler((200, Xml)) { MediaType = "application/xml" };
        using var client = Create(handler);
        var sent = new Animals
        {
            AnimalsValue =
            [
                new() { Kind = "Cat", Legs = 4, Name = "Fluffy & co" },
                new() { Kind = "Dog", Name = "Fido" },
            ],
            Loose = ["x"],
        };
        var back = await client.Docs.SetAnimalsAsync(new() { Body = sent });
        Assert.Equal(Head + Xml, handler.Requests[0].Body);
        Assert.Equal(sent, back);
    }

    [Fact]
    public async Task A_section_of_character_data_under_the_name_that_its_use_gives()
    {
        const string Html = "<html><head><title>Awesome Docs</title></head></html>";
        var handler = new RecordingHandler((200, "<StoredDocument>\n<![CDATA[" + Html + "]]></StoredDocument>"))
        {
            MediaType = "application/xml",
        };
        using var client = Create(handler);
        var back = await client.Docs.SetDocAsync(new() { Body = new() { Content = Html } });
        Assert.Equal(
            Head + "<UpdatedDocument><![CDATA[" + Html + "]]></UpdatedDocument>", handler.Requests[0].Body);
        Assert.Equal(Html, back.Content!.Trim());
    }

    [Fact]
    public async Task What_is_no_node_stands_in_the_element_around_it()
    {
        const string Xml = "<nested unit=\"cm\"><title>t</title><width>5</width><number>2</number></nested>";
        var handler = new RecordingHandler((200, Xml)) { MediaType = "application/xml" };
        using var client = Create(handler);
        var sent = new Nested { Title = "t", Size = new() { Width = 5, Unit = "cm" }, Count = 2 };
        var back = await client.Docs.SetNestedAsync(new() { Body = sent });
        Assert.Equal(Head + Xml, handler.Requests[0].Body);
        Assert.Equal(sent, back);
    }

    private static Xml32Client Create(HttpMessageHandler handler) =>
        new(new Xml32ClientOptions { MaxRetries = 0, Handler = handler });
}
