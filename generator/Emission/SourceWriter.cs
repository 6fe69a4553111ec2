using System.Buffers;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SpecClient.Generator.Emission;

/// <summary>
/// Collects the text of one file in a pooled buffer, from which Roslyn takes it in pieces: none becomes one string.
/// </summary>
internal sealed class SourceWriter : IDisposable
{
    private char[] _buffer = ArrayPool<char>.Shared.Rent(1 << 16);

    /// <summary>Characters written so far.</summary>
    public int Length { get; private set; }

    /// <summary>What is written next starts a line.</summary>
    public bool IsLineStart => Length == 0 || _buffer[Length - 1] == '\n';

    public SourceWriter Append(string text)
    {
        Reserve(text.Length);
        text.CopyTo(0, _buffer, Length, text.Length);
        Length += text.Length;
        return this;
    }

    public SourceWriter Append(char sign)
    {
        Reserve(1);
        _buffer[Length++] = sign;
        return this;
    }

    /// <summary>Appends text whose lines, where they start here, are indented.</summary>
    public void AppendIndented(string text, string indentation)
    {
        for (int at = 0, next; at < text.Length; at = next)
        {
            if (IsLineStart)
            {
                Append(indentation);
            }

            next = text.IndexOf('\n', at) + 1;
            next = next == 0 ? text.Length : next;
            Reserve(next - at);
            text.CopyTo(at, _buffer, Length, next - at);
            Length += next - at;
        }
    }

    /// <summary>Takes line ends off the end.</summary>
    public SourceWriter TrimLineEnds()
    {
        while (Length > 0 && _buffer[Length - 1] == '\n')
        {
            Length--;
        }

        return this;
    }

    /// <summary>Forgets all that was written.</summary>
    public void Clear() => Length = 0;

    /// <summary>The text as Roslyn keeps it: large ones in blocks below the large object heap.</summary>
    public SourceText ToSourceText()
    {
        using var reader = new Reader(_buffer, Length);
        return SourceText.From(reader, Length, Encoding.UTF8);
    }

    /// <inheritdoc/>
    public override string ToString() => new(_buffer, 0, Length);

    /// <inheritdoc/>
    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        Length = 0;
        ArrayPool<char>.Shared.Return(buffer);
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - Length >= count)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, Length + count));
        Array.Copy(_buffer, larger, Length);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private sealed class Reader(char[] text, int length) : TextReader
    {
        private int _position;

        public override int Peek() => _position < length ? text[_position] : -1;

        public override int Read() => _position < length ? text[_position++] : -1;

        public override int Read(char[] buffer, int index, int count)
        {
            var taken = Math.Min(count, length - _position);
            Array.Copy(text, _position, buffer, index, taken);
            _position += taken;
            return taken;
        }

        public override int ReadBlock(char[] buffer, int index, int count) => Read(buffer, index, count);

        public override string ReadToEnd()
        {
            var rest = new string(text, _position, length - _position);
            _position = length;
            return rest;
        }
    }
}
