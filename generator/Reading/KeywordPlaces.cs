using System.Globalization;
using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading;

/// <summary>
/// Where keywords stand that Microsoft.OpenApi does not know: it gives neither the index of a list's items nor the root
/// its usual pointer, and the same place for each of them.
/// </summary>
internal sealed class KeywordPlaces(JsonObject root)
{
    private readonly Dictionary<string, Dictionary<string, Queue<string>>> _found = new(StringComparer.Ordinal);

    /// <summary>The pointer of a keyword: of the next one each time, where the library says the same again.</summary>
    /// <param name="place">Pointer of the object as the library writes it (<c>#/</c>, <c>#/servers</c>).</param>
    /// <param name="key">The keyword.</param>
    public string Next(string place, string key)
    {
        if (!_found.TryGetValue(place, out var keys))
        {
            _found.Add(place, keys = new Dictionary<string, Queue<string>>(StringComparer.Ordinal));
            Find(root, [.. Pointer.Keys(place).Where(static step => step.Length > 0)], 0, "#", keys);
        }

        return keys.TryGetValue(key, out var pointers) && pointers.Count > 0
            ? Pointer.Child(pointers.Dequeue(), key)
            : Pointer.Child(place == "#/" ? "#" : place, key);
    }

    // The objects that have each key.
    private static void Find(
        JsonNode? node, List<string> steps, int at, string pointer, Dictionary<string, Queue<string>> keys)
    {
        switch (node)
        {
            case JsonArray items when at == steps.Count || Index(steps[at]) is null:
                for (var index = 0; index < items.Count; index++)
                {
                    Find(items[index], steps, at, Pointer.Child(pointer, index), keys);
                }

                break;
            case JsonArray items when Index(steps[at]) is { } index && index < items.Count:
                Find(items[index], steps, at + 1, Pointer.Child(pointer, index), keys);
                break;
            case JsonObject members when at == steps.Count:
                foreach (var member in members)
                {
                    if (!keys.TryGetValue(member.Key, out var pointers))
                    {
                        keys.Add(member.Key, pointers = new Queue<string>());
                    }

                    pointers.Enqueue(pointer);
                }

                break;
            case JsonObject members:
                Find(members[steps[at]], steps, at + 1, Pointer.Child(pointer, steps[at]), keys);
                break;
        }
    }

    private static int? Index(string step) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
