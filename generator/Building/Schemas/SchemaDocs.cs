using System.Globalization;
using Microsoft.OpenApi;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Titles, descriptions and constraints as documentation.</summary>
internal static class SchemaDocs
{
    private const string DefaultDeprecation = "The API marks this as deprecated.";
    private const int MaxValueLength = 200;

    public static Documentation OfType(SchemaShape shape) => Of(shape.Annotations, null);

    /// <summary>Documentation of a use of a schema; where it says nothing, that of what it refers to.</summary>
    public static Documentation Of(List<SchemaNode> annotations, SchemaShape? target)
    {
        var summary = First(annotations, static schema => schema.Description)
            ?? First(annotations, static schema => schema.Title)
            ?? (target is null ? null : First(target.Annotations, static schema => schema.Description)
                ?? First(target.Annotations, static schema => schema.Title));
        var lines = new List<string>();
        var (head, tail) = Split(summary);
        if (tail is not null)
        {
            lines.Add(tail);
        }

        AddFacts(lines, annotations);
        AddFacts(lines, target?.Annotations ?? []);
        var deprecated = annotations.FirstOrDefault(static node => node.Schema.Deprecated);
        return new Documentation(
            head,
            lines.Count == 0 ? null
                : lines.Count == 1 ? lines[0] : string.Join("\n", lines.Distinct(StringComparer.Ordinal)),
            deprecated is null ? null : Deprecation(deprecated));
    }

    private static string Deprecation(SchemaNode node) =>
        (node.Extension("x-deprecated-message") ?? node.Extension("x-deprecation-message")) is { } message
            ? JsonValues.Text(message)
            : DefaultDeprecation;

    private static string? First(List<SchemaNode> nodes, Func<IOpenApiSchema, string?> text)
    {
        foreach (var node in nodes)
        {
            if (text(node.Schema) is { } found && !string.IsNullOrWhiteSpace(found))
            {
                return found.Trim();
            }
        }

        return null;
    }

    private static (string? Head, string? Tail) Split(string? text)
    {
        var end = text?.IndexOf("\n\n", StringComparison.Ordinal) ?? -1;
        return end < 0 ? (text, null) : (text!.Substring(0, end).TrimEnd(), text.Substring(end).Trim());
    }

    private static void AddFacts(List<string> lines, List<SchemaNode> nodes)
    {
        foreach (var node in nodes)
        {
            AddFacts(lines, node.Schema);
        }
    }

    private static void AddFacts(List<string> lines, IOpenApiSchema schema)
    {
        if (schema.Default is not null && !JsonValues.IsNull(schema.Default))
        {
            lines.Add("Default: " + Short(JsonValues.Text(schema.Default)));
        }

        Range(lines, "Length", Number(schema.MinLength), Number(schema.MaxLength));
        Range(lines, "Items", Number(schema.MinItems), Number(schema.MaxItems));
        Range(
            lines,
            "Value",
            schema.Minimum ?? Above(schema.ExclusiveMinimum),
            schema.Maximum ?? Below(schema.ExclusiveMaximum));
        if (schema.MultipleOf is { } multiple)
        {
            lines.Add("Multiple of " + multiple.ToString(CultureInfo.InvariantCulture));
        }

        if (!string.IsNullOrEmpty(schema.Pattern))
        {
            lines.Add("Pattern: " + Short(schema.Pattern!));
        }
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Above(string? bound) => bound is null ? null : "more than " + bound;

    private static string? Below(string? bound) => bound is null ? null : "less than " + bound;

    private static void Range(List<string> lines, string what, string? from, string? to)
    {
        if (from is not null || to is not null)
        {
            var bounds = from is null ? "at most " + to : to is null ? "at least " + from : from + " to " + to;
            lines.Add(what + ": " + bounds);
        }
    }

    private static string Short(string text) =>
        text.Length <= MaxValueLength ? text : text.Substring(0, MaxValueLength) + "…";
}
