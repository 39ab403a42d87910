using System.Text.Json;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>What would have been is worked out from the log alone, and differs from what was by the change alone.</summary>
public class WhatIfLaws
{
    [Fact]
    public void Changing_nothing_gives_the_same_story_from_every_moment() => Law.Holds(NothingChanged);

    [Fact]
    public void The_same_question_has_the_same_answer_and_leaves_the_log_as_it_is() => Law.Holds(SameAnswer);

    [Fact]
    public void Leaving_out_a_mark_that_nobody_goes_back_to_changes_nothing() => Law.Holds(WithoutAMark);

    [Fact]
    public void The_same_city_again_is_the_same_story() => Law.Holds(SameCity);

    private static void NothingChanged(Case of)
    {
        var (played, log) = Log(of);
        if (log.Count == 0)
        {
            return;
        }

        foreach (var at in Moments(of, log))
        {
            var again = WhatIf.Again(of.Book, log, at);
            if (again.Refusal is { } refusal)
            {
                Assert.Equal("given-up", refusal.Code);
                continue;
            }

            var told = again.Comparison!;
            Assert.True(told.Parts is null, $"from {at}: {told.Parts}");
            Assert.Equal(StateHash.Of(played.State), told.Was.StateHash);
            Assert.Equal(told.Was, told.WouldBe);
            AssertNoDifference(told);
        }
    }

    private static void SameAnswer(Case of)
    {
        var (_, log) = Log(of);
        if (log.Count == 0)
        {
            return;
        }

        var before = Played.Bytes(log);
        foreach (var change in Changes(of, log))
        {
            var (once, again) = (WhatIf.Compare(of.Book, log, change), WhatIf.Compare(of.Again().Book, log, change));
            Assert.Equal(Json(once), Json(again));
            Assert.True(once.Comparison is null != once.Refusal is null);
            Assert.All(once.Comparison?.Refused ?? [], r => Assert.Contains(log, e => e.Version == r.Version && e.Version > once.Comparison!.SharedTo));
        }

        Assert.Equal(before, Played.Bytes(log));
    }

    private static void WithoutAMark(Case of)
    {
        var (_, log) = Log(of);
        if (log.Any(e => e.Command.Body is CommandBody.Rewind) || log.FirstOrDefault(e => e.Command.Body is CommandBody.Mark m && !IsNamed(m.Name)) is not { } mark)
        {
            return;
        }

        // Words that were never typed can be neither withdrawn nor erased.
        bool IsNamed(TypedText name) => log.Any(e => e.Command.Body is CommandBody.Withdraw withdraw && withdraw.Words == name.Id
            || e.Command.Body is CommandBody.EraseWords erase && erase.Ids.Any(id => id == name.Id));

        var told = WhatIf.Compare(of.Book, log, new WhatIfChange.Drop(mark.Version)).Comparison!;
        Assert.True(told.Parts is null, $"without {mark.Version}: {told.Parts}");
        AssertNoDifference(told);
    }

    private static void SameCity(Case of)
    {
        var (_, log) = Log(of);
        if (log.Count == 0)
        {
            return;
        }

        var told = of.Content.City is null
            ? WhatIf.Again(of.Book, log, 1).Comparison!
            : WhatIf.Compare(of.Book, log, new WhatIfChange.InCity("the-same"), _ => of.Content.City).Comparison!;
        Assert.True(told.Parts is null, $"{told.Parts}");
        AssertNoDifference(told);
    }

    private static void AssertNoDifference(WhatIfComparison told)
    {
        Assert.Empty(told.Refused);
        Assert.All(told.Indicators, i => Assert.True(i.Widest is null && i.Was.Equals(i.WouldBe)));
        Assert.All(told.Machines, m => Assert.Equal(m.Was, m.WouldBe));
        Assert.Empty(told.Injects);
        Assert.Empty(told.Answers);
        Assert.Empty(told.Tasks);
        Assert.Empty(told.Knowledge);
    }

    /// <summary>Time does not go back, as between a host's heartbeats, and the last instant has come to rest.</summary>
    private static (Played Played, Items<Entry> Log) Log(Case of)
    {
        var played = Played.Through(of.Book, of.StepsForward.Append(new(60_000, AnyMoves.Staff, null, null)));
        return (played, played.Entries.ToItems());
    }

    private static IEnumerable<long> Moments(Case of, Items<Entry> log)
    {
        var dice = of.Dice;
        return Enumerable.Range(0, 4).Select(_ => (long)dice.Between(1, log.Count)).Append(1).Append(log.Count).Distinct();
    }

    private static IEnumerable<WhatIfChange> Changes(Case of, Items<Entry> log)
    {
        var (dice, scenario) = (of.Dice, of.Book.Scenario);
        long At() => dice.Between(1, log.Count);
        string Seat() => dice.One(scenario.Roles.ToArray()).Id;
        yield return new WhatIfChange.Drop(At());
        yield return new WhatIfChange.Drop(At());
        if (scenario.Actions.Count > 0)
        {
            yield return new WhatIfChange.Act(Seat(), dice.One(scenario.Actions.ToArray()).Id, At());
        }

        if (scenario.Facts.Count > 0)
        {
            yield return new WhatIfChange.Share(Seat(), dice.One(scenario.Facts.ToArray()).Id, Seat(), At());
        }

        if (log.SelectMany(e => e.Events).OfType<Event.Answered>().ToArray() is { Length: > 0 } answers)
        {
            var answer = dice.One(answers);
            var ask = scenario.Injects.SelectMany(i => i.Asks).First(a => a.Id == answer.Ask);
            var option = ask.Answer is AnswerKind.Choice or AnswerKind.Several ? dice.One(ask.Options.ToArray()).Id : "3";
            yield return new WhatIfChange.Answer(answer.Seat, answer.Ask, option);
            yield return new WhatIfChange.Answer(answer.Seat, answer.Ask, option, At(), Now: dice.Chance(50));
        }
    }

    private static string Json(WhatIfReply reply) => JsonSerializer.Serialize(reply, Wire.Options);
}
