using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecClient.Generator.Tests.Prism;

/// <summary>Turns sample JSON into values of the types that the properties of params types have.</summary>
internal static class SampleBinder
{
    public static object? Bind(JsonNode? json, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (json is null)
        {
            return null;
        }

        if (type == typeof(BinaryContent))
        {
            return BinaryContent.FromBytes(Encoding.UTF8.GetBytes("bytes"), "sample.bin");
        }

        if (type == typeof(DateTimeOffset) && json.GetValueKind() == JsonValueKind.Number)
        {
            return DateTimeOffset.FromUnixTimeSeconds(json.GetValue<long>());
        }

        if (type == typeof(Uri))
        {
            return new Uri(json.GetValue<string>(), UriKind.RelativeOrAbsolute);
        }

        if (type == typeof(BigInteger))
        {
            return BigInteger.Parse(json.ToJsonString(), CultureInfo.InvariantCulture);
        }

        if (type.IsGenericType)
        {
            var item = type.GetGenericArguments()[^1];
            if (type.GetGenericTypeDefinition() == typeof(NdJsonItems<>))
            {
                var lines = (json as JsonArray)?.ToList() ?? [json];
                return Activator.CreateInstance(type, List(lines, item));
            }

            if (item == typeof(BinaryContent) && json is JsonObject files)
            {
                return files.ToDictionary(
                    static file => file.Key, static file => (BinaryContent)Encoding.UTF8.GetBytes("x"));
            }

            if (json is JsonArray items && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            {
                return List([.. items], item);
            }
        }

        return JsonSerializer.Deserialize(json, type);
    }

    private static Array List(List<JsonNode?> items, Type type)
    {
        var array = Array.CreateInstance(type, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            array.SetValue(Bind(items[i], type), i);
        }

        return array;
    }
}
