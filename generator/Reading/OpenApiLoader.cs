using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Reading.Repairs;

namespace SpecClient.Generator.Reading;

/// <summary>
/// Hands the repaired tree to Microsoft.OpenApi. What it still throws on is found in one pass
/// (<see cref="FaultFinder"/>) and left out with located warnings; what it only notes as an error becomes a diagnostic.
/// </summary>
internal static class OpenApiLoader
{
    // Each costs about two readings of the document.
    private const int MaxRounds = 3;

    private const string UnknownKeyword = " is not a valid property at ";

    /// <summary>The document, or null where the cause of a fault is in no part that can be left out.</summary>
    public static OpenApiDocument? Load(RepairContext context)
    {
        for (var round = 1; ; round++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                var result = Read(context.Root);
                Report(result.Diagnostic.Errors, context);
                return result.Document;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                var found = round > MaxRounds
                    ? []
                    : FaultFinder.Find(context.Root, round == 1, context.CancellationToken);
                if (found.Count == 0)
                {
                    context.Report(ReadingDiagnostics.Unusable, "#", fault.Message);
                    return null;
                }

                foreach (var part in found)
                {
                    context.Report(ReadingDiagnostics.Unread, part.Pointer, part.Message);
                    context.Remove(part.Node, part.Parent, part.Pointer);
                }

                context.Removals.Apply(context.Root, context.Map);
            }
        }
    }

    /// <summary>Reads a tree as it is; throws whatever the library throws.</summary>
    public static ReadResultOfLibrary Read(JsonObject root)
    {
        // Not by its reader, which walks the document once more for what the references here have anyway.
        var diagnostic = new OpenApiDiagnostic();
        return new ReadResultOfLibrary(
            new ParsingContext(diagnostic).Parse(root, new Uri("file:///document")), diagnostic);
    }

    // What is wrong with a path, a parameter's `in` or a security scheme is the builders' to say.
    private static void Report(IEnumerable<OpenApiError> errors, RepairContext context)
    {
        var places = new KeywordPlaces(context.Root);
        foreach (var error in errors)
        {
            var pointer = error.Pointer ?? "#";
            var unknown = error.Message.IndexOf(UnknownKeyword, StringComparison.Ordinal);
            if (unknown >= 0)
            {
                var place = error.Message.Substring(unknown + UnknownKeyword.Length);
                var key = error.Message.Substring(0, unknown);

                // How the items of an array in an array are separated (OpenAPI 2.0) only the builders read.
                var isRead = context.IsVersion2 && key == "collectionFormat"
                    && place.EndsWith("/items", StringComparison.Ordinal);
                if (place != "#/paths" && !isRead)
                {
                    context.Report(ReadingDiagnostics.UnknownKeyword, places.Next(place, key), key);
                }
            }
            else if (!error.Message.StartsWith("Enum value", StringComparison.Ordinal))
            {
                context.Report(ReadingDiagnostics.Unread, pointer, error.Message);
            }
        }
    }
}

/// <summary>What Microsoft.OpenApi gave.</summary>
internal sealed record ReadResultOfLibrary(OpenApiDocument Document, OpenApiDiagnostic Diagnostic);
