using System.Reflection;

namespace SpecClient.Generator.Emission;

/// <summary>Reads a property by its name, through a delegate for each type that has it.</summary>
internal sealed class MemberReader(string name)
{
    // One type nearly always; replaced as a whole, since renderings run beside each other.
    private volatile Getter? _getter;

    public object? Read(object target)
    {
        var getter = _getter;
        if (getter is null || getter.Owner != target.GetType())
        {
            _getter = getter = Create(target.GetType());
        }

        return getter.Get(target);
    }

    private Getter Create(Type type)
    {
        var property = type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance)
            ?? throw new InvalidOperationException(type.Name + " has no member " + name);
        if (type.IsValueType)
        {
            return new SlowGetter(property, type);
        }

        // Texts and lists are read as objects: fewer types to make while a build waits.
        var value = property.PropertyType.IsValueType ? property.PropertyType : typeof(object);
        var getter = (Getter)Activator.CreateInstance(typeof(Getter<,>).MakeGenericType(type, value));
        getter.Bind(property.GetMethod);
        return getter;
    }

    private abstract class Getter(Type owner)
    {
        public Type Owner { get; } = owner;

        public abstract object? Get(object target);

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

    private sealed class SlowGetter(PropertyInfo property, Type owner) : Getter(owner)
    {
        public override object? Get(object target) => property.GetValue(target);
    }
}
