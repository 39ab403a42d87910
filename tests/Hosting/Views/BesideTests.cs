using Microsoft.Data.Sqlite;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Hosting.Views;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Views;

/// <summary>Names and words that change are entries: every node shows the same, and no screen keeps what is no more.</summary>
public sealed class BesideTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_new_name_is_an_entry_and_every_view_counts_one_for_it_on_every_node(bool disk)
    {
        using var rig = Rig.On(disk).WithTable(started: true);
        Viewer[] viewers = [new Viewer.Board(rig.Exercise), new Viewer.Staff(rig.Exercise, "ann"), rig.SeatOf("pia"), new Viewer.Lobby(rig.Exercise, "sam")];
        var clients = viewers.Select(v => new ViewingClient(rig, v).Watch()).ToArray();
        var before = clients.Select(c => (c.Epoch, c.Seq)).ToArray();

        rig.Settle(rig.Host.SetName("max", "Maxine"));
        rig.Scheduler.RunAll();

        Assert.Equal(["max"], rig.Entries().SelectMany(e => e.Events).OfType<Event.PersonNamed>().Select(e => e.Person));
        Assert.Equal("Maxine", rig.Log.Name("max"));
        foreach (var (client, (epoch, seq)) in clients.Zip(before))
        {
            Assert.Equal(1, client.Resyncs);
            client.Pull();
            Assert.Equal((2, epoch, seq + 1), (client.Snapshots, client.Epoch, client.Seq));
        }

        // A node that has not been there counts alike: nobody is sent anything whole again.
        rig.Crash(TimeSpan.Zero);
        foreach (var client in clients)
        {
            client.Pull();
            Assert.Equal(2, client.Snapshots);
            client.AssertCurrent();
        }
    }

    [Fact]
    public void Before_somebody_joins_a_name_is_no_entry()
    {
        using var rig = Rig.InMemory().WithTable();
        var before = rig.Entries().Count;
        rig.Settle(rig.Host.SetName("newcomer", "Nia"));
        Assert.Equal(before, rig.Entries().Count);
        rig.Run(rig.Host.Join(rig.Exercise, "newcomer", "join"));
        Assert.Contains("Nia", Text(rig.Pull(new Viewer.Staff(rig.Exercise, "ann"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_missed_that_words_were_erased_is_never_given_them()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        var board = new Viewer.Board(rig.Exercise);
        var deaf = new ViewingClient(rig, board).Watch();
        deaf.IsDeaf = true;
        rig.Send("ann", new CommandBody.Announce(Typed("Regrettable.")), id: "a");
        rig.Accepted("ann", new CommandBody.EraseWords([TypedTexts.IdOf(rig.Exercise, "ann", "a")]));
        rig.Accepted("ann", new CommandBody.Announce(Typed("Better.")));

        var missing = rig.Pull(board, deaf.Epoch, deaf.Seq);
        Assert.DoesNotContain("Regrettable.", Text(missing), StringComparison.Ordinal);
        deaf.Pull();
        deaf.AssertCurrent();
        rig.Crash(TimeSpan.Zero);
        deaf.Pull();
        deaf.AssertCurrent();
        Assert.Equal(2, deaf.Snapshots);
    }

    [Fact]
    public void Another_node_that_had_the_words_forgets_them_with_the_entry()
    {
        using var rig = Rig.InMemory().WithTable();
        rig.Send("ann", new CommandBody.Announce(Typed("Regrettable.")), id: "a");
        rig.Settle(rig.Host.SetName("max", "Maxine"));
        using var other = EmbeddedHost.Start(rig.Log, rig.Scheduler, rig.Time, rig.Faults.Add);
        var (board, staff) = (new Viewer.Board(rig.Exercise), new Viewer.Staff(rig.Exercise, "ann"));
        Assert.Contains("Regrettable.", Text(rig.Run(other.Pull(board, null, 0))), StringComparison.Ordinal);
        Assert.Contains("Maxine", Text(rig.Run(other.Pull(staff, null, 0))), StringComparison.Ordinal);

        rig.Accepted("ann", new CommandBody.EraseWords([TypedTexts.IdOf(rig.Exercise, "ann", "a")]));
        rig.Settle(rig.Host.SetName("max", "Max"));

        // It hears of another node's entries when it has something to say itself.
        Assert.True(rig.Run(other.Send(rig.Exercise, new("ann", "theirs", new CommandBody.Announce(Typed("Hello."))))).Accepted);
        Assert.DoesNotContain("Regrettable.", Text(rig.Run(other.Pull(board, null, 0))), StringComparison.Ordinal);
        Assert.DoesNotContain("Maxine", Text(rig.Run(other.Pull(staff, null, 0))), StringComparison.Ordinal);

        rig.Accepted("ann", new CommandBody.Announce(Typed("Hello again.")));
        Assert.Equal(rig.Pull(board).Seq, rig.Run(other.Pull(board, null, 0)).Seq + 1);
    }

    [Fact]
    public void An_erased_person_is_gone_from_all_their_exercises_and_from_the_files()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        var second = rig.Run(rig.Host.Create(new(TableScenario.Bytes, "bea", "second"))).Exercise;
        rig.Run(rig.Host.Join(second, "max", "enter", staff: true));
        rig.Settle(rig.Host.SetName("max", "Canary-Name"));
        rig.Accepted("max", new CommandBody.SendMessage("police", Typed("canary-words")), "mayor");
        Assert.True(rig.Run(rig.Host.Send(second, new("max", "s", new CommandBody.Announce(Typed("canary-second"))))).Accepted);
        rig.Accepted("pia", new CommandBody.SendMessage("mayor", Typed("These stay.")), "police");
        var (board, seat) = (new ViewingClient(rig, new Viewer.Board(rig.Exercise)).Watch(), new ViewingClient(rig, rig.SeatOf("max")).Watch());

        var receipt = rig.Run(rig.Host.ErasePerson(rig.Exercise, "ann", "erase", "max"));

        Assert.True(receipt.Accepted, receipt.Code);
        Assert.True(seat.IsGone);
        Assert.All([rig.Exercise, second], e => Assert.All(rig.Log.Texts(e).Where(t => t.Who == "max"), t => Assert.Equal((null, null), (t.Salt, t.Text))));
        Assert.DoesNotContain("canary", string.Concat(Directory.GetFiles(rig.Folder, "tabletop.db*").Select(Content)), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("These stay.", Text(rig.Pull(new Viewer.Staff(rig.Exercise, "ann"))), StringComparison.Ordinal);
        Assert.Equal("not-here", rig.Send("max", new CommandBody.StopPlay(StopReason.Welfare)).Code);
        board.Pull();
        board.AssertCurrent();

        // The chain is whole: nothing of what went was in it.
        foreach (var exercise in new[] { rig.Exercise, second })
        {
            var head = HashChain.Start.ToArray();
            Assert.All(rig.Log.Read(exercise, 0), e => Assert.Equal(head = HashChain.Next(head, e.Bytes), e.Hash));
        }

        Assert.Equal(receipt, rig.Run(rig.Host.ErasePerson(rig.Exercise, "ann", "erase", "max")));
        Assert.Single(rig.Entries(), e => e.Events.Any(x => x is Event.PersonErased));
        Assert.Equal("not-staff", rig.Run(rig.Host.ErasePerson(rig.Exercise, "pia", "no", "sam")).Code);
    }

    /// <summary>Such as a backup: the file cannot be emptied of what it still reads.</summary>
    [Fact]
    public void While_something_reads_the_old_pages_nobody_is_told_that_a_person_is_forgotten()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        rig.Accepted("max", new CommandBody.SendMessage("police", Typed("canary-words")), "mayor");
        using (var reader = SqliteFile.Connect(Path.Combine(rig.Folder, "tabletop.db"), SqliteOpenMode.ReadOnly))
        {
            reader.Run("BEGIN");
            Assert.True(reader.First("SELECT count(*) FROM texts", row => row.GetInt64(0)) > 0);
            Assert.Throws<HostingProblem>(() => rig.Run(rig.Host.ErasePerson(rig.Exercise, "ann", "erase", "max")));
        }

        Assert.True(rig.Run(rig.Host.ErasePerson(rig.Exercise, "ann", "erase", "max")).Accepted);
        Assert.DoesNotContain("canary", string.Concat(Directory.GetFiles(rig.Folder, "tabletop.db*").Select(Content)), StringComparison.Ordinal);
        Assert.Single(rig.Entries(), e => e.Events.Any(x => x is Event.PersonErased));
    }

    [Fact]
    public void A_rewind_begins_a_new_epoch_for_everybody_and_refuses_what_was_said_to_the_old_one()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        var seat = new ViewingClient(rig, rig.SeatOf("max")).Watch();
        rig.Advance(TimeSpan.FromMinutes(2));
        var old = new Saw(seat.Epoch, seat.Seq);
        rig.Accepted("ann", new CommandBody.Rewind(rig.State().Points[0].Version));

        Assert.Equal(1, seat.Resyncs);
        Assert.Equal(HostRefusals.OldEpoch, rig.Send("max", new CommandBody.SendMessage("police", Typed("Too late.")), "mayor", saw: old).Code);
        seat.Pull();
        Assert.Equal((2, 1), (seat.Snapshots, seat.Seq));
        Assert.NotEqual(old.Epoch, seat.Epoch);
        seat.AssertCurrent();
        Assert.True(rig.Send("max", new CommandBody.SendMessage("police", Typed("In time.")), "mayor", saw: new(seat.Epoch, seat.Seq)).Accepted);

        rig.Crash(TimeSpan.Zero);
        seat.Pull();
        Assert.Equal(2, seat.Snapshots);
        seat.AssertCurrent();
    }

    private static string Text(StreamCatchUp caught) =>
        caught.View?.GetRawText() ?? string.Concat(caught.Envelopes.SelectMany(e => e.Changes).Select(c => c.Item?.GetRawText()));

    private static string Content(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
