using System.Net;

namespace SpecClient;

/// <summary>400: the service does not understand the request.</summary>
public class BadRequestException : ApiStatusException
{
    /// <summary>Creates the exception.</summary>
    public BadRequestException(string message, Exception? innerException = null)
        : base(HttpStatusCode.BadRequest, message, innerException)
    {
    }
}

/// <summary>401: no credential, or one that the service does not accept.</summary>
public class AuthenticationException : ApiStatusException
{
    /// <summary>Creates the exception.</summary>
    public AuthenticationException(string message, Exception? innerException = null)
        : base(HttpStatusCode.Unauthorized, message, innerException)
    {
    }
}

/// <summary>403: the credential does not allow this.</summary>
public class PermissionDeniedException : ApiStatusException
{
    /// <summary>Creates the exception.</summary>
    public PermissionDeniedException(string message, Exception? innerException = null)
        : base(HttpStatusCode.Forbidden, message, innerException)
    {
    }
}

/// <summary>404: there is no such thing.</summary>
public class NotFoundException : ApiStatusException
{
    /// <summary>Creates the exception.</summary>
    public NotFoundException(string message, Exception? innerException = null)
        : base(HttpStatusCode.NotFound, message, innerException)
    {
    }
}

/// <summary>409: the request does not fit the present state.</summary>
public class ConflictException : ApiStatusException
{
    /// <summary>Creates the exception.</summary>
    public ConflictException(string message, Exception? innerException = null)
        : base(HttpStatusCode.Conflict, message, innerException)
    {
    }
}

/// <summary>422: the request is understood, but what it asks for cannot be done.</summary>
public class UnprocessableEntityException : ApiStatusException
{
    /// <summary>Creates the exception.</summary>
    public UnprocessableEntityException(string message, Exception? innerException = null)
        : base(HttpStatusCode.UnprocessableEntity, message, innerException)
    {
    }
}

/// <summary>429: too many requests; see <see cref="ApiStatusException.RetryAfter"/>.</summary>
public class RateLimitException : ApiStatusException
{
    /// <summary>Creates the exception.</summary>
    public RateLimitException(string message, Exception? innerException = null)
        : base(HttpStatusCode.TooManyRequests, message, innerException)
    {
    }
}

/// <summary>500 and above: the service failed.</summary>
public class InternalServerException : ApiStatusException
{
    /// <summary>Creates the exception.</summary>
    public InternalServerException(HttpStatusCode statusCode, string message, Exception? innerException = null)
        : base(statusCode, message, innerException)
    {
    }
}

/// <summary>The status says success, but the body says that the call failed (<c>success: false</c>).</summary>
public class UnsuccessfulResponseException : ApiStatusException
{
    /// <summary>Creates the exception.</summary>
    public UnsuccessfulResponseException(HttpStatusCode statusCode, string message, Exception? innerException = null)
        : base(statusCode, message, innerException)
    {
    }
}
