using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Testing.Postgres;
using Tabletop.Testing.Waiting;

namespace Tabletop.Hosting.Tests.Summits;

/// <summary>Two programs over one PostgreSQL: either decides for a summit, both tell its tables.</summary>
[Trait("Needs", "postgres")]
[Collection(PostgresCollection.Name)]
public sealed class SummitNodesTests(PostgresServer server)
{
    [Fact]
    public async Task Both_nodes_command_and_each_table_does_each_thing_once()
    {
        var connection = server.NewDatabase();
        await using var a = SummitNode.OnPostgres(connection);
        await using var b = SummitNode.OnPostgres(connection);
        var summit = (await a.Summits.Create(SummitNode.Asked())).Summit;
        await b.Accepted(summit, new SummitCommandBody.SetRoster([new("ana", 1, "mayor")]));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(n => (n % 2 == 0 ? a : b).Accepted(summit, new SummitCommandBody.Arrive(), $"p{n % 3}")));
        await Task.WhenAll(
            a.Accepted(summit, new SummitCommandBody.Send(new TableOrder.Start())),
            b.Accepted(summit, new SummitCommandBody.Send(new TableOrder.Announce(new() { Text = "Welcome." }))));

        var (ofA, ofB) = (await a.Settled(summit), await b.Settled(summit));
        Assert.Equal(ofA, ofB);
        Assert.Equal(["ana", "p0", "p1", "p2"], ofA.People.Select(p => p.Id).Order());
        foreach (var table in ofA.Tables)
        {
            var told = b.Entries(table.Exercise).Where(e => e.Command.Who == summit).Select(e => e.Command.Body).ToArray();
            Assert.Single(told.OfType<CommandBody.Create>());
            Assert.Single(told.OfType<CommandBody.Start>());
            Assert.Single(told.OfType<CommandBody.Announce>());
        }
    }

    [Fact]
    public async Task A_node_goes_on_telling_tables_what_another_that_is_gone_had_not_told_them()
    {
        var connection = server.NewDatabase();
        await using var after = SummitNode.OnPostgres(connection);
        var before = SummitNode.OnPostgres(connection);
        var summit = (await before.Summits.Create(SummitNode.Asked())).Summit;
        before.Cut();

        // Nobody asks the other node for this summit.
        await Eventually.Is(() => after.Host.List().Count == 3, "the tables are there");
        Assert.Empty((await after.Settled(summit)).Orders);
    }
}
