using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace SpecClient.Generator.Emission;

/// <summary>Renders a view with an embedded template; the only file that knows Scriban.</summary>
internal static class TemplateRenderer
{
    private static readonly ConcurrentDictionary<string, Template> s_templates = new(StringComparer.Ordinal);

    /// <summary>
    /// Contexts between two uses: each has found out by reflection how the members of the views are read.
    /// </summary>
    private static readonly ConcurrentBag<TemplateContext> s_contexts = [];

    /// <summary>Renders strictly (an unknown name is an error), without limits, with LF line ends.</summary>
    /// <param name="templateName">File name of the template without extension.</param>
    /// <param name="view">Finished strings, booleans and lists; members keep their C# names.</param>
    public static string Render(string templateName, object view)
    {
        if (!s_contexts.TryTake(out var context))
        {
            context = NewContext();
        }

        context.PushGlobal(new ViewGlobals(view));
        var text = s_templates.GetOrAdd(templateName, Load).Render(context);
        context.PopGlobal();

        // After an exception the context may be in any state, and is left to the garbage collector.
        s_contexts.Add(context);
        return text;
    }

    private static TemplateContext NewContext()
    {
        // No built-in functions: the views have done the work, and a copy of them for each context costs more than
        // the rendering.
        var context = new TemplateContext(new ScriptObject())
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
        return context;
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

    /// <summary>The members of a view as variables, each computed when a template first names it.</summary>
    private sealed class ViewGlobals(object view) : ScriptObject
    {
        private static readonly ConcurrentDictionary<Type, Dictionary<string, PropertyInfo>> s_members = new();

        private readonly Dictionary<string, PropertyInfo> _members = s_members.GetOrAdd(view.GetType(), Members);

        public override bool Contains(string member) => base.Contains(member) || _members.ContainsKey(member);

        public override bool TryGetValue(
            TemplateContext? context, SourceSpan span, string member, out object? value)
        {
            if (base.TryGetValue(context, span, member, out value))
            {
                return true;
            }

            if (!_members.TryGetValue(member, out var property))
            {
                return false;
            }

            value = property.GetValue(view);
            SetValue(member, value, false);
            return true;
        }

        private static Dictionary<string, PropertyInfo> Members(Type type) =>
            type.GetProperties().ToDictionary(static property => property.Name, StringComparer.Ordinal);
    }
}
