namespace SpecClient;

/// <summary>Bytes to send: from memory, a file, a stream, or whatever makes a stream when it is needed.</summary>
/// <remarks>
/// Bytes, files and factories can be sent any number of times. A stream is sent from where it stands; it can be sent
/// again (a retry) only if it seeks, is read by one request at a time, and stays the caller's to dispose.
/// </remarks>
public sealed class BinaryContent
{
    private static readonly Dictionary<string, string> s_noHeaders = [];

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly Stream? _stream;
    private readonly Func<CancellationToken, ValueTask<Stream>>? _open;
    private readonly long _start;
    private readonly long? _length;
    private int _sent;

    private BinaryContent(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        _length = bytes.Length;
    }

    private BinaryContent(Stream stream)
    {
        _stream = stream;
        if (stream.CanSeek)
        {
            _start = stream.Position;
            _length = Math.Max(0, stream.Length - _start);
        }
    }

    private BinaryContent(Func<CancellationToken, ValueTask<Stream>> open, long? length)
    {
        _open = open;
        _length = length;
    }

    /// <summary>Name of the file, for a part of a multipart body (RFC 7578 section 4.2); or null.</summary>
    public string? FileName { get; init; }

    /// <summary>Media type, where it is not the one that the operation declares; or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>Headers of the part in a multipart body, besides those of name and media type.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; set; } = s_noHeaders;

    /// <summary>Told the number of bytes sent so far, from 0 again for each try; or null.</summary>
    public IProgress<long>? Progress { get; set; }

    /// <summary>
    /// Number of bytes, or null where it is not known before sending (then the body is sent in chunks).
    /// </summary>
    public long? Length => _length;

    /// <summary>Whether the bytes can be sent more than once.</summary>
    public bool CanRepeat => _stream is null || _stream.CanSeek;

    /// <summary>Bytes in memory; they are not copied.</summary>
    public static BinaryContent FromBytes(
        ReadOnlyMemory<byte> bytes, string? fileName = null, string? contentType = null) =>
        new(bytes) { FileName = fileName, ContentType = contentType };

    /// <summary>A stream, from its present position; the caller disposes it.</summary>
    public static BinaryContent FromStream(Stream stream, string? fileName = null, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new(stream) { FileName = fileName, ContentType = contentType };
    }

    /// <summary>A file, opened when it is sent; its name is the file name unless another is given.</summary>
    /// <exception cref="IOException">The file's length cannot be read.</exception>
    public static BinaryContent FromFile(string path, string? fileName = null, string? contentType = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var length = new FileInfo(path).Length;
        return new(_ => ValueTask.FromResult<Stream>(OpenFile(path)), length)
        {
            FileName = fileName ?? Path.GetFileName(path),
            ContentType = contentType,
        };
    }

    /// <summary>Whatever makes a stream, anew for each try; each stream is disposed after it was sent.</summary>
    /// <param name="open">Makes the stream.</param>
    /// <param name="length">Number of bytes, where known.</param>
    /// <param name="fileName">Name of the file, or null.</param>
    /// <param name="contentType">Media type, or null.</param>
    public static BinaryContent FromFactory(
        Func<CancellationToken, ValueTask<Stream>> open,
        long? length = null,
        string? fileName = null,
        string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new(open, length) { FileName = fileName, ContentType = contentType };
    }

    /// <summary>Bytes in memory.</summary>
    public static implicit operator BinaryContent(byte[] bytes) => FromBytes(bytes);

    /// <summary>Bytes in memory.</summary>
    public static implicit operator BinaryContent(ReadOnlyMemory<byte> bytes) => FromBytes(bytes);

    /// <summary>A stream, from its present position.</summary>
    public static implicit operator BinaryContent(Stream stream) => FromStream(stream);

    /// <summary>Name and length, never the bytes.</summary>
    public override string ToString() =>
        $"{FileName ?? "bytes"} ({(_length is { } length ? length : "unknown length")})";

    /// <summary>Writes the bytes to a stream.</summary>
    /// <exception cref="InvalidOperationException">They were sent before and cannot be read again.</exception>
    internal async Task CopyToAsync(Stream target, CancellationToken cancellationToken)
    {
        if (_stream is null && _open is null)
        {
            await target.WriteAsync(_bytes, cancellationToken).ConfigureAwait(false);
            Progress?.Report(_bytes.Length);
            return;
        }

        if (_open is not null)
        {
            var opened = await _open(cancellationToken).ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                await CopyAsync(opened, target, cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        if (_stream!.CanSeek)
        {
            _stream.Position = _start;
        }
        else if (Interlocked.Exchange(ref _sent, 1) != 0)
        {
            throw new InvalidOperationException("The stream was sent before and cannot be read again.");
        }

        await CopyAsync(_stream, target, cancellationToken).ConfigureAwait(false);
    }

    private async Task CopyAsync(Stream source, Stream target, CancellationToken cancellationToken)
    {
        if (Progress is null)
        {
            await source.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
            return;
        }

        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            for (long total = 0; ;)
            {
                var read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return;
                }

                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                Progress.Report(total += read);
            }
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);
}
