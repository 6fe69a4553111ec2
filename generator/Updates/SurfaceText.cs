using System.Text;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Updates;

/// <summary>The surface as a file: a baseline, and at the same time C# that says nothing.</summary>
/// <remarks>
/// The generator writes no files, so the target <c>SpecClientUpdateBaseline</c> lets the compiler write this text as a
/// generated file and copies it as it is.
/// </remarks>
internal static class SurfaceText
{
    public static string Write(string client, IEnumerable<SurfaceEntry> entries)
    {
        var text = new StringBuilder("#if SPECCLIENT_BASELINE // What callers of ").Append(client)
            .Append(" can name. 'dotnet build -t:SpecClientUpdateBaseline' writes it.\n");
        foreach (var entry in entries)
        {
            text.Append(entry.Line).Append('\n');
        }

        return text.Append("#endif\n").ToString();
    }

    /// <summary>The file that says where the baseline belongs.</summary>
    public static string WritePath(string path) => "// " + LineEnds.OneLine(path) + "\n";
}
