using Runtime.Tests.Requests;
using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;

namespace Runtime.Tests.Paging;

/// <summary>A list of numbers at <c>/list</c>, its answers in turn.</summary>
internal static class ListCalls
{
    public static FakeSender Service(params Func<int, string>[] pages)
    {
        var number = 0;
        return new FakeSender(_ =>
        {
            number++;
            return FakeSender.Json(pages[Math.Min(number, pages.Length) - 1](number));
        });
    }

    public static PageSequence<int> Sequence(FakeSender sender, PageRule rule, Action<ApiRequestWriter>? more =
        null) =>
        new(sender, Request(rule, more));

    public static LambdaRequest<Page<int>> Request(PageRule rule, Action<ApiRequestWriter>? more) =>
        new(Write(more), ResponseReader.Page<int, Int32Codec>(rule));

    public static Action<ApiRequestWriter> Write(Action<ApiRequestWriter>? more) => writer =>
    {
        writer.Path("/list");
        more?.Invoke(writer);
        writer.Query("name", "x");
    };

    public static async Task<List<int>> Items(FakeSender sender, PageRule rule, Action<ApiRequestWriter>? more = null)
    {
        var items = new List<int>();
        await foreach (var item in Sequence(sender, rule, more))
        {
            items.Add(item);
        }

        return items;
    }

    public static string[] Paths(FakeSender sender) => sender.Sent.Select(static sent => sent.PathAndQuery).ToArray();
}
