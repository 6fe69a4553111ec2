using System.Net;
using System.Text.Json;

namespace SpecClient;

/// <summary>Chooses the class of an error by its status.</summary>
internal static class StatusExceptionFactory
{
    public static ApiStatusException Create(
        HttpResponseMessage response, string message, in CallFacts facts, byte[] body, IReadOnlyList<ApiError> errors)
    {
        var status = response.StatusCode;
        ApiStatusException exception = (int)status switch
        {
            400 => new BadRequestException(message),
            401 => new AuthenticationException(message),
            403 => new PermissionDeniedException(message),
            404 => new NotFoundException(message),
            409 => new ConflictException(message),
            422 => new UnprocessableEntityException(message),
            429 => new RateLimitException(message),
            >= 500 => new InternalServerException(status, message),
            _ => new ApiStatusException(status, message),
        };
        exception.Fill(response, facts, body, errors, Documented(facts, status, body));
        return exception;
    }

    public static ApiStatusException Unsuccessful(
        HttpResponseMessage response, string message, in CallFacts facts, byte[] body, IReadOnlyList<ApiError> errors)
    {
        var exception = new UnsuccessfulResponseException(response.StatusCode, message);
        exception.Fill(response, facts, body, errors, Documented(facts, response.StatusCode, body));
        return exception;
    }

    private static object? Documented(in CallFacts facts, HttpStatusCode status, byte[] body)
    {
        foreach (var error in facts.Operation.Errors)
        {
            if (error.Matches((int)status))
            {
                try
                {
                    return error.Read(body);
                }
                catch (JsonException)
                {
                    return null;
                }
            }
        }

        return null;
    }
}
