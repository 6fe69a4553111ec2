using System.Text;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// A property that the document requires was missing, or its JSON was of another kind than documented.
/// </summary>
/// <remarks>
/// Thrown where that property is read, or while reading the JSON where <see cref="JsonReadContext.Strict"/>.
/// </remarks>
public sealed class JsonPropertyException : JsonException
{
    private const int ExcerptLength = 100;

    internal JsonPropertyException(string path, string expectedType, byte[]? json, bool secret)
        : base(Describe(path, expectedType, json, secret))
    {
        JsonPath = path;
        ExpectedType = expectedType;
        RawJson = json is null || secret ? null : Encoding.UTF8.GetString(json);
        IsMissing = json is null;
    }

    /// <summary>Where in the JSON: a path such as <c>$.result[3].region</c>.</summary>
    public string JsonPath { get; }

    /// <summary>The type that was expected.</summary>
    public string ExpectedType { get; }

    /// <summary>The JSON that was found; null where there was none, or where it is a secret.</summary>
    public string? RawJson { get; }

    /// <summary>The property was not in the JSON.</summary>
    public bool IsMissing { get; }

    private static string Describe(string path, string expectedType, byte[]? json, bool secret)
    {
        if (json is null)
        {
            return $"The JSON has no '{path}', which is required ({expectedType}).";
        }

        if (secret)
        {
            return $"The JSON at '{path}' is no {expectedType}.";
        }

        var text = Encoding.UTF8.GetString(json);
        var excerpt = text.Length > ExcerptLength ? text[..ExcerptLength] + "…" : text;
        return $"The JSON at '{path}' is no {expectedType}: {excerpt}";
    }
}
