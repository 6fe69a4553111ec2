using System.Collections.Concurrent;
using System.Globalization;
using Scriban;
using Scriban.Runtime;

namespace SpecClient.Generator.Emission;

/// <summary>Renders a view with an embedded template; the only file that knows Scriban.</summary>
internal static class TemplateRenderer
{
    private static readonly ConcurrentDictionary<string, Template> s_templates = new(StringComparer.Ordinal);

    /// <summary>Renders strictly (an unknown name is an error), without limits, with LF line ends.</summary>
    /// <param name="templateName">File name of the template without extension.</param>
    /// <param name="view">Finished strings, booleans and lists; members keep their C# names.</param>
    public static string Render(string templateName, object view)
    {
        var globals = new ScriptObject();
        globals.Import(view, renamer: static member => member.Name);
        var context = new TemplateContext
        {
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            EnableRelaxedIndexerAccess = false,
            EnableRelaxedTargetAccess = false,
            EnableRelaxedFunctionAccess = false,
            LoopLimit = 0,
            LimitToString = 0,
            NewLine = "\n",
            MemberRenamer = static member => member.Name,
        };
        context.PushCulture(CultureInfo.InvariantCulture);
        context.PushGlobal(globals);
        return s_templates.GetOrAdd(templateName, Load).Render(context);
    }

    private static Template Load(string name)
    {
        using var stream = typeof(TemplateRenderer).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException("No template " + name);
        using var reader = new StreamReader(stream);
        var template = Template.Parse(reader.ReadToEnd().Replace("\r\n", "\n"), name);
        if (template.HasErrors)
        {
            throw new InvalidOperationException(string.Join("; ", template.Messages));
        }

        return template;
    }
}
