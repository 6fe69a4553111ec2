using System.Net.Http.Headers;

namespace SpecClient;

/// <summary>Finds the id by which a service knows a request.</summary>
internal static class RequestIds
{
    private static readonly string[] s_names =
        ["x-request-id", "request-id", "cf-ray", "x-amzn-requestid", "x-ms-request-id", "x-correlation-id"];

    public static string? Find(HttpResponseHeaders headers)
    {
        foreach (var name in s_names)
        {
            if (headers.NonValidated.TryGetValues(name, out var values))
            {
                foreach (var value in values)
                {
                    return value;
                }
            }
        }

        return null;
    }
}
