using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SpecClient.Bench.Batching;

/// <summary>
/// A bulk endpoint as one would write it with ASP.NET Core: reads the items by a source-generated serializer, checks
/// each, stores the good ones, and answers for each.
/// </summary>
internal static class Service
{
    private static readonly ConcurrentDictionary<IPAddress, Region> s_regions = new();

    public static async Task RunAsync(int latency)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.ConfigureHttpJsonOptions(
            static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ServiceJson.Default));
        await using WebApplication app = builder.Build();
        app.MapPut("/zones/{zone}/origin/cloud_regions/batch", async (string zone, Region[] items) =>
        {
            if (latency > 0)
            {
                await Task.Delay(latency);
            }

            return items.Length > 100
                ? Results.Json(new Answer(false, null), ServiceJson.Default.Answer, statusCode: 400)
                : Results.Json(new Answer(true, Put(items)), ServiceJson.Default.Answer);
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First() + "/");
        await Task.Delay(Timeout.Infinite);
    }

    private static Result Put(Region[] items)
    {
        var result = new Result([], []);
        foreach (Region item in items)
        {
            string? error = !IPAddress.TryParse(item.OriginIp, out IPAddress? address) ? "Not an IP address."
                : item.Vendor is not ("aws" or "azure" or "gcp" or "oci") ? "Unknown vendor."
                : string.IsNullOrEmpty(item.Name) ? "The region is missing."
                : null;
            if (error is null)
            {
                s_regions[address!] = item;
                result.Succeeded.Add(item);
            }
            else
            {
                result.Failed.Add(item with { Error = error });
            }
        }

        return result;
    }
}

internal sealed record Region(
    [property: JsonPropertyName("origin_ip")] string? OriginIp,
    [property: JsonPropertyName("region")] string? Name,
    [property: JsonPropertyName("vendor")] string? Vendor,
    [property: JsonPropertyName("error")] string? Error = null);

internal sealed record Result(
    [property: JsonPropertyName("failed")] List<Region> Failed,
    [property: JsonPropertyName("succeeded")] List<Region> Succeeded);

internal sealed record Answer(
    [property: JsonPropertyName("success")] bool Success,
    [property: JsonPropertyName("result")] Result? Result)
{
    [JsonPropertyName("errors")]
    public IReadOnlyList<string> Errors { get; } = [];

    [JsonPropertyName("messages")]
    public IReadOnlyList<string> Messages { get; } = [];
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Region[]))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class ServiceJson : JsonSerializerContext;
