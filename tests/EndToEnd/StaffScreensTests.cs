using System.Text;
using Microsoft.Playwright;
using Tabletop.EndToEnd.Tests.Chapters;
using Tabletop.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests;

/// <summary>What staff do beside the story: uploads, seating people, and badges that open nothing.</summary>
[Collection(InTheBrowser.Name)]
public sealed class StaffScreensTests(Chromium chromium)
{
    [Fact(Timeout = 120_000)]
    public Task A_broken_upload_is_told_with_its_cure_and_whoever_waits_is_seated_by_staff() => Room.Play(chromium, async room =>
    {
        var facilitator = await room.Facilitator();
        var (page, album) = (facilitator.Page, room.Album);
        await facilitator.OpenStaffLink(room.Program.StaffLink);
        await page.GetByText("Add a scenario of your own").ClickAsync();
        await Choose(page, "film.mp4", new byte[(20 * 1024 * 1024) + 1]);
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("film.mp4 is larger than 20 MiB. Make it smaller and try again.");
        await Choose(page, "scenario.yaml", Encoding.UTF8.GetBytes("id: shove\ntitle: A shove\nroles: []\nnonsense: 3\n"));
        await Expect(page.GetByText("Nothing was kept")).ToBeVisibleAsync();
        await album.Take(page, "home-upload-findings", whole: true);

        await facilitator.Home.Scenario("Smoke over the night market").CheckAsync();
        await facilitator.Home.OpenMore();
        await page.GetByRole(AriaRole.Radio, new() { Name = "I seat people" }).CheckAsync();
        await facilitator.Home.StartButton.ClickAsync();
        var (code, _) = await facilitator.Invitation();
        await facilitator.CloseDialog();
        var ana = await room.Phone("Ana");
        await ana.Scan(room.Program.Address, code);
        await ana.JoinAs("Ana");
        await ana.ReadNotes();
        await Expect(facilitator.Seats).ToContainTextAsync("1 person waits for a seat");
        await Expect(facilitator.Seats.GetByText("At their screen")).ToBeAttachedAsync();
        await album.Take(page, "desk-waiting", whole: true);
        await album.Take(ana.Page, "phone-waiting", whole: true);
        await facilitator.Seats.GetByLabel("Seat Ana").SelectOptionAsync(new SelectOptionValue { Value = "mayor" });
        await ana.SitsAs(Seats.MayorsOffice);
    });

    [Fact(Timeout = 60_000)]
    public Task A_badge_that_opens_nothing_says_where_to_get_another() => Room.Play(chromium, async room =>
    {
        var phone = await room.Phone("Wim");
        using (room.LogOf(phone.Page).Excuse())
        {
            await phone.Page.GotoAsync($"{room.Program.Address}/#badge=no-such-badge");
            await Expect(phone.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }

        await room.Album.Take(phone.Page, "badge-door");
    });

    private static Task Choose(IPage page, string name, byte[] bytes) =>
        page.GetByLabel("Its files").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
}
