using System.Globalization;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Building.Resources;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building;

/// <summary>
/// Builds the model of a document: the second stage of the path. Names first (tree, methods, params types), then
/// operations with the schemas they reach, then what needs the finished types, then the division into files.
/// </summary>
internal static class ModelBuilder
{
    public static ApiModel Build(BuildContext context, ClientMap? map) => Draft(context, map).Complete(null);

    /// <summary>The first half: all names, and no type.</summary>
    public static ModelDraft Draft(BuildContext context, ClientMap? map)
    {
        var sources = OperationCatalog.Read(context);
        var namespaces = new TypeNamespaces(context.Options.Namespace);
        var names = new MapSchemaNames(context, map, namespaces);
        var typeNames = new TypeNameAllocator();
        var clientType = new TypeName(context.Options.Namespace, context.Options.ClientName);
        typeNames.TryReserve(clientType);
        typeNames.TryReserve(clientType with { Name = clientType.Name + "Options" });

        var webhooks = IncomingPlan.Read(context, typeNames);

        var schemas = new SchemaBuilder(context, names, typeNames);
        var root = ResourceTreeBuilder.Build(context, map, sources, schemas);
        var plan = new OperationPlanner(namespaces, typeNames).Plan(root, clientType);
        var given = new Names(context, map, sources, clientType, namespaces, typeNames, schemas, webhooks);
        var components = new ComponentModels(context, names, schemas);
        return new ModelDraft(
            plan, webhooks, components.Names, called => Complete(given, components, plan, called));
    }

    // The second half: the types that the operations reach. Names stay as they are, whatever is left out.
    private static ApiModel Complete(
        Names names, ComponentModels components, ResourcePlan all, IReadOnlyCollection<string>? called)
    {
        var (context, map, sources, clientType, namespaces, typeNames, schemas, incoming) = names;
        var plan = called is null ? all : CalledOperations.Take(context, all, called);
        var client = new ClientModelBuilder(context, map, WireNames(sources, all), sources);
        var services = new OperationServices(
            context,
            schemas,
            typeNames,
            map,
            namespaces.RootModels,
            client.Values.ToDictionary(
                static value => value.WireName, static value => value.PropertyName, StringComparer.Ordinal));
        var operations = BuildOperations(services, client, plan);
        components.BuildMentioned(called ?? []);
        var webhooks = incoming?.Build(context, schemas, namespaces.RootModels, called);
        var built = schemas.Complete();
        var types = built.ToDictionary(static schema => schema.Type.FullName, StringComparer.Ordinal);
        ReportSums(services);

        var finished = new OperationFinisher(services, types);
        var resources = new ResourceModelBuilder(operations, finished).Build(plan);
        var reached = XmlReach.Mark(
            [.. built, .. services.Synthesized.Select(schema => finished.Finish(schema))], operations.Values);
        var outputs = new OutputGrouper(context, namespaces).Group(
            [.. resources.Where(static resource => resource.Path.Length > 0)], reached);
        return new ApiModel(client.Build(clientType, resources[0], webhooks), outputs);
    }

    private sealed record Names(
        BuildContext Context,
        ClientMap? Map,
        IReadOnlyList<OperationSource> Sources,
        TypeName ClientType,
        TypeNamespaces Namespaces,
        TypeNameAllocator TypeNames,
        SchemaBuilder Schemas,
        IncomingPlan? Webhooks);

    private static Dictionary<OperationPlan, OperationModel> BuildOperations(
        OperationServices services, ClientModelBuilder client, ResourcePlan plan)
    {
        var context = services.Context;
        var schemes = new HashSet<string>(
            client.Credentials.Select(static credential => credential.SchemeName), StringComparer.Ordinal);
        var builder = new OperationBuilder(
            services,
            new SecurityBuilder(
                context, services.Map, schemes, CredentialBuilder.Schemes(context, services.Map).Keys),
            client.Servers);
        var operations = new Dictionary<OperationPlan, OperationModel>();
        // In an order of their own: which of two inline types of one name takes the number is not the document's.
        foreach (var operation in plan.SelfAndDescendants()
            .SelectMany(static resource => resource.Operations)
            .OrderBy(static operation => operation.Source.Path, StringComparer.Ordinal)
            .ThenBy(static operation => operation.Source.Method, StringComparer.Ordinal))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                operations.Add(operation, builder.Build(operation));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                context.Report(
                    GeneratorDiagnostics.InternalFault, operation.Source.Pointer, operation.Source.Pointer,
                        fault.Message);
            }
        }

        return operations;
    }

    private static void ReportSums(OperationServices services)
    {
        if (services.IgnoredHeaders.Count > 0)
        {
            Report(services.Context, OperationDiagnostics.HeadersIgnored, services.IgnoredHeaders);
        }

        if (services.UntypedResponses.Count > 0)
        {
            Report(services.Context, OperationDiagnostics.ResponseUntyped, services.UntypedResponses);
        }

        if (services.PaginationsUnfit.Count > 0)
        {
            services.ReportMap(
                MapDiagnostics.PaginationsUnfit, services.PaginationsUnfit[0],
                services.PaginationsUnfit.Count.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Report(BuildContext context, Microsoft.CodeAnalysis.DiagnosticDescriptor rule,
        List<string> places) =>
        context.Report(rule, places[0], places.Count.ToString(CultureInfo.InvariantCulture), places[0]);

    private static HashSet<string> WireNames(IReadOnlyList<OperationSource> sources, ResourcePlan plan) => new(
        sources
            .SelectMany(static source => (source.Operation.Parameters ?? []).Concat(source.Item.Parameters ?? []))
            .Select(static parameter => parameter?.Name)
            .OfType<string>()
            .Concat(plan.SelfAndDescendants()
                .SelectMany(static resource => resource.Operations)
                .SelectMany(static operation => MapPathNames.Wanted(operation.Map?.Path ?? ""))),
        StringComparer.Ordinal);
}
