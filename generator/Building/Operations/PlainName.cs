using System.Text;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Building.Operations;

/// <summary>A name without its spelling: lower case, letters and digits alone (<c>page[size]</c>: pagesize).</summary>
internal static class PlainName
{
    private static readonly RecentStrings s_plain = new(Compute);

    public static string Of(string name) => s_plain.Of(name);

    private static string Compute(string name)
    {
        var plain = new StringBuilder(name.Length);
        var isSame = true;
        foreach (var character in name)
        {
            var lower = char.ToLowerInvariant(character);
            var counts = char.IsLetterOrDigit(character);
            isSame &= counts && lower == character;
            if (counts)
            {
                plain.Append(lower);
            }
        }

        return isSame ? name : plain.ToString();
    }
}
