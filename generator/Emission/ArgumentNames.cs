using System.Globalization;

namespace SpecClient.Generator.Emission;

/// <summary>
/// Names of method arguments: a property's name in camel case, never a keyword, each once in a method.
/// </summary>
internal sealed class ArgumentNames
{
    private static readonly HashSet<string> s_keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default "
        + "delegate do double else enum event explicit extern false finally fixed float for foreach goto "
        + "if implicit in int interface internal is lock long namespace new null object operator out "
        + "override params private protected public readonly ref return sbyte sealed short sizeof "
        + "stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe "
        + "ushort using virtual void volatile while").Split(' '),
        StringComparer.Ordinal);

    private readonly HashSet<string> _taken;

    /// <param name="reserved">Names that the method has anyway.</param>
    public ArgumentNames(params string[] reserved) => _taken = new(reserved, StringComparer.Ordinal);

    public string Next(string propertyName)
    {
        var name = propertyName.TrimStart('@');
        var camel = Camel(name);
        while (!_taken.Add(camel))
        {
            camel += "Value";
        }

        return s_keywords.Contains(camel) ? "@" + camel : camel;
    }

    // "Id" is "id", and so is "ID"; "URLPath" is "urlPath", "IDs" is "ids".
    private static string Camel(string name)
    {
        var end = 1;
        while (end < name.Length && char.IsUpper(name[end]) && !StartsWord(name, end))
        {
            end++;
        }

        return name.Substring(0, end).ToLower(CultureInfo.InvariantCulture) + name.Substring(end);
    }

    private static bool StartsWord(string name, int at) => at + 1 < name.Length && char.IsLower(name[at + 1])
        && !(name[at + 1] == 's' && (at + 2 == name.Length || !char.IsLower(name[at + 2])));
}
