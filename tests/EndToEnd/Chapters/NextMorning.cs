using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests.Chapters;

/// <summary>The second phase, to the end of play.</summary>
internal static class NextMorning
{
    private const string FirstPhase = "The first hours";
    private const string SecondPhase = "The next morning";

    public static async Task ToTheEndOfPlay(Table table)
    {
        var (facilitator, album) = (table.Facilitator, table.Album);
        await facilitator.ReleaseNow("Half past ten, the square");
        await table.Mayor.GoTo("Now");
        await Expect(table.Mayor.Feed.First).ToContainTextAsync("Tannery Square");
        await facilitator.Press("o");
        await album.Take(facilitator.Page, "facilitator-phases");
        await facilitator.Confirm($"Open {SecondPhase}");
        await Expect(facilitator.Dialog).ToContainTextAsync("Open questions that fall to silence");
        await album.Take(facilitator.Page, "facilitator-open-phase");
        await facilitator.Confirm("Open this phase");
        await Expect(table.Projector.Text(SecondPhase)).ToBeVisibleAsync();
        await Expect(table.Projector.Text(FirstPhase)).ToHaveCountAsync(0);
        await facilitator.SetPace(60);
        await facilitator.ReleaseWhenDue("A stone through the window");
        await facilitator.SetPace(4);
        await table.Police.GoTo("Now");
        await Expect(table.Police.Feed.First).ToContainTextAsync("a stone was thrown");
        await table.Police.Answer("The same at stalls and hall: few, named, in ordinary uniform, talking");
        await Expect(table.Police.Ask).ToHaveCountAsync(0);
        await album.Take(facilitator.Page, "facilitator-second-phase");
        await album.Take(table.Projector.Page, "projector-second-phase");
        await facilitator.EndButton.ClickAsync();
        await album.Take(facilitator.Page, "facilitator-end-dialog");
        await facilitator.Confirm("End play");
        await Expect(facilitator.Page.GetByText("Play is over.")).ToBeVisibleAsync();
    }
}
