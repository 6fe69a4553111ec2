using System.Globalization;
using System.Net;
using System.Text;

namespace Client.Tests.Support;

/// <summary>
/// The other end of connections that never leave the process: records requests byte for byte as HttpClient writes them,
/// and answers each with 204.
/// </summary>
public sealed class WireRecorder : IDisposable
{
    private readonly List<string> _requests = [];

    public WireRecorder() => Http = new HttpClient(new SocketsHttpHandler
    {
        ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(new Connection(_requests)),
        PooledConnectionLifetime = TimeSpan.Zero,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
    });

    /// <summary>Sends over the recorded connections.</summary>
    public HttpClient Http { get; }

    /// <summary>The requests so far: head and body as they were written.</summary>
    public IReadOnlyList<string> Requests => _requests;

    public void Dispose() => Http.Dispose();

    private sealed class Connection(List<string> requests) : Stream
    {
        private static readonly byte[] s_answer = Encoding.ASCII.GetBytes(
            "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");

        private readonly MemoryStream _written = new();
        private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _read;

        public override bool CanRead => true;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await _complete.Task.WaitAsync(cancellationToken);
            var count = Math.Min(buffer.Length, s_answer.Length - _read);
            s_answer.AsMemory(_read, count).CopyTo(buffer);
            _read += count;
            return count;
        }

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _written.Write(buffer.Span);
            var text = Encoding.Latin1.GetString(_written.ToArray());
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && text.Length - end - 4 >= BodyLength(text[..end]) && !_complete.Task.IsCompleted)
            {
                requests.Add(text);
                _complete.SetResult();
            }

            return ValueTask.CompletedTask;
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private static int BodyLength(string head)
        {
            const string Name = "\r\nContent-Length: ";
            var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
            return at < 0 ? 0 : int.Parse(head[(at + Name.Length)..].Split('\r')[0], CultureInfo.InvariantCulture);
        }
    }
}
