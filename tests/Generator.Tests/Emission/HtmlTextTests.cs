using SpecClient.Generator.Emission;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Emission;

/// <summary>Documentation shows no tags, and keeps what only looks like one.</summary>
public class HtmlTextTests
{
    [Theory]
    [InlineData("<p>The <code>key</code> of <b>it</b>.</p>", "\nThe `key` of it.\n")]
    [InlineData("A:<ul><li> <p>one</p> </li><LI>two</LI></ul>", "A:\n\n- one\n \n\n- two\n\n")]
    [InlineData("one<br/>two<br />three<br>four", "one\ntwo\nthree\nfour")]
    [InlineData("See <a href=\"https://x.example/?a=1&amp;b\">the page</a>, <a href='#top'>above</a>",
        "See the page (https://x.example/?a=1&b), above")]
    [InlineData("<a href=\"https://x.example\">https://x.example</a>", "https://x.example")]
    [InlineData("AT&amp;T&nbsp;&lt;p&gt; a&b; &unknown; & more", "AT&T <p> a&b; &unknown; & more")]
    [InlineData("Bearer <token>, List<string>, a < b > c, <b, <i>", "Bearer <token>, List<string>, a < b > c, <b, <i>")]
    [InlineData("<a href='http://x'>y</a></a></a>", "y (http://x)")]
    [InlineData("`<p>&lt;` and <p>", "`<p>&lt;` and \n")]
    [InlineData("<img src=\"data:x\"/>|<p class", "|<p class")]
    public void Tags_are_read(string html, string expected) => Assert.Equal(expected, HtmlText.Plain(html));

    [Theory]
    [InlineData("<p>Use <a href=\"https://x.example\">that</a>.</p>", "Use that (https://x.example).")]
    [InlineData("Gone.<br>Use `a<b>`.", "Gone. Use `a<b>`.")]
    public void What_the_compiler_says_of_something_deprecated_is_one_line_without_tags(string html, string expected) =>
        Assert.Equal(
            "[global::System.Obsolete(\"" + expected + "\")]\n",
            XmlDoc.Obsolete(new Documentation(null, null, html)));

    [Fact]
    public void What_is_nothing_but_tags_is_no_documentation() => Assert.Equal(
        "/// <summary>Fallback.</summary>\n",
        XmlDoc.Lines(new Documentation("<p>&nbsp;</p>", "<br>", null), "Fallback."));
}
