using System.Globalization;
using System.Text;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Tests.Machines;

/// <summary>The machines of the language as a person reads them, against the engine.</summary>
public sealed class HandCaseTests
{
    /// <summary>More of one kind in a row than this are counted.</summary>
    private const int MostListed = 20;

    public static TheoryData<string> Names => [.. HandCase.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_machines_do_what_was_worked_out_by_hand(string name)
    {
        var of = HandCase.All.Single(c => c.Name == name);
        var file = Author.ReadScenario($"{name}.yaml", Encoding.UTF8.GetBytes(of.Scenario));
        Assert.True(file.Scenario is not null, $"{string.Join('\n', file.Findings)}\nin:\n{of.Scenario}");

        var told = Told(Playbook.Of(file.Content(null)), of);

        Assert.Equal(string.Join('\n', of.Steps.Select(Line)), string.Join('\n', told.Select(Line)));
    }

    [Fact]
    public void Every_case_says_why_and_expects_something()
    {
        Assert.InRange(HandCase.All.Count, 60, int.MaxValue);
        Assert.All(HandCase.All, of => Assert.True(of.Why.Length > 0 && of.Steps.Count > 0, of.Name));
        Assert.Equal(HandCase.All.Count, HandCase.All.Select(c => c.Name).Distinct().Count());
    }

    private static string Line(HandStep step) => $"> {step.Do} : {step.Expected}";

    /// <summary>The steps with what really came of them; the start where something came of it.</summary>
    private static List<HandStep> Told(Playbook book, HandCase of)
    {
        var (state, wallMs, commands) = (ExerciseState.Initial, 0L, 0);
        Send(new CommandBody.Create("content", Seed: 7, Mode.ClockDriven));
        List<HandStep> told = [];
        var start = Send(new CommandBody.Start());
        if (start != HandCase.Nothing || of.Steps[0].Do == HandCase.Start)
        {
            told.Add(new(HandCase.Start, start));
        }

        for (var i = of.Steps[0].Do == HandCase.Start ? 1 : 0; i < of.Steps.Count; i++)
        {
            var step = of.Steps[i].Do;
            told.Add(new(step, step.Split(' ', 2) switch
            {
                ["wait", var time] => Wait(Durations.Read(time) ?? throw new InvalidDataException($"'{time}' is no duration.")),
                ["open", var phase] => Send(new CommandBody.OpenPhase(phase)),
                _ => Send(new CommandBody.ReleaseInject(HandCase.Inject(i))),
            }));
        }

        return told;

        string Send(CommandBody body)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"command-{++commands}");
            return Keep(Play.Take(book, state, new("staff", id, body, wallMs)));
        }

        string Wait(long ms)
        {
            wallMs += ms;
            return Keep(Play.Advance(book, state, wallMs));
        }

        string Keep(Play.Outcome outcome)
        {
            Assert.Null(outcome.Refusal);
            state = outcome.State;
            return Happened([.. outcome.Entries.SelectMany(e => e.Events).Select(Said).OfType<(string Kind, string Text)>()]);
        }
    }

    private static string Happened((string Kind, string Text)[] all)
    {
        List<string> parts = [];
        for (var at = 0; at < all.Length;)
        {
            var row = all.Skip(at).TakeWhile(x => x.Kind == all[at].Kind).Count();
            parts.AddRange(row > MostListed ? [string.Create(CultureInfo.InvariantCulture, $"{row} {all[at].Kind}")] : all.Skip(at).Take(row).Select(x => x.Text));
            at += row;
        }

        return parts.Count == 0 ? HandCase.Nothing : string.Join("; ", parts);
    }

    private static (string Kind, string Text)? Said(Event happened) => happened switch
    {
        Event.MachineMoved e => ("moves", $"{e.Crisis} {string.Join(',', e.Exited)} > {string.Join(',', e.Entered)}"),
        Event.TriggerDropped { Crisis: null } e => ("dropped", $"dropped {e.Trigger}"),
        Event.TriggerDropped e => ("dropped", $"{e.Crisis} dropped {e.Trigger}"),
        Event.IndicatorChanged e => ("changes", string.Create(CultureInfo.InvariantCulture, $"{e.Indicator} {e.To / 1000m:0.###}")),
        Event.FlagChanged e => ("flags", $"{(e.Up ? "flag" : "unflag")} {e.Flag}"),
        Event.InjectReleased e when !e.Inject.StartsWith("step-", StringComparison.Ordinal) => ("releases", $"released {e.Inject}"),
        Event.LoopCut e => ("cuts", $"cut {e.Step}"),
        _ => null,
    };
}
