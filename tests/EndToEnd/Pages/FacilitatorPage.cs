using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests.Pages;

/// <summary>The facilitator: from the staff link to the debrief.</summary>
internal sealed class FacilitatorPage(IPage page)
{
    public IPage Page => page;

    public HomePage Home => new(page);

    public ILocator Next => page.GetByRole(AriaRole.Region, new() { Name = "Next" });

    public ILocator StartButton => page.GetByRole(AriaRole.Button, new() { Name = "Start play" });

    public ILocator StopButton => page.GetByRole(AriaRole.Button, new() { Name = "Stop play", Exact = true });

    public ILocator GoOnButton => page.GetByRole(AriaRole.Button, new() { Name = "Go on", Exact = true });

    public ILocator EndButton => page.GetByRole(AriaRole.Button, new() { Name = "End play…" });

    public ILocator Seats => page.GetByRole(AriaRole.Region, new() { Name = "Seats" });

    public ILocator Rundown => page.GetByRole(AriaRole.Region, new() { Name = "Rundown" });

    public ILocator City => page.GetByRole(AriaRole.Region, new() { Name = "The city now" });

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    /// <summary>The lines under "What just happened", newest first.</summary>
    public ILocator Record => City.GetByRole(AriaRole.List).Last.GetByRole(AriaRole.Listitem);

    public ILocator Seat(string title) => Seats.GetByRole(AriaRole.Listitem).Filter(new() { HasTextRegex = new Regex("^" + Regex.Escape(title)) });

    /// <summary>The line of the rundown, which opens; an open one has buttons that name the inject too.</summary>
    public ILocator Cue(string title) => Rundown.GetByRole(AriaRole.Button, new() { NameRegex = new($"^(?!Recall|Release|Hold|Skip).*{Regex.Escape(title)}") });

    public async Task OpenStaffLink(string link)
    {
        await page.GotoAsync(link);
        await Expect(Home.Title).ToBeVisibleAsync();
    }

    public Task Press(string key) => page.Keyboard.PressAsync(key);

    public Task Click(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task Confirm(string button) => Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public async Task CloseDialog()
    {
        await Confirm("Close");
        await Expect(Dialog).ToHaveCountAsync(0);
    }

    /// <summary>The invitation, as it stands in its dialog: what people type, and the projector's link.</summary>
    public async Task<(string Code, string BoardLink)> Invitation()
    {
        await Click("Invite");
        var code = await Dialog.GetByRole(AriaRole.Definition).Filter(new() { HasTextRegex = new Regex("^[A-Z0-9-]{8,9}$") }).InnerTextAsync();
        await Confirm("New link for a projector");
        var link = await Dialog.GetByRole(AriaRole.Link, new() { Name = "Open the projector view" }).GetAttributeAsync("href");
        return (code, link!);
    }

    public async Task HandToStandIn(string seat)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = $"Hand {seat} to a stand-in" }).SelectOptionAsync(new SelectOptionValue { Label = "As the role says" });
        await Expect(Seat(seat)).ToContainTextAsync("Stand-in");
    }

    /// <summary>Story minutes in a real minute.</summary>
    public async Task SetPace(int pace)
    {
        var select = page.GetByRole(AriaRole.Combobox, new() { Name = "Pace" });
        await select.SelectOptionAsync(new SelectOptionValue { Label = $"×{pace}" });
        await Expect(select).ToHaveValueAsync($"{pace}000");
    }

    /// <summary>Waits until the cue is due, and lets it out with the key.</summary>
    public async Task ReleaseWhenDue(string title)
    {
        await Expect(Next).ToContainTextAsync(title);
        await Expect(Next).ToContainTextAsync("Due: waits for you");
        await Press("r");
        await Expect(Next).Not.ToContainTextAsync(title);
    }

    /// <summary>Lets a cue out before its time, from the rundown.</summary>
    public async Task ReleaseNow(string title)
    {
        await Cue(title).ClickAsync();
        await Click($"Release {title}");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Release {title}" })).ToHaveCountAsync(0);
        await Cue(title).ClickAsync();
    }

    public async Task Stop(string note)
    {
        await Press("p");
        await Dialog.GetByRole(AriaRole.Textbox).FillAsync(note);
        await Confirm("Stop play now");
        await Expect(GoOnButton).ToBeVisibleAsync();
    }

    public async Task GoOn()
    {
        await GoOnButton.ClickAsync();
        await Expect(StopButton).ToBeVisibleAsync();
    }
}
