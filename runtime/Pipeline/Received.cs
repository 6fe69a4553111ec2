using SpecClient.Requests;

namespace SpecClient;

/// <summary>An answer: its message, and its body unless that is to be streamed.</summary>
internal readonly struct Received(HttpResponseMessage message, ByteBuffer? body) : IDisposable
{
    public HttpResponseMessage Message => message;

    /// <summary>Media type of the body.</summary>
    public MediaType Type => MediaType.Of(message.Content);

    public int Status => (int)message.StatusCode;

    public bool IsSuccess => message.IsSuccessStatusCode;

    public bool IsStreamed => body is null;

    public ReadOnlyMemory<byte> Body => body is null ? default : body.Memory;

    /// <summary>Gives the memory of the body back, but leaves the message.</summary>
    public void Release() => body?.Dispose();

    public void Dispose()
    {
        body?.Dispose();
        message.Dispose();
    }
}
