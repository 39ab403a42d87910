using Microsoft.Playwright;
using Tabletop.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests;

/// <summary>The first minute of people who have read nothing.</summary>
[Collection(InTheBrowser.Name)]
public sealed class FirstStepsTests(Chromium chromium)
{
    private const int MostTabs = 30;

    [Fact(Timeout = 60_000)]
    public Task An_exercise_is_started_with_the_keyboard_alone() => Room.Play(chromium, async room =>
    {
        var facilitator = await room.Facilitator();
        await facilitator.OpenStaffLink(room.Program.StaffLink);
        await Expect(facilitator.Home.StartButton).ToBeEnabledAsync();
        await TabTo(facilitator.Page, facilitator.Home.City);
        await facilitator.Press("ArrowDown");
        await Expect(facilitator.Home.City).Not.ToHaveValueAsync("");
        await TabTo(facilitator.Page, facilitator.Home.StartButton);
        await facilitator.Press("Enter");
        await Expect(facilitator.StartButton).ToBeVisibleAsync();
        await TabTo(facilitator.Page, facilitator.StartButton);
        await facilitator.Press("Enter");
        await Expect(facilitator.StopButton).ToBeVisibleAsync();
    });

    [Fact(Timeout = 60_000)]
    public Task A_wrong_code_is_answered_with_a_sentence() => Room.Play(chromium, async room =>
    {
        var phone = await room.Phone("Vesna");
        await phone.OpenJoin(room.Program.Address);
        await phone.TypeCode("WRNGCDE2");
        using (room.LogOf(phone.Page).Excuse())
        {
            await phone.JoinAs("Vesna");
            await Expect(phone.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "code" })).ToBeVisibleAsync();
        }

        await Expect(phone.Button("Join")).ToBeEnabledAsync();
        await room.Album.Take(phone.Page, "phone-wrong-code");
    });

    [Fact(Timeout = 60_000)]
    public Task A_visitor_without_the_staff_link_is_shown_the_way_to_join() => Room.Play(chromium, async room =>
    {
        var phone = await room.Phone("Vesna");
        await phone.Page.GotoAsync(room.Program.Address);
        await Expect(phone.Page.GetByRole(AriaRole.Link, new() { Name = "Join with a code" })).ToBeVisibleAsync();
        await room.Album.Take(phone.Page, "home-visitor");
        await phone.Page.GotoAsync($"{room.Program.Address}/no-such-place");
        await Expect(phone.Text("There is nothing here")).ToBeVisibleAsync();
        await room.Album.Take(phone.Page, "not-found");
    });

    [Fact(Timeout = 90_000)]
    public Task Playing_alone_leads_to_a_seat_that_can_be_played() => Room.Play(chromium, async room =>
    {
        var facilitator = await room.Facilitator();
        await facilitator.OpenStaffLink(room.Program.StaffLink);
        await facilitator.Home.PlayAlone();
        var me = new Pages.PhonePage(facilitator.Page, "You");
        await me.ReadNotes();
        await me.TakeSeat("Mayor's office");
        await Expect(me.Alone).ToBeVisibleAsync();
        await room.Album.Take(me.Page, "alone-seat");
        await me.Button("Start play").ClickAsync();
        await me.Page.GetByRole(AriaRole.Link, new() { Name = "Facilitator's desk" }).ClickAsync();
        await facilitator.SetPace(15);
        await me.Page.GoBackAsync();
        await Expect(me.Feed.First).ToContainTextAsync("Night market is burning", new() { Timeout = 30_000 });
        await me.Page.GetByRole(AriaRole.Radio, new() { Name = "Nothing before the morning" }).CheckAsync();
        await me.Page.GetByRole(AriaRole.Textbox, new() { Name = "Why?" }).FillAsync("Nobody knows enough yet");
        await me.Button("Answer").ClickAsync();
        await Expect(me.Text("Earlier questions (1)")).ToBeVisibleAsync();
        await room.Album.Take(me.Page, "alone-playing");
    });

    /// <summary>As somebody does who has no mouse: from where the focus is, forward, until it is there.</summary>
    private static async Task TabTo(IPage page, ILocator goal)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await goal.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{MostTabs} presses of Tab do not lead to {goal}.");
    }
}
