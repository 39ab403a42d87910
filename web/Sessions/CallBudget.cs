using System.Threading.RateLimiting;

namespace Tabletop.Web.Sessions;

/// <summary>How much one session may ask for: more than any hand on a phone or a keyboard does.</summary>
public sealed class CallBudget : IDisposable
{
    private readonly PartitionedRateLimiter<string> _bySession = PartitionedRateLimiter.Create<string, string>(
        session => RateLimitPartition.GetTokenBucketLimiter(session, _ => new()
        {
            TokenLimit = 100,
            TokensPerPeriod = 20,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    /// <summary>
    /// For what no client of ours sends. Whoever comes back as somebody else has no more of it, and the rest of the venue, which may share
    /// the address, loses nothing: nothing else is paid from it.
    /// </summary>
    private readonly PartitionedRateLimiter<string> _byAddress = PartitionedRateLimiter.Create<string, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(address, _ => new()
        {
            TokenLimit = 200,
            TokensPerPeriod = 2,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    public bool Takes(Caller caller)
    {
        using var lease = _bySession.AttemptAcquire(caller.Id);
        return lease.IsAcquired;
    }

    /// <summary>Whether nonsense that costs so many tokens is let pass once more.</summary>
    /// <param name="tokens">1 to 100.</param>
    public bool Forgives(Caller caller, string address, int tokens)
    {
        using var ofSession = _bySession.AttemptAcquire(caller.Id, tokens);
        using var ofAddress = _byAddress.AttemptAcquire(address, tokens);
        return ofSession.IsAcquired && ofAddress.IsAcquired;
    }

    public void Dispose()
    {
        _bySession.Dispose();
        _byAddress.Dispose();
    }
}
