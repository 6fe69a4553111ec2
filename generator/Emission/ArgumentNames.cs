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
        var camel = char.ToLower(name[0], CultureInfo.InvariantCulture) + name.Substring(1);
        while (!_taken.Add(camel))
        {
            camel += "Value";
        }

        return s_keywords.Contains(camel) ? "@" + camel : camel;
    }
}
