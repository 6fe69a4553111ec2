using static SpecClient.Generator.Tests.Mutations.HostileValues;

namespace SpecClient.Generator.Tests.Mutations;

/// <summary>Mutations of a document's text, mostly into what is no JSON or YAML any more.</summary>
internal static class TextMutations
{
    private static readonly string[] s_signs =
        ["{", "}", "[", "]", ",", ":", "\"", "'", "&a ", "*a", "!!x ", "- ", "|", "%"];

    public static string Apply(Random random, string text, string other) => random.Next(8) switch
    {
        0 => text[..random.Next(text.Length)],
        1 => text[..random.Next(text.Length)] + other[random.Next(other.Length)..],
        2 => Lines(random, text, other),
        3 => Insert(random, text, Text(random)),
        4 => Insert(random, text, Pick(random, s_signs)),
        5 => Cut(random, text),
        6 => Insert(random, text, new string(Pick(random, "[{ \t-#&\n".ToList()), random.Next(1, 3_000))),
        _ => text.Replace(Pick(random, [":", "\"", "\n", "$ref", "type", "object", ","]), Text(random)),
    };

    private static string Lines(Random random, string text, string other)
    {
        var lines = text.Split('\n').ToList();
        var others = other.Split('\n');
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            switch (random.Next(4))
            {
                case 0:
                    lines.Insert(random.Next(lines.Count), Pick(random, lines));
                    break;
                case 1:
                    lines.RemoveAt(random.Next(lines.Count));
                    lines.Add("");
                    break;
                case 2:
                    lines[random.Next(lines.Count)] = Pick(random, others);
                    break;
                default:
                    var at = random.Next(lines.Count);
                    lines[at] = new string(' ', random.Next(1, 5)) + lines[at];
                    break;
            }
        }

        return string.Join("\n", lines);
    }

    private static string Insert(Random random, string text, string inserted) =>
        text.Insert(random.Next(text.Length + 1), inserted);

    private static string Cut(Random random, string text)
    {
        var start = random.Next(text.Length);
        return text.Remove(start, random.Next(Math.Min(200, text.Length - start)) + 1);
    }
}
