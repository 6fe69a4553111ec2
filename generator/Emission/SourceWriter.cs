using System.Buffers;
using Microsoft.CodeAnalysis.Text;

namespace SpecClient.Generator.Emission;

/// <summary>
/// Collects the text of one file in a pooled buffer; none becomes one string.
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

    /// <summary>The text as the compiler keeps it.</summary>
    public SourceText ToSourceText() => new CompactText(_buffer, Length);

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
}
