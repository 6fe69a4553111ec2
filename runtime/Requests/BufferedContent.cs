using System.Net;

namespace SpecClient.Requests;

/// <summary>A body in a pooled buffer, which goes back to the pool when the request is disposed.</summary>
/// <remarks>
/// With HTTP/2 an answer can come, and the request be disposed, while the transport still reads the body. The buffer
/// then stays out of the pool, so that nobody else's bytes are sent.
/// </remarks>
internal sealed class BufferedContent : RequestContent
{
    private const int Released = -1;

    private readonly ByteBuffer _bytes;
    private int _readers;

    public BufferedContent(ByteBuffer bytes, string mediaType)
    {
        _bytes = bytes;
        Headers.TryAddWithoutValidation("Content-Type", mediaType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begun = true;
        Acquire();
        try
        {
            await stream.WriteAsync(_bytes.Memory, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    protected override void SerializeToStream(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begun = true;
        Acquire();
        try
        {
            stream.Write(_bytes.Span);
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.CompareExchange(ref _readers, Released, 0) == 0)
        {
            _bytes.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Acquire()
    {
        var readers = Volatile.Read(ref _readers);
        while (true)
        {
            ObjectDisposedException.ThrowIf(readers == Released, this);
            var seen = Interlocked.CompareExchange(ref _readers, readers + 1, readers);
            if (seen == readers)
            {
                return;
            }

            readers = seen;
        }
    }
}
