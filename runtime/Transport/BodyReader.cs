using System.Runtime.CompilerServices;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>Reads bodies into pooled memory, and what their headers say of them without parsing more than is needed.</summary>
internal static class BodyReader
{
    private const int FirstRead = 16 * 1024;

    /// <summary>The whole body; a body of an error is taken as far as it comes.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<ByteBuffer> ReadAsync(
        HttpContent content, bool isError, CancellationToken cancellationToken)
    {
        var body = new ByteBuffer();
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var size = FirstRead;
            int read;
            while ((read = await stream.ReadAsync(body.GetMemory(size), cancellationToken).ConfigureAwait(false)) > 0)
            {
                body.Advance(read);
                size = 1;
            }

            return body;
        }
        catch (Exception fault) when (isError && fault is IOException or HttpRequestException)
        {
            // The status tells more than the failure to read its explanation.
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Media type without its parameters, and the charset; null where there is none.</summary>
    public static string? MediaType(HttpContent content, out string? charset)
    {
        charset = null;
        if (!content.Headers.NonValidated.TryGetValues("Content-Type", out var values))
        {
            return null;
        }

        var text = values.ToString();
        var end = text.IndexOf(';', StringComparison.Ordinal);
        if (end < 0)
        {
            return text.Trim();
        }

        var parameters = text.AsSpan(end + 1);
        var start = parameters.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (start >= 0)
        {
            var value = parameters[(start + 8)..];
            var stop = value.IndexOf(';');
            value = (stop < 0 ? value : value[..stop]).Trim();
            charset = value.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? "utf-8" : value.Trim('"').ToString();
        }

        var type = text.AsSpan(0, end).Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase) ? "application/json" : type.ToString();
    }
}
