using Microsoft.CodeAnalysis.Text;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>Reads a text from a position on, block by block.</summary>
internal sealed class SourceTextReader(SourceText text, int start) : TextReader
{
    private readonly char[] _block = new char[1 << 12];
    private int _next = start;
    private int _at;
    private int _end;

    public override int Peek() => _at < _end || Fill() ? _block[_at] : -1;

    public override int Read() => _at < _end || Fill() ? _block[_at++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        if (_at == _end && !Fill())
        {
            return 0;
        }

        var taken = Math.Min(count, _end - _at);
        Array.Copy(_block, _at, buffer, index, taken);
        _at += taken;
        return taken;
    }

    private bool Fill()
    {
        _at = 0;
        _end = Math.Min(_block.Length, text.Length - _next);
        text.CopyTo(_next, _block, 0, _end);
        _next += _end;
        return _end > 0;
    }
}
