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
        var names = Name(context, map);
        return new ModelDraft(
            names.Plan,
            names.Webhooks,
            names.Components.Names,
            () => FindInline(Name(new BuildContext(context.Source, context.Options, context.CancellationToken), map)),
            called => Complete(names, called));
    }

    private static Names Name(BuildContext context, ClientMap? map)
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
        var components = new ComponentModels(context, names, schemas);
        return new Names(
            context, map, sources, clientType, namespaces, typeNames, schemas, webhooks, components, plan);
    }

    // All types are built once for their names alone; nothing of it is kept or reported.
    private static InlineTypes FindInline(Names names)
    {
        var client = Client(names);
        var services = Services(names, client);
        var finder = new InlineTypesFinder(services, names.Schemas);
        BuildOperations(services, client, Operations(names.Plan), finder.Add);
        names.Components.Build(static _ => true, finder.Add);
        names.Webhooks?.Build(names.Context, names.Schemas, names.Namespaces.RootModels, null, finder.Add);
        return finder.Found;
    }

    // The second half: the types that the operations reach. Names stay as they are, whatever is left out.
    private static ApiModel Complete(Names names, CalledNames? called)
    {
        var (context, schemas, namespaces) = (names.Context, names.Schemas, names.Namespaces);
        var plan = called is null ? names.Plan : CalledOperations.Take(context, names.Plan, called);
        var client = Client(names);
        var services = Services(names, client);
        var mentioned = Operations(names.Plan)
            .Where(operation => called?.Roots.Contains(TypeRoot.Operation(operation)) ?? false);
        var operations = BuildOperations(services, client, Operations(plan).Union(mentioned));
        if (called is not null)
        {
            names.Components.BuildMentioned(called);
        }

        var webhooks = names.Webhooks?.Build(context, schemas, namespaces.RootModels, called);
        var built = schemas.Complete();
        var types = built.ToDictionary(static schema => schema.Type.FullName, StringComparer.Ordinal);
        ReportSums(services);

        var finished = new OperationFinisher(services, types);
        var resources = new ResourceModelBuilder(operations, finished).Build(plan);
        var reached = XmlReach.Mark(
            [.. built, .. services.Synthesized.Select(schema => finished.Finish(schema))], operations.Values);
        var outputs = new OutputGrouper(context, namespaces).Group(
            [.. resources.Where(static resource => resource.Path.Length > 0)], reached);
        return new ApiModel(client.Build(names.ClientType, resources[0], webhooks), outputs);
    }

    private sealed record Names(
        BuildContext Context,
        ClientMap? Map,
        IReadOnlyList<OperationSource> Sources,
        TypeName ClientType,
        TypeNamespaces Namespaces,
        TypeNameAllocator TypeNames,
        SchemaBuilder Schemas,
        IncomingPlan? Webhooks,
        ComponentModels Components,
        ResourcePlan Plan);

    private static IEnumerable<OperationPlan> Operations(ResourcePlan plan) =>
        plan.SelfAndDescendants().SelectMany(static resource => resource.Operations);

    private static ClientModelBuilder Client(Names names) =>
        new(names.Context, names.Map, WireNames(names.Sources, names.Plan), names.Sources);

    private static OperationServices Services(Names names, ClientModelBuilder client) => new(
        names.Context,
        names.Schemas,
        names.TypeNames,
        names.Map,
        names.Namespaces.RootModels,
        client.Values.ToDictionary(
            static value => value.WireName, static value => value.PropertyName, StringComparer.Ordinal));

    private static Dictionary<OperationPlan, OperationModel> BuildOperations(
        OperationServices services,
        ClientModelBuilder client,
        IEnumerable<OperationPlan> plans,
        Action<OperationPlan, OperationModel>? built = null)
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
        foreach (var operation in plans
            .OrderBy(static operation => operation.Source.Path, StringComparer.Ordinal)
            .ThenBy(static operation => operation.Source.Method, StringComparer.Ordinal))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                operations.Add(operation, builder.Build(operation));
                built?.Invoke(operation, operations[operation]);
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
