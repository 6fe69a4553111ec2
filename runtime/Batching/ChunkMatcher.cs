using System.Runtime.InteropServices;

namespace SpecClient;

/// <summary>Finds for each item of a request what the response says of it: by key, else by position.</summary>
internal sealed class ChunkMatcher<TItem, TResponse, TResult>(BatchDescriptor<TItem, TResponse, TResult> descriptor)
{
    private const string NotMentioned = "The service's answer does not mention this item.";
    private const string Stranger =
        "The service's answer refuses an item by a key that none of these has, and does not mention this one.";
    private const string Ambiguous =
        "The service's answer gives different results for this key, and does not say which is which.";

    private const string TooFew =
        "The service's answer has fewer results for this key than there are items, and does not say whose they are.";

    private const string NotSaid = "The service's answer does not say whether it took this item.";

    private readonly BatchAnswers<TItem, TResponse, TResult> _answers = new(descriptor);

    /// <summary>Gives the items their outcomes.</summary>
    /// <param name="response">The result of the request.</param>
    /// <param name="chunk">The chunk that the items are from.</param>
    /// <param name="start">First item of the request within the chunk.</param>
    /// <param name="outcomes">The outcomes of the request's items, to be set.</param>
    public void Match(
        TResponse? response, Chunk<TItem> chunk, int start, Span<BatchOutcome<TItem, TResult>> outcomes)
    {
        var call = new Call(chunk, start, outcomes);
        if (_answers.AreNone)
        {
            MatchByCount(call, response);
            return;
        }

        if (IsAllInOrder(response, call))
        {
            return;
        }

        outcomes.Clear();
        Exception? fault = null;
        List<BatchAnswer<TResult>> answers = _answers.Read(response, outcomes.Length, ref fault, out bool isOneList);

        // Where only refusals are listed, silence means success; but not where a refusal may mean any of them.
        bool isImplied = _answers.AreRefusalsOnly && fault is null && response is not null;
        string silence = NotMentioned;
        if (_answers is { ItemKey: { } itemKey, ResultKey: { } resultKey })
        {
            if (!MatchByKey(call, answers, itemKey, resultKey, isImplied, ref fault) && isImplied)
            {
                isImplied = false;
                silence = Stranger;
            }
        }
        else if (answers.Count == outcomes.Length && isOneList)
        {
            for (int i = 0; i < answers.Count; i++)
            {
                Set(call, i, answers[i]);
            }
        }
        else if (answers.Count > 0)
        {
            call.SetRest(BatchStatus.Unknown, "The service's answer does not say which items it means.", fault);
        }

        isImplied &= fault is null;
        call.SetRest(isImplied ? BatchStatus.Succeeded : BatchStatus.Unknown, isImplied ? null : silence, fault);
    }

    /// <summary>The answer speaks of no items: its success is theirs, unless it counts refusals.</summary>
    private void MatchByCount(Call call, TResponse? response)
    {
        try
        {
            long refused = response is null ? 0 : descriptor.FailureCount?.Invoke(response) ?? 0;
            call.SetRest(
                refused <= 0 ? BatchStatus.Succeeded : refused < call.Count ? BatchStatus.Unknown : BatchStatus.Refused,
                refused <= 0 ? null : $"The service refused {refused} of {call.Count} items, and does not say which.",
                null);
        }
        catch (Exception fault)
        {
            call.SetRest(BatchStatus.Unknown, NotSaid, fault);
        }
    }

    /// <summary>The usual answer, without further ado: the same keys in the same order, and nothing refused.</summary>
    private bool IsAllInOrder(TResponse? response, Call call)
    {
        if (response is null || _answers is not { ItemKey: { } itemKey, ResultKey: { } resultKey })
        {
            return false;
        }

        try
        {
            ReadOnlySpan<TResult> results = _answers.Succeeded?.Invoke(response) switch
            {
                List<TResult> list => CollectionsMarshal.AsSpan(list),
                TResult[] array => array,
                _ => [],
            };
            if (results.Length != call.Count || descriptor.Failed?.Invoke(response)?.Any() == true)
            {
                return false;
            }

            for (int i = 0; i < results.Length; i++)
            {
                TResult result = results[i];
                if (itemKey(call.Item(i)) is not { } key || key != resultKey(result)
                    || _answers.IsAccepted(result) is not true)
                {
                    return false;
                }

                call.Set(i, BatchStatus.Succeeded, result, null, null);
            }

            return true;
        }
        catch (Exception)
        {
            // The careful way tells which items it concerns.
            return false;
        }
    }

    /// <summary>
    /// Gives those items their outcomes that are mentioned; false where an answer is of none of them.
    /// </summary>
    private bool MatchByKey(
        Call call,
        List<BatchAnswer<TResult>> answers,
        Func<TItem, string?> itemKey,
        Func<TResult, string?> resultKey,
        bool isImplied,
        ref Exception? fault)
    {
        bool areAllFound = true;

        // Groups of equal keys as linked lists, so that the usual chunk without duplicates costs one dictionary.
        var heads = new Dictionary<string, int>(call.Count, StringComparer.Ordinal);
        string?[] spellings = new string?[call.Count + answers.Count];
        int[] nextItem = new int[call.Count];
        int[] firstAnswer = new int[call.Count];
        int[] nextAnswer = new int[answers.Count];
        Array.Fill(firstAnswer, -1);
        for (int i = call.Count - 1; i >= 0; i--)
        {
            if (Key(itemKey, call.Item(i), ref fault) is { } key)
            {
                spellings[i] = key;
                string canonical = BatchKey.Canonical(key);
                nextItem[i] = heads.TryGetValue(canonical, out int head) ? head : -1;
                heads[canonical] = i;
            }
        }

        for (int j = answers.Count - 1; j >= 0; j--)
        {
            BatchAnswer<TResult> answer = answers[j];
            if ((answer.HasResult ? Key(resultKey, answer.Result!, ref fault) : answer.Key) is { } key
                && heads.TryGetValue(BatchKey.Canonical(key), out int head))
            {
                spellings[call.Count + j] = key;
                nextAnswer[j] = firstAnswer[head];
                firstAnswer[head] = j;
            }
            else
            {
                areAllFound = false;
            }
        }

        foreach (int head in heads.Values)
        {
            if (firstAnswer[head] < 0)
            {
                continue;
            }

            var group = new EqualKeys(head, firstAnswer[head], nextItem, nextAnswer, spellings);
            // Whose the results are is all the same where there is one for each item, or the items are equal.
            bool isUniform = IsUniform(answers, group);
            bool isEnough = Length(head, nextItem) <= Length(firstAnswer[head], nextAnswer);
            if (isUniform && (isEnough || (!isImplied && AreEqual(call, group))))
            {
                MatchInTurn(call, answers, group);
            }
            else
            {
                MatchBySpelling(call, answers, group, isUniform ? TooFew : Ambiguous);
            }
        }

        return areAllFound;
    }

    /// <summary>Equal keys with like results: each spelling takes its own, then the rest goes in turn.</summary>
    private void MatchInTurn(Call call, List<BatchAnswer<TResult>> answers, EqualKeys group)
    {
        if (group.NextItem(group.FirstItem) < 0 && group.NextAnswer(group.FirstAnswer) < 0)
        {
            Set(call, group.FirstItem, answers[group.FirstAnswer]);
            return;
        }

        var taken = new HashSet<int>();
        int free = group.FirstAnswer;
        for (int i = group.FirstItem; i >= 0; i = group.NextItem(i))
        {
            for (int j = free; j >= 0; j = group.NextAnswer(j))
            {
                if (group.IsSpeltAlike(i, j) && taken.Add(j))
                {
                    Set(call, i, answers[j]);
                    break;
                }
            }

            free = NextFree(free);
        }

        for (int i = group.FirstItem; i >= 0 && free >= 0; i = group.NextItem(i))
        {
            if (!call.IsSet(i))
            {
                Set(call, i, answers[free]);
                taken.Add(free);
                free = NextFree(free);
            }
        }

        int NextFree(int answer)
        {
            while (answer >= 0 && taken.Contains(answer))
            {
                answer = group.NextAnswer(answer);
            }

            return answer;
        }
    }

    /// <summary>Equal keys with different results: only a spelling that stands once on both sides is certain.</summary>
    private void MatchBySpelling(Call call, List<BatchAnswer<TResult>> answers, EqualKeys group, string doubt)
    {
        for (int i = group.FirstItem; i >= 0; i = group.NextItem(i))
        {
            int items = 0;
            for (int other = group.FirstItem; other >= 0; other = group.NextItem(other))
            {
                items += group.AreSpeltAlike(i, other) ? 1 : 0;
            }

            int found = -1;
            int count = 0;
            for (int j = group.FirstAnswer; j >= 0; j = group.NextAnswer(j))
            {
                if (group.IsSpeltAlike(i, j))
                {
                    found = j;
                    count++;
                }
            }

            if (items == 1 && count == 1)
            {
                Set(call, i, answers[found]);
            }
            else
            {
                call.Set(i, BatchStatus.Unknown, default, doubt, null);
            }
        }
    }

    private static bool IsUniform(List<BatchAnswer<TResult>> answers, EqualKeys group)
    {
        for (int j = group.NextAnswer(group.FirstAnswer); j >= 0; j = group.NextAnswer(j))
        {
            if (answers[j].IsAccepted != answers[group.FirstAnswer].IsAccepted)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(Call call, EqualKeys group)
    {
        // A string is its key, and the keys are equal.
        TItem first = call.Item(group.FirstItem);
        for (int i = group.NextItem(group.FirstItem); i >= 0; i = group.NextItem(i))
        {
            if (first is not string && !EqualityComparer<TItem>.Default.Equals(first, call.Item(i)))
            {
                return false;
            }
        }

        return true;
    }

    private static int Length(int first, int[] next)
    {
        int length = 0;
        for (int i = first; i >= 0; i = next[i])
        {
            length++;
        }

        return length;
    }

    private static string? Key<T>(Func<T, string?> selector, T value, ref Exception? fault)
    {
        try
        {
            return selector(value);
        }
        catch (Exception exception)
        {
            fault ??= exception;
            return null;
        }
    }

    private void Set(Call call, int i, BatchAnswer<TResult> answer)
    {
        if (answer.IsAccepted is not false)
        {
            call.Set(
                i,
                answer.IsAccepted is true ? BatchStatus.Succeeded : BatchStatus.Unknown,
                answer.Result,
                answer.IsAccepted is true ? null : NotSaid,
                null);
            return;
        }

        Exception? ignored = null;
        string? error = descriptor.Error is { } reason ? Key(reason, answer.Result!, ref ignored) : null;
        call.Set(i, BatchStatus.Refused, answer.Result, error ?? "The service refused this item.", null);
    }

    /// <summary>
    /// Items and answers of one key, as linked lists; the answers' spellings stand behind the items'.
    /// </summary>
    private readonly struct EqualKeys(
        int firstItem, int firstAnswer, int[] nextItem, int[] nextAnswer, string?[] spellings)
    {
        public int FirstItem => firstItem;

        public int FirstAnswer => firstAnswer;

        public int NextItem(int item) => nextItem[item];

        public int NextAnswer(int answer) => nextAnswer[answer];

        public bool AreSpeltAlike(int item, int other) => spellings[item] == spellings[other];

        public bool IsSpeltAlike(int item, int answer) => spellings[item] == spellings[nextItem.Length + answer];
    }

    /// <summary>The items of one request and their outcomes.</summary>
    private readonly ref struct Call(Chunk<TItem> chunk, int start, Span<BatchOutcome<TItem, TResult>> outcomes)
    {
        private readonly Span<BatchOutcome<TItem, TResult>> _outcomes = outcomes;

        public int Count => _outcomes.Length;

        public TItem Item(int i) => chunk.Items[start + i];

        public void Set(int i, BatchStatus status, TResult? result, string? error, Exception? exception) =>
            _outcomes[i] = new(Item(i), chunk.Index(start + i), status, result, error, exception);

        public bool IsSet(int i) => _outcomes[i] is not null;

        public void SetRest(BatchStatus status, string? error, Exception? exception)
        {
            for (int i = 0; i < Count; i++)
            {
                if (_outcomes[i] is null)
                {
                    Set(i, status, default, error, exception);
                }
            }
        }
    }
}
