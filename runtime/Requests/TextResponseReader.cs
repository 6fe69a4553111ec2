using System.Text;

namespace SpecClient.Requests;

/// <summary>Reads a text body; the transport's charset is UTF-8 unless a byte order mark says otherwise.</summary>
internal sealed class TextResponseReader(string? accept) : ResponseReader<string>(accept)
{
    public override ResponseResult<string> Read(in ResponseContext context)
    {
        using var text = new StreamReader(
            new MemoryStream(context.Body.ToArray()),
            EncodingOf(context.Charset),
            detectEncodingFromByteOrderMarks: true);
        return new ResponseResult<string>(text.ReadToEnd());
    }

    private static Encoding EncodingOf(string? charset)
    {
        try
        {
            return charset is null ? Encoding.UTF8 : Encoding.GetEncoding(charset.Trim('"'));
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
