using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SpecClient;

/// <summary>Spans and metrics by OpenTelemetry's semantic conventions for HTTP clients.</summary>
/// <remarks>
/// A span covers a call with its retries; the transport's own spans of each request are its children.
/// </remarks>
internal static class Telemetry
{
    public const string Name = "SpecClient";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter s_meter = new(Name);

    /// <summary>Duration of each try, to the end of the body.</summary>
    public static readonly Histogram<double> Duration = s_meter.CreateHistogram<double>(
        "http.client.request.duration", "s", "Duration of HTTP client requests, by operation.");

    public static Activity? Start(ApiCall call, ClientSettings settings)
    {
        var operation = call.Operation;
        var method = operation.Method.Method;
        var activity = Source.StartActivity(
            operation.IsUndocumented ? method : method + " " + operation.PathTemplate, ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("http.request.method", method);
            activity.SetTag("server.address", settings.BaseUrl?.Host);
            activity.SetTag("server.port", settings.BaseUrl?.Port);
            if (!operation.IsUndocumented)
            {
                activity.SetTag("url.template", operation.PathTemplate);
                activity.SetTag("specclient.operation.id", operation.OperationId);
            }
        }

        return activity;
    }

    public static void End(Activity activity, ApiCall call, ApiTry result)
    {
        if (call.Tries > 1)
        {
            activity.SetTag("http.request.resend_count", call.Tries - 1);
        }

        if (call.Url is { } url)
        {
            activity.SetTag("url.full", call.Settings.Mask.Url(url).OriginalString);
            activity.SetTag("server.address", url.Host);
            activity.SetTag("server.port", url.Port);
        }

        if (result.Failure == TryFailure.None)
        {
            activity.SetTag("http.response.status_code", result.Received.Status);
        }

        if (ErrorType(result) is { } error)
        {
            activity.SetTag("error.type", error);
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }

    public static void Record(ApiCall call, ApiTry result, TimeSpan elapsed)
    {
        if (!Duration.Enabled)
        {
            return;
        }

        var tags = new TagList { { "http.request.method", call.Operation.Method.Method } };
        if (call.Url is { } url)
        {
            tags.Add("server.address", url.Host);
            tags.Add("server.port", url.Port);
        }

        if (!call.Operation.IsUndocumented)
        {
            tags.Add("url.template", call.Operation.PathTemplate);
        }

        if (result.Failure == TryFailure.None)
        {
            tags.Add("http.response.status_code", result.Received.Status);
        }

        if (ErrorType(result) is { } error)
        {
            tags.Add("error.type", error);
        }

        Duration.Record(elapsed.TotalSeconds, tags);
    }

    private static string? ErrorType(ApiTry result) => result.Failure switch
    {
        TryFailure.None when result.Received.Status >= 400 =>
            result.Received.Status.ToString(System.Globalization.CultureInfo.InvariantCulture),
        TryFailure.None => null,
        TryFailure.TimedOut => "timeout",
        _ => result.Cause?.GetType().FullName ?? "_OTHER",
    };
}

/// <summary>The span of a call, where somebody listens.</summary>
internal readonly struct CallSpan(Activity? activity) : IDisposable
{
    public void End(ApiCall call, ApiTry result)
    {
        if (activity is { IsAllDataRequested: true })
        {
            Telemetry.End(activity, call, result);
        }
    }

    public void Dispose() => activity?.Dispose();
}
