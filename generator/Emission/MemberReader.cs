using System.Reflection;

namespace SpecClient.Generator.Emission;

/// <summary>
/// Reads a property by its name, or calls a method that writes, through a delegate for each type that has it.
/// </summary>
internal sealed class MemberReader(string name)
{
    // One type nearly always; replaced as a whole, since renderings run beside each other.
    private volatile Getter? _getter;

    public object? Read(object target) => GetterOf(target).Get(target);

    /// <summary>Calls a method that writes; false where the member is a property.</summary>
    public bool TryWrite(object target, SourceWriter text) => GetterOf(target).TryWrite(target, text);

    private Getter GetterOf(object target)
    {
        var getter = _getter;
        if (getter is null || getter.Owner != target.GetType())
        {
            _getter = getter = Create(target.GetType());
        }

        return getter;
    }

    private Getter Create(Type type)
    {
        if (type.GetMethod(name, BindingFlags.Public | BindingFlags.Instance) is { } method)
        {
            return Bound(typeof(Writer<>).MakeGenericType(type), method);
        }

        var property = type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance)
            ?? throw new InvalidOperationException(type.Name + " has no member " + name);
        if (type.IsValueType)
        {
            return new SlowGetter(property, type);
        }

        // Texts and lists are read as objects: fewer types to make while a build waits.
        var value = property.PropertyType.IsValueType ? property.PropertyType : typeof(object);
        return Bound(typeof(Getter<,>).MakeGenericType(type, value), property.GetMethod);
    }

    private static Getter Bound(Type type, MethodInfo method)
    {
        var getter = (Getter)Activator.CreateInstance(type);
        getter.Bind(method);
        return getter;
    }

    private abstract class Getter(Type owner)
    {
        public Type Owner { get; } = owner;

        public abstract object? Get(object target);

        public virtual bool TryWrite(object target, SourceWriter text) => false;

        public virtual void Bind(MethodInfo method)
        {
        }
    }

    private sealed class Getter<TOwner, TValue>() : Getter(typeof(TOwner))
    {
        private Func<TOwner, TValue> _get = null!;

        public override object? Get(object target) => _get((TOwner)target);

        public override void Bind(MethodInfo method) => _get =
            (Func<TOwner, TValue>)Delegate.CreateDelegate(typeof(Func<TOwner, TValue>), method);
    }

    private sealed class Writer<TOwner>() : Getter(typeof(TOwner))
    {
        private Action<TOwner, SourceWriter> _write = null!;

        public override object Get(object target) =>
            throw new InvalidOperationException(Owner.Name + "." + _write.Method.Name + " is no value");

        public override bool TryWrite(object target, SourceWriter text)
        {
            _write((TOwner)target, text);
            return true;
        }

        public override void Bind(MethodInfo method) => _write =
            (Action<TOwner, SourceWriter>)Delegate.CreateDelegate(typeof(Action<TOwner, SourceWriter>), method);
    }

    private sealed class SlowGetter(PropertyInfo property, Type owner) : Getter(owner)
    {
        public override object? Get(object target) => property.GetValue(target);
    }
}
