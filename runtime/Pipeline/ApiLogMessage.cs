using System.Globalization;
using System.Net;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>Weight of a log message; the numbers are those of Microsoft.Extensions.Logging.LogLevel.</summary>
public enum ApiLogLevel
{
    /// <summary>An answer came.</summary>
    Debug = 1,

    /// <summary>A try is repeated.</summary>
    Information = 2,

    /// <summary>A call failed.</summary>
    Warning = 3,
}

/// <summary>What happened in a call, without secrets. Its text is made only when it is asked for.</summary>
public readonly struct ApiLogMessage
{
    /// <summary>Weight.</summary>
    public ApiLogLevel Level { get; internal init; }

    /// <summary>The operation.</summary>
    public ApiOperation Operation { get; internal init; }

    /// <summary>URL with secret values masked, or null where none was made.</summary>
    public Uri? RequestUri { get; internal init; }

    /// <summary>Number of the try, from 1.</summary>
    public int Try { get; internal init; }

    /// <summary>Status of the answer, or null without one.</summary>
    public HttpStatusCode? StatusCode { get; internal init; }

    /// <summary>The service's id of the request, or null.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>Time that the try took, or null.</summary>
    public TimeSpan? Elapsed { get; internal init; }

    /// <summary>Time until the next try, or null where there is none.</summary>
    public TimeSpan? Delay { get; internal init; }

    /// <summary>What the try failed with, or null.</summary>
    public Exception? Exception { get; internal init; }

    /// <summary>One line of text.</summary>
    public override string ToString()
    {
        var outcome = StatusCode is { } status
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)status}")
            : Exception?.GetType().Name ?? "nothing";
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Operation.Method} {RequestUri?.OriginalString ?? Operation.PathTemplate} ({Operation.OperationId}), ")
            + string.Create(CultureInfo.InvariantCulture, $"try {Try}: {outcome}");
        if (Elapsed is { } elapsed)
        {
            text += string.Create(CultureInfo.InvariantCulture, $" in {elapsed.TotalMilliseconds:0} ms");
        }

        if (RequestId is not null)
        {
            text += ", request id " + RequestId;
        }

        return Delay is { } delay
            ? text + string.Create(CultureInfo.InvariantCulture, $", next try in {delay.TotalSeconds:0.###} s")
            : text;
    }
}
