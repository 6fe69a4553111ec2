using System.Globalization;
using System.Net;
using System.Text;

namespace SpecClient;

/// <summary>The words of messages.</summary>
internal static class ErrorText
{
    private const int MaxErrors = 3;
    private const int MaxLength = 500;

    /// <summary>Number and name of a status.</summary>
    public static string Status(HttpResponseMessage message) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)message.StatusCode} {Name(message)}");

    /// <summary>What the service says, short; empty where it says nothing that people can read.</summary>
    public static string Reason(MediaType type, IReadOnlyList<ApiError> errors, ReadOnlySpan<byte> body)
    {
        if (errors.Count > 0)
        {
            var more = errors.Count > MaxErrors
                ? string.Create(CultureInfo.InvariantCulture, $" and {errors.Count - MaxErrors} more")
                : string.Empty;
            return ": " + Shorten(string.Join("; ", errors.Take(MaxErrors))) + more;
        }

        var isPage = type.Name?.Contains("html", StringComparison.OrdinalIgnoreCase) == true;
        if (isPage || body.IsEmpty || body.Contains((byte)0))
        {
            return string.Empty;
        }

        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxLength)]);
        return ": " + Shorten(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private static string Shorten(string text) => text.Length <= MaxLength ? text : text[..MaxLength] + "…";

    private static string Name(HttpResponseMessage message) => string.IsNullOrEmpty(message.ReasonPhrase)
        ? Enum.GetName(message.StatusCode) ?? string.Empty
        : message.ReasonPhrase;
}
