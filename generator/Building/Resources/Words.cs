using System.Text;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Words of wire names: snake case and the singular.</summary>
internal static class Words
{
    private static readonly Dictionary<string, string> s_irregular = new(StringComparer.Ordinal)
    {
        ["people"] = "person",
        ["children"] = "child",
        ["men"] = "man",
        ["women"] = "woman",
        ["indices"] = "index",
        ["matrices"] = "matrix",
        ["vertices"] = "vertex",
        ["caches"] = "cache",
        ["movies"] = "movie",
        ["cookies"] = "cookie",
        ["zombies"] = "zombie",
        ["criteria"] = "criterion",
        ["leaves"] = "leaf",
        ["lives"] = "life",
        ["shelves"] = "shelf",
        ["quizzes"] = "quiz",
    };

    private static readonly HashSet<string> s_same = new(StringComparer.Ordinal)
    {
        "series", "species", "news", "dns", "tls", "ssl", "https", "os", "sms", "gps", "rss", "aws", "cors",
            "kubernetes",
        "css", "js", "ips", "dhcps", "ios", "nas", "sas", "vps", "cms", "dms", "kms", "eks", "ecs", "rds", "sns", "sqs",
        "analytics", "statistics", "logistics", "diagnostics", "graphics", "physics", "devops",
    };

    /// <summary>Words in lower case with underscores: <c>originCloud-Regions</c> →
    /// <c>origin_cloud_regions</c>.</summary>
    public static string Snake(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (!char.IsLetterOrDigit(character))
            {
                Separate(result);
                continue;
            }

            // A word starts at an upper-case letter after a lower-case one, and at the last one of a run before a
            // lower-case one.
            if (char.IsUpper(character) && i > 0
                && (char.IsLower(text[i - 1]) || char.IsDigit(text[i - 1])
                    || (char.IsUpper(text[i - 1]) && i + 1 < text.Length && char.IsLower(text[i + 1])
                        && !IsPluralEnd(text, i + 1))))
            {
                Separate(result);
            }

            result.Append(char.ToLowerInvariant(character));
        }

        return result.ToString().Trim('_');
    }

    /// <summary>The name with its last word in the singular.</summary>
    public static string Singular(string snake)
    {
        var last = snake.LastIndexOf('_') + 1;
        return snake.Substring(0, last) + SingularWord(snake.Substring(last));
    }

    public static string First(string snake)
    {
        var end = snake.IndexOf('_');
        return end < 0 ? snake : snake.Substring(0, end);
    }

    private static string SingularWord(string word)
    {
        if (s_irregular.TryGetValue(word, out var known))
        {
            return known;
        }

        if (word.Length < 4 || s_same.Contains(word) || !word.EndsWith("s", StringComparison.Ordinal)
            || Ends(word, "ss", "us", "is", "ous"))
        {
            return word;
        }

        if (Ends(word, "ies"))
        {
            return word.Length > 4 ? word.Substring(0, word.Length - 3) + "y" : word.Substring(0, word.Length - 1);
        }

        return Ends(word, "sses", "shes", "ches", "xes", "zzes", "tuses", "nuses", "ruses")
            ? word.Substring(0, word.Length - 2)
            : word.Substring(0, word.Length - 1);
    }

    // "IDs", "URLs": the s belongs to the run before it.
    private static bool IsPluralEnd(string text, int position) =>
        text[position] == 's' && (position + 1 == text.Length || !char.IsLower(text[position + 1]));

    private static bool Ends(string word, params string[] ends) =>
        ends.Any(end => word.EndsWith(end, StringComparison.Ordinal));

    private static void Separate(StringBuilder result)
    {
        if (result.Length > 0 && result[result.Length - 1] != '_')
        {
            result.Append('_');
        }
    }
}
