using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>Reads bodies into pooled memory.</summary>
internal static class BodyReader
{
    /// <summary>The whole body; a body of an error is taken as far as it comes, and as far as it may.</summary>
    /// <param name="content">The body.</param>
    /// <param name="isError">The body explains an error.</param>
    /// <param name="maxBytes">Most bytes of a success.</param>
    /// <param name="cancellationToken">Ends with the time for the answer, or the caller's token.</param>
    /// <param name="callersToken">The caller's token.</param>
    /// <exception cref="BodyTooLargeException">The body of a success is larger than allowed.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<ByteBuffer> ReadAsync(
        HttpContent content,
        bool isError,
        long maxBytes,
        CancellationToken cancellationToken,
        CancellationToken callersToken)
    {
        var body = new ByteBuffer();
        try
        {
            // The content writes from where the bytes are; to read from it, it would have to make a stream first.
            await content.CopyToAsync(new BodyStream(body, content, isError, maxBytes), cancellationToken)
                .ConfigureAwait(false);
            return body;
        }
        catch (Exception fault) when (isError && IsOfTheBody(fault))
        {
            // The status tells more than the failure to read its explanation.
            return body;
        }
        catch (OperationCanceledException) when (isError && !callersToken.IsCancellationRequested)
        {
            return body;
        }
        catch (HttpRequestException copying) when (copying.InnerException is IOException fault)
        {
            body.Dispose();
            ExceptionDispatchInfo.Throw(fault);
            throw;
        }
        catch (InvalidOperationException fault) when (IsOfTheBody(fault))
        {
            body.Dispose();
            throw new InvalidDataException(fault.Message, fault);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The body broke off, is too large, or is not compressed as it says, which Brotli's decoder tells in its own way.
    /// </summary>
    private static bool IsOfTheBody(Exception fault) => fault
        is IOException or HttpRequestException or BodyTooLargeException or InvalidDataException
        or (InvalidOperationException and not ObjectDisposedException);
}
