namespace SpecClient.Generator.Building.Schemas;

/// <summary>How much of something a whole document may come to when its schemas are combined.</summary>
internal sealed class DocumentLimit(int most)
{
    private long _taken;

    public bool IsReached => _taken >= most;

    /// <summary>Takes an amount, or nothing and false where it is more than what is left.</summary>
    public bool TryTake(long amount = 1)
    {
        if (_taken + amount > most)
        {
            return false;
        }

        _taken += amount;
        return true;
    }
}
