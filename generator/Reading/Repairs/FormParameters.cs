using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Parameters of OpenAPI 2.0 that are a body, or a part of one, into their operations: the library loses those of a
/// path, and the names of those that are referred to ("Path Item Object", "Parameter Object").
/// </summary>
internal static class FormParameters
{
    private const string Components = "#/parameters/";

    private static readonly string[] s_withBody = ["post", "put", "patch", "delete"];

    public static void Apply(JsonObject item, string pointer, RepairContext context)
    {
        foreach (var method in item.Select(static member => member.Key).ToList())
        {
            if (item[method] is JsonObject operation && operation["parameters"] is JsonArray own)
            {
                Inline(own, Pointer.Child(pointer, method) + "/parameters", context);
            }
        }

        if (item["parameters"] is JsonArray shared)
        {
            Share(item, shared, pointer, context);
        }
    }

    private static void Inline(JsonArray parameters, string pointer, RepairContext context)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] is JsonObject { } parameter && Text(parameter, "$ref") is { } reference
                && Target(reference, context) is { } target && Text(target, "in") == "formData")
            {
                parameters[i] = target.DeepClone();
                Tell(Pointer.Child(pointer, i), reference, context);
            }
        }
    }

    private static void Share(JsonObject item, JsonArray shared, string pointer, RepairContext context)
    {
        for (var i = 0; i < shared.Count; i++)
        {
            if (shared[i] is not JsonObject parameter)
            {
                continue;
            }

            var reference = Text(parameter, "$ref");
            var target = reference is null ? parameter : Target(reference, context);
            if (target is null || Text(target, "in") is not ("formData" or "body"))
            {
                continue;
            }

            context.Removals.Add(shared, pointer + "/parameters", i);
            foreach (var method in s_withBody)
            {
                if (item[method] is JsonObject operation && !IsOverridden(operation, target, context))
                {
                    var list = operation["parameters"] as JsonArray ?? [];
                    operation["parameters"] ??= list;
                    list.Add(target.DeepClone());
                    Tell(
                        Pointer.Child(Pointer.Child(pointer, method) + "/parameters", list.Count - 1),
                        reference ?? Pointer.Child(pointer + "/parameters", i), context);
                }
            }
        }
    }

    // By name and location; there is one body.
    private static bool IsOverridden(JsonObject operation, JsonObject shared, RepairContext context) =>
        (operation["parameters"] as JsonArray ?? []).OfType<JsonObject>()
        .Select(parameter => Text(parameter, "$ref") is { } reference ? Target(reference, context) : parameter)
        .Any(parameter => parameter is not null && Text(parameter, "in") == Text(shared, "in")
            && (Text(shared, "in") == "body" || Text(parameter, "name") == Text(shared, "name")));

    private static void Tell(string place, string written, RepairContext context)
    {
        var (file, original) = context.Map.Source(written);
        context.Map.Add(place, file, original);
    }

    private static JsonObject? Target(string reference, RepairContext context) =>
        reference.StartsWith(Components, StringComparison.Ordinal)
            ? (context.Root["parameters"] as JsonObject)?[Pointer.Unescape(reference.Substring(Components.Length))]
                as JsonObject
            : null;

    private static string? Text(JsonObject node, string key) => ValueConverter.Text(node[key]);
}
