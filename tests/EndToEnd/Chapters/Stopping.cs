using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests.Chapters;

/// <summary>A phone that loses its page, and a room that needs a break.</summary>
internal static class Stopping
{
    private const string Draft = "We had the wrong man once";

    /// <summary>A phone that is opened anew in the middle of a sentence; a stop that everybody sees.</summary>
    public static async Task InTheMiddleOfASentence(Table table)
    {
        var (facilitator, police, album) = (table.Facilitator, table.Police, table.Album);
        await facilitator.ReleaseWhenDue("Eleven seconds");
        await police.GoTo("Now");
        const string holdLine = "We know the clip and are checking it; please do not pass it on";
        await police.Option(holdLine).CheckAsync();
        await police.Why.PressSequentiallyAsync(Draft);
        using (table.Room.LogOf(police.Page).Excuse())
        {
            await police.Page.ReloadAsync();
            await police.SitsAs(Seats.PoliceCommander);
        }

        await Expect(police.Why).ToHaveValueAsync(Draft);
        await Expect(police.Option(holdLine)).ToBeCheckedAsync();

        await facilitator.Press("p");
        await album.Take(facilitator.Page, "facilitator-stop-dialog");
        await facilitator.CloseDialog();
        const string note = "Two tables are shouting at each other";
        await facilitator.Stop(note);
        await Expect(facilitator.Page.GetByText(note)).ToBeVisibleAsync();
        foreach (var overlay in table.Overlays)
        {
            await Expect(overlay).ToContainTextAsync("Play is stopped");
            await Expect(overlay).ToContainTextAsync(note);
        }

        await album.Take(police.Page, "phone-stopped");
        await album.TakeDark(police.Page, "phone-stopped");
        await album.Take(facilitator.Page, "facilitator-stopped");
        await album.Take(table.Projector.Page, "projector-stopped");
        await facilitator.GoOn();
        foreach (var overlay in table.Overlays)
        {
            await Expect(overlay).ToHaveCountAsync(0);
        }

        await Expect(police.Why).ToHaveValueAsync(Draft);
        await police.Ask.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await Expect(police.Ask).ToHaveCountAsync(0);
    }
}
