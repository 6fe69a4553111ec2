using System.Text.Json.Nodes;
using SpecClient.Generator.Options;
using SpecClient.Generator.Reading;

namespace SpecClient.Generator.Inputs;

/// <summary>
/// Tells resource maps from other files of such a name: a resource has methods, models or subresources. A file that is
/// no map, however it is called, gets no diagnostic.
/// </summary>
internal static class MapSniffer
{
    private static readonly string[] s_parts = ["methods", "models", "subresources"];

    public static bool IsMap(InputFile file, CancellationToken cancellationToken) =>
        file.Text is { } text
        && TreeReader.Read(new DocumentFile(file.Path, text), cancellationToken).Root is JsonObject root
        && root["resources"] is JsonObject resources
        && resources.Any(static resource => resource.Value is JsonObject members
            && s_parts.Any(part => members[part] is JsonObject));
}
