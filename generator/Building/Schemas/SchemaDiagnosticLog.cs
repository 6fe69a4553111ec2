using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// Diagnostics of schemas: losses one by one, choices summed by rule, at the first place where each was made.
/// </summary>
internal sealed class SchemaDiagnosticLog(BuildContext context)
{
    private readonly Dictionary<string, List<MadeChoice>> _choices = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public void Unresolved(SchemaNode node)
    {
        if (_seen.Add("unresolved " + node.Pointer))
        {
            context.Report(SchemaDiagnostics.Unresolved, node.Pointer, node.Pointer);
        }
    }

    public void AliasCycle(string pointer) => Once(SchemaDiagnostics.AliasCycle, pointer);

    public void TooDeep(string pointer) => Once(SchemaDiagnostics.TooDeep, pointer);

    public void TooManyCombinations(string pointer) => Once(SchemaDiagnostics.TooManyCombinations, pointer);

    public void TooMuch(string pointer) => Once(SchemaDiagnostics.TooMuch, pointer);

    public void NothingFits(string pointer) => Once(SchemaDiagnostics.NothingFits, pointer);

    public void UnknownMapping(string pointer, string value) =>
        context.Report(SchemaDiagnostics.UnknownMapping, pointer, value, pointer);

    public void Fault(string pointer, Exception exception) => context.Report(
        GeneratorDiagnostics.InternalFault, pointer, pointer, exception.GetType().Name + ": " + exception.Message);

    public void Conflict(SchemaNode node) => Choice(SchemaDiagnostics.Conflict.Id, node.Pointer, "", node.Pointer);

    public void Undeclared(string pointer, string property) =>
        Choice(SchemaDiagnostics.Undeclared.Id, pointer, property + " in ", pointer);

    public void Renamed(string pointer, string wireName, string name) =>
        Choice(SchemaDiagnostics.Renamed.Id, pointer, "'" + wireName + "' is " + name);

    public void Unenforced(string pointer, string keyword) =>
        Choice(SchemaDiagnostics.Unenforced.Id, pointer, keyword + " in ", pointer);

    public void ConvertedValues(string pointer) => Choice(SchemaDiagnostics.ConvertedValues.Id, pointer, "", pointer);

    /// <summary>Reports the choices made since the last call, one diagnostic for each rule.</summary>
    public void Flush()
    {
        foreach (var id in _choices.Keys.OrderBy(static id => id, StringComparer.Ordinal))
        {
            var choices = _choices[id];
            var texts = choices.Select(static choice => (choice.Text, choice.Place)).Distinct().ToList();
            context.Report(
                DiagnosticCatalog.Get(id),
                choices[0].Pointer,
                texts.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                string.Join(", ", texts.Take(3).Select(text =>
                    text.Text + (text.Place is null ? "" : context.Source.Map.Original(text.Place))))
                    + (texts.Count > 3 ? ", …" : ""));
        }

        _choices.Clear();
    }

    private void Once(Microsoft.CodeAnalysis.DiagnosticDescriptor rule, string pointer)
    {
        if (_seen.Add(rule.Id + pointer))
        {
            context.Report(rule, pointer, pointer);
        }
    }

    private void Choice(string id, string pointer, string text, string? place = null)
    {
        if (!_choices.TryGetValue(id, out var list))
        {
            _choices.Add(id, list = []);
        }

        list.Add(new MadeChoice(pointer, text, place));
    }

    /// <param name="Place">Pointer with which the text ends, as the document has it; or null.</param>
    private sealed record MadeChoice(string Pointer, string Text, string? Place);
}
