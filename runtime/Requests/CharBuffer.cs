using System.Buffers;

namespace SpecClient.Requests;

/// <summary>A growing text in a pooled array; kept between requests.</summary>
internal sealed class CharBuffer : IDisposable
{
    private char[] _characters = ArrayPool<char>.Shared.Rent(256);

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => _characters.AsSpan(0, Length);

    public void Append(char character)
    {
        Reserve(1)[0] = character;
        Length++;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Reserve(text.Length));
        Length += text.Length;
    }

    /// <summary>Space for that many characters; <see cref="Advance"/> counts those that were used.</summary>
    public Span<char> Reserve(int count)
    {
        if (_characters.Length - Length < count)
        {
            Grow(count);
        }

        return _characters.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public void Truncate(int length) => Length = length;

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_characters);
        _characters = [];
        Length = 0;
    }

    public override string ToString() => new(_characters, 0, Length);

    private void Grow(int count)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(Length + count, _characters.Length * 2));
        Text.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_characters);
        _characters = larger;
    }
}
