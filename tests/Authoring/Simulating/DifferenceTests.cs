using Tabletop.Engine.Scenarios;
using Xunit.Abstractions;

namespace Tabletop.Authoring.Tests.Simulating;

/// <summary>
/// Who sits at the table and how the city is joined up must show in what an exercise comes to. Measured on a copy of hate-incident that
/// stays as it is (Cases/hate-incident), so that these fail when the rules lose the difference and not when its author improves a text.
/// </summary>
public sealed class DifferenceTests(ITestOutputHelper output)
{
    /// <summary>Fifteen points of a hundred.</summary>
    private const double PlainlyOtherEnding = 0.15;

    private const double PlainlyOtherLagMinutes = 30;

    /// <summary>
    /// The four tables a facilitator meets: one that shares and asks, one in which everybody does their own work well and tells nobody,
    /// one that waits for orders, and one where nobody came. Proactive is cooperative in a hurry; contrary is nobody's honest play.
    /// </summary>
    [Fact]
    public void Every_two_ways_of_playing_come_to_plainly_different_endings() => AreApart(
        [.. new[] { StandInPolicy.Cooperative, StandInPolicy.Siloed, StandInPolicy.Cautious, StandInPolicy.Silent }.Select(p => Table.Play(p.ToString(), policy: p))],
        (one, other) => one.EndingsApart(other) >= PlainlyOtherEnding);

    /// <summary>The seats play as their roles say; only who is joined to whom, and how fast, is different.</summary>
    [Fact]
    public void Every_two_cities_come_to_plainly_different_endings_or_keep_communities_waiting_plainly_longer() => AreApart(
        [.. new[] { "ad-hoc", "mayor-chaired", "dual-key", "neighbourhood-police" }.Select(c => Table.Play(c, city: c))],
        (one, other) => one.EndingsApart(other) >= PlainlyOtherEnding || one.LagsApart(other) >= PlainlyOtherLagMinutes);

    private void AreApart(Table[] tables, Func<Table, Table, bool> apart)
    {
        foreach (var table in tables)
        {
            output.WriteLine(table.ToString());
        }

        Assert.All(
            tables.SelectMany((one, i) => tables.Skip(i + 1).Select(other => (one, other))),
            pair => Assert.True(apart(pair.one, pair.other), $"{pair.one}\nis too much like\n{pair.other}"));
    }
}
