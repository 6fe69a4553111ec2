using System.Net.Http.Headers;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>Makes the message of one try: what the request writes, then the headers of the client.</summary>
internal static class RequestBuilder
{
    private const string DefaultIdempotencyHeader = "Idempotency-Key";

    /// <summary>A message without credentials and without the headers of the call's own options.</summary>
    public static ApiRequestMessage Create(ApiCall call)
    {
        var settings = call.Settings;
        var message = Write(call);
        var headers = message.Headers;

        // Most requests have no headers of their own; then nothing needs to be looked for.
        var isBare = headers.NonValidated.Count == 0 && settings.DefaultHeaders.Length == 0;
        Add(message, "Accept", call.Accept ?? "*/*", isBare);
        foreach (var (name, value) in settings.DefaultHeaders)
        {
            AddIfAbsent(message, name, value);
        }

        // A caller's HttpClient that has a user agent of its own adds it where there is none.
        if (settings.Http is not { DefaultRequestHeaders.NonValidated.Count: > 0 } http
            || !http.DefaultRequestHeaders.NonValidated.Contains("User-Agent"))
        {
            Add(message, "User-Agent", settings.UserAgent, isBare);
        }

        if (call.IdempotencyKey is { } key)
        {
            headers.TryAddWithoutValidation(settings.IdempotencyHeader ?? DefaultIdempotencyHeader, key);
        }

        return message;
    }

    /// <summary>A message for another origin: no credentials, no headers that might hold some.</summary>
    public static ApiRequestMessage CreateBare(ApiCall call, Uri url, HttpMethod method)
    {
        var message = Write(call);
        Redirect(message, url, method);
        message.Headers.Clear();
        AddIfAbsent(message, "Accept", call.Accept ?? "*/*");
        AddIfAbsent(message, "User-Agent", call.Settings.UserAgent);
        return message;
    }

    /// <summary>Turns a message to where a redirect leads.</summary>
    public static void Redirect(HttpRequestMessage message, Uri url, HttpMethod method)
    {
        if (method != message.Method)
        {
            message.Content?.Dispose();
            message.Content = null;
        }

        message.Method = method;
        message.RequestUri = url;
    }

    /// <summary>Makes a message like one that handlers around the call may have changed.</summary>
    public static void Follow(HttpRequestMessage message, ApiRequestMessage template)
    {
        message.Headers.Clear();
        foreach (var (name, values) in template.Headers.NonValidated)
        {
            message.Headers.TryAddWithoutValidation(name, values);
        }

        message.RequestUri = template.RequestUri;
        message.Method = template.Method;
        message.Version = template.Version;
        message.VersionPolicy = template.VersionPolicy;
        if (!ReferenceEquals(template.Content, template.WrittenContent))
        {
            message.Content?.Dispose();
            message.Content = template.Content;
        }
    }

    /// <summary>Sets or removes the headers that the call's options name; they win over all others.</summary>
    public static void ApplyOptions(HttpRequestMessage message, RequestOptions? options)
    {
        if (options?.HeadersOrNull is not { } headers)
        {
            return;
        }

        foreach (var (name, value) in headers)
        {
            ParameterCheck.Header(name, value);
            if (!TryReplace(message.Headers, name, value) && message.Content is { } content
                && !TryReplace(content.Headers, name, value))
            {
                throw new ArgumentException($"'{name}' is no name of a header.", nameof(options));
            }
        }
    }

    private static bool TryReplace(HttpHeaders headers, string name, string? value)
    {
        try
        {
            headers.Remove(name);
        }
        catch (Exception misplaced) when (misplaced is InvalidOperationException or FormatException)
        {
            return false;
        }

        return value is null || headers.TryAddWithoutValidation(name, value);
    }

    private static ApiRequestMessage Write(ApiCall call)
    {
        var settings = call.Settings;
        var writer = ApiRequestWriter.Rent(settings.Servers.Of(call.Operation), settings.ClientValues);
        try
        {
            if (call.Options is { } options)
            {
                Override(writer, options);
            }

            call.Request.Write(writer);
            var message = writer.CreateMessage(call.Operation.Method);
            call.CanRewrite = writer.CanRepeat;
            message.Operation = call.Operation;
            if (settings.Http is { } http)
            {
                // HttpClient applies its own only where it makes the message itself.
                message.Version = http.DefaultRequestVersion;
                message.VersionPolicy = http.DefaultVersionPolicy;
            }

            return message;
        }
        finally
        {
            writer.Return();
        }
    }

    private static void Override(ApiRequestWriter writer, RequestOptions options)
    {
        if (options.QueryOrNull is { } query)
        {
            foreach (var (name, value) in query)
            {
                writer.OverrideQuery(name, value);
            }
        }

        if (options.BodyOrNull is { } body)
        {
            foreach (var (name, value) in body)
            {
                writer.OverrideBody(name, value);
            }
        }
    }

    private static void Add(HttpRequestMessage message, string name, string value, bool isNew)
    {
        if (isNew)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }
        else
        {
            AddIfAbsent(message, name, value);
        }
    }

    private static void AddIfAbsent(HttpRequestMessage message, string name, string value)
    {
        if (!message.Headers.NonValidated.Contains(name) && !message.Headers.TryAddWithoutValidation(name, value)
            && message.Content is { } content && !content.Headers.NonValidated.Contains(name))
        {
            content.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
