namespace SpecClient;

/// <summary>A token, and when it ends.</summary>
public sealed class AccessToken
{
    /// <summary>Creates a token.</summary>
    /// <param name="value">The token.</param>
    /// <param name="expiresAt">When it ends; null = not known.</param>
    public AccessToken(string value, DateTimeOffset? expiresAt = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        Value = value;
        ExpiresAt = expiresAt;
    }

    /// <summary>The token.</summary>
    public string Value { get; }

    /// <summary>When it ends, or null where that is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>A token whose end is not known.</summary>
    public static implicit operator AccessToken(string value) => new(value);

    /// <summary>Never the token itself.</summary>
    public override string ToString() => ExpiresAt is { } end ? $"token until {end:O}" : "token";
}

/// <summary>What a provider of tokens is asked for.</summary>
/// <param name="Scopes">Scopes that the document names, or none.</param>
/// <param name="Refused">
/// A token that the service did not accept (401): give another one, not this from a cache. Or null.
/// </param>
public sealed record TokenRequest(IReadOnlyList<string> Scopes, string? Refused)
{
    /// <summary>Never the token itself.</summary>
    public override string ToString() => "token for " + string.Join(' ', Scopes);
}

/// <summary>Gives a token.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="cancellationToken">Cancelled when nobody waits for it any more.</param>
public delegate ValueTask<AccessToken> TokenProvider(TokenRequest request, CancellationToken cancellationToken);
