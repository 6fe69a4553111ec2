using SpecClient.Requests;

namespace SpecClient;

/// <summary>Takes a body in, up to a bound.</summary>
internal sealed class BodyStream(ByteBuffer target, HttpContent content, bool isError, long maxBytes) : Stream
{
    // So much is taken before the declared size is asked for, and of an error in any case.
    private const int Little = 16 * 1024;

    private readonly long _most = isError ? Math.Max(maxBytes, Little) : maxBytes;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => target.Length;

    public override long Position { get => target.Length; set => throw new NotSupportedException(); }

    /// <exception cref="BodyTooLargeException">The body is larger than the bound, or says so of itself.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > _most - target.Length)
        {
            if (isError)
            {
                Append(buffer[..(int)(_most - target.Length)]);
            }

            throw new BodyTooLargeException();
        }

        if (!isError && target.Length <= Little && target.Length + buffer.Length > Little
            && content.Headers.ContentLength > maxBytes)
        {
            throw new BodyTooLargeException();
        }

        Append(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return default;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(target.GetSpan(bytes.Length));
        target.Advance(bytes.Length);
    }
}
