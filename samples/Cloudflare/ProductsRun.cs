using System.Text;
using Cloudflare.Products;
using Cloudflare.Products.Models.Dns;
using Cloudflare.Sample.Server;
using SpecClient;

namespace Cloudflare.Sample;

/// <summary>Zones, DNS records, a Worker and a model's answer as it comes, against a server in this process.</summary>
internal sealed class ProductsRun(ProductsClient client, ProductsServer server)
{
    private const string Token = "loopback-token";

    private readonly Expectations _expect = new();

    /// <summary>Starts the server, runs, and gives the exit code: 0 only if everything came out as expected.</summary>
    public static async Task<int> RunAsync()
    {
        string document = Path.Combine(AppContext.BaseDirectory, "cloudflare-products.yaml");
        await using ProductsServer server = await ProductsServer.StartAsync(document, Token);
        using var client = new ProductsClient(new ProductsClientOptions
        {
            BaseUrl = server.BaseUri,
            ApiToken = Token,
            AccountId = "01a7362d577a6c3019a474fd6f485823",
        });
        Console.WriteLine($"Loopback server of products: {server.BaseUri}");

        var run = new ProductsRun(client, server);
        string zoneId = await run.FindZoneAsync();
        await run.ManageRecordsAsync(zoneId);
        await run.UploadWorkerAsync();
        await run.StreamAnswerAsync();
        return run.Finish();
    }

    private async Task<string> FindZoneAsync()
    {
        await foreach (var zone in client.Zones.ListAsync(new() { Name = "example.com" }))
        {
            Console.WriteLine($"Zone: {zone.Name} ({zone.Status})");
            return zone.Id;
        }

        _expect.Fail("No zone was found");
        return "";
    }

    private async Task ManageRecordsAsync(string zoneId)
    {
        for (int number = 1; number <= 5; number++)
        {
            await client.Dns.Records.CreateAsync(new()
            {
                ZoneId = zoneId,
                Name = $"host{number}.example.com",
                Type = number % 2 == 0 ? RecordType.AAAA : RecordType.A,
                Content = number % 2 == 0 ? $"2001:db8::{number}" : $"192.0.2.{number}",
                Ttl = 300,
                Comment = "by the sample",
            });
        }

        List<Record> records = [];
        await foreach (Record record in client.Dns.Records.ListAsync(
            new() { ZoneId = zoneId, PerPage = 2 }, new RequestOptions { PrefetchPages = true }))
        {
            records.Add(record);
        }

        Console.WriteLine($"Records: {string.Join(", ", records.Select(static r => $"{r.Name} {r.Type}"))}");
        _expect.Equal(5, records.Count);

        // Null is sent and removes the comment; what is not set stays.
        Record changed = await client.Dns.Records.EditAsync(
            records[0].Id, new() { ZoneId = zoneId, Ttl = 60, Comment = null });
        _expect.Equal(60L, changed.Ttl);
        _expect.Equal(null, changed.Comment);
        _expect.Equal(records[0].Content, changed.Content);
        foreach (Record record in records)
        {
            await client.Dns.Records.DeleteAsync(record.Id, new() { ZoneId = zoneId });
        }

        _expect.Equal(0, (await client.Dns.Records.ListAsync(new() { ZoneId = zoneId })).Items.Count);
    }

    /// <summary>One JSON part with the metadata, and a part for each module under the module's own name.</summary>
    private async Task UploadWorkerAsync()
    {
        byte[] main = Encoding.UTF8.GetBytes(
            "import { hello } from './hello.js';\nexport default { fetch: () => new Response(hello) };\n");
        byte[] hello = "export const hello = 'Hello';\n"u8.ToArray();
        const string Module = "application/javascript+module";
        var worker = await client.Workers.Scripts.UpdateAsync("hello", new()
        {
            Metadata = new() { MainModule = "index.js", CompatibilityDate = "2026-01-01", Tags = ["sample"] },
            AdditionalProperties = new Dictionary<string, BinaryContent>
            {
                ["index.js"] = BinaryContent.FromBytes(main, "index.js", Module),
                ["hello.js"] = BinaryContent.FromBytes(hello, "hello.js", Module),
            },
        });
        Console.WriteLine($"Worker: {worker.Id}, {worker.Size} bytes");
        _expect.Equal("hello", worker.Id);
        _expect.Equal((long)(main.Length + hello.Length), worker.Size);
    }

    private async Task StreamAnswerAsync()
    {
        var answer = new StringBuilder();
        int pieces = 0;
        await using var stream = await client.Ai.RunAsync(
            "@cf/meta/llama-3-8b-instruct", new() { Prompt = "Say hello to the world" });
        await foreach (var piece in stream)
        {
            answer.Append(piece.Data.Response);
            pieces++;
        }

        Console.WriteLine($"Answer in {pieces} pieces: {answer}");
        _expect.Equal("Hello to the world", answer.ToString());
        _expect.Equal(4, pieces);
    }

    private int Finish()
    {
        foreach (string violation in server.Violations)
        {
            _expect.Fail($"Against the document: {violation}");
        }

        return _expect.ExitCode;
    }
}
