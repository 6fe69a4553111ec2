namespace SpecClient;

/// <summary>One thing that a service says went wrong.</summary>
public sealed record ApiError
{
    /// <summary>The service's code, numbers as text; or null.</summary>
    public string? Code { get; init; }

    /// <summary>What went wrong, in the service's words; or null.</summary>
    public string? Message { get; init; }

    /// <summary>Page that explains the error, or null.</summary>
    public string? DocumentationUrl { get; init; }

    /// <summary>Place in the request: a JSON pointer or the name of a property or parameter; or null.</summary>
    public string? Pointer { get; init; }

    /// <summary>Pointer, message and code, as far as they are there.</summary>
    public override string ToString()
    {
        var text = Pointer is null ? Message : Message is null ? Pointer : Pointer + ": " + Message;
        return Code is null ? text ?? string.Empty : text is null ? "code " + Code : $"{text} (code {Code})";
    }
}
