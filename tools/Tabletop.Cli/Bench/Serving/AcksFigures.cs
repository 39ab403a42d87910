namespace Tabletop.Cli.Bench.Serving;

/// <param name="Folder">The disk that was measured.</param>
internal sealed record AcksFigures(string Folder, Burst InProcess, Burst OverHttp, Throughput Throughput);

/// <summary>Everybody of one exercise sends a command at once.</summary>
/// <param name="Commits">How often the disk was waited for.</param>
/// <param name="Receipt">From sending a command until its durable receipt is there; the median of the rounds, figure by figure.</param>
internal sealed record Burst(int Commands, int Rounds, double Commits, Latency Receipt, int TargetCommits, double TargetP99);

/// <summary>Acknowledged commands a second, and rows a second that are committed one after another on the same disk.</summary>
internal sealed record Throughput(int Exercises, int Senders, double CommandsPerSecond, double InsertsPerSecond, double Ratio, double Target);
