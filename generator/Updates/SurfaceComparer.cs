using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Updates;

/// <summary>Tells what changed for callers since a baseline was written, at the baseline's lines.</summary>
internal sealed class SurfaceComparer
{
    // Examples that a summed diagnostic names.
    private const int MaxNamed = 5;

    private readonly string _path;
    private readonly SourceText _text;
    private readonly List<(SurfaceEntry Entry, LocationInfo Place)> _old = [];
    private readonly IReadOnlyList<SurfaceEntry> _surface;
    private readonly Dictionary<(string Kind, string Name), SurfaceEntry> _new = [];
    private readonly Dictionary<(string Kind, string Owner, string Identity), List<SurfaceEntry>> _byIdentity = [];
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> _renamed = [];
    private readonly HashSet<SurfaceEntry> _known = [];
    private readonly HashSet<(string Kind, string Name, string Identity)> _kept = [];
    private readonly List<DiagnosticInfo> _diagnostics = [];

    private SurfaceComparer(string path, SourceText text, IReadOnlyList<SurfaceEntry> surface)
    {
        (_path, _text, _surface) = (path, text, surface);
        foreach (var entry in surface)
        {
            _new[(entry.Kind, entry.Name)] = entry;
            if (entry.Identity.Length > 0)
            {
                var key = Key(entry, entry.Owner);
                if (!_byIdentity.TryGetValue(key, out var list))
                {
                    _byIdentity.Add(key, list = []);
                }

                list.Add(entry);
            }
        }
    }

    public static IReadOnlyList<DiagnosticInfo> Compare(
        string path, SourceText baseline, IReadOnlyList<SurfaceEntry> surface)
    {
        var comparer = new SurfaceComparer(path, baseline, surface);
        comparer.Read();
        comparer.Types();
        comparer.Members();
        comparer.Added();
        return comparer._diagnostics;
    }

    private void Read()
    {
        foreach (var line in _text.Lines)
        {
            var text = line.ToString().Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            var lines = _text.Lines.GetLinePositionSpan(line.Span);
            var place = new LocationInfo(
                _path,
                line.Start,
                line.Span.Length,
                lines.Start.Line,
                lines.Start.Character,
                lines.End.Line,
                lines.End.Character);
            if (SurfaceEntry.Parse(text) is { } entry)
            {
                _old.Add((entry, place));
            }
            else
            {
                Report(UpdateDiagnostics.NoEntry, place, text);
            }
        }
    }

    private void Types()
    {
        Keep(_old.Where(static pair => pair.Entry.IsType), static entry => entry.Name);
        foreach (var (old, place) in _old.Where(static pair => pair.Entry.IsType))
        {
            if (Find(old, "") is not { } current)
            {
                Report(UpdateDiagnostics.Removed, place, old.Kind, old.Name);
                continue;
            }

            _known.Add(current);
            _types[old.Name] = current.Name;
            if (current.Name != old.Name)
            {
                _renamed.Add(new KeyValuePair<string, string>(old.Name, current.Name));
                Report(UpdateDiagnostics.Renamed, place, old.Kind, old.Name, current.Name);
            }
        }

        foreach (var (old, place) in _old.Where(static pair => pair.Entry.IsType))
        {
            if (_types.TryGetValue(old.Name, out var name) && Translated(old.Text) != _new[(old.Kind, name)].Text)
            {
                Report(UpdateDiagnostics.Retyped, place, old.Name, Or(old.Text), Or(_new[(old.Kind, name)].Text));
            }
        }
    }

    // Members of a type that is gone are gone with it, and one diagnostic says so; methods may have moved. A baseline
    // that was edited by hand may not list the type.
    private void Members()
    {
        var listed = new HashSet<string>(
            _old.Where(static pair => pair.Entry.IsType).Select(static pair => pair.Entry.Name),
            StringComparer.Ordinal);
        Keep(
            _old.Where(static pair => !pair.Entry.IsType),
            old => Renamed(old.Owner) + "." + MemberName(old));
        foreach (var (old, place) in _old.Where(static pair => !pair.Entry.IsType))
        {
            var owner = Renamed(old.Owner);
            if (Find(old, owner) is not { } current)
            {
                if (_types.ContainsKey(old.Owner) || !listed.Contains(old.Owner))
                {
                    Report(UpdateDiagnostics.Removed, place, old.Kind, old.Name);
                }

                continue;
            }

            _known.Add(current);
            if (MemberName(current) != MemberName(old) || current.Owner != owner)
            {
                Report(UpdateDiagnostics.Renamed, place, old.Kind, old.Name, current.Name);
            }

            if (Translated(old.Text) != current.Text)
            {
                Report(UpdateDiagnostics.Retyped, place, old.Name, Or(old.Text), Or(current.Text));
            }
        }
    }

    private void Added()
    {
        var added = _surface.Where(entry => !_known.Contains(entry)).ToList();
        var start = new LocationInfo(_path, 0, 0, 0, 0, 0, 0);
        foreach (var (old, place) in _old.Where(pair => pair.Entry.IsType && _types.ContainsKey(pair.Entry.Name)))
        {
            var owner = _types[old.Name];
            foreach (var entry in added.Where(entry => entry.IsRequired && entry.Owner == owner))
            {
                Report(UpdateDiagnostics.RequiredAdded, place, entry.Name);
                _known.Add(entry);
            }
        }

        added.RemoveAll(_known.Contains);

        if (added.Count > 0)
        {
            Report(
                UpdateDiagnostics.Added,
                start,
                added.Count.ToString(CultureInfo.InvariantCulture),
                string.Join(", ", added.Take(MaxNamed).Select(static entry => entry.Name))
                    + (added.Count > MaxNamed ? ", …" : ""));
        }
    }

    // The same name; else the same thing of the document under another one, if there is exactly one.
    private SurfaceEntry? Find(SurfaceEntry old, string owner)
    {
        var name = old.IsType ? old.Name : owner + "." + MemberName(old);
        if (_new.TryGetValue((old.Kind, name), out var same)
            && (old.Kind != "method" || same.Identity == old.Identity || !IsElsewhere(old, owner)))
        {
            return same;
        }

        var others = Others(old, owner);
        return others.Count == 1 ? others[0] : null;
    }

    // A method's old name can be given to another operation, while its own has a new one.
    private bool IsElsewhere(SurfaceEntry old, string owner) => Others(old, owner).Count > 0;

    // One operation may stand under several methods: those that the baseline has under their names are no new names.
    private List<SurfaceEntry> Others(SurfaceEntry old, string owner) =>
        _byIdentity.TryGetValue(Key(old, owner), out var list)
            ? list.FindAll(entry => !_kept.Contains((entry.Kind, entry.Name, entry.Identity)))
            : [];

    private void Keep(IEnumerable<(SurfaceEntry Entry, LocationInfo Place)> entries, Func<SurfaceEntry, string> name)
    {
        foreach (var (entry, _) in entries)
        {
            _kept.Add((entry.Kind, name(entry), entry.Identity));
        }
    }

    private string Renamed(string owner) => _types.TryGetValue(owner, out var name) ? name : owner;

    // An operation is the same in any resource, a property only in its type.
    private static (string, string, string) Key(SurfaceEntry entry, string owner) =>
        (entry.Kind, entry.Kind == "method" ? "" : owner, entry.Identity);

    private static string MemberName(SurfaceEntry entry) => entry.Name.Substring(entry.Owner.Length + 1);

    // What a renamed type changes in signatures is told once, at the type.
    private string Translated(string text)
    {
        foreach (var type in _renamed)
        {
            text = SurfaceNames.Replace(text, type.Key, type.Value);
        }

        return text;
    }

    private static string Or(string text) => text.Length == 0 ? "nothing" : text;

    private void Report(DiagnosticDescriptor rule, LocationInfo place, params string[] arguments) =>
        _diagnostics.Add(DiagnosticInfo.Create(rule, place, arguments));
}
