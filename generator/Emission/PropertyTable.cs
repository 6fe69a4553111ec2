namespace SpecClient.Generator.Emission;

/// <summary>The table of an object's properties, as <c>SpecClient.Json.JsonPropertyNames</c> takes it.</summary>
internal static class PropertyTable
{
    /// <summary>The table as a C# literal.</summary>
    public static string Literal(IEnumerable<string> lines) => CSharpLiteral.String(string.Join("\n", lines));

    /// <summary>A line of the table.</summary>
    /// <param name="wireName">Name in JSON.</param>
    /// <param name="traits">How the value is treated.</param>
    public static string Line(string wireName, PropertyTraits traits) =>
        (char)('0' + (int)traits) + wireName.Replace("\\", "\\\\").Replace("\n", "\\n");
}

/// <summary>How the value of a property is treated; the numbers are the runtime's.</summary>
[Flags]
internal enum PropertyTraits
{
    None = 0,

    /// <summary>A response must have it.</summary>
    Required = 1,

    /// <summary>JSON null is a value, or stands for none.</summary>
    Nullable = 2,

    /// <summary>Null is told from absent.</summary>
    KeepsNull = 4,

    /// <summary>A request leaves it out.</summary>
    ReadOnly = 8,

    /// <summary>Many tokens whose spelling may have to be kept, or a codec that leaves the reader anywhere.</summary>
    Careful = 16,
}
