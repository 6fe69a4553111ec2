using System.Text;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>
/// Byte positions of UTF-8 → positions in the text. Mostly asked in order, so each stretch counts once.
/// </summary>
internal sealed class CharCounter(byte[] bytes, int offset)
{
    private int _lastByte;
    private int _lastChar;

    /// <param name="position">Byte position; beyond the end means the end.</param>
    public int Char(long position)
    {
        var at = (int)Math.Min(position, bytes.Length);
        if (at < _lastByte)
        {
            return offset + _lastChar - Encoding.UTF8.GetCharCount(bytes, at, _lastByte - at);
        }

        _lastChar += Encoding.UTF8.GetCharCount(bytes, _lastByte, at - _lastByte);
        _lastByte = at;
        return offset + _lastChar;
    }
}
