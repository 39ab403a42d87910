using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Tests.Views;

public sealed class MediaTests
{
    [Fact]
    public void A_picture_is_there_for_those_on_whose_screen_it_is_and_as_long_as_it_is()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        var staff = new Viewer.Staff(rig.Exercise, "ann");
        var key = rig.Pull(staff).View!.Value.GetProperty("cues").EnumerateArray()
            .Single(cue => cue.TryGetProperty("media", out _)).GetProperty("media").GetProperty("key").GetString()!;

        Assert.Equal(["staff"], Shown());
        rig.Accepted("ann", new CommandBody.ReleaseInject("patrol"));
        Assert.Equal(["staff", "police"], Shown());
        rig.Reads("pia", "fr");
        Assert.Equal(["staff", "police"], Shown());
        rig.Accepted("ann", new CommandBody.RecallInject("patrol"));
        Assert.Equal(["staff"], Shown());
        Assert.Null(rig.Run(rig.Host.Media(staff, "another")));
        Assert.Null(rig.Run(rig.Host.Media(staff with { Exercise = "nowhere" }, key)));
        Assert.Null(rig.Run(rig.Host.Media(new Viewer.Staff(rig.Exercise, "max"), key)));

        string[] Shown() =>
        [
            .. new (string Name, Viewer Viewer)[]
            {
                ("staff", staff), ("mayor", rig.SeatOf("max")), ("police", rig.SeatOf("pia")), ("schools", rig.SeatOf("sam")),
                ("lobby", new Viewer.Lobby(rig.Exercise, "pia")), ("board", new Viewer.Board(rig.Exercise)),
            }.Where(v => rig.Run(rig.Host.Media(v.Viewer, key)) is { File: "patrol.jpg", Sha256: var hash } && hash == TableScenario.Picture).Select(v => v.Name),
        ];
    }
}
