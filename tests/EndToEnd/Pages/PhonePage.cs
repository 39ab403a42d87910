using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests.Pages;

/// <summary>A participant with a phone in the hand.</summary>
internal sealed partial class PhonePage(IPage page, string person)
{
    public IPage Page => page;

    public string Person => person;

    public ILocator Feed => page.GetByRole(AriaRole.Region, new() { Name = "What just happened" }).GetByRole(AriaRole.Article);

    public ILocator Ask => page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Asked of you") });

    public ILocator Why => Ask.GetByRole(AriaRole.Textbox);

    public ILocator Overlay => page.GetByRole(AriaRole.Alertdialog);

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public ILocator Alone => page.GetByText("You run this exercise as well.");

    public ILocator Thread => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem);

    public ILocator Text(string text) => page.GetByText(text);

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Action(string title) => page.GetByRole(AriaRole.Article, new() { Name = title });

    public ILocator Fact(string text) => page.GetByRole(AriaRole.Article, new() { NameRegex = new Regex(Regex.Escape(text)) });

    public ILocator Option(string text) => Ask.GetByRole(AriaRole.Radio, new() { Name = text });

    public ILocator Feedback(string question) => page.GetByRole(AriaRole.Article, new() { Name = question });

    /// <summary>The lines of the timeline on a phone.</summary>
    public ILocator Story => page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^(Your|The room's) story$") }).GetByRole(AriaRole.Listitem);

    public Task OpenJoin(string address) => page.GotoAsync($"{address}/join");

    /// <summary>What the QR code holds: the code comes along in the fragment.</summary>
    public Task Scan(string address, string code) => page.GotoAsync($"{address}/join#{code}");

    public Task TypeCode(string code) => page.GetByRole(AriaRole.Textbox, new() { Name = "Code", Exact = true }).FillAsync(code);

    public async Task JoinAs(string name)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Your name" }).FillAsync(name);
        await Button("Join").ClickAsync();
    }

    public async Task ReadNotes()
    {
        await Button("I have read this").ClickAsync();
        await Expect(page.GetByText("You have read this.")).ToBeVisibleAsync();
    }

    public async Task TakeSeat(string title)
    {
        await Button($"Take this seat: {title}").ClickAsync();
        await SitsAs(title);
    }

    public async Task SitsAs(string title)
    {
        await Expect(page).ToHaveURLAsync(new Regex("/seat/"));
        await Expect(Button($"{title}: role card")).ToBeVisibleAsync();
    }

    public async Task GoTo(string tab)
    {
        var button = page.GetByRole(AriaRole.Navigation, new() { Name = "Sections" }).GetByRole(AriaRole.Button, new() { Name = tab, Exact = true });
        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("aria-current", "page");
    }

    public async Task Answer(string option, string? why = null)
    {
        await Option(option).CheckAsync();
        if (why is not null)
        {
            await Why.FillAsync(why);
        }

        await Ask.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
    }

    public async Task Propose(string action)
    {
        await GoTo("Do");
        await Button($"Propose it: {action}").ClickAsync();
        await Expect(Action(action)).ToContainTextAsync("Waiting for the others");
    }

    public async Task Agree(string action)
    {
        await GoTo("Do");
        await Button($"Confirm, let us do it: {action}").ClickAsync();
        await Expect(Action(action)).ToContainTextAsync("Under way");
    }

    /// <summary>The list of who may be told stays open.</summary>
    public async Task OpenTell(string fact)
    {
        await GoTo("Know");
        await Fact(fact).GetByRole(AriaRole.Button, new() { Name = "Tell…" }).ClickAsync();
    }

    public async Task OpenThread(string seat)
    {
        await GoTo("People");
        if (await Button("All seats").IsVisibleAsync())
        {
            await Button("All seats").ClickAsync();
        }

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).Filter(new() { HasText = seat }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = seat })).ToBeVisibleAsync();
    }

    /// <param name="button">Send message, Consult or Reply.</param>
    public async Task Write(string seat, string words, string button)
    {
        await OpenThread(seat);
        await page.GetByRole(AriaRole.Textbox, new() { Name = $"To {seat}" }).FillAsync(words);
        await Button(button).ClickAsync();
    }

    /// <summary>What this phone shows of what has happened: news, questions, knowledge, deeds, and talk with these seats.</summary>
    public async Task<IReadOnlyList<string>> Shown(params string[] seats)
    {
        var shown = new List<string>();
        await GoTo("Now");
        shown.AddRange(await Feed.AllInnerTextsAsync());
        shown.AddRange(await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).AllTextContentsAsync());
        await GoTo("Know");
        shown.AddRange(await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Article).AllInnerTextsAsync());
        await GoTo("Do");
        // It comes right after the first load.
        await Expect(page.GetByRole(AriaRole.Main).GetByText("Opening…")).ToHaveCountAsync(0);
        foreach (var article in await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Article).AllAsync())
        {
            var text = await article.InnerTextAsync();
            shown.AddRange(new[] { "Under way", "Done" }.Where(text.Contains).Select(state => $"{text.Split('\n')[0]}: {state}"));
        }

        foreach (var seat in seats)
        {
            await OpenThread(seat);
            shown.AddRange(await Thread.AllInnerTextsAsync());
        }

        await GoTo("Now");
        return [.. shown.Select(text => Arrival().Replace(text, "").Trim())];
    }

    [GeneratedRegex("arrives .*")]
    private static partial Regex Arrival();
}
