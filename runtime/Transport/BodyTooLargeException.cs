namespace SpecClient;

/// <summary>A body is larger than the options allow; the caller knows what the call was.</summary>
internal sealed class BodyTooLargeException : Exception;
