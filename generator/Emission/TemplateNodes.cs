using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Emission;

/// <summary>What one rendering of a template knows: the view's members, each read once, and the loops' items.</summary>
internal sealed class TemplateScope(object view, int valueCount)
{
    private readonly object?[] _values = new object?[valueCount];
    private readonly bool[] _isKnown = new bool[valueCount];

    /// <summary>Sets the item of a loop.</summary>
    public void Set(int slot, object? value) => (_values[slot], _isKnown[slot]) = (value, true);

    /// <summary>Lets a member of the view write itself; false where it is a value.</summary>
    public bool TryWrite(int slot, MemberReader member, SourceWriter text) =>
        !_isKnown[slot] && member.TryWrite(view, text);

    /// <summary>A loop's item, or a member of the view.</summary>
    public object? Get(int slot, MemberReader member)
    {
        if (!_isKnown[slot])
        {
            Set(slot, member.Read(view));
        }

        return _values[slot];
    }
}

/// <summary>A piece of a template.</summary>
internal abstract class TemplateNode
{
    public abstract void Write(SourceWriter text, TemplateScope scope);
}

internal sealed class TemplateRawText(string raw) : TemplateNode
{
    public override void Write(SourceWriter text, TemplateScope scope) => text.Append(raw);
}

/// <param name="indentation">
/// What stands before it, where that is white space alone: the value's further lines start with it as well.
/// </param>
internal sealed class TemplateSubstitution(TemplateValue value, string? indentation) : TemplateNode
{
    public override void Write(SourceWriter text, TemplateScope scope)
    {
        text.Indentation = indentation ?? "";
        if (!value.TryWrite(scope, text))
        {
            var written = value.Get(scope) switch
            {
                null => "",
                string own => own,
                int number => number.ToString(CultureInfo.InvariantCulture),
                var other => throw new InvalidOperationException("No text: " + other.GetType()),
            };
            if (text.Indentation.Length == 0)
            {
                text.Append(written);
            }
            else
            {
                text.AppendIndented(written);
            }
        }

        text.Indentation = "";
    }
}

/// <param name="slot">Where the body finds the item.</param>
internal sealed class TemplateLoop(int slot, TemplateValue list, TemplateNode[] body) : TemplateNode
{
    [MethodImpl(Jit.AtOnce)]
    public override void Write(SourceWriter text, TemplateScope scope)
    {
        foreach (var item in (IEnumerable?)list.Get(scope) ?? Array.Empty<object>())
        {
            scope.Set(slot, item);
            foreach (var node in body)
            {
                node.Write(text, scope);
            }
        }
    }
}

internal sealed class TemplateCondition(TemplateValue condition, TemplateNode[] then, TemplateNode[] otherwise)
    : TemplateNode
{
    [MethodImpl(Jit.AtOnce)]
    public override void Write(SourceWriter text, TemplateScope scope)
    {
        foreach (var node in (bool)condition.Get(scope)! ? then : otherwise)
        {
            node.Write(text, scope);
        }
    }
}

/// <summary>An expression of a template.</summary>
internal abstract class TemplateValue
{
    public abstract object? Get(TemplateScope scope);

    /// <summary>Lets it write itself; false, and nothing is written, where it is a value.</summary>
    public virtual bool TryWrite(TemplateScope scope, SourceWriter text) => false;
}

internal sealed class TemplateVariable(int slot, string name) : TemplateValue
{
    private readonly MemberReader _member = new(name);

    public override object? Get(TemplateScope scope) => scope.Get(slot, _member);

    public override bool TryWrite(TemplateScope scope, SourceWriter text) => scope.TryWrite(slot, _member, text);
}

internal sealed class TemplateMember(TemplateValue target, string name) : TemplateValue
{
    private readonly MemberReader _member = new(name);

    public override object? Get(TemplateScope scope) => _member.Read(Target(scope));

    public override bool TryWrite(TemplateScope scope, SourceWriter text) => _member.TryWrite(Target(scope), text);

    private object Target(TemplateScope scope) =>
        target.Get(scope) ?? throw new InvalidOperationException("Nothing has a member " + name);
}

/// <summary>True where any of the two is.</summary>
internal sealed class TemplateEither(TemplateValue left, TemplateValue right) : TemplateValue
{
    public override object Get(TemplateScope scope) => (bool)left.Get(scope)! || (bool)right.Get(scope)!;
}

/// <summary>True where a list has items: <c>list.size > 0</c>.</summary>
internal sealed class TemplateHasItems(TemplateValue list) : TemplateValue
{
    public override object Get(TemplateScope scope) =>
        list.Get(scope) is IEnumerable items && items.GetEnumerator().MoveNext();
}
