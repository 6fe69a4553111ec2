namespace SpecClient.Requests;

/// <summary>What a reader found in the response to a successful status.</summary>
public enum ResponseOutcome
{
    /// <summary>The value was read (it may be null where the document allows that).</summary>
    Value,

    /// <summary>There is no body, or no result or a null one in it, where the document promises one.</summary>
    Absent,

    /// <summary>The body says that the call failed (<c>success: false</c>).</summary>
    Unsuccessful,

    /// <summary>The body is not what the document describes.</summary>
    Malformed,
}

/// <summary>What a reader found, and the value where it found one.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public readonly struct ResponseResult<T>
{
    /// <summary>Creates a result with a value.</summary>
    public ResponseResult(T? value) => Value = value;

    /// <summary>Creates a result without a value.</summary>
    /// <param name="outcome">Why there is none.</param>
    /// <param name="message">What was found instead, for the error's message.</param>
    public ResponseResult(ResponseOutcome outcome, string? message = null)
    {
        Outcome = outcome;
        Message = message;
    }

    /// <summary>What was found.</summary>
    public ResponseOutcome Outcome { get; }

    /// <summary>The value, where <see cref="Outcome"/> is <see cref="ResponseOutcome.Value"/>.</summary>
    public T? Value { get; }

    /// <summary>What was found instead of a value, or null.</summary>
    public string? Message { get; }
}
