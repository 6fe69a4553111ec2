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
        return type.IsValueType
            ? new SlowGetter(property, type)
            : (Getter)Activator.CreateInstance(
                typeof(Getter<,>).MakeGenericType(type, property.PropertyType), property);
    }

    private abstract class Getter(Type owner)
    {
        public Type Owner { get; } = owner;

        public abstract object? Get(object target);
    }

    private sealed class Getter<TOwner, TValue>(PropertyInfo property) : Getter(typeof(TOwner))
    {
        private readonly Func<TOwner, TValue> _get = (Func<TOwner, TValue>)Delegate.CreateDelegate(
            typeof(Func<TOwner, TValue>), property.GetMethod);

        public override object? Get(object target) => _get((TOwner)target);
    }

    private sealed class SlowGetter(PropertyInfo property, Type owner) : Getter(owner)
    {
        public override object? Get(object target) => property.GetValue(target);
    }
}
