namespace SpecClient.Generator.Helpers;

/// <summary>Levenshtein distance, case-insensitive: how many letters two words are apart.</summary>
internal static class EditDistance
{
    /// <summary>The one of the candidates that was probably meant, or null where none is near.</summary>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        // A quarter of the letters, at least one and at most five: more is another word.
        var limit = Math.Min(Math.Max(text.Length / 4, 1), 5);
        return candidates
            .Where(candidate => Math.Abs(candidate.Length - text.Length) <= limit)
            .Select(candidate => (Text: candidate, Distance: Between(text, candidate)))
            .Where(candidate => candidate.Distance <= limit)
            .OrderBy(static candidate => candidate.Distance)
            .Select(static candidate => candidate.Text)
            .FirstOrDefault();
    }

    public static int Between(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                current[j] = Math.Min(
                    Math.Min(current[j - 1], previous[j]) + 1,
                    previous[j - 1] + (same ? 0 : 1));
            }

            previous = current;
        }

        return previous[right.Length];
    }
}
