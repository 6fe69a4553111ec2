using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SpecClient.Generator.Emission;

/// <summary>
/// The text of an emitted file as the compiler keeps it: in blocks, of one byte a character where a block is ASCII.
/// Emitted code nearly always is, and an IDE keeps it as long as the project is open.
/// </summary>
internal sealed class CompactText : SourceText
{
    /// <summary>Characters of a block; as bytes or as characters below the large object heap.</summary>
    public const int BlockLength = 1 << 15;

    private readonly Array[] _blocks;

    /// <param name="full">Blocks of <see cref="BlockLength"/>; copied, as the last is.</param>
    /// <param name="length">What counts of the last block.</param>
    public CompactText(IReadOnlyList<char[]> full, char[] last, int length)
    {
        Length = (full.Count * BlockLength) + length;
        _blocks = [.. full.Select(static block => Block(block, BlockLength)), Block(last, length)];
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override int Length { get; }

    public override char this[int position] => _blocks[position / BlockLength] is byte[] bytes
        ? (char)bytes[position % BlockLength]
        : ((char[])_blocks[position / BlockLength])[position % BlockLength];

    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        if (sourceIndex < 0 || count < 0 || count > Length - sourceIndex)
        {
            throw new ArgumentOutOfRangeException(nameof(sourceIndex));
        }

        while (count > 0)
        {
            var block = _blocks[sourceIndex / BlockLength];
            var start = sourceIndex % BlockLength;
            var taken = Math.Min(count, block.Length - start);
            if (block is byte[] bytes)
            {
                Encoding.ASCII.GetChars(bytes, start, taken, destination, destinationIndex);
            }
            else
            {
                Array.Copy(block, start, destination, destinationIndex, taken);
            }

            sourceIndex += taken;
            destinationIndex += taken;
            count -= taken;
        }
    }

    private static Array Block(char[] text, int length)
    {
        if (Encoding.UTF8.GetByteCount(text, 0, length) == length)
        {
            return Encoding.ASCII.GetBytes(text, 0, length);
        }

        var block = new char[length];
        Array.Copy(text, 0, block, 0, length);
        return block;
    }
}
