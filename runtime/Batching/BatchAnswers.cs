namespace SpecClient;

/// <summary>What a response says of one item.</summary>
/// <param name="Result">The entry, where there is one.</param>
/// <param name="HasResult">There is one, be it null.</param>
/// <param name="Key">The key, where that is all there is.</param>
/// <param name="IsAccepted">The service took the item; null = that is not said.</param>
internal readonly record struct BatchAnswer<TResult>(TResult? Result, bool HasResult, string? Key, bool? IsAccepted);

/// <summary>Reads what a response says of items, by its lists or, where it is one itself, by that.</summary>
internal sealed class BatchAnswers<TItem, TResponse, TResult>
{
    private readonly BatchDescriptor<TItem, TResponse, TResult> _descriptor;

    // Without a list of refusals an entry tells by itself: one that has a reason is one.
    private readonly Func<TResult, string?>? _error;
    private readonly Func<TResult, bool?>? _accepted;

    public BatchAnswers(BatchDescriptor<TItem, TResponse, TResult> descriptor)
    {
        _descriptor = descriptor;
        Succeeded = descriptor.Succeeded;
        if (descriptor is { Succeeded: null, SucceededKeys: null, Failed: null }
            && typeof(TResponse) != typeof(TResult) && typeof(TResponse).IsAssignableTo(typeof(IEnumerable<TResult>)))
        {
            Succeeded = static response => (IEnumerable<TResult>?)response;
        }

        _error = descriptor is { SucceededKeys: null, Failed: null } ? descriptor.Error : null;
        _accepted = descriptor is { SucceededKeys: null, Failed: null } ? descriptor.Accepted : null;
        ItemKey = descriptor.ItemKey ?? OwnKey<TItem>();
        ResultKey = descriptor.ResultKey ?? OwnKey<TResult>();
    }

    /// <summary>Responses speak of no items.</summary>
    public bool AreNone => Succeeded is null && _descriptor is { SucceededKeys: null, Failed: null };

    /// <summary>Responses list only what the service refused.</summary>
    public bool AreRefusalsOnly => Succeeded is null && _descriptor.SucceededKeys is null;

    public Func<TResponse, IEnumerable<TResult>?>? Succeeded { get; }

    public Func<TItem, string?>? ItemKey { get; }

    public Func<TResult, string?>? ResultKey { get; }

    /// <summary>What an entry of the only list, or of that of accepted items, says.</summary>
    public bool? IsAccepted(TResult result) =>
        _error is not null && !string.IsNullOrEmpty(_error(result)) ? false
        : _accepted is null ? true
        : _accepted(result);

    /// <summary>Reads all that a response says.</summary>
    /// <param name="response">The response.</param>
    /// <param name="count">Number of items it should speak of.</param>
    /// <param name="fault">What could not be read.</param>
    /// <param name="isOneList">All of it stands in one list.</param>
    public List<BatchAnswer<TResult>> Read(
        TResponse? response, int count, ref Exception? fault, out bool isOneList)
    {
        var answers = new List<BatchAnswer<TResult>>(count);
        Read(response, Succeeded, result => new(result, true, null, IsAccepted(result)), answers, ref fault);
        Read(
            response, _descriptor.SucceededKeys, static key => new(default, false, key, true), answers, ref fault);
        int first = answers.Count;
        Read(response, _descriptor.Failed, static result => new(result, true, null, false), answers, ref fault);
        isOneList = first == 0 || first == answers.Count;
        return answers;
    }

    private static void Read<T>(
        TResponse? response,
        Func<TResponse, IEnumerable<T>?>? selector,
        Func<T, BatchAnswer<TResult>> answer,
        List<BatchAnswer<TResult>> answers,
        ref Exception? fault)
    {
        if (response is null || selector is null)
        {
            return;
        }

        try
        {
            foreach (T entry in selector(response) ?? [])
            {
                answers.Add(answer(entry));
            }
        }
        catch (Exception exception)
        {
            fault ??= exception;
        }
    }

    /// <summary>Strings, whole numbers and GUIDs are their own keys.</summary>
    private static Func<T, string?>? OwnKey<T>() =>
        typeof(T) == typeof(string) || typeof(T) == typeof(Guid)
        || (typeof(T).IsPrimitive && typeof(T) != typeof(bool) && typeof(T) != typeof(float)
            && typeof(T) != typeof(double) && typeof(T) != typeof(char))
            ? static value => Batch.Text(value)
            : null;
}
