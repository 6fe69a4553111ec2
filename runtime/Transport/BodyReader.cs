using System.Runtime.CompilerServices;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>Reads bodies into pooled memory.</summary>
internal static class BodyReader
{
    private const int FirstRead = 16 * 1024;

    /// <summary>The whole body; a body of an error is taken as far as it comes, and as far as it may.</summary>
    /// <exception cref="BodyTooLargeException">The body of a success is larger than allowed.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<ByteBuffer> ReadAsync(
        HttpContent content, bool isError, long maxBytes, CancellationToken cancellationToken)
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
                if (body.Length > maxBytes)
                {
                    return isError ? body : throw new BodyTooLargeException();
                }

                if (body.IsFull && !isError && content.Headers.ContentLength > maxBytes)
                {
                    // Said before the rest is taken in; a body that fits in the first read needs no question.
                    throw new BodyTooLargeException();
                }

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
}
