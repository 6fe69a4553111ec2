namespace SpecClient.Json;

/// <summary>
/// Marks an emitted literal that the document allows any value beside those that it lists: the analyzer does not
/// question others.
/// </summary>
[AttributeUsage(AttributeTargets.Struct, Inherited = false)]
public sealed class OpenLiteralAttribute : Attribute
{
}
