using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Emission;

/// <summary>Collects the text of one file in pooled blocks; there is no copy of it as one string.</summary>
internal sealed class SourceWriter : IDisposable
{
    private readonly List<char[]> _full = [];
    private char[] _block = Rent();
    private int _used;

    /// <summary>Characters written so far.</summary>
    public int Length => (_full.Count * CompactText.BlockLength) + _used;

    /// <summary>What lines start with that <see cref="StartLine"/> starts.</summary>
    public string Indentation { get; set; } = "";

    private char Last => _used > 0 ? _block[_used - 1] : _full[_full.Count - 1][CompactText.BlockLength - 1];

    /// <summary>What something writes, as a string.</summary>
    public static string Text(Action<SourceWriter> write)
    {
        using var text = new SourceWriter();
        write(text);
        return text.ToString();
    }

    public SourceWriter Append(string text) => Append(text, 0, text.Length);

    public SourceWriter Append(char sign)
    {
        if (_used == CompactText.BlockLength)
        {
            NextBlock();
        }

        _block[_used++] = sign;
        return this;
    }

    /// <summary>Indents what follows, where a line starts here.</summary>
    public SourceWriter StartLine()
    {
        if (Indentation.Length > 0 && (Length == 0 || Last == '\n'))
        {
            Append(Indentation);
        }

        return this;
    }

    /// <summary>Appends text whose lines, where they start here, are indented.</summary>
    public void AppendIndented(string text)
    {
        for (int at = 0, next; at < text.Length; at = next)
        {
            StartLine();
            next = text.IndexOf('\n', at) + 1;
            next = next == 0 ? text.Length : next;
            Append(text, at, next - at);
        }
    }

    /// <summary>Takes line ends off the end.</summary>
    public SourceWriter TrimLineEnds()
    {
        while (Length > 0 && Last == '\n')
        {
            if (_used == 0)
            {
                Return(_block);
                _block = _full[_full.Count - 1];
                _full.RemoveAt(_full.Count - 1);
                _used = CompactText.BlockLength;
            }

            _used--;
        }

        return this;
    }

    /// <summary>The text as the compiler keeps it.</summary>
    public SourceText ToSourceText() => new CompactText(_full, _block, _used);

    /// <inheritdoc/>
    public override string ToString()
    {
        if (_full.Count == 0)
        {
            return new string(_block, 0, _used);
        }

        var text = new StringBuilder(Length);
        foreach (var block in _full)
        {
            text.Append(block, 0, CompactText.BlockLength);
        }

        return text.Append(_block, 0, _used).ToString();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _full.ForEach(Return);
        _full.Clear();
        _used = 0;
        Return(_block);
        _block = [];
    }

    /// <summary>Appends a part of a text.</summary>
    [MethodImpl(Jit.AtOnce)]
    public SourceWriter Append(string text, int start, int count)
    {
        while (count > 0)
        {
            if (_used == CompactText.BlockLength)
            {
                NextBlock();
            }

            var taken = Math.Min(count, CompactText.BlockLength - _used);
            text.CopyTo(start, _block, _used, taken);
            _used += taken;
            start += taken;
            count -= taken;
        }

        return this;
    }

    private void NextBlock()
    {
        _full.Add(_block);
        _block = Rent();
        _used = 0;
    }

    private static char[] Rent() => ArrayPool<char>.Shared.Rent(CompactText.BlockLength);

    private static void Return(char[] block) => ArrayPool<char>.Shared.Return(block);
}
