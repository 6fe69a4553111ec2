using System.Buffers;
using System.Buffers.Text;

namespace SpecClient;

/// <summary>
/// A connection that sends head and body of a small HTTP/1.1 request at once. The platform's handler sends whatever
/// fills 4 KiB, then the rest: two packets, two calls of the system, and a service that is woken twice.
/// </summary>
/// <remarks>
/// Holds back only what is complete soon: a request whose head tells its length (RFC 9112 section 6.2) and which does
/// not wait for the service (RFC 9110 section 10.1.1). All else passes as it comes.
/// </remarks>
internal sealed class JoinedWriteStream(Stream connection) : Stream
{
    /// <summary>Longest request that is held back to be sent at once, in bytes.</summary>
    internal const int MostHeld = 64 * 1024;

    private byte[]? _held;
    private int _length;

    // Bytes of the present request that are still to come.
    private long _missing;
    private bool _passes;

    public override bool CanRead => connection.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => connection.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Holds(buffer.Span) ? default
            : _held is null ? connection.WriteAsync(buffer, cancellationToken)
            : WriteHeldAsync(cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Holds(buffer))
        {
            return;
        }

        if (_held is not { } held)
        {
            connection.Write(buffer);
            return;
        }

        connection.Write(held, 0, _length);
        Release();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => connection.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);

    public override int Read(Span<byte> buffer) => connection.Read(buffer);

    public override int Read(byte[] buffer, int offset, int count) => connection.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        connection.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        connection.ReadAsync(buffer, offset, count, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        Release();
        await connection.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Release();
            connection.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask WriteHeldAsync(CancellationToken cancellationToken)
    {
        try
        {
            await connection.WriteAsync(_held.AsMemory(0, _length), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Takes bytes that more are going to follow soon; false where the time to send has come.</summary>
    private bool Holds(ReadOnlySpan<byte> bytes)
    {
        if (_passes || bytes.IsEmpty)
        {
            return _held is not null;
        }

        if (_missing == 0)
        {
            Begin(bytes);
        }
        else
        {
            _missing -= bytes.Length;
        }

        // More bytes than the head announced are no request that is understood here.
        _passes |= _missing < 0;
        if (_held is null)
        {
            return false;
        }

        if (bytes.Length > _held.Length - _length)
        {
            Array.Resize(ref _held, _length + bytes.Length);
        }

        bytes.CopyTo(_held.AsSpan(_length));
        _length += bytes.Length;
        return _missing > 0;
    }

    /// <summary>Reads the head of a request.</summary>
    private void Begin(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            _passes = true;
            return;
        }

        ReadOnlySpan<byte> head = bytes[..end];
        long total = end + 4 + ContentLength(head);
        _missing = total - bytes.Length;
        if (head.IndexOf("\r\nTransfer-Encoding:"u8) >= 0)
        {
            _passes = true;
        }
        else if (_missing > 0 && total <= MostHeld && head.IndexOf("\r\nExpect:"u8) < 0)
        {
            _held = ArrayPool<byte>.Shared.Rent((int)total);
        }
    }

    private static long ContentLength(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> name = "\r\nContent-Length: "u8;
        int at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out long length, out _) ? length : 0;
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref _held, null) is { } held)
        {
            ArrayPool<byte>.Shared.Return(held);
        }

        _length = 0;
    }
}
