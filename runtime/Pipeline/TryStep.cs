using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace SpecClient;

/// <summary>One try: pace, write, authenticate, send, read; all but the pace within the try's time.</summary>
internal sealed class TryStep(ClientSettings settings)
{
    private static readonly Action<object?> s_cancel = static source => ((CancellationTokenSource)source!).Cancel();

    /// <summary>Sends once.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TryResult> SendAsync(
        ApiCall call, ApiRequestMessage? template, CancellationToken cancellationToken)
    {
        await settings.Pacer.WaitAsync(cancellationToken).ConfigureAwait(false);
        var source = settings.Timeouts.Rent(call.Timeout);
        var link = cancellationToken.UnsafeRegister(s_cancel, source);
        ApiRequestMessage? message = null;
        HttpResponseMessage? response = null;
        HttpContent? written = null;
        var isPaced = true;
        var isSent = false;
        var isKept = false;
        try
        {
            message = RequestBuilder.Create(call);
            written = message.Content;
            if (template is not null)
            {
                RequestBuilder.Follow(message, template);
                call.CanRewrite &= ReferenceEquals(message.Content, written);
            }

            call.Url = message.RequestUri;
            var credentials = Credentials(call, message);
            foreach (var credential in credentials)
            {
                await credential.ApplyAsync(message, settings.CredentialContext, source.Token).ConfigureAwait(false);
            }

            RequestBuilder.ApplyOptions(message, call.Options);
            isSent = true;
            response = await settings.SendAsync(message, source.Token).ConfigureAwait(false);
            isPaced = false;
            settings.Pacer.Completed(response);
            if ((int)response.StatusCode is >= 300 and < 400)
            {
                response = await FollowAsync(call, message, response, credentials, source.Token).ConfigureAwait(false);
            }

            if (RetryRule.MayHaveApplied((int)response.StatusCode))
            {
                call.Arrived();
            }

            if (call.Streams(response))
            {
                isKept = true;
                return new TryResult(new Received(response, null));
            }

            var body = await BodyReader
                .ReadAsync(
                    response.Content, !response.IsSuccessStatusCode, settings.MaxResponseBytes, source.Token)
                .ConfigureAwait(false);
            isKept = true;
            return new TryResult(new Received(response, body), IsRenewed(response, message, credentials));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException
            or InvalidDataException or SocketException)
        {
            var failure = Classify(fault, source.IsCancellationRequested, isSent);
            if (isSent && failure != TryFailure.NotConnected && !IsUnsent(message, written, response))
            {
                call.Arrived();
            }

            if (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException("The call was cancelled.", fault, cancellationToken);
            }

            return new TryResult(failure, fault);
        }
        catch (BodyTooLargeException) when (response is not null)
        {
            throw settings.Errors.TooLarge(call, new Received(response, null));
        }
        catch (CredentialException fault) when (fault.Operation is null)
        {
            throw settings.Errors.Credential(call, fault);
        }
        finally
        {
            if (isPaced)
            {
                settings.Pacer.Completed(null);
            }

            link.Dispose();
            settings.Timeouts.Return(source);
            message?.Dispose();
            if (!isKept)
            {
                response?.Dispose();
            }
        }
    }

    private async ValueTask<HttpResponseMessage> FollowAsync(
        ApiCall call,
        ApiRequestMessage message,
        HttpResponseMessage response,
        ApiCredential[] credentials,
        CancellationToken cancellationToken)
    {
        var method = message.Method;
        var url = call.Url!;
        for (var redirects = 0; redirects < RedirectRule.MaxRedirects; redirects++)
        {
            var next = RedirectRule.Next(
                (int)response.StatusCode, method, url, response.Headers.Location, call.CanRewrite);
            if (next is null)
            {
                return response;
            }

            response.Dispose();
            (url, method) = next.Value;
            using var target = await TargetAsync(call, url, method, credentials, cancellationToken)
                .ConfigureAwait(false);
            response = await settings.SendAsync(target, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }

    private async ValueTask<ApiRequestMessage> TargetAsync(
        ApiCall call, Uri url, HttpMethod method, ApiCredential[] credentials, CancellationToken cancellationToken)
    {
        if (!RedirectRule.IsSameOrigin(call.Url!, url))
        {
            return RequestBuilder.CreateBare(call, url, method);
        }

        var target = RequestBuilder.Create(call);
        RequestBuilder.Redirect(target, url, method);
        foreach (var credential in credentials)
        {
            await credential.ApplyAsync(target, settings.CredentialContext, cancellationToken).ConfigureAwait(false);
        }

        RequestBuilder.ApplyOptions(target, call.Options);
        return target;
    }

    private ApiCredential[] Credentials(ApiCall call, ApiRequestMessage message)
    {
        if (settings.Credentials.Resolve(call.Operation) is { } credentials)
        {
            return credentials;
        }

        var isGiven = settings.Credentials.IsHeader(
            call.Operation,
            name => message.Headers.NonValidated.Contains(name)
                || settings.Http?.DefaultRequestHeaders.NonValidated.Contains(name) == true
                || call.Options?.HeadersOrNull?.ContainsKey(name) == true);
        return isGiven ? [] : throw settings.Errors.NoCredential(call);
    }

    private static bool IsRenewed(HttpResponseMessage response, ApiRequestMessage message, ApiCredential[] credentials)
    {
        var isRenewed = false;
        if (response.StatusCode == System.Net.HttpStatusCode.Unauthorized)
        {
            foreach (var credential in credentials)
            {
                isRenewed |= credential.Renew(message);
            }
        }

        return isRenewed;
    }

    private TryFailure Classify(Exception fault, bool isCancelled, bool isSent)
    {
        if (isCancelled)
        {
            return TryFailure.TimedOut;
        }

        return fault switch
        {
            // The own handler cancels by itself only where a connection takes too long.
            OperationCanceledException { InnerException: TimeoutException } =>
                settings.OwnsHandler ? TryFailure.NotConnected : TryFailure.TimedOut,
            _ when !isSent => TryFailure.NotConnected,
            HttpRequestException http when IsRefusal(http) => TryFailure.NotConnected,
            _ => TryFailure.Broken,
        };
    }

    private static bool IsRefusal(HttpRequestException fault) =>
        fault.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        || fault.InnerException is SocketException
        {
            SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable
                or SocketError.NetworkUnreachable or SocketError.TryAgain or SocketError.NoData,
        };

    /// <summary>True where the transport never asked for the body, so that the service has no whole request.</summary>
    private static bool IsUnsent(ApiRequestMessage? message, HttpContent? written, HttpResponseMessage? response) =>
        response is null && message?.Content is RequestContent { Begun: false } content
        && ReferenceEquals(content, written);
}
