namespace SpecClient;

/// <summary>There was no whole answer: the connection could not be made, or broke.</summary>
public class ApiConnectionException : ApiException
{
    /// <summary>Creates the exception.</summary>
    public ApiConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

/// <summary>A try took longer than its time, the reading of the body included; so did those before it.</summary>
public class ApiTimeoutException : ApiConnectionException
{
    /// <summary>Creates the exception.</summary>
    public ApiTimeoutException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The time that one try had.</summary>
    public TimeSpan Timeout { get; init; }
}
