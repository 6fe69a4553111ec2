using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Gives a method over accounts and zones the parameter of its second owner.</summary>
internal static class SecondOwners
{
    /// <summary>Adds the parameter; then neither owner is required by itself. Null where there is one path.</summary>
    public static SecondOwnerModel? Add(
        OperationServices services,
        OperationPlan plan,
        List<ParameterModel> parameters,
        IReadOnlyList<PathTemplate.Piece> pieces,
        MemberNames names)
    {
        if (plan.Second is not { } second)
        {
            return null;
        }

        var literal = PathTemplate.Parse(second.Path)[0].Text;
        var first = parameters.FindIndex(
            item => item.Location == ParameterLocation.Path && item.WireName == pieces[1].Text);
        var own = parameters[first];
        parameters[first] = own with
        {
            Required = false,
            Style = ParameterStyle.Simple,
            Type = new TypeRef(TypeKind.String),
            Docs = Describe(services, plan.Source, own.Docs.Summary, MapPathNames.Zone),
        };
        var added = own with
        {
            Required = false,
            WireName = MapPathNames.Zone,
            PropertyName = names.Take(MapPathNames.Zone, ParameterLocation.Path),
            ClientValue = services.ClientValue(MapPathNames.Zone),
            Style = ParameterStyle.Simple,
            Type = new TypeRef(TypeKind.String),
            Docs = Describe(services, second, null, MapPathNames.Account),
        };
        parameters.Insert(first + 1, added);
        return new SecondOwnerModel(second.Id, second.Path, own.PropertyName, literal, added.PropertyName);
    }

    private static Documentation Describe(
        OperationServices services, OperationSource source, string? summary, string other)
    {
        var text = summary ?? ParameterList.Merge(services, source)
            .Where(static item => item.Location == ParameterLocation.Path)
            .Select(static item => item.Parameter.Description)
            .FirstOrDefault(static description => !string.IsNullOrWhiteSpace(description));
        return DocumentationText.Of(
            (text is null ? "" : text.Trim() + "\n\n") + "Either this or the one of '" + other + "' is given.");
    }
}
