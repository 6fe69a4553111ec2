using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Where a shape is used: what an inline type would be called, and what is special there.</summary>
/// <param name="Component">The shape is this component itself, under its own name; null = inline.</param>
/// <param name="Home">The component whose inline shapes are named after this site's type.</param>
/// <param name="Scope">Set below a forced name: inline shapes are built anew for it.</param>
internal sealed record ShapeSite(
    TypeName Suggested,
    string? Component = null,
    string? Home = null,
    string? Scope = null,
    bool ForceName = false,
    bool MergePatch = false,
    bool AllowBinary = false,
    int Depth = 0)
{
    /// <summary>What tells apart types of one schema that is built more than once.</summary>
    public string? Variation => (Scope, MergePatch, AllowBinary) switch
    {
        (_, false, false) => Scope,
        _ => Scope + (MergePatch ? "|patch" : "") + (AllowBinary ? "|binary" : ""),
    };

    /// <summary>Site of an inline shape within this one.</summary>
    public ShapeSite Child(string suffix) => this with
    {
        Suggested = Suggested with { Name = Suggested.Name + suffix },
        Component = null,
        ForceName = false,
        Depth = Depth + 1,
    };
}
