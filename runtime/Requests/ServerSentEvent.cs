namespace SpecClient;

/// <summary>An event of a <c>text/event-stream</c> (WHATWG HTML section 9.2).</summary>
/// <typeparam name="T">Type of the data.</typeparam>
/// <param name="Type">Type of the event, <c>message</c> where the service named none.</param>
/// <param name="Data">The data, decoded.</param>
/// <param name="Id">Last event id that the service sent, or null.</param>
/// <param name="Retry">Time that the service wants to pass before a new connection, where it said so.</param>
public sealed record ServerSentEvent<T>(string Type, T Data, string? Id = null, TimeSpan? Retry = null);
