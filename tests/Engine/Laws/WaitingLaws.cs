using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>Conditions are tested again only when something they read was touched; nothing that has come true may wait all the same.</summary>
public class WaitingLaws
{
    [Fact]
    public void No_task_and_no_inject_whose_condition_holds_is_left_waiting() => Law.Holds(NothingWaits);

    private static void NothingWaits(Case of)
    {
        var asked = new Dictionary<string, Func<ExerciseState, long, bool>>(StringComparer.Ordinal);
        bool Holds(string condition, ExerciseState state)
        {
            var test = asked.TryGetValue(condition, out var known) ? known : asked[condition] = of.Book.Asking(condition);
            return test(state, state.StoryMs);
        }

        var tasks = of.Book.Scenario.Objectives.SelectMany(o => o.Tasks).ToList();
        Played.Through(of, step =>
        {
            var state = step.Outcome.State;
            if (state is not { Stage: Stage.Play, Phase: >= 0 })
            {
                return;
            }

            for (var i = 0; i < tasks.Count; i++)
            {
                Assert.False(state.TasksMet[i] is null && tasks[i].MetWhen is { } metWhen && Holds(metWhen, state), $"the task {tasks[i].Id} is met");
            }

            foreach (var (inject, run) in of.Book.Scenario.Injects.Zip(state.Injects))
            {
                var comes = inject is { AtMs: null, SuggestMs: null, Manual: false, When: not null } && run.State == CueState.Planned
                    && (inject.Phase is null || inject.Phase == of.Book.Scenario.Phases[state.Phase].Id);
                Assert.False(comes && state.Running && Holds(inject.When!, state), $"{inject.Id} is due");
            }
        });
    }
}
