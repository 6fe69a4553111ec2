using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Chooses a variant for a JSON object by its constants, required and known properties, in one pass.</summary>
internal readonly struct UnionObjectSelector(UnionVariant[] variants)
{
    private static readonly List<int> s_none = [];

    /// <summary>The best variant, or <see cref="UnionTable.UnknownVariant"/>.</summary>
    /// <param name="reader">On the object's start.</param>
    /// <param name="context">What the reading knows.</param>
    /// <param name="candidates">The variants to choose from.</param>
    /// <param name="others">
    /// Further variants that lack nothing, where only one was best: its values may yet turn out to be of other types.
    /// </param>
    public int Select(
        in Utf8JsonReader reader, JsonReadContext context, List<int> candidates, out List<int> others)
    {
        var scores = new Score[candidates.Count];
        var count = Scan(reader, candidates, scores);
        var best = new List<int>();
        var bestRank = default(Rank);
        others = s_none;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (scores[i].Contradicted)
            {
                continue;
            }

            var rank = RankOf(variants[candidates[i]], scores[i], count);
            var order = best.Count == 0 ? 1 : rank.CompareTo(bestRank);
            if (order > 0)
            {
                best.Clear();
                bestRank = rank;
            }

            if (order >= 0)
            {
                best.Add(candidates[i]);
            }
        }

        if (best.Count == 0 || bestRank.IsHopeless)
        {
            return UnionTable.UnknownVariant;
        }

        if (best.Count > 1)
        {
            return UnionTrial.Select(variants, in reader, context, best);
        }

        others = Whole(candidates, scores, count, best[0]);
        return best[0];
    }

    // Most unions have none, and then nothing is allocated.
    private List<int> Whole(List<int> candidates, Score[] scores, int count, int chosen)
    {
        var found = s_none;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates[i] != chosen && !scores[i].Contradicted
                && RankOf(variants[candidates[i]], scores[i], count).IsWhole)
            {
                found = found.Count == 0 ? [] : found;
                found.Add(candidates[i]);
            }
        }

        return found;
    }

    private static Rank RankOf(UnionVariant variant, Score score, int count)
    {
        if (!variant.HasStructure)
        {
            return new(1, 0, 0, 0);
        }

        var missing = variant.Required.Length - score.Required;
        return new(missing == 0 ? 2 : 0, -missing, score.Known - count, score.Constants)
        {
            IsHopeless = missing > 0 && score.Known == 0,
        };
    }

    private int Scan(Utf8JsonReader reader, List<int> candidates, Score[] scores)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            count++;
            var value = reader;
            value.Read();
            for (var i = 0; i < candidates.Count; i++)
            {
                var variant = variants[candidates[i]];
                ref var score = ref scores[i];
                var index = variant.KnownNames.IndexOf(ref reader, score.Position);
                if (index >= 0)
                {
                    score.Position = index + 1;
                    score.Known++;
                    score.Required += variant.RequiredFlags[index] ? 1 : 0;
                }

                foreach (var constant in variant.Constants)
                {
                    if (constant.Values.IsName(ref reader))
                    {
                        var matches = constant.Values.Match(ref value) >= 0;
                        score.Contradicted |= !matches;
                        score.Constants += matches ? 1 : 0;
                    }
                }
            }

            reader.Read();
            reader.Skip();
        }

        return count;
    }

    private struct Score
    {
        public int Position;
        public int Known;
        public int Required;
        public int Constants;
        public bool Contradicted;
    }

    /// <summary>
    /// Greater is better: class, then fewer missing, fewer unknown properties, more matching constants.
    /// </summary>
    private readonly record struct Rank(int Class, int Missing, int Unknown, int Constants) : IComparable<Rank>
    {
        /// <summary>The object has all that the variant requires; of a map that is nothing.</summary>
        public bool IsWhole => Class > 0;

        /// <summary>The object has nothing of the variant.</summary>
        public bool IsHopeless { get; init; }

        public int CompareTo(Rank other) =>
            (Class, Missing, Unknown, Constants)
                .CompareTo((other.Class, other.Missing, other.Unknown, other.Constants));
    }
}
