using System.Net;
using System.Text;

namespace Client.Tests.Support;

/// <summary>A request as it went over the wire.</summary>
public sealed record SentRequest(
    string Method,
    string PathAndQuery,
    IReadOnlyDictionary<string, string> Headers,
    string? Body)
{
    public required Uri Uri { get; init; }
}

/// <summary>Answers from a queue (the last answer again and again) and records what was sent.</summary>
public sealed class RecordingHandler(params (int Status, string Body)[] answers) : HttpMessageHandler
{
    private int _next;

    public List<SentRequest> Requests { get; } = [];

    /// <summary>Media type of the answers.</summary>
    public string MediaType { get; set; } = "application/json";

    /// <summary>Answers otherwise from now on.</summary>
    public void Answer(int status, string body, string mediaType)
    {
        MediaType = mediaType;
        answers = [(status, body)];
    }

    public static RecordingHandler Json(string body) => new((200, body));

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        lock (Requests)
        {
            Requests.Add(new SentRequest(request.Method.Method, request.RequestUri!.PathAndQuery, headers, body)
            {
                Uri = request.RequestUri,
            });
        }

        var (status, text) = answers[Math.Min(_next++, answers.Length - 1)];
        return new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(text, Encoding.UTF8, MediaType),
            RequestMessage = request,
        };
    }
}
