using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SpecClient.Bench.Streams;

/// <summary>The other end, in a process of its own: gives and takes bytes, and keeps none.</summary>
internal static class FileServer
{
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/files/{name}", GiveAsync);
        app.MapPut("/files/{name}", static (HttpRequest request, string name) => TakeAsync(request, Size(name)));
        app.MapPost("/forms", static (HttpRequest request) => TakeFormAsync(request));
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadLineAsync();
        await app.StopAsync();
    }

    // The name of a file is its size.
    private static long Size(string name) => long.Parse(name, CultureInfo.InvariantCulture);

    private static async Task GiveAsync(HttpContext context, string name)
    {
        var left = Size(name);
        var buffer = new byte[81920];
        context.Response.ContentType = "application/octet-stream";
        for (; left > 0; left -= buffer.Length)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)));
        }
    }

    private static async Task<IResult> TakeAsync(HttpRequest request, long size) =>
        await CountAsync(request) == size ? Results.NoContent() : Results.BadRequest();

    private static async Task<IResult> TakeFormAsync(HttpRequest request)
    {
        var count = await CountAsync(request);
        return request.ContentLength == count ? Results.NoContent() : Results.BadRequest();
    }

    private static async Task<long> CountAsync(HttpRequest request)
    {
        var buffer = new byte[81920];
        var count = 0L;
        for (int read; (read = await request.Body.ReadAsync(buffer)) > 0;)
        {
            count += read;
        }

        return count;
    }
}
