using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Operations;

/// <summary>
/// Builds the security alternatives of an operation: its own, then the map's, which replace the document's.
/// </summary>
/// <param name="schemes">Names of the schemes that the client emits.</param>
/// <param name="declared">Names of all schemes, emitted or not.</param>
internal sealed class SecurityBuilder(
    BuildContext context, ClientMap? map, IReadOnlyCollection<string> schemes, ICollection<string> declared)
{
    // The list stands at every operation; of documents that people write, few have ten.
    private const int MaxAlternatives = 100;

    private readonly EquatableArray<SecurityRequirementModel>? _general = OfMap(context, map, schemes, declared);
    private EquatableArray<SecurityRequirementModel>? _ofDocument;

    public EquatableArray<SecurityRequirementModel> Build(OperationSource source)
    {
        // The raw tree tells `security: []` (anonymous) from no word at all.
        var raw = PointerPath.Find(context.Source.Root, source.Pointer) as JsonObject;
        return raw?["security"] is JsonArray or null && raw?.ContainsKey("security") == true
            ? WithMap(Build(source.Operation.Security, source.Pointer))
            : _general is { } general ? general
            : _ofDocument ??= context.Source.Root.ContainsKey("security")
                ? Build(context.Source.Document.Security, "#")
                : [];
    }

    // What the map says holds for the whole client, as in the SDKs of its format: it does where the operation's own
    // alternatives are not met. An anonymous operation stays anonymous, and none becomes it.
    private EquatableArray<SecurityRequirementModel> WithMap(EquatableArray<SecurityRequirementModel> own) =>
        _general is not { } general || own.Any(static item => item.Schemes.Count == 0)
            ? own
            : own.Concat(general.Where(item => item.Schemes.Count > 0 && !own.Contains(item))).ToEquatableArray();

    private EquatableArray<SecurityRequirementModel> Build(IList<OpenApiSecurityRequirement>? requirements,
        string owner)
    {
        var alternatives = new List<SecurityRequirementModel>();
        foreach (var requirement in requirements ?? [])
        {
            var names = requirement.Keys.Select(static key => key.Reference?.Id).OfType<string>().ToList();
            var unknown = names.FirstOrDefault(name => !schemes.Contains(name));
            if (unknown is null)
            {
                alternatives.Add(new SecurityRequirementModel(names.ToEquatableArray()));
            }
            else if (!declared.Contains(unknown))
            {
                context.Report(OperationDiagnostics.SchemeUnknown, owner + "/security", owner, unknown);
            }
        }

        if (alternatives.Count > MaxAlternatives)
        {
            context.Report(
                OperationDiagnostics.SecurityCapped, owner + "/security", owner,
                alternatives.Count.ToString(CultureInfo.InvariantCulture),
                MaxAlternatives.ToString(CultureInfo.InvariantCulture));
        }

        return requirements is null or { Count: 0 }
            ? [new SecurityRequirementModel([])] : alternatives.Take(MaxAlternatives).ToEquatableArray();
    }

    // A declared scheme that is not emitted has a diagnostic of its own.
    private static EquatableArray<SecurityRequirementModel>? OfMap(
        BuildContext context, ClientMap? map, IReadOnlyCollection<string> schemes, ICollection<string> declared)
    {
        if (map?.Security is not { } security)
        {
            return null;
        }

        var alternatives = new List<SecurityRequirementModel>();
        foreach (var names in security.Alternatives)
        {
            var unknown = names.FirstOrDefault(name => !schemes.Contains(name));
            if (unknown is null)
            {
                alternatives.Add(new SecurityRequirementModel(names.ToEquatableArray()));
            }
            else if (!declared.Contains(unknown))
            {
                MapFindings.Report(context, map, OperationDiagnostics.SchemeUnknown, security.Pointer, unknown);
            }
        }

        return security.Alternatives.Count == 0
            ? new[] { new SecurityRequirementModel([]) }.ToEquatableArray()
            : alternatives.ToEquatableArray();
    }
}
