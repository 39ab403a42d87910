using Microsoft.Playwright;
using Tabletop.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests;

/// <summary>Who comes in, and how they are put out again, as people do it.</summary>
[Collection(InTheBrowser.Name)]
public sealed class AccessTests(Chromium chromium)
{
    private const string Passphrase = "kitchen clock parade";

    [Fact(Timeout = 90_000)]
    public Task A_helper_comes_by_a_link_and_is_put_out_by_taking_it_back() => Room.Play(chromium, async room =>
    {
        var facilitator = await room.Facilitator();
        await facilitator.OpenStaffLink(room.Program.StaffLink);
        await facilitator.Home.StartButton.ClickAsync();
        var (code, _) = await facilitator.Invitation();
        await facilitator.Click("New link for staff");
        var made = facilitator.Dialog.GetByRole(AriaRole.Textbox, new() { Name = "For one person of the staff" });
        var link = await made.InputValueAsync();
        await room.Album.Take(facilitator.Page, "desk-links", whole: true);
        await room.Album.TakeDark(facilitator.Page, "desk-links");

        var helper = await room.Facilitator();
        await helper.Page.GotoAsync(link);
        await Expect(helper.StartButton).ToBeVisibleAsync();
        await helper.Click("Invite");
        await Expect(helper.Dialog).ToContainTextAsync("yours");
        await helper.CloseDialog();

        await facilitator.CloseDialog();
        await facilitator.Click("Invite");
        var row = facilitator.Dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Staff of this exercise" });
        await Expect(row).ToContainTextAsync("1 browser");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        using (room.LogOf(helper.Page).Excuse())
        {
            await row.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
            await Expect(helper.StartButton).ToHaveCountAsync(0);
        }

        await Expect(row).ToHaveCountAsync(0);
        await facilitator.Click("New code…");
        await facilitator.Click("Make a new code");
        await Expect(facilitator.Dialog).Not.ToContainTextAsync(code);
    });

    [Fact(Timeout = 90_000)]
    public Task The_staff_link_asks_for_a_passphrase_and_signing_out_leaves_nothing_open() => Room.Play(chromium, async room =>
    {
        var facilitator = await room.Facilitator();
        await facilitator.OpenStaffLink(room.Program.StaffLink);
        await facilitator.Page.GetByText("Passphrase for the staff link").ClickAsync();
        await facilitator.Page.GetByLabel("New passphrase").FillAsync(Passphrase);
        await facilitator.Click("Set a passphrase");
        await Expect(facilitator.Page.GetByText("Saved.")).ToBeVisibleAsync();
        await room.Album.Take(facilitator.Page, "home-passphrase", whole: true);
        await facilitator.Click("Sign out…");
        await room.Album.Take(facilitator.Page, "sign-out");
        await facilitator.Confirm("Sign out");
        await Expect(facilitator.Page.GetByRole(AriaRole.Link, new() { Name = "Join with a code" })).ToBeVisibleAsync();

        using (room.LogOf(facilitator.Page).Excuse())
        {
            await facilitator.Page.GotoAsync("about:blank");
            await facilitator.Page.GotoAsync(room.Program.StaffLink);
            await Expect(facilitator.Page.GetByLabel("Passphrase")).ToBeVisibleAsync();
            await room.Album.Take(facilitator.Page, "passphrase-door");
            await facilitator.Page.GetByLabel("Passphrase").FillAsync("kitchen");
            await facilitator.Click("Open");
            await Expect(facilitator.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("open nothing together");
        }

        await facilitator.Page.GetByLabel("Passphrase").FillAsync(Passphrase);
        await facilitator.Click("Open");
        await Expect(facilitator.Home.Title).ToBeVisibleAsync();
    });
}
