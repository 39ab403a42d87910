using System.Text;
using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;

namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>After a run: what people were told, what their screens show and what the host holds, against the log.</summary>
internal sealed class Ledger(World world, IReadOnlyList<Table> tables)
{
    /// <returns>All logs, as text: the same for the same seed.</returns>
    public string Check()
    {
        var all = new StringBuilder();
        if (world.Faults.Count > 0)
        {
            world.Find("fault", world.Faults[0].ToString());
        }

        foreach (var table in tables)
        {
            var stored = world.Disk.Read(table.Exercise, 0);
            var entries = stored.Select(e => Wire.ReadEntry(e.Bytes)).ToArray();
            foreach (var entry in stored)
            {
                all.AppendLine(Encoding.UTF8.GetString(entry.Bytes));
            }

            Commands(table, entries);
            Screens(table);
            Folded(table, entries);
            new Story(world, table.Exercise, entries).Check();
            new OnceMore(world, table.Exercise, entries).Check();
        }

        return all.ToString();
    }

    /// <summary>What was acknowledged is durable, once; a retry, also one long after, gets the same answer and changes nothing.</summary>
    private void Commands(Table table, Entry[] entries)
    {
        var times = entries.Where(e => e.Command.Who is not (Command.Clock or Command.StandIn))
            .GroupBy(e => (e.Command.Who, e.Command.Id))
            .ToDictionary(g => g.Key, g => g.Count());
        foreach (var sent in table.Phones.SelectMany(p => p.Commands))
        {
            var (who, id) = (sent.Submission.Who, sent.Submission.Id);
            var count = times.GetValueOrDefault((who, id));
            if (sent.Receipt is not { } receipt)
            {
                world.Find("receipt", $"{table.Exercise} {who} {id} was never answered.");
                continue;
            }

            var stored = world.Disk.Receipt(table.Exercise, who, id);
            var (least, most) = (receipt.Accepted && LeavesAnEntry(sent.Submission.Body) ? 1 : 0, receipt.Accepted ? 1 : 0);
            if (stored is null || stored.Code != receipt.Code || count < least || count > most)
            {
                var kept = stored is null ? "is not" : "is";
                world.Find("acknowledged", $"{table.Exercise} {who} {id} was answered {receipt.Code ?? "accepted"}, is {count} times in the log, and its receipt {kept}.");
            }
        }

        foreach (var ((who, id), count) in times.Where(t => t.Value > 1))
        {
            world.Find("acknowledged", $"{table.Exercise} {who} {id} is {count} times in the log.");
        }

        foreach (var phone in table.Phones)
        {
            foreach (var sent in phone.Commands)
            {
                phone.Once(sent);
            }
        }

        world.Pass(1_000);
        var late = world.Disk.Read(table.Exercise, entries.Length)
            .Select(e => Wire.ReadEntry(e.Bytes))
            .FirstOrDefault(e => e.Command.Who is not (Command.Clock or Command.StandIn));
        if (late is not null)
        {
            world.Find("acknowledged", $"{table.Exercise}: {late.Command.Who} {late.Command.Id} had an effect when it was sent again.");
        }
    }

    private void Screens(Table table)
    {
        foreach (var screen in table.Phones.Select(p => p.Screen).OfType<Screen>().Append(table.Board))
        {
            // Play goes on: something may happen between the device's question and the newcomer's.
            var difference = "";
            for (var look = 0; difference is not null && look < 4; look++)
            {
                screen.Pull();
                world.Pass(400);
                difference = screen.DifferenceFrom(world.Answer(host => host.Pull(screen.Viewer, null, 0)));
            }

            if (difference is not null)
            {
                world.Find("view", difference);
            }
        }
    }

    /// <summary>The log folded from the start by the engine is what the host holds.</summary>
    private void Folded(Table table, Entry[] entries)
    {
        var live = world.Answer(host => host.State(table.Exercise))!;
        var known = world.Disk.Read(table.Exercise, 0).Select(e => Wire.ReadEntry(e.Bytes)).TakeWhile(e => e.Version <= live.Version).ToArray();
        var folded = known.Aggregate(ExerciseState.Initial, (state, entry) => Play.Fold(CityHall.Book, state, entry));
        if (StateHash.Of(folded) != StateHash.Of(live))
        {
            world.Find("fold", $"{table.Exercise} at {live.Version}: the log folds to another state.");
        }

        byte[] head = [.. HashChain.Start.Span];
        foreach (var entry in world.Disk.Read(table.Exercise, 0))
        {
            head = HashChain.Next(head, entry.Bytes);
            if (!head.AsSpan().SequenceEqual(entry.Hash))
            {
                world.Find("fold", $"{table.Exercise} {entry.Version}: the chain is broken.");
            }
        }

        if (entries.Length > 0 && live.Stage == Stage.Lobby)
        {
            world.Find("fold", $"{table.Exercise}: it never started.");
        }
    }

    private static bool LeavesAnEntry(CommandBody body) =>
        body is CommandBody.SendMessage or CommandBody.Announce or CommandBody.Mark or CommandBody.NoteDecision or CommandBody.Answer
            or CommandBody.Lift or CommandBody.Consult or CommandBody.Rewind;
}

/// <summary>The log's commands, decided once more from nothing by the engine alone: with all of them, and without those that change nothing but words.</summary>
internal sealed class OnceMore(World world, string exercise, Entry[] entries)
{
    public void Check()
    {
        var (all, _) = Decide(entries, _ => true);
        var differs = all.Zip(entries).FirstOrDefault(p => Text(p.First) != Text(p.Second));
        if (differs.First is not null)
        {
            world.Find("decided-again", $"{exercise} {differs.Second.Version}: {Text(differs.Second)} was {Text(differs.First)} when decided again.");
        }

        // What a rewind goes back to is counted in entries, so it would mean something else with fewer of them.
        var before = entries.TakeWhile(e => e.Command.Body is not CommandBody.Rewind).ToArray();
        var (fewer, untilMs) = Decide(before, body => body is not (CommandBody.SendMessage or CommandBody.Announce or CommandBody.NoteDecision));
        var (was, now) = (Moves(before, untilMs), Moves(fewer, untilMs));
        if (!was.SequenceEqual(now))
        {
            world.Find("draw", $"{exercise}: without the words {now.Except(was).FirstOrDefault() ?? was.Except(now).FirstOrDefault()} shifts.");
        }
    }

    private static (List<Entry> Entries, long UntilMs) Decide(Entry[] logged, Func<CommandBody, bool> kept)
    {
        var (state, again) = (ExerciseState.Initial, new List<Entry>());
        foreach (var command in logged.Select(e => e.Command).Where(c => c.Body is not CommandBody.Tick && c.Who != Command.StandIn && kept(c.Body)))
        {
            var outcome = Play.Take(CityHall.Book, state, command);
            state = outcome.State;
            again.AddRange(outcome.Entries);
        }

        var rest = Play.Advance(CityHall.Book, state, logged[^1].Command.NowMs);
        again.AddRange(rest.Entries);
        return (again, logged[^1].Events[0].StoryMs);
    }

    /// <summary>Strictly before the end: the last instant may not have been finished.</summary>
    private static string[] Moves(IEnumerable<Entry> entries, long untilMs) =>
    [
        .. entries.Where(e => e.Command.Who == Command.StandIn && e.Events[0].StoryMs < untilMs)
            .Select(e => $"{e.Events[0].StoryMs} {e.Command.Seat} {JsonSerializer.Serialize(e.Command.Body, Wire.Options)}"),
    ];

    private static string Text(Entry entry)
    {
        var happened = entry.Events.Select(e => e is Event.InjectReleased released ? released with { DeliveredMs = 0 } : e);
        return $"{entry.Version} {entry.Command.Who} {string.Join(' ', happened.Select(e => JsonSerializer.Serialize(e, Wire.Options)))}";
    }
}
