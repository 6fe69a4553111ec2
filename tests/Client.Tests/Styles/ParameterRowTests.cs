using System.Reflection;
using System.Text.Json;
using Client.Tests.Support;
using SpecClient;
using SpecClient.Requests;

namespace Client.Tests.Styles;

/// <summary>
/// Every row of rows.json: a parameter of a generated client and its value give the expected text on the wire.
/// </summary>
/// <remarks>
/// make-rows.mjs makes the rows and the documents; a row says where swagger-client and RFC 6570 differ, and why.
/// </remarks>
public sealed class ParameterRowTests : IDisposable
{
    private static readonly Dictionary<string, Type> s_params = FindParams();

    private readonly WireRecorder _wire = new();

    public void Dispose() => _wire.Dispose();

    [Fact]
    public async Task Every_row_is_equal_on_the_wire()
    {
        var rows = ReadRows();
        using var v20 = new global::Styles.V20.StylesClient(new() { MaxRetries = 0 }, _wire.Http);
        using var v31 = new global::Styles.V31.StylesClient(new() { MaxRetries = 0 }, _wire.Http);
        using var v32 = new global::Styles.V32.StylesClient(new() { MaxRetries = 0 }, _wire.Http);
        var faults = new List<string>();
        foreach (var row in rows)
        {
            var type = s_params[row.GetProperty("operation").GetString()!];
            ApiClient client = type.FullName!.StartsWith("Styles.V20.", StringComparison.Ordinal) ? v20
                : type.FullName.StartsWith("Styles.V31.", StringComparison.Ordinal) ? v31
                : v32;
            var expected = row.GetProperty("expected").GetString();
            var actual = await SendAsync(client, type, row.GetProperty("value"));
            if (actual != expected)
            {
                faults.Add($"{row}\n    sent: {actual ?? "(refused)"}");
            }
        }

        Assert.True(rows.Count > 1000, $"Only {rows.Count} rows.");
        Assert.True(faults.Count == 0, $"{faults.Count} rows differ:\n" + string.Join("\n", faults.Take(100)));
    }

    [Fact]
    public void Every_operation_of_the_documents_has_rows()
    {
        var called = ReadRows().Select(static row => row.GetProperty("operation").GetString()!).ToHashSet();
        Assert.Equal(s_params.Keys.Order(StringComparer.Ordinal), called.Order(StringComparer.Ordinal));
    }

    // The parameter's text on the wire, or null where the call was refused before sending.
    private async Task<string?> SendAsync(ApiClient client, Type type, JsonElement value)
    {
        var count = _wire.Requests.Count;
        var request = (IApiRequest<NoContent>)Activator.CreateInstance(type)!;
        var property = type.GetProperties().Single(static property => property.CanWrite);
        property.SetValue(request, JsonSerializer.Deserialize(value, property.PropertyType));
        try
        {
            await client.SendAsync(request);
        }
        catch (ArgumentException)
        {
            Assert.Equal(count, _wire.Requests.Count);
            return null;
        }

        Assert.Equal(count + 1, _wire.Requests.Count);
        return Text(request.Operation, _wire.Requests[^1]);
    }

    private static string Text(ApiOperation operation, string wire)
    {
        var end = wire.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var (head, body) = (wire[..end], wire[(end + 4)..]);
        var target = head.Split(' ')[1];
        var start = "/" + operation.OperationId;
        Assert.StartsWith(start, target, StringComparison.Ordinal);
        var kind = operation.OperationId.Split('-').First(static word => word != "v2");
        switch (kind)
        {
            case "path":
                Assert.EndsWith("/end", target, StringComparison.Ordinal);
                return target[(start.Length + 1)..^4];
            case "query" or "querystring":
                return target.Length == start.Length ? "" : target[(start.Length + 1)..];
            case "formData":
                return body;
            default:
                var name = kind == "cookie" ? "\r\nCookie: " : "\r\ncolor: ";
                var at = head.IndexOf(name, StringComparison.Ordinal);
                return at < 0 ? "" : head[(at + name.Length)..].Split("\r\n")[0];
        }
    }

    private static Dictionary<string, Type> FindParams() => typeof(ParameterRowTests).Assembly.GetTypes()
        .Where(static type => type.Namespace?.StartsWith("Styles.V", StringComparison.Ordinal) == true
            && typeof(IApiRequest).IsAssignableFrom(type))
        .ToDictionary(static type => ((ApiOperation)type
            .GetField("Operation", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!).OperationId);

    private static List<JsonElement> ReadRows()
    {
        using var stream = typeof(ParameterRowTests).Assembly.GetManifestResourceStream("rows.json")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateArray().Select(static row => row.Clone())];
    }
}
