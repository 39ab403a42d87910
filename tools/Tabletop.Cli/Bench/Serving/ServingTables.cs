using System.Globalization;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>The figures for people.</summary>
internal static class ServingTables
{
    private const double Kilobyte = 1_000;
    private const double Megabyte = 1_000_000;

    public static void Print(this TextWriter writer, FanoutFigures of)
    {
        writer.Say($"an inject of {of.Text} bytes to {of.Clients} connected seats of {of.Roles} roles, from its commit; {of.Inject.Runs.Count} runs of {of.PerRun}, the median of each figure");
        Row("ours", of.Inject.Ours);
        Row("bare hub", of.Inject.Bare);
        writer.Say($"  ratio of p99      {of.Inject.Ratio,10:0.00}      target {of.Inject.Target:0.00}; p99 of the runs: {Runs(of.Inject.Runs.Select(run => run.Ours))}; bare {Runs(of.Inject.Runs.Select(run => run.Bare))}");
        writer.Say($"  the first {of.PerRun}      {of.Inject.First.Ours.P99,10:0.00} ms p99, bare hub {of.Inject.First.Bare.P99:0.00} ms, both just started");
        writer.Say($"  lost              {of.Lost,10}");
        Row("one does not read", of.SlowPhone.Others);
        writer.Say($"  change of p99     {of.SlowPhone.Change,10:0.00} ms   spread without it {of.SlowPhone.Spread:0.00} ms; the one {(of.SlowPhone.CaughtUp.Converged ? FormattableString.Invariant($"caught up in {of.SlowPhone.CaughtUp.Milliseconds:0} ms") : "DID NOT CATCH UP")}");
        writer.Say($"an idle connection");
        writer.Say($"  ours              {of.Idle.Ours.HeapBytes / Kilobyte,10:0.0} kB managed   {of.Idle.Ours.ResidentBytes / Kilobyte,8:0.0} kB resident");
        writer.Say($"  bare hub          {of.Idle.Bare.HeapBytes / Kilobyte,10:0.0} kB managed   {of.Idle.Bare.ResidentBytes / Kilobyte,8:0.0} kB resident");
        writer.Say($"  ratio             {of.Idle.Ratio,10:0.00}              {of.Idle.ResidentRatio,8:0.00}   target {of.Idle.Target:0.0}");

        void Row(string what, Latency latency) =>
            writer.Say($"  {what,-18}{latency.P50,10:0.00} ms p50 {latency.P99,10:0.00} ms p99 {latency.Max,10:0.00} ms at most");
    }

    public static void Print(this TextWriter writer, VenueMemory of)
    {
        writer.Say($"{of.Tables} tables of {of.Seats} seats, all connected, {of.Entries} entries in each log");
        writer.Say($"  resident          {of.Megabytes,10:0} MB   target {of.TargetMegabytes:0} MB; managed {of.Watched.HeapBytes / Megabyte:0} MB");
    }

    public static void Print(this TextWriter writer, AcksFigures of)
    {
        writer.Say($"durable receipts, on the disk of {of.Folder}");
        Row("in process", of.InProcess);
        Row("over HTTP", of.OverHttp);
        writer.Say($"  {of.Throughput.Exercises} exercises     {of.Throughput.CommandsPerSecond,10:0} commands/s of {of.Throughput.Senders} who each wait for their receipt");
        writer.Say($"  single commits    {of.Throughput.InsertsPerSecond,10:0} inserts/s");
        writer.Say($"  ratio             {of.Throughput.Ratio,10:0.0}      target {of.Throughput.Target:0}");

        void Row(string what, Burst burst)
        {
            writer.Say($"  {what,-18}{burst.Receipt.P50,10:0.00} ms p50 {burst.Receipt.P99,10:0.00} ms p99   {burst.Commits:0} commits for {burst.Commands} at once");
            writer.Say($"  {"",-18}{"",10}        target {burst.TargetP99,6:0} ms       {burst.TargetCommits} commits");
        }
    }

    public static void Print(this TextWriter writer, StartFigures of)
    {
        writer.Say($"from starting the program to its first page, the median of {of.Starts}");
        writer.Say($"  ours              {of.OursMs,10:0} ms   on an empty data folder {of.FreshMs:0} ms");
        writer.Say($"  an empty app      {of.EmptyMs,10:0} ms");
        writer.Say($"  more              {of.MoreMs,10:0} ms   target {of.TargetMoreMs:0} ms");
    }

    private static string Runs(IEnumerable<Latency> runs) => string.Join(", ", runs.Select(run => run.P99.ToString("0.0", CultureInfo.InvariantCulture)));

    private static void Say(this TextWriter writer, FormattableString line) => writer.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
