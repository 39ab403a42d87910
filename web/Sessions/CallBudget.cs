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

    public bool Takes(Caller caller)
    {
        using var lease = _bySession.AttemptAcquire(caller.Id);
        return lease.IsAcquired;
    }

    public void Dispose() => _bySession.Dispose();
}
