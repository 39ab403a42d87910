using System.Diagnostics;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Testing.Fakes;

namespace Tabletop.Hosting.Tests.Embedded;

public sealed class KillTests : IDisposable
{
    /// <summary>The short form; the long one is 200 kills of the real server.</summary>
    private const int Kills = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-test-").FullName;

    [Fact]
    public async Task What_was_acknowledged_outlives_kill_9_and_nothing_happens_twice()
    {
        var ledger = new List<string>();
        var random = new Random(3);
        var exercise = "";
        for (var round = 0; round < Kills; round++)
        {
            using var server = Start(round);
            try
            {
                using var deadline = new CancellationTokenSource(Rig.Deadline);
                var until = random.Next(20, 400);
                for (var acks = 0; acks < until;)
                {
                    var line = await server.StandardOutput.ReadLineAsync(deadline.Token);
                    Assert.NotNull(line);
                    Assert.DoesNotContain("differ", line, StringComparison.Ordinal);
                    Assert.DoesNotContain("refused", line, StringComparison.Ordinal);
                    exercise = line.StartsWith("exercise ", StringComparison.Ordinal) ? line["exercise ".Length..] : exercise;
                    acks += Note(line, ledger);
                }

                server.Kill();

                // What it had printed before it died counts too.
                while (await server.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
                {
                    Note(line, ledger);
                }
            }
            finally
            {
                server.Kill(entireProcessTree: true);
            }
        }

        using var file = SqliteFile.Open(_folder, new StepScheduler());
        var stored = new SqlLog(file).Read(exercise, 0);
        var ids = stored.Select(e => Wire.ReadEntry(e.Bytes).Command).Where(c => c.Who == "ann").Select(c => c.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Empty(ledger.Except(ids));
        Assert.True(ledger.Count >= Kills * 20);
        var head = HashChain.Start.ToArray();
        Assert.All(stored, e => Assert.Equal(head = HashChain.Next(head, e.Bytes), e.Hash));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static int Note(string line, List<string> ledger)
    {
        // The last line may be cut by the kill; a whole one ends in a number and was an answer.
        if (!line.StartsWith("ack ", StringComparison.Ordinal))
        {
            return 0;
        }

        ledger.Add(line["ack ".Length..]);
        return 1;
    }

    private Process Start(int round)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(KillTests).Assembly.Location);
        start.ArgumentList.Add(KilledServer.Verb);
        start.ArgumentList.Add(_folder);
        start.ArgumentList.Add($"{round}");
        return Process.Start(start)!;
    }
}
