using System.Globalization;
using System.Text;

namespace Runtime.Tests.Faults;

/// <summary>The head of a request.</summary>
internal sealed record LoopbackHead(string Method, string Target, IReadOnlyDictionary<string, string> Headers);

/// <summary>Reads HTTP/1.1 requests off a stream: enough of RFC 9112 for what HttpClient sends.</summary>
internal sealed class LoopbackReader(Stream stream)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>Reads a head; null at the end of the connection.</summary>
    /// <exception cref="IOException">What comes is no HTTP/1.1, a TLS greeting for example.</exception>
    public async Task<LoopbackHead?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        if (await ReadLineAsync(cancellationToken) is not { } first)
        {
            return null;
        }

        string[] parts = first.Split(' ');
        if (parts is not [_, _, "HTTP/1.1"])
        {
            throw new IOException("Not a request line.");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                throw new IOException("Not a header line.");
            }

            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return new LoopbackHead(parts[0], parts[1], headers);
    }

    /// <summary>Reads the body that belongs to a head.</summary>
    public async Task<byte[]> ReadBodyAsync(LoopbackHead head, Stream answers, CancellationToken cancellationToken)
    {
        if (head.Headers.TryGetValue("Expect", out _))
        {
            await answers.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken);
        }

        if (head.Headers.TryGetValue("Content-Length", out string? length))
        {
            return await ReadBytesAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellationToken);
        }

        var body = new List<byte>();
        if (head.Headers.ContainsKey("Transfer-Encoding"))
        {
            while (int.Parse(
                await ReadLineAsync(cancellationToken) ?? "0", NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                is > 0 and var size)
            {
                body.AddRange(await ReadBytesAsync(size, cancellationToken));
                await ReadLineAsync(cancellationToken);
            }

            await ReadLineAsync(cancellationToken);
        }

        return [.. body];
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        int scanned = 0;
        while (true)
        {
            int found = _buffer.AsSpan(_start + scanned, _end - _start - scanned).IndexOf((byte)'\n');
            if (found >= 0)
            {
                int length = scanned + found;
                string line = Encoding.Latin1.GetString(_buffer, _start, length).TrimEnd('\r');
                _start += length + 1;
                return line;
            }

            scanned = _end - _start;
            if (!await FillAsync(cancellationToken))
            {
                return null;
            }
        }
    }

    private async Task<byte[]> ReadBytesAsync(int count, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[count];
        int copied = Math.Min(count, _end - _start);
        _buffer.AsSpan(_start, copied).CopyTo(bytes);
        _start += copied;
        await stream.ReadExactlyAsync(bytes.AsMemory(copied), cancellationToken);
        return bytes;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        return read > 0;
    }
}
