using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Emission;

namespace SpecClient.Generator.Tests.Emission;

/// <summary>The text that the compiler gets is the text that was written.</summary>
public sealed class SourceWriterTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(10, "")]
    [InlineData(30_000, "")]
    [InlineData(30_000, "é")]
    [InlineData(30_000, "\ud83d\ude00")]
    [InlineData(30_000, "\ud83d")]
    public void A_text_of_any_size_arrives_whole(int lines, string sign)
    {
        using var text = new SourceWriter();
        for (var i = 0; i < lines; i++)
        {
            text.Append("// line ").Append((char)('a' + (i % 26))).Append(i % 5_000 == 4_999 ? sign : "").Append('\n');
        }

        text.Append('\n').TrimLineEnds();
        var expected = SourceText.From(text.ToString(), Encoding.UTF8);
        var source = text.ToSourceText();

        Assert.Equal(expected.ToString(), source.ToString());
        Assert.Equal(expected.Lines.Count, source.Lines.Count);
        Assert.Equal(expected.GetChecksum(), source.GetChecksum());
        Assert.True(expected.ContentEquals(source));
        Assert.Equal(
            expected.ToString(), CSharpSyntaxTree.ParseText(source).GetRoot().ToFullString());
        for (var at = 0; at + 40 < expected.Length; at += 997)
        {
            Assert.Equal(expected[at], source[at]);
            Assert.Equal(expected.ToString(new TextSpan(at, 40)), source.ToString(new TextSpan(at, 40)));
        }
    }

    [Fact]
    public void Nothing_is_read_beyond_the_end()
    {
        using var text = new SourceWriter();
        text.Append("abc");

        Assert.Throws<ArgumentOutOfRangeException>(() => text.ToSourceText().CopyTo(1, new char[8], 0, 3));
    }
}
