using Tabletop.EndToEnd.Tests.Chapters;
using Tabletop.EndToEnd.Tests.Running;

namespace Tabletop.EndToEnd.Tests;

/// <summary>An evening and a morning of "Smoke over the night market": a facilitator, a projector, three phones, five stand-ins, two crashes.</summary>
[Collection(InTheBrowser.Name)]
public sealed class WholeExerciseTests(Chromium chromium)
{
    [Fact(Timeout = 300_000)]
    public Task A_whole_exercise_on_five_screens_survives_two_crashes_of_its_server() => Room.Play(chromium, async room =>
    {
        var table = await Table.In(room);
        await Arriving.AtTheTable(table);
        await Playing.FirstNews(table);
        await Stopping.InTheMiddleOfASentence(table);
        await WardCall.ReachesOneSeatOnly(table);
        await Crashing.ForSeconds(table);
        await Crashing.ForLong(table);
        await NextMorning.ToTheEndOfPlay(table);
        await Debriefing.OwnStories(table);
        await Debriefing.TheRoomsStory(table);
    });
}
