using SpecClient.Generator.Emission;

namespace SpecClient.Generator.Tests.Emission;

/// <summary>What of Scriban's language the templates may use, and what is an error.</summary>
public sealed class TemplateRendererTests
{
    [Theory]
    [InlineData("{{ Name }} of {{ Name }}", "a\nb of a\nb")]
    [InlineData("x:\n    {{ Name }}\n", "x:\n    a\n    b\n")]
    [InlineData("x: {{ Name }}\n", "x: a\nb\n")]
    [InlineData("{{~ for item in Items ~}}\n  {{ item.Name }}{{ Number }}\n{{~ end ~}}\nend", "  13\n  23\nend")]
    [InlineData("{{ for item in Items }}{{ for inner in item.Inner }}{{ item.Name }}{{ inner }} {{ end }}{{ end }}",
        "1a 1b 2a 2b ")]
    [InlineData("{{ if No }}a{{ else if Yes }}b{{ else }}c{{ end }}", "b")]
    [InlineData("{{ if No }}a{{ else }}c{{ end }}", "c")]
    [InlineData("{{ if No || Yes }}a{{ end }}", "a")]
    [InlineData("{{ if Items.size > 0 }}a{{ end }}{{ if None.size > 0 }}b{{ end }}", "a")]
    [InlineData("{{ Nothing }}.", ".")]
    [InlineData("{{ Lines }}{{ Lines }}", "c\nd\nc\nd\n")]
    [InlineData("x:\n    {{ Lines }}    {{ Name }}\n{{ Lines }}", "x:\n    c\n    d\n    a\nb\nc\nd\n")]
    [InlineData("{{~ for item in Items ~}}\n  {{ item.Line }};\n{{~ end ~}}\n", "  <1>;\n  <2>;\n")]
    public void A_template_is_rendered(string template, string expected)
    {
        Assert.Equal(expected, Render(template));
    }

    [Theory]
    [InlineData("{{ Unknown }}")]
    [InlineData("{{ for item in Items }}{{ item.Unknown }}{{ end }}")]
    [InlineData("{{ Name | string.upcase }}")]
    [InlineData("{{ x = 1 }}")]
    [InlineData("{{ Items }}")]
    [InlineData("{{ Yes }}")]
    [InlineData("{{ if Lines }}a{{ end }}")]
    [InlineData("{{ if Name ")]
    public void Anything_else_is_an_error(string template)
    {
        Assert.Throws<InvalidOperationException>(() => Render(template));
    }

    [Fact]
    public void A_member_of_the_view_is_computed_once()
    {
        var view = new View();

        Render("{{ Number }}{{ Number }}", view);

        Assert.Equal(1, view.Calls);
    }

    private static string Render(string template, View? view = null)
    {
        using var text = new SourceWriter();
        TemplateRenderer.Compile(template, "test").Render(view ?? new View(), text);
        return text.ToString();
    }

    private sealed class View
    {
        public int Calls { get; private set; }

        public string Name => "a\nb";

        public string? Nothing => null;

        public int Number => 3 + (0 * Calls++);

        public bool Yes => true;

        public bool No => false;

        public List<Item> Items => [new("1"), new("2")];

        public List<Item> None => [];

        public void Lines(SourceWriter text) =>
            text.StartLine().Append("c\n").StartLine().Append("d").Append('\n');
    }

    private sealed record Item(string Name)
    {
        public string[] Inner => ["a", "b"];

        public void Line(SourceWriter text) => text.StartLine().Append("<").Append(Name).Append('>');
    }
}
