using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>
/// The expression that makes an operation's page rule; properties that keep their default are left out.
/// </summary>
internal static class PageRuleText
{
    public static string Expression(PaginationModel pagination, OperationModel operation)
    {
        var pageParameter = Find(pagination.PageParameter, operation, out var inBody);
        var members = new List<string>();
        AddPath(members, "Items", pagination.ItemsPath);
        AddPath(members, "Wrapped", pagination.WrappedPath);
        AddPath(members, "Next", pagination.NextPath);
        AddPath(members, "TotalPages", pagination.TotalPagesPath);
        AddPath(members, "TotalCount", pagination.TotalCountPath);
        AddPath(members, "PageSize", pagination.PageSizePath);
        AddPath(members, "HasMore", pagination.HasMorePath);
        AddPath(members, "Last", pagination.LastPath);
        AddText(members, "NextHeader", pagination.NextHeader);
        AddText(members, "PageParameter", pageParameter);
        AddText(members, "SizeParameter", Find(pagination.SizeParameter, operation, out _));
        if (inBody)
        {
            members.Add("InBody = true");
        }

        var (first, usual) = pagination.Kind == PaginationKind.Offset ? ("FirstOffset", 0) : ("FirstPage", 1);
        if (pagination.FirstPage != usual)
        {
            members.Add(first + " = " + CSharpLiteral.Int32(pagination.FirstPage));
        }

        if (pagination.DefaultSize is { } size)
        {
            members.Add("DefaultSize = " + CSharpLiteral.Int32(size));
        }

        var rule = "new " + RuntimeNames.PageRule + "(" + RuntimeNames.PageKind + "." + pagination.Kind + ")";
        return members.Count == 0 ? rule : rule + " { " + string.Join(", ", members) + " }";
    }

    /// <summary>Wire name of the parameter, or body member, that a property of the params type stands for.</summary>
    private static string? Find(string? propertyName, OperationModel operation, out bool inBody)
    {
        inBody = false;
        if (propertyName is null)
        {
            return null;
        }

        foreach (var parameter in operation.Parameters)
        {
            if (parameter.PropertyName == propertyName)
            {
                return parameter.WireName;
            }
        }

        var member =
            (operation.Body?.Properties ?? []).FirstOrDefault(property => property.PropertyName == propertyName);
        inBody = member is not null;
        return member?.WireName ?? propertyName;
    }

    private static void AddPath(List<string> members, string name, EquatableArray<string> path)
    {
        if (path.Count > 0)
        {
            members.Add(name + " = new[] { " + string.Join(", ", path.Select(CSharpLiteral.String)) + " }");
        }
    }

    private static void AddText(List<string> members, string name, string? text)
    {
        if (text is not null)
        {
            members.Add(name + " = " + CSharpLiteral.String(text));
        }
    }
}
