using Tabletop.Engine.Exercises;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>The laws speak of generated exercises: so these must come to all that can happen.</summary>
public class GeneratedTests
{
    [Fact]
    public void Generated_exercises_come_to_every_kind_of_event()
    {
        var happened = Enumerable.Range(0, 400).SelectMany(seed => Played.Through(Case.Of((seed * 7_919) + 13)).Entries.SelectMany(e => e.Events).Select(e => e.GetType().Name));
        var all = typeof(Event).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(Event))).Select(t => t.Name);
        Assert.Empty(all.Except(happened.Distinct()));
    }

    [Fact]
    public void The_same_seed_makes_the_same_case() =>
        Law.Holds(of => Assert.Equal(Wire.Write(of.Content), Wire.Write(of.Again().Content)));
}
