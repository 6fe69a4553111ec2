using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;

namespace SpecClient;

/// <summary>
/// All tries of a call. Each: pace, write, authenticate, send, read; all but the pace within the try's time.
/// </summary>
internal sealed class TryLoop(ClientSettings settings)
{
    /// <summary>Tries until there is an answer to be taken, or no sense in another try.</summary>
    /// <remarks>One method, so that a call suspends one state machine only for whatever it waits for.</remarks>
    /// <param name="call">The call.</param>
    /// <param name="template">The message as handlers around the call left it, or null.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The last answer, success or not.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Received> RunAsync(
        ApiCall call, ApiRequestMessage? template, CancellationToken cancellationToken)
    {
        using var span = settings.Events.Start(call);
        for (var retry = 0; ;)
        {
            call.Tries++;
            var start = settings.Events.Now();
            var permit = settings.RateLimiter is { } limiter
                ? await PermitAsync(call, limiter, cancellationToken).ConfigureAwait(false)
                : null;
            if (permit is null)
            {
                await settings.Pacer.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            var current = new ApiTry(settings, call, permit);
            try
            {
                current.Begin(template, cancellationToken);
                var credentials = Credentials(call, current.Message);
                foreach (var credential in credentials)
                {
                    await credential.ApplyAsync(current.Message, settings.CredentialContext, current.Token)
                        .ConfigureAwait(false);
                }

                current.Sending();
                var response = await settings.SendAsync(current.Message, current.Token).ConfigureAwait(false);
                current.Answered(response);
                if ((int)response.StatusCode is >= 300 and < 400 && settings.FollowsRedirects)
                {
                    response = await FollowAsync(call, current, response, credentials, cancellationToken)
                        .ConfigureAwait(false);
                    current.Redirected(response);
                }

                if (RetryRule.MayHaveApplied((int)response.StatusCode))
                {
                    call.Arrived();
                }

                var body = call.Streams(response)
                    ? null
                    : await BodyReader
                        .ReadAsync(
                            response.Content,
                            !call.IsSuccess(response),
                            settings.MaxResponseBytes,
                            current.Token,
                            cancellationToken)
                        .ConfigureAwait(false);
                current.Complete(body, credentials);
            }
            catch (Exception fault) when (ApiTry.IsFailure(fault))
            {
                current.Fail(fault, cancellationToken);
            }
            catch (BodyTooLargeException) when (current.Response is not null)
            {
                throw settings.Errors.TooLarge(call, current.Received);
            }
            catch (CredentialException fault) when (fault.Operation is null)
            {
                throw settings.Errors.Credential(call, fault);
            }
            finally
            {
                current.End();
            }

            settings.Events.Tried(call, current, start);
            var mayRepeat = call.CanRewrite && (call.IsRepeatable || !current.WasTaken);
            if (current.HasRenewed && !call.HasRenewed && mayRepeat)
            {
                // A fresh credential is no repetition of what failed, so it counts as no retry.
                call.HasRenewed = true;
                current.Received.Dispose();
                continue;
            }

            if (Delay(call, current, retry, mayRepeat) is not { } delay)
            {
                span.End(call, current);
                return current.Failure == TryFailure.None
                    ? current.Received
                    : throw settings.Errors.NoAnswer(call, current);
            }

            settings.Events.Retrying(call, current, delay);
            if (current.Failure == TryFailure.None)
            {
                current.Received.Dispose();
            }

            retry++;
            await Task.Delay(delay, settings.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Waits for a permit, and then for the pace, because the service's word counts at the time a try goes out.
    /// </summary>
    private async ValueTask<RateLimitLease> PermitAsync(
        ApiCall call, RateLimiter limiter, CancellationToken cancellationToken)
    {
        var permit = await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!permit.IsAcquired)
            {
                call.Tries--;
                throw settings.Errors.NotPermitted(
                    call, permit.TryGetMetadata(MetadataName.RetryAfter, out var delay) ? delay : null);
            }

            await settings.Pacer.WaitAsync(cancellationToken).ConfigureAwait(false);
            return permit;
        }
        catch
        {
            permit.Dispose();
            throw;
        }
    }

    /// <summary>Time until the next try; null where there is to be none.</summary>
    private TimeSpan? Delay(ApiCall call, ApiTry last, int retry, bool mayRepeat)
    {
        TimeSpan? asked = null;
        bool? shouldRetry = null;
        var status = 0;
        if (last.Failure == TryFailure.None)
        {
            var received = last.Received;
            if (call.IsSuccess(received.Message))
            {
                return null;
            }

            status = received.Status;
            var headers = received.Message.Headers;
            shouldRetry = RetryDelay.ShouldRetry(headers);
            asked = RateLimitHeaders.RetryAfter(headers, settings.TimeProvider.GetUtcNow());
        }

        return retry < call.MaxRetries && mayRepeat
            && RetryRule.Retries(last.Failure, status, shouldRetry, call.IsRepeatable)
                ? RetryDelay.Choose(asked, retry, settings.Retry, Random.Shared.NextDouble())
                : null;
    }

    private async ValueTask<HttpResponseMessage> FollowAsync(
        ApiCall call,
        ApiTry current,
        HttpResponseMessage response,
        ApiCredential[] credentials,
        CancellationToken cancellationToken)
    {
        var method = current.Message.Method;
        var url = call.Url!;
        for (var redirects = 0; redirects < RedirectRule.MaxRedirects; redirects++)
        {
            var next = RedirectRule.Next(
                (int)response.StatusCode, method, url, response.Headers.Location, call.CanRewrite);
            if (next is null)
            {
                return response;
            }

            if (next.Value.Method != method)
            {
                current.Taken();
            }

            response.Dispose();
            (url, method) = next.Value;
            var isPaced = RedirectRule.IsSameOrigin(call.Url!, url);
            if (isPaced)
            {
                await current.PaceAsync(cancellationToken).ConfigureAwait(false);
            }

            HttpResponseMessage? answer = null;
            try
            {
                using var target = await TargetAsync(call, url, method, credentials, current.Token)
                    .ConfigureAwait(false);
                answer = await settings.SendAsync(target, current.Token).ConfigureAwait(false);
            }
            finally
            {
                if (isPaced)
                {
                    settings.Pacer.Completed(answer);
                }
            }

            response = answer;
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

        return IsCredentialGiven(call, message) ? [] : throw settings.Errors.NoCredential(call);
    }

    private bool IsCredentialGiven(ApiCall call, ApiRequestMessage message) => settings.Credentials.IsHeader(
        call.Operation,
        name => message.Headers.NonValidated.Contains(name)
            || settings.Http?.DefaultRequestHeaders.NonValidated.Contains(name) == true
            || call.Options?.HeadersOrNull?.ContainsKey(name) == true);
}
