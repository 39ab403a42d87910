namespace Tabletop.Cli.Bench.Serving;

/// <param name="Text">Of an inject, in bytes.</param>
/// <param name="PerRun">Injects in each run.</param>
/// <param name="Lost">Messages that did not come within half a minute, ours and the bare hub's.</param>
internal sealed record FanoutFigures(int Clients, int Roles, int Text, int PerRun, Fanout Inject, int Lost, SlowPhone SlowPhone, IdleConnections Idle);

/// <summary>From the commit (of the bare hub: from its first send) until a client's program has the inject.</summary>
/// <param name="Ours">The median run, figure by figure.</param>
/// <param name="Ratio">Of the two p99.</param>
/// <param name="First">The first injects after both servers have started, which count for nothing else.</param>
internal sealed record Fanout(Latency Ours, Latency Bare, double Ratio, double Target, IReadOnlyList<FanoutRun> Runs, FanoutRun First);

internal sealed record FanoutRun(Latency Ours, Latency Bare);

/// <summary>The same while one of the clients does not read.</summary>
/// <param name="Others">The median run of the others.</param>
/// <param name="Change">Of the others' median p99, in milliseconds.</param>
/// <param name="Spread">Between the highest and the lowest p99 of the runs without it.</param>
/// <param name="CaughtUp">What became of the one when it read again.</param>
internal sealed record SlowPhone(Latency Others, double Change, double Spread, CaughtUp CaughtUp, IReadOnlyList<Latency> Runs);

/// <summary>What a connection costs that only watches.</summary>
/// <param name="Ratio">Of the managed bytes.</param>
internal sealed record IdleConnections(Footprint Ours, Footprint Bare, double Ratio, double ResidentRatio, double Target);

/// <param name="Entries">In each table's log.</param>
/// <param name="Watched">When all people watch their seats.</param>
internal sealed record VenueMemory(int Tables, int Seats, int Entries, Footprint Watched, double Megabytes, double TargetMegabytes);
