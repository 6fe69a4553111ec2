namespace Runtime.Tests.Faults;

/// <summary>
/// What the fault server does to a request. "Applied" means that the service behind it got the request.
/// </summary>
internal enum FaultKind
{
    /// <summary>A good answer.</summary>
    None,

    /// <summary>A good answer, late, but in time.</summary>
    Delay,

    /// <summary>Applied, but the answer comes after any sensible timeout.</summary>
    Silence,

    /// <summary>The connection is reset when only the head was read; not applied.</summary>
    ResetBeforeBody,

    /// <summary>The connection is reset after the body was read; not applied.</summary>
    ResetAfterBody,

    /// <summary>Applied, then the connection is reset without an answer.</summary>
    ResetAfterApplying,

    /// <summary>Applied; half of the answer's body comes, then the connection closes.</summary>
    HalfAnswer,

    /// <summary>Applied; the answer is no HTTP.</summary>
    Garbage,

    /// <summary>Applied; the answer is a success whose body is no JSON.</summary>
    GarbageBody,

    /// <summary>429, with one of the header forms; not applied.</summary>
    TooManyRequests,

    /// <summary>500, 502, 503 or 504; not applied.</summary>
    ServerError,

    /// <summary>Applied, then 500, 502, 503 or 504.</summary>
    ServerErrorAfterApplying,

    /// <summary>Applied; the answer's body drips byte by byte, slower than any sensible timeout.</summary>
    SlowDrip,

    /// <summary>A good answer, after which the kept-alive connection is closed without a word.</summary>
    CloseAfterAnswer,

    /// <summary>400; not applied.</summary>
    Refusal,
}
