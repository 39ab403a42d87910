using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Tests.Fixtures;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Exercises;

public sealed class ReceiptsTests
{
    [Theory]
    [InlineData(false, 60)]
    [InlineData(true, 12)]
    public void The_same_command_again_has_one_effect_and_the_same_receipt(bool disk, int runs)
    {
        var property = Prop.ForAll(Steps(), steps =>
        {
            using var repeated = Rig.On(disk, seed: steps.Length).WithTable();
            using var once = Rig.InMemory().WithTable();
            foreach (var (step, n) in steps.Select((s, n) => (s, n)))
            {
                var id = $"step-{n}";
                repeated.Advance(TimeSpan.FromMilliseconds(step.AfterMs));
                once.Advance(TimeSpan.FromMilliseconds(step.AfterMs));

                // Some retries arrive while the first is still waiting for the log, some long after.
                var tries = Enumerable.Range(0, step.Times).Select(_ => repeated.Host.Send(repeated.Exercise, new(step.Who, id, step.Body, step.Seat))).ToArray();
                var receipts = tries.Select(repeated.Run).Append(repeated.Send(step.Who, step.Body, step.Seat, id)).Select(Bytes).ToArray();
                Assert.Single(receipts.Distinct());
                Assert.Equal(Bytes(once.Send(step.Who, step.Body, step.Seat, id)), receipts[0]);
            }

            var entries = repeated.Entries();
            Assert.DoesNotContain(entries.GroupBy(e => (e.Command.Who, e.Command.Id)), g => g.Count() > 1);
            Assert.Equal(Hash(once), Hash(repeated));
            Assert.Empty(repeated.Faults);
        });
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(runs).WithEndSize(40));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_receipt_outlives_a_restart(bool disk)
    {
        using var rig = Rig.On(disk).WithTable();
        var accepted = rig.Send("ann", new CommandBody.Announce(Typed("Hello.")), id: "a");
        var refused = rig.Send("max", new CommandBody.Start(), id: "b");
        rig.Crash(TimeSpan.FromMinutes(1));

        Assert.Equal(Bytes(accepted), Bytes(rig.Send("ann", new CommandBody.Announce(Typed("Hello.")), id: "a")));
        Assert.Equal(Bytes(refused), Bytes(rig.Send("max", new CommandBody.Start(), id: "b")));
        Assert.Equal("not-staff", refused.Code);
        Assert.Single(rig.Entries(), e => e.Command.Id == "a");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_same_id_with_something_else_in_it_is_refused_and_the_first_stands(bool waiting)
    {
        using var rig = Rig.OnDisk().WithTable();
        var first = rig.Host.Send(rig.Exercise, new("ann", "a", new CommandBody.Announce(Typed("Hello."))));
        if (!waiting)
        {
            rig.Run(first);
        }

        Assert.Equal(HostRefusals.IdReused, rig.Send("ann", new CommandBody.Announce(Typed("Goodbye.")), id: "a").Code);
        Assert.Equal(HostRefusals.IdReused, rig.Send("ann", new CommandBody.Mark(Typed("Hello.")), id: "a").Code);
        Assert.True(rig.Send("ann", new CommandBody.Announce(Typed("Hello.")), id: "a").Accepted);
        Assert.True(rig.Run(first).Accepted);
        Assert.True(rig.Send("max", new CommandBody.StopPlay(StopReason.Welfare), id: "a").Code == "not-started", "Ids are each sender's own.");
    }

    [Fact]
    public void A_retry_of_words_that_were_erased_counts_as_the_same()
    {
        using var rig = Rig.OnDisk().WithTable();
        rig.Send("ann", new CommandBody.Announce(Typed("Hello.")), id: "a");
        rig.Accepted("ann", new CommandBody.EraseWords([TypedTexts.IdOf(rig.Exercise, "ann", "a")]));

        Assert.True(rig.Send("ann", new CommandBody.Announce(Typed("Hello.")), id: "a").Accepted);
        Assert.Single(rig.Entries(), e => e.Command.Id == "a");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_retry_of_several_texts_is_known_by_all_of_them(bool disk)
    {
        using var rig = Rig.On(disk).WithTable(started: true);
        var first = rig.Send("max", Decision("They ask."), "mayor", "a");
        Assert.Equal(Bytes(first), Bytes(rig.Send("max", Decision("They ask."), "mayor", "a")));
        Assert.Equal(HostRefusals.IdReused, rig.Send("max", Decision("They insist."), "mayor", "a").Code);
        Assert.Single(rig.Entries(), e => e.Command.Id == "a");

        static CommandBody.NoteDecision Decision(string why) => new(Typed("We speak."), Options: [Typed("We wait.")], Rationale: Typed(why));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_retry_that_comes_after_the_seat_was_lost_gets_its_first_answer(bool disk)
    {
        using var rig = Rig.On(disk).WithTable(started: true);
        var message = new CommandBody.SendMessage("police", Typed("Hello."));
        var accepted = rig.Send("max", message, "mayor", "a");
        var refused = rig.Send("max", new CommandBody.Act("march"), "mayor", "b");
        rig.Accepted("ann", new CommandBody.SeatPerson("max", "schools"));

        Assert.Equal(Bytes(accepted), Bytes(Again("a", message)!));
        Assert.Equal(Bytes(refused), Bytes(Again("b", new CommandBody.Act("march"))!));
        Assert.Equal(HostRefusals.IdReused, Again("a", new CommandBody.SendMessage("police", Typed("Goodbye.")))!.Code);
        Assert.Null(Again("c", message));
        Assert.Single(rig.Entries(), e => e.Command.Id == "a");

        var waiting = rig.Host.Send(rig.Exercise, new("max", "d", new CommandBody.SendMessage("mayor", Typed("Now from here.")), "schools"));
        Assert.Equal(Bytes(rig.Run(rig.Host.Again(rig.Exercise, new("max", "d", new CommandBody.SendMessage("mayor", Typed("Now from here.")))))!), Bytes(rig.Run(waiting)));

        Receipt? Again(string id, CommandBody body) => rig.Run(rig.Host.Again(rig.Exercise, new("max", id, body)));
    }

    [Fact]
    public void A_refused_command_leaves_its_words_with_the_sender()
    {
        using var rig = Rig.OnDisk().WithTable();
        Assert.Equal("not-staff", rig.Send("max", new CommandBody.Announce(Typed("I am in charge.")), id: "a").Code);
        Assert.Equal(HostRefusals.IdReused, rig.Send("max", new CommandBody.Announce(Typed("No, I am.")), id: "a").Code);
        Assert.All(rig.Log.Texts(rig.Exercise), t => Assert.Null(t.Text));
    }

    [Fact]
    public void Creating_twice_makes_one_exercise()
    {
        using var rig = Rig.OnDisk();
        var one = rig.Run(rig.Host.Create(new(TableScenario.Bytes, "ann", "create")));
        var two = rig.Run(rig.Host.Create(new(TableScenario.Bytes, "ann", "create")));
        Assert.Equal(one, two);
        Assert.Single(rig.Host.List());
        Assert.Equal(HostRefusals.IdReused, rig.Run(rig.Host.Create(new(TableScenario.Bytes, "ann", "create", Rehearsal: true))).Receipt.Code);
    }

    [Fact]
    public void What_only_the_program_may_send_is_refused()
    {
        using var rig = Rig.InMemory().WithTable();
        CommandBody[] bodies =
        [
            new CommandBody.Join(Staff: true), new CommandBody.Tick(0), new CommandBody.Resume(0), new CommandBody.Create("", 0),
            new CommandBody.NamePerson("max"), new CommandBody.ErasePerson("pia"), new CommandBody.Restore("n"),
        ];
        Assert.All(bodies, body => Assert.Equal(HostRefusals.NotYours, rig.Send("max", body).Code));
        Assert.Equal(HostRefusals.NotYours, rig.Send(Command.Clock, new CommandBody.Start()).Code);
    }

    [Fact]
    public void A_command_from_a_screen_of_another_time_is_refused()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        var seen = rig.Pull(rig.SeatOf("max"));
        var message = new CommandBody.SendMessage("police", Typed("Hello."));
        Assert.True(rig.Send("max", message, "mayor", saw: new(seen.Epoch, seen.Seq)).Accepted);

        rig.Accepted("max", new CommandBody.LeaveSeat(), "mayor");
        rig.Accepted("max", new CommandBody.TakeSeat("mayor"));
        Assert.Equal(HostRefusals.OldEpoch, rig.Send("max", message, "mayor", saw: new(seen.Epoch, seen.Seq)).Code);
    }

    private static string Bytes(Receipt receipt) => JsonSerializer.Serialize(receipt, Wire.Options);

    private static string Hash(Rig rig)
    {
        var book = Playbook.Of(TableScenario.Content);
        return StateHash.Of(rig.Entries().Aggregate(ExerciseState.Initial, (s, e) => Play.Fold(book, s, e)));
    }
}
