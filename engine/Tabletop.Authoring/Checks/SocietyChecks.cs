using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Scenarios;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Checks;

/// <summary>
/// Corrections that are at work before there is anything to correct, found by playing the scenario without anybody doing anything.
/// Only for a scenario without errors.
/// </summary>
internal static class SocietyChecks
{
    /// <summary>A rumour that has not begun by then is not waited for.</summary>
    private const int MostSteps = 500;

    public static void Run(Draft draft, Scenario scenario)
    {
        SocietyModel[] society = [.. scenario.Society.Where(model => !model.Off)];
        if (!society.Any(model => model.CorrectedWhen is not null))
        {
            return;
        }

        var run = new Headless(Playbook.Of(new() { Scenario = scenario }), "", seed: 1, standIns: [], seated: []);
        var correctedMs = new long?[society.Length];
        var isSettled = new bool[society.Length];
        for (var steps = 0; steps == 0 || (steps < MostSteps && isSettled.Contains(false) && run.Step()); steps++)
        {
            for (var i = 0; i < society.Length; i++)
            {
                var now = run.State.Society[i];
                if (isSettled[i] || !(now.Runs || now.Corrected))
                {
                    continue;
                }

                var fromTheStart = now.Corrected && steps == 0;
                if (fromTheStart || (now.Runs && correctedMs[i] < run.StoryMs))
                {
                    draft.Reader.Add(
                        Rules.CorrectedBefore,
                        draft.Places[("corrected-when", society[i].Id)],
                        fromTheStart ? "from the start" : $"{Durations.Print(run.StoryMs - correctedMs[i]!.Value)} before the rumour begins");
                }

                isSettled[i] = fromTheStart || now.Runs;
                correctedMs[i] ??= run.StoryMs;
            }
        }
    }
}
