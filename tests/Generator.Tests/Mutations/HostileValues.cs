using System.Text.Json.Nodes;

namespace SpecClient.Generator.Tests.Mutations;

/// <summary>Names, texts and values that break what takes them at face value.</summary>
internal static class HostileValues
{
    private static readonly string[] s_texts =
    [
        "", " ", "\"", "\\", "*/", "/*", "//", "\"\"\"", "{{ x }}", "{", "}", "$\"{1}", "@", "#", "#if", "\r\n", "\n}",
        "\t", "\u0000", "\u0001\u001f", "\u2028", "\u2029", "\u0085", "\ufeff", "\u202eabc", "a\u0301", "ﬁ", "😀",
        "\ud800", "日本語", "١٢٣", "class", "namespace", "record", "string", "required", "field",
        "await", "var", "nint",
        "global", "System", "String", "Object", "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone",
        "Task",
        "Test", "Client", "Models", "Resources", "Value", "Values", "Create", "Write", "TryRead", "EqualityContract",
        "<script>", "</summary>", "&amp;", "<!-- -->", "]]>", "%", "%2F", "%zz", "~", "~0~1", "/", "//x", "..", ".",
        "+1",
        "-", "1", "1a", "_", "__", "a b", "a-b", "a_b", "A_B", "aB", "null", "true", "NaN", "1e999", "x-y", "$ref", "?",
        "http://[::1", "file:///etc/passwd", "C:\\x", "con", "\\u0041", "@class", "\"; throw null; //", "'", "`",
    ];

    /// <summary>One of the texts, a long one, or two of them joined.</summary>
    public static string Text(Random random) => random.Next(12) switch
    {
        0 => new string('x', random.Next(1, 4) * 5_000),
        1 => string.Concat(Enumerable.Repeat(Pick(random, s_texts), random.Next(1, 300))),
        < 4 => Pick(random, s_texts) + Pick(random, s_texts),
        _ => Pick(random, s_texts),
    };

    /// <summary>A value of any JSON type.</summary>
    public static JsonNode? Value(Random random) => random.Next(16) switch
    {
        0 => null,
        1 => JsonValue.Create(true),
        2 => JsonValue.Create(false),
        3 => JsonValue.Create(0),
        4 => JsonValue.Create(-1),
        5 => JsonNode.Parse("1e400"),
        6 => JsonNode.Parse("1" + new string('0', 400) + ".5"),
        7 => JsonValue.Create(long.MaxValue),
        8 => JsonValue.Create(0.1),
        9 => new JsonObject(),
        10 => new JsonArray(),
        11 => new JsonArray(null, JsonValue.Create("x"), JsonValue.Create(1), new JsonObject(), new JsonArray()),
        12 => new JsonObject { [Text(random)] = Value(random) },
        13 => new JsonObject { ["$ref"] = Text(random) },
        _ => JsonValue.Create(Text(random)),
    };

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
