namespace SpecClient;

/// <summary>The bytes of a response, as they come from the network; the receiver disposes it.</summary>
public sealed class BinaryResponse : IDisposable, IAsyncDisposable
{
    private readonly HttpResponseMessage? _message;

    internal BinaryResponse(HttpResponseMessage message, Stream content)
    {
        _message = message;
        Content = content;
        var headers = message.Content.Headers;
        ContentType = headers.ContentType?.ToString();
        Length = headers.ContentLength;
        var disposition = headers.ContentDisposition;
        FileName = disposition?.FileNameStar ?? disposition?.FileName?.Trim('"');
    }

    /// <summary>Creates a response of one's own, for tests.</summary>
    public BinaryResponse(Stream content, string? contentType = null, string? fileName = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        Content = content;
        ContentType = contentType;
        FileName = fileName;
    }

    /// <summary>The bytes; can be read once.</summary>
    public Stream Content { get; }

    /// <summary>Media type with its parameters, or null.</summary>
    public string? ContentType { get; }

    /// <summary>Number of bytes, where the service told it.</summary>
    public long? Length { get; }

    /// <summary>
    /// File name that the service suggests (RFC 6266), or null. It is text from outside: never a path to write to as it
    /// is.
    /// </summary>
    public string? FileName { get; }

    /// <summary>
    /// Where a redirect leads that was not followed (then there are no bytes as a rule); null for the bytes themselves.
    /// </summary>
    public Uri? Location { get; init; }

    /// <summary>Reads all the bytes into memory.</summary>
    public async Task<byte[]> ReadBytesAsync(CancellationToken cancellationToken = default)
    {
        using var bytes = new MemoryStream();
        await Content.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Content.Dispose();
        _message?.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync().ConfigureAwait(false);
        _message?.Dispose();
    }
}
