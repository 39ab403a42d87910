using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Debrief;

/// <summary>Holds two courses side by side. Everything comes in the order of the content.</summary>
internal static class Differences
{
    public static WhatIfComparison Between(Playbook book, Course was, Course wouldBe, long sharedTo, Items<RefusedCommand> refused) => new(
        sharedTo,
        Parting(was, wouldBe),
        was.Outcome(),
        wouldBe.Outcome(),
        Enumerable.Range(0, book.Gauges.Count).Select(i => Indicator(book.Gauges[i], was.Curve(i), wouldBe.Curve(i))).ToItems(),
        book.Scenario.Crises.Select((c, i) => new MachineComparison(c.Id, c.Title, was.States(i), wouldBe.States(i))).ToItems(),
        Injects(book, was, wouldBe),
        Answers(book, was, wouldBe),
        Tasks(book, was, wouldBe),
        Knowledge(book, was, wouldBe),
        refused);

    private static Parting? Parting(Course was, Course wouldBe)
    {
        var (left, right) = (Telling(was), Telling(wouldBe));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            if (i >= left.Length || i >= right.Length || !Likeness.Same(left[i].Happened, right[i].Happened))
            {
                var (first, other) = (i < left.Length ? Happening(left[i]) : null, i < right.Length ? Happening(right[i]) : null);
                return new(
                    Math.Min(first?.AtMs ?? long.MaxValue, other?.AtMs ?? long.MaxValue),
                    first,
                    other,
                    first is null || other is null ? [] : Likeness.Between(left[i].Happened, right[i].Happened));
            }
        }

        return null;
    }

    /// <summary>Notes for the debrief are no part of what happened, nor is what became of names and words.</summary>
    private static (long Version, Event Happened)[] Telling(Course course) =>
        [.. course.Events.Where(e => e.Happened is not (Event.Marked or Event.Observed or Event.TaskRated or Event.FeedbackGiven or Event.ImprovementNoted or Event.WordsWithdrawn
            or Event.PersonNamed or Event.WordsErased or Event.PersonErased or Event.Restored))];

    private static Happening Happening((long Version, Event Happened) e) => new(e.Version, e.Happened.StoryMs, Kinds.Of(e.Happened), Naming.Of(e.Happened));

    private static IndicatorComparison Indicator(Indicator gauge, Items<TrailPoint> was, Items<TrailPoint> wouldBe)
    {
        WidestGap? widest = null;
        foreach (var atMs in was.Concat(wouldBe).Select(p => p.AtMs).Distinct().Order())
        {
            if (At(was, atMs) is { } left && At(wouldBe, atMs) is { } right
                && Math.Abs(left - right) > (widest is null ? 0 : Math.Abs(widest.Was - widest.WouldBe)))
            {
                widest = new(atMs, left, right);
            }
        }

        return new(gauge.Id, gauge.Title, was, wouldBe, widest);
    }

    /// <summary>The value a curve has at a time; null before its start.</summary>
    private static long? At(Items<TrailPoint> curve, long atMs)
    {
        long? value = null;
        foreach (var point in curve)
        {
            if (point.AtMs > atMs)
            {
                break;
            }

            value = point.Value;
        }

        return value;
    }

    private static Items<InjectDifference> Injects(Playbook book, Course was, Course wouldBe)
    {
        var (left, right) = (Released(was), Released(wouldBe));
        var script = book.Scenario.Injects.Select(i => (i.Id, (string?)i.Title));
        var added = left.Keys.Concat(right.Keys).Where(id => book.FindInject(id) < 0).Distinct().Order(StringComparer.Ordinal).Select(id => (id, (string?)null));
        return script.Concat(added)
            .Select(i => new InjectDifference(i.Item1, i.Item2, Ms(left, i.Item1), Ms(right, i.Item1)))
            .Where(d => d.WasMs != d.WouldBeMs).ToItems();

        static Dictionary<string, long> Released(Course of) => First(of.All<Event.InjectReleased>(), e => e.Inject, e => e.StoryMs);
    }

    private static Items<AnswerDifference> Answers(Playbook book, Course was, Course wouldBe)
    {
        var (left, right) = (Given(was), Given(wouldBe));
        return book.Slots
            .Select(s => (s.Ask, Seat: book.SeatId(s.Seat)))
            .Select(s => new AnswerDifference(s.Ask.Id, s.Seat, s.Ask.Question, left.GetValueOrDefault((s.Ask.Id, s.Seat)), right.GetValueOrDefault((s.Ask.Id, s.Seat))))
            .Where(d => d.Was != d.WouldBe).ToItems();

        Dictionary<(string, string), AnswerGiven> Given(Course of) => First(of.All<Event.Answered>(), e => (e.Ask, e.Seat), e => Said(book, e));
    }

    private static AnswerGiven Said(Playbook book, Event.Answered e)
    {
        var ask = book.Asks[book.Ask(e.Ask)].Ask;
        var chosen = Naming.Chosen(e.Option, e.Options, e.Number);
        var text = e.Number is not null ? chosen : string.Join("; ", (e.Options ?? [e.Option]).Select(id => ask.Options.FirstOrDefault(o => o.Id == id)?.Text ?? ""));
        return new(e.StoryMs, chosen, text, e.Silence);
    }

    private static Items<TaskDifference> Tasks(Playbook book, Course was, Course wouldBe)
    {
        var (left, right) = (Met(was), Met(wouldBe));
        return book.Tasks
            .Select(t => new TaskDifference(t.Objective.Id, t.Task.Id, t.Task.Text, Ms(left, (t.Objective.Id, t.Task.Id)), Ms(right, (t.Objective.Id, t.Task.Id))))
            .Where(d => d.WasMs != d.WouldBeMs).ToItems();

        static Dictionary<(string, string), long> Met(Course of) => First(of.All<Event.TaskMet>(), e => (e.Objective, e.Task), e => e.StoryMs);
    }

    private static Items<KnowledgeDifference> Knowledge(Playbook book, Course was, Course wouldBe)
    {
        var (left, right) = (Known(was), Known(wouldBe));
        return book.Scenario.Facts
            .SelectMany(fact => book.Scenario.Roles.Select(role => (Fact: fact, Seat: role.Id)))
            .Select(k => new KnowledgeDifference(k.Seat, k.Fact.Id, k.Fact.Text, left.GetValueOrDefault((k.Seat, k.Fact.Id)), right.GetValueOrDefault((k.Seat, k.Fact.Id))))
            .Where(d => d.Was != d.WouldBe).ToItems();

        static Dictionary<(string, string), Learned> Known(Course of) => First(of.All<Event.FactLearned>(), e => (e.Seat, e.Fact), e => new Learned(e.StoryMs, e.From));
    }

    private static long? Ms<TKey>(Dictionary<TKey, long> times, TKey key)
        where TKey : notnull => times.TryGetValue(key, out var atMs) ? atMs : null;

    /// <summary>For lookup only: the first of each counts.</summary>
    private static Dictionary<TKey, TValue> First<T, TKey, TValue>(IEnumerable<T> events, Func<T, TKey> key, Func<T, TValue> value)
        where TKey : notnull
    {
        var found = new Dictionary<TKey, TValue>();
        foreach (var happened in events)
        {
            found.TryAdd(key(happened), value(happened));
        }

        return found;
    }
}
