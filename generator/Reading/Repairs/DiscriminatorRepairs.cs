using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Brings a discriminator into its version's form: a name in 2.0, an object with a mapping from 3.0 on.
/// </summary>
internal static class DiscriminatorRepairs
{
    private const string Keyword = "discriminator";

    public static void Apply(JsonObject schema, WalkPath pointer, TreeResult file, RepairContext context)
    {
        if (schema[Keyword] is not { } written)
        {
            return;
        }

        var at = Pointer.Child(pointer, Keyword);
        var name = written is JsonObject ? ValueConverter.Text(written["propertyName"]) : ValueConverter.Text(written);
        if (string.IsNullOrEmpty(name))
        {
            context.Report(
                ReadingDiagnostics.WrongType, at, Keyword, "an object with the name of a property as 'propertyName'");
            schema.Remove(Keyword);
        }
        else if (context.IsVersion2)
        {
            schema[Keyword] = name;
        }
        else if (written is not JsonObject known)
        {
            schema[Keyword] = new JsonObject { ["propertyName"] = name };
        }
        else
        {
            if (ValueConverter.Kind(known["propertyName"]) != JsonValueKind.String)
            {
                known["propertyName"] = name;
            }

            Mapping(known, Pointer.Child(at, "mapping"), file, context);
            DefaultMapping(known, Pointer.Child(at, "defaultMapping"), file, context);
        }
    }

    private static void Mapping(
        JsonObject discriminator, string pointer, TreeResult file, RepairContext context)
    {
        if (discriminator["mapping"] is not { } mapping)
        {
            discriminator.Remove("mapping");
            return;
        }

        if (mapping is not JsonObject entries)
        {
            context.Report(ReadingDiagnostics.WrongType, pointer, "mapping", "an object");
            discriminator.Remove("mapping");
            return;
        }

        foreach (var entry in entries.ToList())
        {
            if (Target(entry.Value) is { } target)
            {
                entries[entry.Key] = target;
                Follow(entries, entry.Key, Pointer.Child(pointer, entry.Key), file, context);
            }
            else
            {
                context.Report(
                    ReadingDiagnostics.WrongType, Pointer.Child(pointer, entry.Key), entry.Key, "the name of a schema");
                entries.Remove(entry.Key);
            }
        }
    }

    // What is no bare name may lead elsewhere.
    private static void Follow(
        JsonObject owner, string key, string pointer, TreeResult file, RepairContext context)
    {
        var target = ValueConverter.Text(owner[key])!;
        if (target.IndexOfAny(['#', '/']) >= 0 || target.Contains(".json") || target.Contains(".y"))
        {
            context.Mappings.Enqueue(new FoundMapping(owner, key, pointer, file));
        }
    }

    private static void DefaultMapping(
        JsonObject discriminator, string pointer, TreeResult file, RepairContext context)
    {
        if (discriminator["defaultMapping"] is not { } written)
        {
            discriminator.Remove("defaultMapping");
        }
        else if (Target(written) is { } target)
        {
            discriminator["defaultMapping"] = target;
            Follow(discriminator, "defaultMapping", pointer, file, context);
        }
        else
        {
            context.Report(ReadingDiagnostics.WrongType, pointer, "defaultMapping", "the name of a schema");
            discriminator.Remove("defaultMapping");
        }
    }

    // A name or a reference; some write the reference as an object.
    private static string? Target(JsonNode? value) =>
        ValueConverter.Text(value is JsonObject reference ? reference["$ref"] : value);
}
