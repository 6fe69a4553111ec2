using System.Diagnostics;
using System.Globalization;
using Files;
using SpecClient;
using SpecClient.Bench.Streams;

if (args is ["server"])
{
    await FileServer.RunAsync();
    return 0;
}

var size = args.Length > 0 && args[0] != "--check"
    ? long.Parse(args[0], CultureInfo.InvariantCulture)
    : 1_000_000_000;
var start = new ProcessStartInfo(Environment.ProcessPath!, "server")
{
    RedirectStandardInput = true,
    RedirectStandardOutput = true,
};
using var server = Process.Start(start)!;
var address = await server.StandardOutput.ReadLineAsync();
var options = new FilesClientOptions { BaseUrl = new Uri(address!), Timeout = TimeSpan.FromMinutes(10) };
using var client = new FilesClient(options);

await UploadAsync(1_000_000);
await SubmitAsync(1_000_000);
await DownloadAsync(1_000_000);
var held = await Memory.MeasureAsync("upload", size, () => UploadAsync(size));
held &= await Memory.MeasureAsync("multipart upload", size, () => SubmitAsync(size));
held &= await Memory.MeasureAsync("download", size, () => DownloadAsync(size));
server.StandardInput.Close();
await server.WaitForExitAsync();
return held ? 0 : 1;

Task UploadAsync(long bytes) => client.Files.UpdateAsync(
    bytes.ToString(CultureInfo.InvariantCulture), new() { Body = BinaryContent.FromStream(new ZeroStream(bytes)) });

Task SubmitAsync(long bytes) => client.Forms.CreateAsync(
    new() { Title = "zeros", File = BinaryContent.FromStream(new ZeroStream(bytes), "zeros.bin") });

async Task DownloadAsync(long bytes)
{
    await using var response = await client.Files.GetAsync(bytes.ToString(CultureInfo.InvariantCulture));
    var buffer = new byte[81920];
    var count = 0L;
    for (int read; (read = await response.Content.ReadAsync(buffer)) > 0;)
    {
        count += read;
    }

    if (count != bytes)
    {
        throw new InvalidOperationException("The download is not whole.");
    }
}
