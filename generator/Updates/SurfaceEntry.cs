namespace SpecClient.Generator.Updates;

/// <summary>A type or member of the client that callers can name.</summary>
/// <param name="Kind"><c>client</c>, <c>resource</c>, <c>method</c>, <c>record</c>, <c>property</c> and so on.</param>
/// <param name="Owner">Full name of the type it belongs to; empty for a type.</param>
/// <param name="Name">Full name.</param>
/// <param name="Text">Its type or signature.</param>
/// <param name="Identity">What it is in the document, whatever it is called; empty where nothing says.</param>
internal sealed record SurfaceEntry(string Kind, string Owner, string Name, string Text, string Identity)
{
    private const string Separator = " | ";

    public bool IsType => Owner.Length == 0;

    /// <summary>C# makes callers give it.</summary>
    public bool IsRequired => Text.StartsWith("required ", StringComparison.Ordinal);

    /// <summary>The entry as a line of a baseline.</summary>
    public string Line => (Kind + " " + Name + Separator + Text + Separator + Identity).TrimEnd();

    /// <summary>An entry from a line; null where it is none.</summary>
    public static SurfaceEntry? Parse(string line)
    {
        var parts = line.Split([" |"], 3, StringSplitOptions.None);
        var head = parts[0].Trim().Split(' ');
        if (head.Length != 2 || head[1].Length == 0)
        {
            return null;
        }

        var isType = SurfaceBuilder.TypeKinds.Contains(head[0]);
        if (!isType && (!SurfaceBuilder.MemberKinds.Contains(head[0]) || head[1].LastIndexOf('.') <= 0))
        {
            return null;
        }

        var owner = isType ? "" : head[1].Substring(0, head[1].LastIndexOf('.'));
        return new SurfaceEntry(
            head[0],
            owner,
            head[1],
            parts.Length > 1 ? parts[1].Trim() : "",
            parts.Length > 2 ? parts[2].Trim() : "");
    }
}
