using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Media types of OpenAPI 2.0 forms with files: such an operation consumes <c>multipart/form-data</c>,
/// <c>application/x-www-form-urlencoded</c> or both (Parameter Object, <c>type</c>). Where nothing is said the library
/// takes a form for url-encoded, which no file can be.
/// </summary>
internal static class FileForms
{
    private const string Multipart = "multipart/form-data";

    public static void Apply(JsonObject operation, string pointer, RepairContext context)
    {
        if (!HasFile(operation, context))
        {
            return;
        }

        var list = (operation["consumes"] ?? context.Root["consumes"]) as JsonArray;
        var said = list?.Select(ValueConverter.Text).OfType<string>().ToList() ?? [];
        if (said.Exists(IsForm))
        {
            return;
        }

        if (said.Count > 0)
        {
            context.Report(
                ReadingDiagnostics.WrongType, Pointer.Child(pointer, "consumes"), string.Join(", ", said),
                Multipart + ", because a parameter is a file");
        }

        operation["consumes"] = new JsonArray(Multipart);
    }

    private static bool IsForm(string type) => type.Split(';')[0].Trim().ToLowerInvariant()
        is Multipart or "application/x-www-form-urlencoded";

    private static bool HasFile(JsonObject owner, RepairContext context) =>
        owner["parameters"] is JsonArray parameters && parameters.OfType<JsonObject>().Any(parameter =>
            Target(parameter, context) is { } target
            && ValueConverter.Text(target["in"]) == "formData" && ValueConverter.Text(target["type"]) == "file");

    // Parameters of other files are no components of this one yet.
    private static JsonObject? Target(JsonObject parameter, RepairContext context)
    {
        const string place = "#/parameters/";
        return ValueConverter.Text(parameter["$ref"]) is not { } reference ? parameter
            : reference.StartsWith(place, StringComparison.Ordinal)
                ? (context.Root["parameters"] as JsonObject)?[Pointer.Unescape(reference.Substring(place.Length))]
                    as JsonObject
                : null;
    }
}
