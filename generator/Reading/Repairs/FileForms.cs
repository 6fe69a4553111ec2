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
        if (!HasFile(operation))
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

    // Those that were referred to, or the path's, stand in the operation by now.
    private static bool HasFile(JsonObject owner) =>
        owner["parameters"] is JsonArray parameters && parameters.OfType<JsonObject>().Any(static parameter =>
            ValueConverter.Text(parameter["in"]) == "formData" && ValueConverter.Text(parameter["type"]) == "file");
}
