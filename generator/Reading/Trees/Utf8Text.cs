using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>A text as UTF-8, made block by block: a document of many megabytes never exists as one string.</summary>
internal static class Utf8Text
{
    private const int BlockLength = 1 << 14;

    /// <param name="start">Where in the text to begin.</param>
    public static byte[] Encode(SourceText text, int start)
    {
        var end = text.Length;
        var block = new char[Math.Min(BlockLength, Math.Max(0, end - start))];
        var encoder = Encoding.UTF8.GetEncoder();
        var size = 0;
        for (var at = start; at < end; at += block.Length)
        {
            var count = Read(text, at, end, block);
            size += encoder.GetByteCount(block, 0, count, at + count == end);
            // Counting alone does not carry half a pair over to the next block.
            if (count > 0 && at + count < end && char.IsHighSurrogate(block[count - 1]))
            {
                size += 4;
            }
        }

        var bytes = new byte[size];
        var written = 0;
        encoder.Reset();
        for (var at = start; at < end; at += block.Length)
        {
            var count = Read(text, at, end, block);
            written += encoder.GetBytes(block, 0, count, bytes, written, at + count == end);
        }

        if (written < size)
        {
            Array.Resize(ref bytes, written);
        }

        return bytes;
    }

    private static int Read(SourceText text, int at, int end, char[] block)
    {
        var count = Math.Min(block.Length, end - at);
        text.CopyTo(at, block, 0, count);
        return count;
    }
}
