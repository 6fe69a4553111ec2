namespace SpecClient.Generator.Emission.Views;

/// <summary>The bases of a resource's params types.</summary>
internal sealed class SharedParamsView(string resource, string accessibility, SharedParams shared)
{
    public string Accessibility => accessibility;

    public string Name => resource;

    public string Holder => SharedParams.Holder;

    public List<ParamsBaseView> Bases { get; } = shared.Bases.Select(static item => new ParamsBaseView(item)).ToList();
}

/// <summary>A base of params types: what they have in common.</summary>
internal sealed class ParamsBaseView
{
    private readonly ParamsBase _base;
    private readonly List<ParameterView> _parameters;
    private readonly BodyView? _body;

    public ParamsBaseView(ParamsBase shared)
    {
        _base = shared;
        _parameters = shared.Parameters.ConvertAll(static parameter => new ParameterView(parameter, positional: false));
        _body = shared.Body is null ? null : new BodyView(shared.Body);
    }

    public string Name => _base.Name;

    public string Above => _base.Above is { } above ? " : " + above.Qualified : "";

    public List<string> Fields => (_body?.Fields ?? []).ToList();

    public List<ParameterView> Parameters => _parameters;

    public List<string> Declarations => (_body?.Declarations ?? []).ToList();

    public string Writer => RuntimeNames.ApiRequestWriter;

    /// <summary>Whether it has a method that writes, and how it is declared.</summary>
    public bool Writes => _base.Writes;

    public string Modifier => AboveWrites ? "override" : "virtual";

    public List<string> Statements => (AboveWrites ? ["base.WriteShared(writer);"] : Enumerable.Empty<string>())
        .Concat(ParameterView.Writes(_parameters))
        .Concat(_body?.Statements ?? [])
        .ToList();

    private bool AboveWrites => _base.Above is { WritesAny: true };
}
