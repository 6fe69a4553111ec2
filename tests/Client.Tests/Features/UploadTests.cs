using Client.Tests.Support;
using Features.Bodies;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>Uploads stream, tell how far they are, and are repeated where they can be.</summary>
public sealed class UploadTests
{
    private const int Size = 300_000;

    [Theory]
    [InlineData("bytes")]
    [InlineData("stream")]
    [InlineData("file")]
    [InlineData("factory")]
    [InlineData("unknown length")]
    public async Task Progress_grows_to_the_whole_and_starts_again_with_each_try(string source)
    {
        var tries = 0;
        await using var server = await Loopback.StartAsync(_ => new Reply(++tries == 1 ? 503 : 204));
        using var client = Client(server);
        var progress = new Told();
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, new byte[Size]);
            var content = Content(source, path);
            content.Progress = progress;
            await client.Uploads.UploadAsync(new() { Body = content });
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Equal([Size, Size], server.Requests.Select(static sent => sent.Body.Length));
        Assert.Equal(
            source == "unknown length" ? (string?)null : "300000",
            server.Requests.First().Header("Content-Length"));
        Assert.Equal(2, progress.Values.Count(static sent => sent == Size));
        var first = progress.Values.IndexOf(Size);
        Assert.Equal(progress.Values[..(first + 1)], progress.Values[..(first + 1)].Order().Distinct());
        Assert.Equal(progress.Values[(first + 1)..], progress.Values[(first + 1)..].Order().Distinct());
        Assert.Equal(source == "bytes", progress.Values.Count == 2);
    }

    [Fact]
    public async Task Each_part_tells_its_own_progress()
    {
        await using var server = await Loopback.StartAsync(static _ => new Reply(204));
        using var client = Client(server);
        var (one, two) = (new Told(), new Told());
        var file = Content("stream", "");
        file.Progress = one;
        var other = Content("factory", "");
        other.Progress = two;
        await client.Uploads.UploadPartsAsync(new() { Note = "n", File = file, Others = [other] });
        Assert.Equal((Size, Size), (one.Values[^1], two.Values[^1]));
        Assert.True(server.Requests.Single().Body.Length > 2 * Size);
    }

    [Fact]
    public async Task What_cannot_be_read_again_is_sent_once()
    {
        await using var server = await Loopback.StartAsync(static _ => new Reply(503));
        using var client = Client(server);
        var error = await Assert.ThrowsAsync<InternalServerException>(() => client.Uploads.UploadAsync(
            new() { Body = new OneWay(new byte[Size]) }));
        Assert.Equal(1, error.Tries);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_stream_is_sent_from_where_it_stands_and_stays_open()
    {
        await using var server = await Loopback.StartAsync(static _ => new Reply(204));
        using var client = Client(server);
        using var stream = new MemoryStream("0123456789"u8.ToArray()) { Position = 4 };
        await client.Uploads.UploadAsync(new() { Body = stream });
        Assert.Equal("456789", server.Requests.Single().Body);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task A_fault_of_the_source_is_the_callers_to_see()
    {
        await using var server = await Loopback.StartAsync(static _ => new Reply(204));
        using var client = Client(server);
        var content = BinaryContent.FromFactory(static _ => throw new IOException("disk"));
        var error = await Assert.ThrowsAnyAsync<Exception>(() => client.Uploads.UploadAsync(new() { Body = content }));
        Assert.Contains("disk", error.ToString(), StringComparison.Ordinal);
    }

    private static BodiesClient Client(Loopback server) => new(new()
    {
        BaseUrl = server.Url,
        MaxRetries = 2,
        Retry = new() { InitialDelay = TimeSpan.Zero },
    });

    private static BinaryContent Content(string source, string path) => source switch
    {
        "bytes" => BinaryContent.FromBytes(new byte[Size]),
        "stream" => BinaryContent.FromStream(new MemoryStream(new byte[Size])),
        "file" => BinaryContent.FromFile(path),
        "factory" => BinaryContent.FromFactory(static _ => new(new MemoryStream(new byte[Size])), Size),
        _ => BinaryContent.FromFactory(static _ => new(new MemoryStream(new byte[Size]))),
    };

    private sealed class Told : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }

    private sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
