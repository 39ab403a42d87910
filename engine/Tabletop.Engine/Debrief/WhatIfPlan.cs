using Tabletop.Engine.Conditions;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Debrief;

/// <summary>One command of the story that would have been.</summary>
/// <param name="Then">The entry of the log it comes from; null: it is new.</param>
/// <param name="Seat">For a new one, the seat that does it: whoever leads it at that moment, or its stand-in.</param>
/// <param name="IsChange">It is the change, or a part of it.</param>
/// <param name="IsLeftOut">It is not given; what it made is not there to be spoken of.</param>
internal sealed record WhatIfStep(Entry? Then, CommandBody Body, long NowMs, string? Seat, bool IsChange = false, bool IsLeftOut = false);

/// <summary>Where a story forks and which commands are given from there on.</summary>
/// <param name="SharedTo">The entries up to this version are taken as they are.</param>
/// <param name="AtOnceMs">The first step is decided at this very story time, before its instant goes on: it stands where a stand-in decided.</param>
internal sealed record WhatIfPlan(long SharedTo, Items<WhatIfStep> Steps, long EndsWallMs, long? AtOnceMs = null)
{
    /// <summary>Stands for words where a rule wants some: nobody reads them.</summary>
    private static readonly TypedText Unsaid = new() { Id = "what-if" };

    public static Refusal? Again(Items<Entry> entries, long at, out WhatIfPlan? plan)
    {
        plan = null;
        if (NotThere(entries, at) is { } refusal)
        {
            return refusal;
        }

        plan = From(entries, Forking.Boundary(entries, at), step => step);
        return null;
    }

    public static Refusal? Of(Playbook book, Items<Entry> entries, WhatIfChange change, out WhatIfPlan? plan)
    {
        plan = null;
        return change switch
        {
            WhatIfChange.InCity => Fine(From(entries, 0, step => step), out plan),
            WhatIfChange.Drop drop => Drop(entries, drop.Version, out plan),
            WhatIfChange.Act act => Act(book, entries, act, out plan),
            WhatIfChange.Share share => Share(book, entries, share, out plan),
            WhatIfChange.Answer answer => Answer(book, entries, answer, out plan),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
    }

    private static Refusal? Drop(Items<Entry> entries, long version, out WhatIfPlan? plan)
    {
        plan = null;
        if (NotThere(entries, version) is { } refusal)
        {
            return refusal;
        }

        var entry = entries[(int)version - 1];
        return entry.Command.Body is CommandBody.Create || entry.Command.Who == Command.Clock || !Forking.IsGivenAgain(entries, entry)
            ? Refuse("cannot-drop", $"{version}")
            : Fine(From(entries, Forking.Boundary(entries, version - 1), step => step.Then == entry ? step with { IsLeftOut = true } : step), out plan);
    }

    private static Refusal? Act(Playbook book, Items<Entry> entries, WhatIfChange.Act act, out WhatIfPlan? plan)
    {
        plan = null;
        return NotThere(entries, act.At) ?? NoSeat(book, act.Seat)
            ?? (book.FindAction(act.Action) < 0 ? Refuse("unknown", "action", act.Action) : null)
            ?? Fine(With(entries, act.At, act.At, act.Seat, new CommandBody.Act(act.Action)), out plan);
    }

    private static Refusal? Share(Playbook book, Items<Entry> entries, WhatIfChange.Share share, out WhatIfPlan? plan)
    {
        plan = null;
        return NotThere(entries, share.At) ?? NoSeat(book, share.Seat) ?? NoSeat(book, share.With)
            ?? (book.FindFact(share.Fact) < 0 ? Refuse("unknown", "fact", share.Fact) : null)
            ?? Fine(With(entries, share.At, share.At, share.Seat, new CommandBody.Share(share.Fact, share.With)), out plan);
    }

    private static Refusal? Answer(Playbook book, Items<Entry> entries, WhatIfChange.Answer change, out WhatIfPlan? plan)
    {
        plan = null;
        var refusal = (change.At is { } moment ? NotThere(entries, moment) : null) ?? NoSeat(book, change.Seat) ?? NoAnswer(book, change);
        if (refusal is not null)
        {
            return refusal;
        }

        var (at, body) = (change.At ?? 0, Said(book, change));
        bool IsTheirs(Entry entry) => entry.Command is { Body: CommandBody.Answer answer, Seat: var seat } && answer.Ask == change.Ask && seat == change.Seat;
        var given = Forking.Kept(entries).Where(IsTheirs).ToList();
        if (change.Now)
        {
            return change.At is null
                ? Refuse("no-such-entry", "0")
                : Fine(With(entries, Math.Min(at, given.Count > 0 ? given[0].Version - 1 : at), at, change.Seat, given.Count > 0 ? Instead(given[^1].Command.Body, body.Because) : body, given), out plan);
        }

        var later = given.FindAll(e => e.Version >= at);
        if (later.Count == 0)
        {
            return given.Count > 0
                ? Refuse("answered-before", change.Seat, $"{given[^1].Version}")
                : Opened(entries, change) is { } opened
                ? Fine(With(entries, Math.Max(at, opened), Math.Max(at, opened), change.Seat, body), out plan)
                : Refuse("ask-not-open");
        }

        var (first, before) = (later[0], later[0].Version - 1);
        if (first.Command.Who == Command.StandIn)
        {
            var instead = new WhatIfStep(null, body, first.Command.NowMs, change.Seat, IsChange: true);
            var rest = From(entries, before, step => step);
            return Fine(rest with { Steps = [instead, .. rest.Steps], AtOnceMs = first.Events[0].StoryMs }, out plan);
        }

        return Fine(From(entries, Forking.Boundary(entries, before), step => later.Contains(step.Then!) ? step with { Body = Instead(step.Body), IsChange = true } : step), out plan);

        // The words that were typed stay: what they say is for the debrief, and a rule may want some.
        CommandBody.Answer Instead(CommandBody was, TypedText? unlessSaid = null) =>
            body with { Because = ((CommandBody.Answer)was).Because ?? unlessSaid, Words = ((CommandBody.Answer)was).Words };
    }

    /// <summary>The steps after an entry, each as the caller has it.</summary>
    private static WhatIfPlan From(Items<Entry> entries, long sharedTo, Func<WhatIfStep, WhatIfStep> change) => new(
        sharedTo,
        entries.Skip((int)sharedTo).Where(e => Forking.IsGivenAgain(entries, e))
            .Select(e => change(new(e, e.Command.Body, e.Command.NowMs, e.Command.Seat))).ToItems(),
        entries.Max(e => e.Command.NowMs));

    /// <summary>Something new just after an entry.</summary>
    /// <param name="without">Commands that are not given.</param>
    private static WhatIfPlan With(Items<Entry> entries, long sharedTo, long at, string seat, CommandBody body, List<Entry>? without = null)
    {
        var plan = From(entries, Forking.Boundary(entries, sharedTo), step => without?.Contains(step.Then!) == true ? step with { IsLeftOut = true } : step);
        var before = plan.Steps.Count(s => s.Then!.Version <= at);
        var step = new WhatIfStep(null, body, entries[(int)at - 1].Command.NowMs, seat, IsChange: true);
        return plan with { Steps = [.. plan.Steps.Take(before), step, .. plan.Steps.Skip(before)] };
    }

    private static Refusal? Fine(WhatIfPlan made, out WhatIfPlan? plan)
    {
        plan = made;
        return null;
    }

    private static Refusal? NotThere(Items<Entry> entries, long version) =>
        version < 1 || version > entries.Count ? Refuse("no-such-entry", $"{version}")
        : Forking.GivenUp(entries)[(int)version - 1] ? Refuse("given-up", $"{version}")
        : null;

    private static Refusal? NoSeat(Playbook book, string seat) => book.FindSeat(seat) < 0 ? Refuse("unknown", "seat", seat) : null;

    private static Refusal? NoAnswer(Playbook book, WhatIfChange.Answer change)
    {
        var position = book.FindAsk(change.Ask);
        if (position < 0)
        {
            return Refuse("unknown", "question", change.Ask);
        }

        var ask = book.Asks[position];
        return book.Slot(position, book.FindSeat(change.Seat)) < 0 ? Refuse("ask-not-open")
            : ask.Ask.Answer is AnswerKind.Number && Numbers.Read(change.Option) is null ? Refuse("number-needed")
            : ask.Ask.Answer is AnswerKind.Choice or AnswerKind.Several && change.Option.Split(',').FirstOrDefault(o => ask.Option(o) < 0) is { } wrong ? Refuse("unknown", "option", wrong)
            : null;
    }

    private static CommandBody.Answer Said(Playbook book, WhatIfChange.Answer change)
    {
        var ask = book.Asks[book.Ask(change.Ask)].Ask;
        var because = ask.Rationale == Rationale.Required ? Unsaid : null;
        return ask.Answer switch
        {
            AnswerKind.Choice => new(change.Ask, change.Option, because),
            AnswerKind.Several => new(change.Ask, "", because, Options: [.. change.Option.Split(',')]),
            AnswerKind.Number => new(change.Ask, "", because, Number: Numbers.Read(change.Option)),
            _ => new(change.Ask, "", Words: Unsaid),
        };
    }

    /// <summary>The entry in which the seat was asked, the last time.</summary>
    private static long? Opened(Items<Entry> entries, WhatIfChange.Answer change) =>
        Forking.Kept(entries).LastOrDefault(e => e.Events.Any(x => x is Event.AskOpened opened && opened.Ask == change.Ask && opened.Seat == change.Seat))?.Version;
}
