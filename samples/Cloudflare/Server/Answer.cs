using System.Text.Json.Nodes;

namespace Cloudflare.Sample.Server;

/// <summary>What the service answers: a status, and Cloudflare's envelope around a result or an error.</summary>
internal sealed record Answer(int Status, JsonObject Body)
{
    /// <summary>Code of a placeholder error, where the service's own code is not public.</summary>
    public const int GeneralError = 1000;

    /// <summary>The zone has no such mapping.</summary>
    public const int NothingFound = 1142;

    /// <summary>The zone would hold too many mappings.</summary>
    public const int TooManyMappings = 1164;

    /// <summary>No such route.</summary>
    public const int NoRoute = 7003;

    /// <summary>No credentials, or wrong ones.</summary>
    public const int NotAuthenticated = 10000;

    /// <summary>A success with its result and, for a page of a list, where the page lies.</summary>
    public static Answer Success(JsonNode result, JsonObject? resultInfo = null)
    {
        JsonObject body = Envelope(success: true, errors: [], result);
        if (resultInfo is not null)
        {
            body["result_info"] = resultInfo;
        }

        return new Answer(StatusCodes.Status200OK, body);
    }

    /// <summary>A refusal.</summary>
    public static Answer Failure(int status, int code, string message)
    {
        JsonArray errors = [new JsonObject { ["code"] = code, ["message"] = message }];
        return new Answer(status, Envelope(success: false, errors, result: null));
    }

    private static JsonObject Envelope(bool success, JsonArray errors, JsonNode? result) => new()
    {
        ["success"] = success,
        ["errors"] = errors,
        ["messages"] = new JsonArray(),
        ["result"] = result,
    };
}
