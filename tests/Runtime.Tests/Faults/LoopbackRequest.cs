using System.Text;

namespace Runtime.Tests.Faults;

/// <summary>A request as it came over the wire.</summary>
internal sealed record LoopbackRequest(
    int Number, string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>An answer to be sent.</summary>
internal sealed record LoopbackAnswer(int Status, string Body, params (string Name, string Value)[] Headers);
