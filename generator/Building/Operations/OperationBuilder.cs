using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Resources;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Builds one operation from its plan.</summary>
internal sealed class OperationBuilder(
    OperationServices services, SecurityBuilder security, ServerBuilder servers)
{
    private static readonly string[] s_noPositional =
    [
        "account_id", "zone_id", "account_or_zone_id", "account_identifier", "zone_identifier",
    ];

    private readonly ParameterBuilder _parameters = new(services);
    private readonly RequestBodyBuilder _bodies = new(services);
    private readonly ResponseBuilder _responses = new(services);

    public OperationModel Build(OperationPlan plan)
    {
        var source = plan.Source;
        // The body first: its properties keep their names, parameters give way.
        var names = new MemberNames(plan.Params.Name);
        var body = _bodies.Build(plan, names);
        var parameters = _parameters.Build(plan, names);
        ReportSwitch(plan, parameters, body);
        var responses = ResponseSources.Read(services.Context, source);
        var (response, pagination) = _responses.Build(
            plan, new RequestParts(parameters.Parameters, body, parameters.Schemas), responses);
        return new OperationModel(
            source.Id,
            source.Method,
            source.Path,
            source.Pointer,
            plan.MethodName,
            plan.Params,
            DocumentationText.Of(source, plan.Map?.Description, plan.Map?.Deprecated),
            parameters.PathParts,
            parameters.Parameters,
            Positional(plan, parameters),
            body,
            response with { Accept = AcceptHeader.Of(services.Context, response.Accept, responses.Errors) },
            ErrorResponseBuilder.Build(services, plan, responses.Errors),
            pagination,
            null,
            security.Build(source),
            servers.Of(source),
            plan.Map?.TimeoutSeconds,
            plan.Map?.MaxRetries,
            plan.Map?.RetryAlways == true)
        {
            SecondOwner = parameters.SecondOwner,
        };
    }

    private void ReportSwitch(OperationPlan plan, ParameterBuilder.Result parameters, RequestBodyModel? body)
    {
        if (plan.Map?.Streaming?.Discriminator is { } name
            && !parameters.Parameters.Any(item => item.WireName == name && item.Constant is not null)
            && body?.Properties.Any(item => item.WireName == name && item.Constant is not null) != true)
        {
            services.ReportMap(
                MapDiagnostics.NameUnfit, plan.Map.Streaming.Pointer + "/param_discriminator",
                "boolean parameter or member of a flat body", name);
        }
    }

    // The last path parameter, unless it is the account or the zone: these are named (the official SDKs' rule).
    private string? Positional(OperationPlan plan, ParameterBuilder.Result parameters)
    {
        if (plan.Map?.Positional is { } wanted)
        {
            return Wanted(plan, parameters, wanted);
        }

        if (services.Settings.NoPositional)
        {
            return null;
        }

        var last =
            parameters.PathParts.LastOrDefault(static part => part.ParameterProperty is not null)?.ParameterProperty;
        var parameter = parameters.Parameters.FirstOrDefault(item => item.PropertyName == last);
        return parameter is null
            || parameter.ClientValue is not null
            || parameter.Constant is not null
            || parameter.Type.Kind is TypeKind.Array or TypeKind.Map or TypeKind.Object or TypeKind.Union
            || s_noPositional.Contains(Plain(parameter.WireName), StringComparer.Ordinal)
                ? null
                : last;
    }

    private string? Wanted(OperationPlan plan, ParameterBuilder.Result parameters, IReadOnlyList<string> wanted)
    {
        string? found = null;
        foreach (var name in wanted)
        {
            var parameter = parameters.Parameters.FirstOrDefault(
                item => item.Location == ParameterLocation.Path && (item.WireName == name
                    || (parameters.MapNames.TryGetValue(name, out var renamed) && item.WireName == renamed)));
            if (parameter is null || (found is not null && found != parameter.PropertyName))
            {
                services.ReportMap(
                    MapDiagnostics.NameUnfit, plan.Map!.KeysPointer + "/positional_params",
                    parameter is null ? "path parameter" : "place for a second positional parameter", name);
            }
            else
            {
                found = parameter.PropertyName;
            }
        }

        return found;
    }

    // accountId and account-id are the same name in other spellings.
    private static string Plain(string name) => Resources.Words.Snake(name);
}
