using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Chooses a variant by reading the JSON as each and seeing which fits best.</summary>
internal static class UnionTrial
{
    /// <summary>The best of some variants; the first of equals.</summary>
    public static int Select(
        UnionVariant[] variants, in Utf8JsonReader reader, JsonReadContext context, List<int> candidates)
    {
        // A trial inside a trial would make the work exponential in the depth.
        if (context.IsTrial)
        {
            return First(variants, in reader, context, candidates);
        }

        var best = UnionTable.UnknownVariant;
        var bestFit = JsonFit.Unknown;
        foreach (var candidate in candidates)
        {
            var copy = reader;
            if (variants[candidate].TryRead(ref copy, context.Trial, out var value))
            {
                var fit = variants[candidate].Fit(value);
                if (best < 0 || fit > bestFit)
                {
                    best = candidate;
                    bestFit = fit;
                }
            }
        }

        return best;
    }

    /// <summary>The first of some variants that reads without a fault, else the chosen one.</summary>
    /// <remarks>Leniently only faults of the variant itself count; strictly, those of what is inside it too.</remarks>
    public static int Reconsider(
        UnionVariant[] variants, in Utf8JsonReader reader, JsonReadContext context, int chosen, List<int> candidates)
    {
        var trial = context.Strict ? context.StrictTrial : context.Trial;
        foreach (var candidate in candidates)
        {
            if (candidate >= 0 && Fits(variants[candidate], reader, trial))
            {
                return candidate;
            }
        }

        return chosen;
    }

    /// <summary>The variant reads without a fault of its own.</summary>
    public static bool Fits(UnionVariant variant, Utf8JsonReader reader, JsonReadContext trial)
    {
        try
        {
            return variant.TryRead(ref reader, trial, out var value) && variant.Fit(value) > JsonFit.Faulty;
        }
        catch (JsonPropertyException)
        {
            return false;
        }
    }

    private static int First(
        UnionVariant[] variants, in Utf8JsonReader reader, JsonReadContext context, List<int> candidates)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            return candidates[0];
        }

        // One token: no depth, no cost.
        var best = UnionTable.UnknownVariant;
        var bestFit = JsonFit.Unknown;
        foreach (var candidate in candidates)
        {
            var copy = reader;
            if (variants[candidate].TryRead(ref copy, context, out var value)
                && (best < 0 || variants[candidate].Fit(value) > bestFit))
            {
                best = candidate;
                bestFit = variants[candidate].Fit(value);
            }
        }

        return best;
    }
}
