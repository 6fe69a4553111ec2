using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using ParameterLocation = SpecClient.Generator.Model.ParameterLocation;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Builds the parameters of an operation, and its path in pieces.</summary>
internal sealed class ParameterBuilder(OperationServices services)
{
    /// <summary>What a path and its parameters became.</summary>
    /// <param name="Schemas">Schemas by the parameter's property name.</param>
    /// <param name="MapNames">Names of the map by the document's, where they differ.</param>
    internal sealed record Result(
        EquatableArray<ParameterModel> Parameters,
        EquatableArray<PathPart> PathParts,
        IReadOnlyDictionary<string, IOpenApiSchema> Schemas,
        IReadOnlyDictionary<string, string> MapNames,
        SecondOwnerModel? SecondOwner);

    /// <param name="names">Names of the params type, with those of the body taken.</param>
    public Result Build(OperationPlan plan, MemberNames names)
    {
        var source = plan.Source;
        var pieces = PathTemplate.Parse(source.Path);
        var declared = ParameterList.Merge(services, source).ToList();
        var query = PathTemplate.Query(source.Path);
        MoveToQuery(declared, query);
        DropUnused(source, declared, pieces);
        pieces = Rename(source, declared, pieces, MapPathNames.Of(plan), out var mapNames);

        var models = new Dictionary<ParameterSource, ParameterModel>();
        // Plain names first: a parameter whose name lost symbols gives way, wherever it stands.
        foreach (var parameter in declared.OrderBy(static item => CSharpIdentifier.IsPlain(item.WireName) ? 0 : 1))
        {
            models[parameter] = Build(plan, parameter, names);
        }

        var parameters = declared.Select(parameter => models[parameter]).ToList();
        AddUndeclared(source, parameters, pieces, names);
        AddConstants(parameters, query, names);
        var second = SecondOwners.Add(services, plan, parameters, pieces, names);
        var schemas = models
            .Where(static pair => pair.Key.Parameter.Schema is not null)
            .ToDictionary(static pair => pair.Value.PropertyName, static pair => pair.Key.Parameter.Schema!);
        return new Result(
            parameters.ToEquatableArray(), Parts(pieces, parameters), schemas, mapNames, second);
    }

    // The map's names of path parameters are what callers see; on the wire a path parameter has none. A name that the
    // document repeats in a path is one value, unless the map tells the places apart.
    private static IReadOnlyList<PathTemplate.Piece> Rename(
        OperationSource source,
        List<ParameterSource> declared,
        IReadOnlyList<PathTemplate.Piece> pieces,
        IReadOnlyList<string> wanted,
        out Dictionary<string, string> renamed)
    {
        renamed = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var renamedPieces = new List<PathTemplate.Piece>();
        var given = new List<ParameterSource>();
        foreach (var piece in pieces)
        {
            if (!piece.IsParameter)
            {
                renamedPieces.Add(piece);
                continue;
            }

            var name = wanted.Count == 0 ? piece.Text : wanted[renamedPieces.Count(static item => item.IsParameter)];
            renamedPieces.Add(piece with { Text = name });
            renamed[piece.Text] = name;
            var parameter = Of(
                piece, declared.Where(static item => item.Location == ParameterLocation.Path),
                static item => item.WireName);
            var wireName = wanted.Count == 0 ? parameter?.WireName : name;
            if (parameter is not null && !given.Exists(item => item.WireName == wireName))
            {
                given.Add(parameter with
                {
                    WireName = wireName!,
                    Reserved = PathTemplate.IsReserved(source.Path, parameter.WireName),
                });
            }
        }

        // In the order of the document, as without a map; what the map splits stands together.
        var order = declared.Select(static item => item.Parameter).ToList();
        declared.RemoveAll(static item => item.Location == ParameterLocation.Path);
        declared.AddRange(given);
        var sorted = declared.OrderBy(item => order.IndexOf(item.Parameter)).ToList();
        declared.Clear();
        declared.AddRange(sorted);
        return renamedPieces;
    }

    // "/find?name={name}": a path parameter that stands in the query of the template.
    private static void MoveToQuery(List<ParameterSource> declared, IReadOnlyList<KeyValuePair<string, string>> query)
    {
        foreach (var pair in query.Where(static pair => pair.Value.StartsWith("{", StringComparison.Ordinal)))
        {
            var name = PathTemplate.Name(pair.Value.Trim('{', '}'));
            var at = declared.FindIndex(item => item.Location == ParameterLocation.Path && item.WireName == name);
            if (at >= 0)
            {
                declared[at] = declared[at] with { Location = ParameterLocation.Query, WireName = pair.Key };
            }
        }
    }

    private void DropUnused(
        OperationSource source, List<ParameterSource> declared, IReadOnlyList<PathTemplate.Piece> pieces)
    {
        foreach (var unused in declared
            .Where(item =>
                item.Location == ParameterLocation.Path && !pieces.Any(piece => IsSame(piece, item.WireName)))
            .ToList())
        {
            services.Context.Report(
                OperationDiagnostics.PathParameterUnused, unused.Pointer, source.Pointer, unused.WireName);
            declared.Remove(unused);
        }
    }

    private void AddUndeclared(
        OperationSource source,
        List<ParameterModel> parameters,
        IReadOnlyList<PathTemplate.Piece> pieces,
        MemberNames names)
    {
        foreach (var piece in pieces.Where(static piece => piece.IsParameter))
        {
            if (!parameters.Any(item => item.Location == ParameterLocation.Path && IsSame(piece, item.WireName)))
            {
                services.Context.Report(
                    OperationDiagnostics.PathParameterUndeclared, source.Pointer, source.Pointer, piece.Text);
                parameters.Add(new ParameterModel(
                    piece.Text,
                    names.Take(piece.Text, ParameterLocation.Path),
                    ParameterLocation.Path,
                    Model.ParameterStyle.Simple,
                    false,
                    PathTemplate.IsReserved(source.Path, piece.Text),
                    null,
                    true,
                    ClientValue(piece.Text),
                    new TypeRef(TypeKind.String),
                    null,
                    Documentation.None));
            }
        }
    }

    // "/find?kind=cat": a query that the template writes out.
    private static void AddConstants(
        List<ParameterModel> parameters, IReadOnlyList<KeyValuePair<string, string>> query, MemberNames names)
    {
        foreach (var pair in query.Where(static pair => !pair.Value.StartsWith("{", StringComparison.Ordinal)))
        {
            if (!parameters.Any(item => item.Location == ParameterLocation.Query && item.WireName == pair.Key))
            {
                parameters.Add(new ParameterModel(
                    pair.Key,
                    names.Take(pair.Key, ParameterLocation.Query),
                    ParameterLocation.Query,
                    Model.ParameterStyle.Form,
                    true,
                    false,
                    null,
                    true,
                    null,
                    new TypeRef(TypeKind.String),
                    new ConstantModel(System.Text.Json.JsonSerializer.Serialize(Uri.UnescapeDataString(pair.Value)),
                        null),
                    Documentation.None));
            }
        }
    }

    private static EquatableArray<PathPart> Parts(
        IReadOnlyList<PathTemplate.Piece> pieces, List<ParameterModel> parameters) => pieces
        .Select(piece => piece.IsParameter
            ? new PathPart(null, Of(
                piece, parameters.Where(static item => item.Location == ParameterLocation.Path),
                static item => item.WireName)!.PropertyName)
            : new PathPart(piece.Text, null))
        .ToEquatableArray();

    // The parameter of that very spelling; else one that differs in case ("/{Id}/{id}" has two).
    private static T? Of<T>(PathTemplate.Piece piece, IEnumerable<T> parameters, Func<T, string> wireName)
        where T : class => parameters
        .Where(item => IsSame(piece, wireName(item)))
        .OrderBy(item => PathTemplate.Name(wireName(item)) == piece.Text ? 0 : 1)
        .FirstOrDefault();

    // Spellings of one document differ in case between template and declaration often enough.
    private static bool IsSame(PathTemplate.Piece piece, string wireName) =>
        piece.IsParameter && string.Equals(piece.Text, PathTemplate.Name(wireName), StringComparison.OrdinalIgnoreCase);

    private ParameterModel Build(OperationPlan plan, ParameterSource source, MemberNames names)
    {
        var parameter = source.Parameter;
        var suggested = source.Component is { } component
            ? new TypeName(services.RootModels, CSharpIdentifier.Pascal(component))
            : source.Shared
                ? plan.SuggestShared(source.WireName) : plan.Suggest(CSharpIdentifier.Pascal(source.WireName));
        var content = ParameterContent.Of(services.Context, parameter, source.Pointer);
        var (schema, pointer) = (content.Schema, content.Pointer);
        var type = content.Build(services, source.Pointer, suggested);
        type = content.MediaType is null
            && source.Location is ParameterLocation.Path or ParameterLocation.Header or ParameterLocation.Cookie
            ? UntypedText.Of(schema, type) : type;
        var (style, explode) = ParameterStyles.Of(services, source, content, type);
        var isSwitch = plan.Switch?.Name == source.WireName && type.Kind == TypeKind.Boolean;
        var required = parameter.Required || isSwitch || source.Location == ParameterLocation.Path;
        var constant = isSwitch ? plan.Switch!.Value.IsOn ? "true" : "false"
            : required && schema is not null ? ConstantReader.Find(services.Context, schema, pointer)
            : null;
        return new ParameterModel(
            WireName(source, type),
            names.Take(source.WireName, source.Location),
            source.Location,
            style,
            explode,
            parameter.AllowReserved || source.Reserved,
            content.MediaType is { } mediaType ? MediaTypes.Name(mediaType) : null,
            required,
            source.Location == ParameterLocation.QueryString ? null : ClientValue(source.WireName),
            isSwitch ? type.AsNullable(false) : type,
            constant is null ? null : new ConstantModel(constant, null),
            DocumentationText.Of(
                source.Description ?? (schema is null ? null : ReferenceTargets.Description(schema)),
                parameter.Deprecated))
        {
            InnerFormats = ParameterStyles.InnerFormats(services, source),
            ContentKind = content.Kind,
            Xml = content.Xml,
        };
    }

    // The bracket format has no style of its own: the brackets are part of the name.
    private string WireName(ParameterSource source, TypeRef type) =>
        source.Location == ParameterLocation.Query
        && type.Kind == TypeKind.Array
        && services.Settings.ArrayFormat == "brackets"
        && !source.WireName.EndsWith("]", StringComparison.Ordinal)
            ? source.WireName + "[]"
            : source.WireName;

    private string? ClientValue(string wireName) => services.ClientValue(wireName);
}
