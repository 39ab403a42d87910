using System.Text;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Fakes;

namespace Tabletop.Authoring.Tests.Scenarios;

/// <summary>What the bus stop does not use arrives in the model, too.</summary>
public sealed class WholeLanguageTests
{
    public const string Yaml = """
        format: tabletop/1
        id: whole
        groups: { a: the hill, b: the river }
        duration: 75m wall
        phases:
          evening: { story-start: Fri 20:00, pace: 4, length: 3h }
          night: { story-start: Sat 01:00, opens: when street in unrest or done call-off, pace: 2, length: 1h }
          weekend: { story-start: Mon 08:00, opens: manual, gap: lived, length: 1h }
        roles:
          mayor: { level: local, sector: government, marginalised: no }
          police: { sector: security }
          youth: { sector: youth, group: b, marginalised: yes }
        indicators:
          tension: { start: 30, better: down, visible-to: [mayor, police] }
          trust: { start: 50, better: up, per: group, visible-to: [public] }
          belief: { start: 2, better: down }
          crowd: { start: 0 }
        society:
          rumour: { model: maki-thompson, drives: belief, starts-when: fired spark, corrected-when: done call-off, spread-per-hour: 1.5, reach: trust }
          streets: { model: epstein, drives: crowd, off: yes, hardship: 0.000125, legitimacy: trust-b }
        facts:
          cause: { text: It was the wire, known-to: [police], origin: local }
          denied: { text: "The ministry said no", origin: national }
        crises:
          street:
            initial: calm
            states:
              calm:
                exit:
                  - { flag: left-calm }
                hears:
                  spark:
                    - { to: unrest, when: trust-a < 20, effects: [{ raise: tension, by: 10 }] }
                    - tense
                  rain: calm
              tense:
                after:
                  1h 30m: { to: calm, when: tension < 25, effects: [{ unflag: left-calm }] }
                  6h: unrest
                hears: { rain: { to: calm } }
              unrest: { level: 4, hears: { rain: tense } }
        injects:
          film:
            at: Fri 20:30
            chance: 12.5%
            channel: social
            from: "@hill"
            to: [public]
            text: A film.
            text-for: { police: The whole film. }
            media: { file: clip.jpg, alt: Two people run }
            content-note: a fall
            reveals: [cause, { fact: denied, to: [everyone] }]
            affects: [a, youth]
            expected: Somebody speaks
            controller: The one who plays the press
            notes: Have the clip ready
            hint: Ask who saw it
            asks:
              words:
                answer: text
                question: What do you say?
                silence: [{ raise: tension, by: 4 }]
              how-many:
                of: [police]
                answer: number
                question: How many officers?
                rationale: none
              with-whom:
                of: [mayor, police]
                jointly: true
                holds-clock: yes
                told-to: [everyone]
                question: With whom do you speak?
                options: { traders: The traders, pastors: The pastors }
              where:
                of: [youth]
                answer: several
                several-people: scribe
                question: Where are your people?
                options: { square: On the square, bridge: On the bridge }
          knock:
            manual: yes
            suggest: Sat 01:20
            phase: night
            text: A knock.
          rumour-dies:
            when: left-calm and trust-b >= 40
            text: It is quiet.
        actions:
          call-off:
            by: [mayor]
            takes: 20m
            once: yes
            aims: [reassure, inform]
            languages: [en, pt-BR]
            affects: [b]
            horizon: 30d
            at-start:
              - { fire: rain }
            effects:
              - { lower: trust-a, by: 2, when: doer knows cause }
              - { raise: trust, by: 1 }
              - { reveal: cause, to: [mayor, youth] }
              - { cancel: rumour-dies }
              - { release: knock }
              - { after: 20m, do: [{ fire: spark }], when: tension > 40 }
              - { when: tension > 60, do: [{ set: tension, to: 50 }], else: [{ after: 1h, do: [{ lower: tension, by: 1 }] }] }
        """;

    private static readonly Lazy<Scenario> Whole = new(Load);

    [Fact]
    public void Phases_open_by_a_condition_and_may_have_a_lived_gap()
    {
        var phases = Whole.Value.Phases;

        Assert.Equal((false, "street in unrest or done call-off"), (phases[1].Manual, phases[1].OpensWhen));
        Assert.Equal((true, null, Gap.Lived, Gap.Frozen), (phases[2].Manual, phases[2].OpensWhen, phases[2].Gap, phases[1].Gap));
        Assert.Equal(7 * 24 * Durations.HourMs + 8 * Durations.HourMs, phases[2].StoryStartMs);
        Assert.Equal(75 * Durations.MinuteMs, Whole.Value.DurationMs);
    }

    [Fact]
    public void Roles_indicators_and_facts_have_all_their_keys()
    {
        Assert.Equal([false, false, true], Whole.Value.Roles.Select(role => role.Marginalised));
        Assert.Equal(["mayor", "police"], Whole.Value.Indicators[0].VisibleTo);
        Assert.Equal((true, "public"), (Whole.Value.Indicators[1].PerGroup, Whole.Value.Indicators[1].VisibleTo[0]));
        Assert.Equal(["local", "national"], Whole.Value.Facts.Select(fact => fact.Origin));
    }

    [Fact]
    public void A_society_has_models_that_are_given_numbers_and_indicators()
    {
        var (rumour, streets) = (Whole.Value.Society[0], Whole.Value.Society[1]);

        Assert.Equal(("rumour", "maki-thompson", "belief", false), (rumour.Id, rumour.Model, rumour.Drives, rumour.Off));
        Assert.Equal(("fired spark", "done call-off"), (rumour.StartsWhen, rumour.CorrectedWhen));
        Assert.Equal([new("spread-per-hour", 1_500_000, null), new SocietyInput("reach", null, "trust")], rumour.Inputs);
        Assert.Equal(("crowd", true, null), (streets.Drives, streets.Off, streets.StartsWhen));
        Assert.Equal([new("hardship", 125, null), new SocietyInput("legitimacy", null, "trust-b")], streets.Inputs);
    }

    [Fact]
    public void States_hear_and_wait_in_every_shape()
    {
        var (calm, tense) = (Whole.Value.Crises[0].States[0], Whole.Value.Crises[0].States[1]);

        Assert.Equal([new Effect.Flag("left-calm")], calm.Exit);
        Assert.Equal(
            [new Hears("spark", "unrest", "trust-a < 20") { Effects = [new Effect.Raise("tension", 10_000)] }, new Hears("spark", "tense"), new Hears("rain", "calm")],
            calm.Hears);
        Assert.Equal(
            [new After(90 * Durations.MinuteMs, "calm", "tension < 25") { Effects = [new Effect.Unflag("left-calm")] }, new After(6 * Durations.HourMs, "unrest")],
            tense.After);
    }

    [Fact]
    public void An_inject_has_all_its_keys()
    {
        var film = Whole.Value.Injects[0];

        Assert.Equal((30 * Durations.MinuteMs, 125, "a fall"), (film.AtMs, film.Chance, film.ContentNote));
        Assert.Equal([new TextFor("police", "The whole film.")], film.TextFor);
        Assert.Equal(("clip.jpg", "Two people run"), (film.Media!.File, film.Media.Alt));
        Assert.Equal([new Reveal("cause", []), new Reveal("denied", ["mayor", "police", "youth"])], film.Reveals);
        Assert.Equal(["a", "youth"], film.Affects);
        Assert.Equal(
            ("Somebody speaks", "The one who plays the press", "Have the clip ready", "Ask who saw it"),
            (film.Expected, film.Controller, film.Notes, film.Hint));
        var knock = Whole.Value.Injects[1];
        Assert.Equal((true, 20 * Durations.MinuteMs, null, "night"), (knock.Manual, knock.SuggestMs, knock.AtMs, knock.Phase));
    }

    [Fact]
    public void An_ask_has_all_its_keys()
    {
        var asks = Whole.Value.Injects[0].Asks;

        Assert.Equal([AnswerKind.Text, AnswerKind.Number, AnswerKind.Choice, AnswerKind.Several], asks.Select(ask => ask.Answer));
        Assert.Equal((null, 1, 3), (asks[0].Silence, asks[0].SilenceEffects.Count, asks[0].Of.Count));
        Assert.Equal((true, true, SeveralPeople.Scribe), (asks[2].Jointly, asks[2].HoldsClock, asks[3].SeveralPeople));
        Assert.Equal(["mayor", "police", "youth"], asks[2].ToldTo);
    }

    [Fact]
    public void An_action_has_all_its_keys()
    {
        var action = Whole.Value.Actions[0];

        Assert.Equal((true, 30 * Durations.DayMs), (action.Once, action.HorizonMs));
        Assert.Equal(["reassure", "inform"], action.Aims);
        Assert.Equal(["en", "pt-BR"], action.Languages);
        Assert.Equal(["b"], action.Affects);
        Assert.Equal([new Effect.Fire("rain")], action.AtStart);
        Assert.Equal(
            [
                new Effect.Lower("trust-a", 2_000) { When = "doer knows cause" },
                new Effect.Raise("trust", 1_000),
                new Effect.Tell("cause", ["mayor", "youth"]),
                new Effect.Cancel("rumour-dies"),
                new Effect.Release("knock"),
                new Effect.Later(20 * Durations.MinuteMs, [new Effect.Fire("spark")]) { When = "tension > 40" },
                new Effect.Branch([new Effect.Set("tension", 50_000)], [new Effect.Later(Durations.HourMs, [new Effect.Lower("tension", 1_000)])]) { When = "tension > 60" },
            ],
            action.Effects);
    }

    [Fact]
    public void What_is_read_can_be_played() => Assert.NotNull(Playbook.Of(new() { Scenario = Whole.Value }));

    [Theory]
    [InlineData("yes", true)]
    [InlineData("true", true)]
    [InlineData("no", false)]
    [InlineData("false", false)]
    public void Yes_and_true_are_one(string word, bool meant) => Assert.Equal(
        meant,
        Load(Yaml.Replace("once: yes", $"once: {word}", StringComparison.Ordinal)).Actions[0].Once);

    [Theory]
    [InlineData("0%", 0)]
    [InlineData("100%", 1000)]
    [InlineData("60 %", 600)]
    public void A_share_is_written_with_its_sign(string share, int thousandths) =>
        Assert.Equal(thousandths, Load(Yaml.Replace("12.5%", share, StringComparison.Ordinal)).Injects[0].Chance);

    [Fact]
    public void Two_chairs_and_platforms_are_read()
    {
        var city = Author.ReadCity("town.yaml", Encoding.UTF8.GetBytes("""
            format: tabletop-city/1
            id: town
            source: one book, another book
            read-aloud: They meet.
            topology: dual-key
            body:
              members: [government, national]
              chair: { rule: dual, seats: [government, national] }
              meets: { summon-in: 45m }
            channels:
              - { between: [members, security], delay: 10m, adoption: 60% }
            assumed: [chair-rule]
            unknown: [meets-every]
            """));

        Assert.Empty(city.Findings);
        Assert.Equal((ChairRule.Dual, 45 * Durations.MinuteMs, null), (city.City!.Body!.Chair, city.City.Body.SummonInMs, city.City.Body.MeetsEveryMs));
        Assert.Equal(600, city.City.Channels[0].Adoption);
        Assert.Equal(["meets-every"], city.City.Unknown);
    }

    private static Scenario Load() => Load(Yaml);

    private static Scenario Load(string yaml)
    {
        using var folder = new Folder().With("scenario.yaml", yaml).With("media/clip.jpg", "a clip");
        var file = Author.LoadScenario(folder["scenario.yaml"]);
        Assert.DoesNotContain(file.Findings, finding => finding.IsError);
        return file.Scenario!;
    }
}
