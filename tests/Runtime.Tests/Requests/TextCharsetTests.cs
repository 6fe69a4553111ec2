using System.Text;
using SpecClient;
using SpecClient.Requests;
using Xunit;

namespace Runtime.Tests.Requests;

/// <summary>Text goes in the charset that its media type names (RFC 9110 section 8.3.2).</summary>
public sealed class TextCharsetTests
{
    [Theory]
    [InlineData("text/plain; charset=iso-8859-1", "\u00e4", "E4", "text/plain; charset=iso-8859-1")]
    [InlineData("text/plain; charset=\"ISO-8859-1\"; x=y", "\u00e4", "E4", "text/plain; charset=\"ISO-8859-1\"; x=y")]
    [InlineData("text/plain; charset=iso-8859-1; x=y", "\u20ac", "E282AC", "text/plain; charset=utf-8; x=y")]
    [InlineData("text/plain; charset=us-ascii", "\u00e4", "C3A4", "text/plain; charset=utf-8")]
    [InlineData("text/plain; charset=none-such", "\u00e4", "C3A4", "text/plain; charset=utf-8")]
    [InlineData("text/plain; charset=utf-16", "a", "FFFE6100", "text/plain; charset=utf-16")]
    [InlineData("text/plain; charset=utf-16BE", "a", "0061", "text/plain; charset=utf-16BE")]
    [InlineData("text/plain;charset=UTF-8", "\u00e4", "C3A4", "text/plain;charset=UTF-8")]
    [InlineData("text/csv", "\u00e4", "C3A4", "text/csv; charset=utf-8")]
    public async Task A_text_body(string mediaType, string text, string bytes, string sent)
    {
        var (type, body) = await Write(writer => writer.TextBody(mediaType, text));
        Assert.Equal(sent, type);
        Assert.Equal(bytes, Convert.ToHexString(body));
    }

    [Fact]
    public async Task Text_parts()
    {
        var (_, body) = await Write(static writer =>
        {
            var parts = writer.MultipartBody("multipart/form-data");
            parts.Text("a", "\u00e4", "text/csv; charset=iso-8859-1");
            parts.Text("b", "\u00e4");
        });
        var text = Encoding.Latin1.GetString(body);
        Assert.Contains("Content-Type: text/csv; charset=iso-8859-1\r\n\r\n\u00e4\r\n", text, StringComparison.Ordinal);
        Assert.Contains("name=\"b\"\r\n\r\n\u00c3\u00a4\r\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=abc", "multipart/form-data; boundary=SpecClient-")]
    [InlineData("multipart/related; Boundary=abc; type=a", "multipart/related; type=a; boundary=SpecClient-")]
    public async Task The_boundary_of_a_document_is_not_that_of_a_body(string mediaType, string expected)
    {
        var (type, body) = await Write(writer => writer.MultipartBody(mediaType).Text("a", "b"));
        Assert.StartsWith(expected, type, StringComparison.Ordinal);
        Assert.StartsWith("--" + type[(type.IndexOf("boundary=", StringComparison.Ordinal) + 9)..] + "\r\n",
            Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    private static async Task<(string Type, byte[] Body)> Write(Action<ApiRequestWriter> write)
    {
        var writer = ApiRequestWriter.Rent("https://api.test");
        writer.Path("/x");
        write(writer);
        using var message = writer.CreateMessage(HttpMethod.Post);
        writer.Return();
        return (message.Content!.Headers.NonValidated["Content-Type"].ToString(),
            await message.Content.ReadAsByteArrayAsync());
    }
}
