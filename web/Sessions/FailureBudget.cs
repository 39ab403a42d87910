using System.Threading.RateLimiting;

namespace Tabletop.Web.Sessions;

/// <summary>
/// Guessing codes is slow, and joining is not: only failures cost. Whoever comes from an address that has failed too often waits in one
/// short line, where each wrong guess holds its place for a second; a right code passes through. Nobody is locked out, since a whole
/// venue may share the address.
/// </summary>
public sealed class FailureBudget : IDisposable
{
    private const int LineLength = 500;
    private const int Places = 4;

    private static readonly TimeSpan WrongHolds = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<string> _byAddress = PartitionedRateLimiter.Create<string, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(address, _ => Bucket(tokens: 30, perMinute: 6)));

    private readonly TokenBucketRateLimiter _inAll = new(Bucket(tokens: 300, perMinute: 60));
    private readonly SemaphoreSlim _line = new(Places);
    private readonly TimeProvider _time;
    private int _waiting;

    public FailureBudget(TimeProvider time) => _time = time;

    /// <param name="attempt">Null: it failed.</param>
    public async Task<T?> Try<T>(string address, Func<Task<T?>> attempt)
        where T : class
    {
        if (HasCredit(address))
        {
            var found = await attempt();
            if (found is null)
            {
                Charge(address);
            }

            return found;
        }

        return Interlocked.Increment(ref _waiting) <= LineLength ? await InLine(attempt) : Leave<T>();
    }

    public void Dispose()
    {
        _byAddress.Dispose();
        _inAll.Dispose();
        _line.Dispose();
    }

    private async Task<T?> InLine<T>(Func<Task<T?>> attempt)
        where T : class
    {
        await _line.WaitAsync();
        try
        {
            var found = await attempt();
            if (found is null)
            {
                await Task.Delay(WrongHolds, _time);
            }

            return found;
        }
        finally
        {
            _line.Release();
            Leave<T>();
        }
    }

    private T? Leave<T>()
        where T : class
    {
        Interlocked.Decrement(ref _waiting);
        return null;
    }

    // A bucket fills drop by drop; less than one whole token is no credit.
    private bool HasCredit(string address) =>
        _byAddress.GetStatistics(address)?.CurrentAvailablePermits >= 1 && _inAll.GetStatistics()?.CurrentAvailablePermits >= 1;

    private void Charge(string address)
    {
        _byAddress.AttemptAcquire(address).Dispose();
        _inAll.AttemptAcquire().Dispose();
    }

    private static TokenBucketRateLimiterOptions Bucket(int tokens, int perMinute) => new()
    {
        TokenLimit = tokens,
        TokensPerPeriod = perMinute / 6,
        ReplenishmentPeriod = TimeSpan.FromSeconds(10),
        QueueLimit = 0,
    };
}
