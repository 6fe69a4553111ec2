using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClient.Json;

namespace SpecClient.RoundTrip;

/// <summary>One document: its client is generated and compiled, its samples are read and written.</summary>
internal static class DocumentRun
{
    private static readonly MethodInfo s_read = Method(nameof(Read));

    public static Tally Of(string document, string samples)
    {
        var data = JsonNode.Parse(samples)!;
        var tally = new Tally
        {
            Schemas = (int)data["schemas"]!,
            Unusable = (int)data["unusable"]!,
            Made = (int)data["made"]!,
            Valid = (int)data["valid"]!,
        };
        var client = new InMemoryClient(document);
        if (client.Assembly is not { } assembly)
        {
            tally.Notes.AddRange(client.Errors.Take(10));
            return tally;
        }

        var types = new Dictionary<int, Type?>();
        foreach (var item in data["items"]!.AsArray())
        {
            var number = (int)item!["object"]!;
            if (!types.TryGetValue(number, out var type))
            {
                types[number] = type = assembly.GetType("RoundTrip.Models.RoundTripSamples" + number);
            }

            var json = "{\"" + item["property"] + "\":" + item["value"] + "}";
            if (type is null)
            {
                tally.Notes.Add("no type for " + item["schema"]);
                continue;
            }

            One(tally, type, item["schema"]!.ToString(), json);
        }

        client.Dispose();
        return tally;
    }

    private static void One(Tally tally, Type type, string schema, string json)
    {
        try
        {
            var (value, written) = ((object, string))s_read.MakeGenericMethod(type).Invoke(null, [json, false])!;
            if (JsonComparer.Difference(json, written) is { } difference)
            {
                tally.Notes.Add($"different: {schema}: {difference}");
                return;
            }

            tally.Equal++;
            if (HasUnknown(value))
            {
                tally.Unknown++;
                tally.Notes.Add($"unknown variant: {schema}: {Short(json)}");
            }
        }
        catch (TargetInvocationException fault)
        {
            tally.Notes.Add($"different: {schema}: {fault.InnerException!.Message} in {Short(json)}");
            return;
        }

        try
        {
            s_read.MakeGenericMethod(type).Invoke(null, [json, true]);
        }
        catch (TargetInvocationException fault)
        {
            tally.Faulty++;
            tally.Notes.Add($"fault: {schema}: {Short(fault.InnerException!.Message)}");
        }
    }

    private static (object Value, string Written) Read<T>(string json, bool strict)
        where T : IJsonModel<T>
    {
        var value = ApiJson.Read<T>(json, strict);
        return (value, ApiJson.Write(value));
    }

    // A union that keeps the JSON of none of its variants, anywhere in the value.
    private static bool HasUnknown(object? value)
    {
        switch (value)
        {
            case JsonUnion union:
                return union.TryGetUnknown(out _) || HasUnknown(union.Value);
            case JsonModel model:
                return model.GetType().GetProperties()
                    .Where(static p => p.GetIndexParameters().Length == 0 && p.Name != "UnknownProperties")
                    .Any(p => HasUnknown(Get(p, model)));
            case IDictionary map:
                return map.Values.Cast<object?>().Any(HasUnknown);
            case IEnumerable items and not (string or byte[]):
                return items.Cast<object?>().Any(HasUnknown);
            default:
                return false;
        }
    }

    private static object? Get(PropertyInfo property, object model)
    {
        try
        {
            return property.GetValue(model);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    private static string Short(string text) => text.Length <= 300 ? text : text[..300] + "…";

    private static MethodInfo Method(string name) =>
        typeof(DocumentRun).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
