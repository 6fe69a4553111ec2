using System.Text;

namespace SpecClient.Generator.Updates;

/// <summary>The surface as a file: a baseline, and at the same time C# that says nothing.</summary>
/// <remarks>
/// The generator writes no files, so the target <c>SpecClientUpdateBaseline</c> lets the compiler write this text as a
/// generated file and copies it as it is.
/// </remarks>
internal static class SurfaceText
{
    private static readonly char[] s_lineEnds = ['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];

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
    public static string WritePath(string path) => "// " + OneLine(path) + "\n";

    /// <summary>
    /// Text of a document as a part of a line: whatever C# or an editor takes for the end of one is a blank, so that
    /// nothing in a title or a wire name becomes C# or an entry of its own.
    /// </summary>
    public static string OneLine(string text) => text.IndexOfAny(s_lineEnds) < 0
        ? text.Trim()
        : string.Join(" ", text.Split(s_lineEnds)).Trim();
}
