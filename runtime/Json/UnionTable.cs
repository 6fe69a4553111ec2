using System.Text.Json;

namespace SpecClient.Json;

/// <summary>The variants of a union, and the choice among them; one static instance for each union type.</summary>
/// <remarks>
/// The choice: by the discriminator's value, or the default variant; else by JSON kind; among objects by constants,
/// required and known properties; where that leaves several, by trial, the best fit winning and then the first. Where
/// values of the chosen one are mistyped, a further one that lacks nothing and has no fault is taken. What fits nothing
/// is kept as JSON.
/// </remarks>
public sealed class UnionTable
{
    /// <summary>The variant of JSON that fits none.</summary>
    public const int UnknownVariant = -1;

    private static readonly List<int> s_none = [];

    private readonly UnionVariant[] _variants;
    private readonly JsonDiscriminator? _discriminator;
    private readonly int[] _byValue;
    private readonly int _default;
    private JsonKinds? _kinds;

    /// <summary>A table of variants.</summary>
    /// <param name="discriminator">Wire name of the discriminator property, or null.</param>
    /// <param name="variants">The variants in the document's order.</param>
    public UnionTable(string? discriminator, params UnionVariant[] variants)
    {
        _variants = variants;
        var values = variants.SelectMany(static variant => variant.Values).ToArray();
        _byValue = variants.SelectMany(static (variant, index) => variant.Values.Select(_ => index)).ToArray();
        _default = Array.FindIndex(variants, static variant => variant.IsDefault);
        _discriminator = discriminator is null ? null : new(discriminator, values);
    }

    /// <summary>The JSON kinds of all variants.</summary>
    public JsonKinds Kinds
    {
        get
        {
            if (_kinds is null)
            {
                // A union may contain itself; while the sum is made it counts as nothing.
                _kinds = JsonKinds.None;
                _kinds = _variants.Aggregate(JsonKinds.None, static (kinds, variant) => kinds | variant.Kinds);
            }

            return _kinds.Value;
        }
    }

    internal UnionVariant this[int index] => _variants[index];

    /// <summary>Reads a value.</summary>
    /// <param name="reader">On the value's first token; on success on its last.</param>
    /// <param name="context">What the reading knows.</param>
    /// <param name="variant">Index of the variant, or <see cref="UnknownVariant"/>.</param>
    /// <param name="value">The variant's value, or a <see cref="JsonAny"/>.</param>
    /// <returns>False for a null that no variant takes.</returns>
    public bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out int variant, out object value)
    {
        JsonText.GuardStack(ref reader);
        if (!TrySelect(in reader, context, out variant, out var others))
        {
            value = JsonAny.Null;
            return false;
        }

        if (others.Count > 0 && context.Strict && !context.IsTrial)
        {
            // Here a fault would be thrown, so the trial comes first.
            variant = UnionTrial.Reconsider(_variants, in reader, context, variant, [variant, .. others]);
            others = s_none;
        }

        var start = reader;
        var faultyItems = context.FaultyItems;
        if (variant >= 0 && _variants[variant].TryRead(ref reader, context, out var read))
        {
            value = read;
            if (others.Count > 0 && !context.IsTrial
                && (_variants[variant].Fit(read) <= JsonFit.Faulty
                    || (context.FaultyItems > faultyItems
                        && !UnionTrial.Fits(_variants[variant], start, context.Trial))))
            {
                var better = UnionTrial.Reconsider(_variants, in start, context, variant, others);
                if (better != variant && _variants[better].TryRead(ref start, context, out read))
                {
                    variant = better;
                    value = read;
                    reader = start;
                }
            }

            return true;
        }

        variant = UnknownVariant;
        value = JsonAny.FromValidated(JsonText.Capture(ref reader, context));
        return true;
    }

    private bool TrySelect(in Utf8JsonReader reader, JsonReadContext context, out int variant, out List<int> others)
    {
        variant = UnknownVariant;
        others = s_none;
        var kind = JsonText.Kind(reader.TokenType);
        var withoutValues = false;
        if (kind == JsonKinds.Object && _discriminator is not null)
        {
            var found = _discriminator.Find(reader);
            if (found >= 0)
            {
                variant = _byValue[found];
                return true;
            }

            if (_default >= 0)
            {
                variant = _default;
                return true;
            }

            withoutValues = found == JsonDiscriminator.Unknown;
        }

        var candidates = new List<int>(_variants.Length);
        for (var i = 0; i < _variants.Length; i++)
        {
            if ((_variants[i].Kinds & kind) != 0 && !(withoutValues && _variants[i].Values.Length > 0))
            {
                candidates.Add(i);
            }
        }

        if (candidates.Count == 0)
        {
            return kind != JsonKinds.Null;
        }

        variant = candidates.Count == 1
            ? candidates[0]
            : kind == JsonKinds.Object
                ? new UnionObjectSelector(_variants).Select(in reader, context, candidates, out others)
                : UnionTrial.Select(_variants, in reader, context, candidates);
        return true;
    }
}
