using System.Globalization;
using Tabletop.Web.Tests.Fixtures;
using Xunit.Abstractions;

namespace Tabletop.Web.Tests.Operations;

/// <summary>
/// The real program, killed under load at moments that a seed chooses, over one data folder. It shows that a process's death loses
/// nothing; what a power cut may do to the file is another test's.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Kills = Environment.GetEnvironmentVariable("TABLETOP_NIGHTLY") == "1" ? 200 : 10;

    /// <summary>Then a new table begins beside those that have ended: what is left of an evening is a few thousand entries, too.</summary>
    private const int KillsOfOneTable = 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-kill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_acknowledged_outlives_kill_9_and_nothing_happens_twice()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("TABLETOP_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        output.WriteLine($"{Kills} kills, seed {seed} (TABLETOP_SEED={seed} chooses the same moments)");
        var random = new Random(seed);
        List<KilledTable> tables = [];
        await using var program = new ServedProgram(_folder);
        await program.Start();
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                if (kill % KillsOfOneTable == 0)
                {
                    await (tables.LastOrDefault()?.End() ?? Task.CompletedTask);
                    tables.Add(await KilledTable.Open(program, random));
                }

                await tables[^1].Kill(program, random.Next(0, 150));
                await program.Start();
                await tables[^1].ComeBack();
                await Task.Run(() => tables[^1].Check(_folder, $"after kill {kill + 1} of seed {seed}"));
            }

            Assert.All(tables, table => table.Check(_folder, $"in the end, with seed {seed}"));
            output.WriteLine($"{tables.Sum(t => t.Acknowledged)} commands acknowledged, {tables.Sum(t => t.Entries)} entries");
            Assert.True(tables.Sum(t => t.Acknowledged) > Kills);
        }
        finally
        {
            tables.ForEach(table => table.Dispose());
        }
    }
}
