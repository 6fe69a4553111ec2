using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Tests.Reading;

/// <summary>Reads documents and says in short what came out.</summary>
internal static class Reads
{
    /// <summary>A document with one operation, and something else.</summary>
    public const string Head31 = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\n";

    public static ReadResult Document(
        string text, string path = "/specs/test.yaml", params (string Path, string Text)[] others) =>
        DocumentReader.Read(
            File(path, text),
            [.. others.Select(static other => File(other.Path, other.Text))],
            [],
            isMapped: false,
            TestContext.Current.CancellationToken);

    public static TreeResult Tree(string text, string path = "/specs/test.yaml") =>
        TreeReader.Read(File(path, text), TestContext.Current.CancellationToken);

    /// <summary><c>id line:column</c> of each diagnostic (one-based).</summary>
    public static IEnumerable<string> Places(this IEnumerable<DiagnosticInfo> diagnostics) => diagnostics.Select(
        static d => string.Create(
            CultureInfo.InvariantCulture, $"{d.Id} {d.Location!.Line + 1}:{d.Location.Column + 1}"));

    /// <summary>The node at a pointer of the repaired document as JSON; "nothing" for none.</summary>
    public static string At(this ReadResult result, string pointer) =>
        Pointer.Keys(pointer).Aggregate((JsonNode?)result.Source!.Root, static (node, key) => node switch
        {
            JsonObject members => members[key],
            JsonArray items => items[int.Parse(key, CultureInfo.InvariantCulture)],
            _ => null,
        })?.ToJsonString() ?? "nothing";

    /// <summary>Runs on a thread with as much stack as the smallest host gives.</summary>
    public static void OnSmallStack(Action run)
    {
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    run();
                }
                catch (Exception fault)
                {
                    thrown = fault;
                }
            },
            1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
    }

    private static DocumentFile File(string path, string text) => new(path, SourceText.From(text));
}
