using Tabletop.Engine.Conditions;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Seats;

/// <summary>Whether a stand-in calls the city's body, which action it starts, and whom it consults before.</summary>
internal static class Undertakings
{
    public static CommandBody? Choose(Playbook book, ExerciseState state, int seat, StandIn standIn, long storyMs)
    {
        var policy = Policy.Of(standIn.Policy);
        if (policy.Convenes && MayCall(book, state, seat) && Help.AnyWorse(book, state))
        {
            return new CommandBody.Convene();
        }

        if (policy.ActsOnlyWhenWorse && !Help.AnyWorse(book, state))
        {
            return null;
        }

        var action = Best(book, state, seat, policy, storyMs);
        if (action < 0)
        {
            return null;
        }

        // First everyone it should ask; it acts the next time it looks, whether or not they have replied.
        var plan = book.Actions[action];
        foreach (var whom in plan.With)
        {
            if (whom != seat && Asks(book, policy, seat, whom) && !HasConsulted(state, seat, talk => talk.To == whom))
            {
                return new CommandBody.Consult(book.SeatId(whom));
            }
        }

        return HasConsulted(state, seat, talk => talk.SentMs == storyMs) ? null : new CommandBody.Act(plan.Action.Id);
    }

    private static bool HasConsulted(ExerciseState state, int seat, Predicate<Talk> talk) =>
        state.TalkIndex.Asked[seat].IndexOf(at => state.Talks[at] is { Kind: MessageKind.Consultation } asked && talk(asked)) >= 0;

    /// <summary>Whether its call would count: where two must call, each calls once.</summary>
    private static bool MayCall(Playbook book, ExerciseState state, int seat) => book.Roads.HasBody && state.Body.State == BodyState.NotCalled
        && book.Roads.MayConvene(seat) && !state.Body.Calls.Contains(seat);

    private static bool Asks(Playbook book, Policy policy, int seat, int whom) => policy.Consults switch
    {
        Consults.EveryoneNamed => true,
        Consults.OwnSector => book.Scenario.Roles[seat].Sector == book.Scenario.Roles[whom].Sector,
        _ => false,
    };

    private static int Best(Playbook book, ExerciseState state, int seat, Policy policy, long storyMs)
    {
        var available = new List<int>();
        foreach (var action in book.ActionsOf(seat))
        {
            if (ActionDecider.StateOf(book, state, action, seat) == ActionState.Available
                && book.Actions[action].When?.Holds(state, storyMs, DoingOf(book.Actions[action], seat)) != false)
            {
                available.Add(action);
            }
        }

        if (available.Count == 0)
        {
            return -1;
        }

        if (policy.Picks == Picks.Evenly)
        {
            var looks = state.Done.Count(d => d.Seats.Contains(seat)) + ActionDecider.Load(state, seat);
            return available[(int)Draw.Between(0, available.Count - 1, Draw.Bits(state.Seed, "do", book.SeatId(seat), "", "", looks))];
        }

        var leastFirst = policy.Picks == Picks.HelpsLeast;
        var (best, bestValue) = (-1, leastFirst ? long.MinValue : 0);
        foreach (var action in available)
        {
            var help = new Help(book, state, storyMs, DoingOf(book.Actions[action], seat));
            var value = (help.Of(book.Actions[action].AtStart) + help.Of(book.Actions[action].Effects)) * (leastFirst ? -1 : 1);
            if (value > bestValue)
            {
                (best, bestValue) = (action, value);
            }
        }

        return best;
    }

    private static Doing DoingOf(ActionPlan plan, int seat) => new(plan.IsJoint ? plan.Together : [seat], long.MaxValue);
}
