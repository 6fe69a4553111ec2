using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Builds the security alternatives of an operation; its own replace the document's.</summary>
/// <param name="schemes">Names of the schemes that the client emits.</param>
internal sealed class SecurityBuilder(BuildContext context, IReadOnlyCollection<string> schemes)
{
    public EquatableArray<SecurityRequirementModel> Build(OperationSource source)
    {
        // The raw tree tells `security: []` (anonymous) from no word at all.
        var raw = PointerPath.Find(context.Source.Root, source.Pointer) as JsonObject;
        return raw?["security"] is JsonArray or null && raw?.ContainsKey("security") == true
            ? Build(source.Operation.Security, source.Pointer)
            : context.Source.Root.ContainsKey("security")
                ? Build(context.Source.Document.Security, "#")
                : [];
    }

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
            else if (!IsDeclared(unknown))
            {
                context.Report(OperationDiagnostics.SchemeUnknown, owner + "/security", owner, unknown);
            }
        }

        return requirements is null or { Count: 0 }
            ? [new SecurityRequirementModel([])] : alternatives.ToEquatableArray();
    }

    // A declared scheme that is not emitted has a diagnostic of its own.
    private bool IsDeclared(string scheme) =>
        context.Source.Document.Components?.SecuritySchemes?.ContainsKey(scheme) == true;
}
