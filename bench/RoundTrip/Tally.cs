using System.Globalization;

namespace SpecClient.RoundTrip;

/// <summary>What came out.</summary>
internal sealed class Tally
{
    public int Schemas { get; set; }

    /// <summary>Schemas that ajv cannot compile.</summary>
    public int Unusable { get; set; }

    public int Made { get; set; }

    /// <summary>Samples that ajv says are valid.</summary>
    public int Valid { get; set; }

    /// <summary>Valid samples whose JSON is the same after reading and writing.</summary>
    public int Equal { get; set; }

    /// <summary>Valid samples that strict reading refuses: the type does not say what the schema says.</summary>
    public int Faulty { get; set; }

    /// <summary>Valid samples in which a union found no variant.</summary>
    public int Unknown { get; set; }

    public List<string> Notes { get; } = [];

    public void Add(Tally other)
    {
        Schemas += other.Schemas;
        Unusable += other.Unusable;
        Made += other.Made;
        Valid += other.Valid;
        Equal += other.Equal;
        Faulty += other.Faulty;
        Unknown += other.Unknown;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Schemas} schemas ({Unusable} not for ajv), {Made} samples, {Valid} valid, {Equal} equal, "
        + $"{Valid - Equal} different, {Faulty} with a fault, {Unknown} with an unknown variant");
}
