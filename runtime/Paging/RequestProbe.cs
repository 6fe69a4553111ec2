using System.Globalization;
using System.Text.Json;

namespace SpecClient.Requests;

/// <summary>Finds what a request said of its page: in its URL, or in its JSON body.</summary>
internal static class RequestProbe
{
    public static long? Number(in ResponseContext context, PageRule rule, string? parameter) =>
        long.TryParse(
            Text(context, rule, parameter), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public static string? Text(in ResponseContext context, PageRule rule, string? parameter)
    {
        if (parameter is null)
        {
            return null;
        }

        return rule.InBody ? FromBody(context.Request, parameter) : FromQuery(context.RequestUri?.Query, parameter);
    }

    private static string? FromQuery(string? query, string parameter)
    {
        foreach (var pair in (query ?? "").TrimStart('?').Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && Uri.UnescapeDataString(pair[..equals]) == parameter)
            {
                return Uri.UnescapeDataString(pair[(equals + 1)..]);
            }
        }

        return null;
    }

    private static string? FromBody(IApiRequest? request, string parameter)
    {
        if (request is null)
        {
            return null;
        }

        var writer = ApiRequestWriter.Rent("http://localhost");
        try
        {
            request.Write(writer);
            using var message = writer.CreateMessage(HttpMethod.Post);
            using var body = message.Content?.ReadAsStream();
            using var document = body is null ? null : JsonDocument.Parse(body);
            return document is not null && document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(parameter, out var value)
                ? value.ToString()
                : null;
        }
        catch (Exception fault) when (fault is ArgumentException or JsonException)
        {
            return null;
        }
        finally
        {
            writer.Return();
        }
    }
}
