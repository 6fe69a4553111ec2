using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Flags of the runtime's <c>ParameterFormat</c>, as expressions.</summary>
internal static class ParameterFormatText
{
    public static string Flag(string name) => RuntimeNames.ParameterFormat + "." + name;

    /// <summary>Name of a style's flag.</summary>
    public static string Style(ParameterStyle style) =>
        style == ParameterStyle.DottedObject ? "Dotted" : style.ToString();

    /// <summary>What separates the items of arrays within an array.</summary>
    /// <param name="formats"><c>collectionFormat</c> of each level, from the outside in.</param>
    public static IEnumerable<string> Inner(EquatableArray<string> formats) =>
        formats.Select(static (format, level) =>
        {
            var flag = Flag(format switch
            {
                "ssv" => "InnerSpace",
                "pipes" => "InnerPipe",
                "tsv" => "InnerTab",
                _ => "InnerComma",
            });

            // Each level has three bits of its own.
            return level == 0
                ? flag
                : "(" + RuntimeNames.ParameterFormat + ")((int)" + flag + " << " + CSharpLiteral.Int32(3 * level) + ")";
        });
}
