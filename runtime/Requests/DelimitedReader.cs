using System.Buffers;

namespace SpecClient.Requests;

/// <summary>Reads a stream in pieces that end with given bytes, in one pooled buffer.</summary>
internal sealed class DelimitedReader(Stream stream) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int _start;
    private int _end;
    private bool _ended;
    private bool _skipLineFeed;

    /// <summary>The next line, ended by CR, LF or both; null at the end. The last one may be unended.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadLineAsync(CancellationToken cancellationToken)
    {
        if (_start == _end && !await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        // A CR ends a line at once, so that an event is not held back until the next byte; an LF behind it is skipped.
        if (_skipLineFeed && _buffer[_start] == (byte)'\n')
        {
            _start++;
        }

        _skipLineFeed = false;
        return await ReadToAsync((byte)'\r', (byte)'\n', cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Bytes up to an end byte, which is left out; null at the end of the stream.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadToAsync(byte end, byte other, CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOfAny(end, other);
            if (found >= 0)
            {
                var piece = _buffer.AsMemory(_start, searched + found);
                _skipLineFeed = _buffer[_start + searched + found] == (byte)'\r';
                _start += searched + found + 1;
                return piece;
            }

            searched = _end - _start;
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                var rest = _buffer.AsMemory(_start, searched);
                _start = _end;
                if (rest.IsEmpty)
                {
                    return null;
                }

                return rest;
            }
        }
    }

    /// <summary>True once the stream gave its last byte.</summary>
    public bool AtEnd => _ended && _start == _end;

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_ended)
        {
            return false;
        }

        MakeRoom();
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += read;
        _ended = read == 0;
        return read > 0;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
    }
}
