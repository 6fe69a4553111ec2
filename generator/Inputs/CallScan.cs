using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Inputs;

/// <summary>Finds which of the known names a project's code mentions, file by file.</summary>
internal static class CallScan
{
    /// <summary>Names that documents want to know of; one lookup table for all files.</summary>
    internal sealed class KnownNames(EquatableArray<string> names) : IEquatable<KnownNames>
    {
        private readonly HashSet<string> _lookup = new(names, StringComparer.Ordinal);

        public bool IsEmpty => _lookup.Count == 0;

        private EquatableArray<string> Names { get; } = names;

        public bool Contains(string name) => _lookup.Contains(name);

        public bool Equals(KnownNames? other) => other is not null && Names.Equals(other.Names);

        public override bool Equals(object? obj) => Equals(obj as KnownNames);

        public override int GetHashCode() => _lookup.Count;
    }

    public static KnownNames Known(ImmutableArray<DocumentCatalog> catalogs, CancellationToken cancellationToken) =>
        new(Sorted(catalogs.SelectMany(static catalog => catalog.Names)));

    /// <summary>The files to look into: none where nobody asks.</summary>
    public static IEnumerable<SyntaxTree> Trees(
        (Compilation Compilation, KnownNames Known) input, CancellationToken cancellationToken) =>
        input.Known.IsEmpty ? [] : input.Compilation.SyntaxTrees;

    /// <summary>Known names among the identifiers of a file, also those in the <c>cref</c>s of its comments.</summary>
    public static MentionedNames Identifiers(
        (SyntaxTree Tree, KnownNames Known) input, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in input.Tree.GetRoot(cancellationToken)
            .DescendantTokens(descendIntoTrivia: true))
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && input.Known.Contains(token.ValueText))
            {
                found.Add(token.ValueText);
            }
        }

        return new(Sorted(found));
    }

    public static bool IsMarkup(AdditionalText file) =>
        file.Path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase)
        || file.Path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Known names among the words of a Razor file: its code is C# only to its own compiler.</summary>
    public static MentionedNames Words(
        (AdditionalText File, KnownNames Known) input, CancellationToken cancellationToken)
    {
        var text = input.Known.IsEmpty ? "" : input.File.GetText(cancellationToken)?.ToString() ?? "";
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[end]))
            {
                end++;
            }

            if (end > start && text.Substring(start, end - start) is var word && input.Known.Contains(word))
            {
                found.Add(word);
            }

            start = end;
        }

        return new(Sorted(found));
    }

    /// <summary>The names of several files.</summary>
    public static MentionedNames Union(ImmutableArray<MentionedNames> files, CancellationToken cancellationToken) =>
        new(Sorted(files.SelectMany(static file => file.Names)));

    /// <summary>The names of the whole project.</summary>
    public static MentionedNames All(
        (MentionedNames Code, MentionedNames Markup) input, CancellationToken cancellationToken) =>
        new(Sorted(input.Code.Names.Concat(input.Markup.Names)));

    /// <summary>Others can reference the project.</summary>
    public static ProjectKind Kind(Compilation compilation, CancellationToken cancellationToken) => new(
        compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule);

    /// <summary>What a project is, and what it calls.</summary>
    public static CallingProject Project(
        (MentionedNames Calls, ProjectKind Kind) input, CancellationToken cancellationToken) =>
        new(input.Calls.Names, input.Kind.IsLibrary);

    /// <summary>A document with what of it is called.</summary>
    public static CalledInput Match(
        (DocumentCatalog Catalog, CallingProject Project) input, CancellationToken cancellationToken)
    {
        if (!input.Catalog.Input.Options.OnlyCalled)
        {
            return new CalledInput(input.Catalog, [], false);
        }

        var calls = new HashSet<string>(input.Project.Calls, StringComparer.Ordinal);
        return new CalledInput(
            input.Catalog,
            input.Catalog.Names.Where(calls.Contains).ToEquatableArray(),
            input.Project.IsLibrary && input.Catalog.Input.Options.Accessibility == "public");
    }

    private static EquatableArray<string> Sorted(IEnumerable<string> names) =>
        new SortedSet<string>(names, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>Known names that code mentions.</summary>
    internal sealed record MentionedNames(EquatableArray<string> Names);

    /// <param name="IsLibrary">Others can reference it.</param>
    internal sealed record ProjectKind(bool IsLibrary);

    internal sealed record CallingProject(EquatableArray<string> Calls, bool IsLibrary);
}
