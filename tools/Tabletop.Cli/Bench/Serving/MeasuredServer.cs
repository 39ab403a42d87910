using System.Globalization;

namespace Tabletop.Cli.Bench.Serving;

/// <param name="HeapBytes">Managed, after a full collection.</param>
/// <param name="ResidentBytes">What the system gives the process.</param>
internal sealed record Footprint(long HeapBytes, long ResidentBytes)
{
    public static Footprint operator -(Footprint left, Footprint right) => new(left.HeapBytes - right.HeapBytes, left.ResidentBytes - right.ResidentBytes);

    public Footprint Each(int count) => new(HeapBytes / count, ResidentBytes / count);
}

/// <summary>A server in a process of its own, with a word about itself: what <see cref="ServerLines"/> says.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private readonly LineProcess _process;

    private MeasuredServer(LineProcess process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<MeasuredServer> Start(params IEnumerable<string> arguments)
    {
        var process = LineProcess.Start(["bench", .. arguments]);
        return new(process, new(Word(await process.Next(), ServerLines.Ready)));
    }

    public async Task<Footprint> Memory()
    {
        _process.Forget();
        var said = Word(await _process.Ask(ServerLines.Memory), ServerLines.Memory).Split(' ');
        return new(Number(said[0]), Number(said[1]));
    }

    /// <summary>Makes the server send, or waits for the next it sends.</summary>
    /// <param name="trigger">Makes it do so; null: it is told to.</param>
    /// <returns>The moment from which it could send.</returns>
    public async Task<long> Sent(Func<Task>? trigger = null)
    {
        _process.Forget();
        await (trigger is null ? _process.Tell(ServerLines.Send) : trigger());
        return Number(Word(await _process.Next(), ServerLines.Sent));
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string Word(string line, string kind) => line.StartsWith($"{kind} ", StringComparison.Ordinal)
        ? line[(kind.Length + 1)..]
        : throw new UnusableException($"A measured server said '{line}'.");

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
