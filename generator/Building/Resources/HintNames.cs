using System.Globalization;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Resources;

/// <summary>
/// Names of output files, in folders: <c>Resources/Dns/Records</c>, <c>Models/Models.01</c>. Short, ASCII, unique
/// without regard to case, and no device names: where the SDK writes generated code to disk they are paths.
/// </summary>
internal static class HintNames
{
    private const int MaxSegment = 24;

    // It stands twice in the client's own file.
    private const int MaxClient = 40;

    // Windows keeps these names for devices, with any extension.
    private static readonly string[] s_devices =
    [
        "con", "prn", "aux", "nul",
        "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    ];

    /// <summary>The folder of a client, which is the name of its own file too.</summary>
    /// <param name="taken">Names so far, compared without regard to case; gets this one.</param>
    public static string OfClient(string name, ISet<string> taken) => Take(Segment(name, MaxClient), taken);

    /// <param name="path">Dotted path of a resource.</param>
    /// <param name="taken">Names so far; gets this one.</param>
    public static string OfResource(string path, ISet<string> taken) =>
        Take("Resources/" + string.Join("/", path.Split('.')
            .Select(static name => Segment(CSharpIdentifier.Pascal(name), MaxSegment, name))), taken);

    /// <param name="bits">What the hashes of the types' names have in common.</param>
    /// <param name="taken">Names so far; gets this one.</param>
    public static string OfModels(string bits, ISet<string> taken) =>
        Take("Models/Models" + (bits.Length == 0 ? "" : "." + bits), taken);

    /// <summary>FNV-1a: the process's own string hash differs from run to run.</summary>
    public static int Hash(string text) => Finish(Add(2166136261u, text));

    /// <summary>The same of a type's full name.</summary>
    public static int Hash(TypeName type) => Finish(type.Namespace.Length == 0
        ? Add(2166136261u, type.Name)
        : Add(Add(Add(2166136261u, type.Namespace), "."), type.Name));

    private static uint Add(uint hash, string text)
    {
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return hash;
    }

    private static int Finish(uint hash) => unchecked((int)(hash ^ (hash >> 16)) & int.MaxValue);

    // What is too long ends in a hash of all of it.
    private static string Segment(string name, int limit, string? hashed = null)
    {
        var ascii = new string([.. name.TrimStart('@').Select(static character =>
            character < 128 && (char.IsLetterOrDigit(character) || character == '_') ? character : '_')]);
        if (ascii.Length > limit)
        {
            ascii = ascii.Substring(0, limit - 9) + "_"
                + Hash(hashed ?? name).ToString("x8", CultureInfo.InvariantCulture);
        }

        return s_devices.Contains(ascii, StringComparer.OrdinalIgnoreCase) ? ascii + "_" : ascii;
    }

    private static string Take(string name, ISet<string> taken)
    {
        var unique = name;
        for (var number = 2; !taken.Add(unique); number++)
        {
            unique = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }
}
