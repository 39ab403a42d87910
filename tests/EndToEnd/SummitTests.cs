using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Tabletop.EndToEnd.Tests.Pages;
using Tabletop.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests;

/// <summary>Three tables in a hall: roster, badges, one button for all of them, and a server that is killed in the middle.</summary>
[Collection(InTheBrowser.Name)]
public sealed class SummitTests(Chromium chromium)
{
    private const int Tables = 3;
    private const int SeatsUsed = 4;

    [Fact(Timeout = 180_000)]
    public Task Three_tables_of_four_scan_badges_start_together_are_paused_go_on_after_a_kill_and_end_together() => Room.Play(chromium, async room =>
    {
        var facilitator = await room.Facilitator();
        var page = facilitator.Page;
        var summit = await Make(room, facilitator);
        var roles = await Roles(facilitator, room, summit);
        await ImportRoster(room, page, roles);
        var badges = await PrintBadges(room, page);
        Assert.Equal(Tables * SeatsUsed, badges.Count);

        // One person of each table in a browser that is looked at, the others scan as well.
        var phones = new List<PhonePage>();
        foreach (var (name, secret) in badges)
        {
            if (name.EndsWith(" 0", StringComparison.Ordinal))
            {
                var phone = await room.Phone(name);
                await phone.Page.GotoAsync($"{room.Program.Address}/#badge={secret}");
                phones.Add(phone);
            }
            else
            {
                await Scan(room, page, secret);
            }
        }

        foreach (var phone in phones)
        {
            await Expect(phone.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync($"Table {phone.Person.Split(' ')[1]}");
            await phone.Button("I have read this").ClickAsync();
        }

        await Walk(room, page, summit, roles[0].Title);
        await TogetherThroughAKill(room, page, phones);
        await EndTogether(room, page, phones);
    });

    private static async Task<string> Make(Room room, FacilitatorPage facilitator)
    {
        var page = facilitator.Page;
        await facilitator.OpenStaffLink(room.Program.StaffLink);
        await facilitator.Home.OpenMore();
        await page.GetByRole(AriaRole.Radio, new() { Name = "By the roster" }).CheckAsync();
        await page.GetByText("Many tables at once: a summit").ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "What is it called?" }).FillAsync("Mayors' day");
        await page.GetByRole(AriaRole.Spinbutton, new() { Name = "Tables (1 to 60)" }).FillAsync(Tables.ToString(CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Table 2" }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await room.Album.Take(page, "summit-new", whole: true);
        await facilitator.Click("Make a summit");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Mayors' day" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open the desk" })).ToHaveCountAsync(Tables);
        await room.Album.Take(page, "summit-empty");
        return new Uri(page.Url).Segments[^1];
    }

    private static async Task<List<(string Id, string Title)>> Roles(FacilitatorPage facilitator, Room room, string summit)
    {
        var answer = await facilitator.Page.APIRequest.GetAsync($"{room.Program.Address}/api/summits/{summit}");
        return [.. (await answer.JsonAsync())!.Value.GetProperty("roles").EnumerateArray().Select(r => (r.GetProperty("id").GetString()!, r.GetProperty("text").GetString()!))];
    }

    private static async Task ImportRoster(Room room, IPage page, List<(string Id, string Title)> roles)
    {
        await page.GetByText("Import a CSV file").ClickAsync();
        var wrong = "name;table;seat\nAna;9;nobody\n";
        await Choose(page, wrong);
        await Expect(page.GetByText("Line 2").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep this roster" })).ToBeDisabledAsync();
        await room.Album.Take(page, "summit-roster-findings", whole: true);

        var lines = from table in Enumerable.Range(1, Tables) from seat in Enumerable.Range(0, SeatsUsed) select FormattableString.Invariant($"Person {table} {seat};{table};{roles[seat].Id};\n");
        await Choose(page, $"name;table;seat;language\n{string.Concat(lines)}");
        await Expect(page.GetByText("12 new, 0 changed, 0 as before.")).ToBeVisibleAsync();
        await room.Album.Take(page, "summit-roster-preview", whole: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this roster" }).ClickAsync();
        await Expect(page.GetByText("The roster is kept.")).ToBeVisibleAsync();
        await room.Album.Take(page, "summit-roster", whole: true);
    }

    private static Task Choose(IPage page, string csv) => page.GetByLabel("Roster as CSV").SetInputFilesAsync(
        new FilePayload { Name = "roster.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });

    /// <returns>Names and secrets, as the page has them.</returns>
    private static async Task<List<(string Name, string Secret)>> PrintBadges(Room room, IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Badges" }).ClickAsync();
        var issued = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Make badges for everybody without one (12)" }).ClickAsync(),
            response => response.Url.EndsWith("/badges", StringComparison.Ordinal) && response.Request.Method == "POST");
        await Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = new("^Badge of ") })).ToHaveCountAsync(Tables * SeatsUsed);
        await room.Album.Take(page, "summit-badges", whole: true);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await room.Album.Keep(page, "summit-badges-print");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the tables" }).ClickAsync();
        return [.. JsonDocument.Parse(await issued.TextAsync()).RootElement.GetProperty("badges").EnumerateArray().Select(b => (b.GetProperty("name").GetString()!, b.GetProperty("secret").GetString()!))];
    }

    /// <summary>A phone that is not looked at, with cookies of its own.</summary>
    private static async Task Scan(Room room, IPage page, string secret)
    {
        await using var context = await page.Context.Browser!.NewContextAsync();
        var answer = await context.APIRequest.PostAsync($"{room.Program.Address}/api/session", new()
        {
            DataObject = new { secret },
            Headers = new Dictionary<string, string> { ["X-Tabletop"] = "1" },
        });
        Assert.True(answer.Ok, await answer.TextAsync());
    }

    /// <summary>Somebody without a badge comes by the code, waits, and is seated with one choice.</summary>
    private static async Task Walk(Room room, IPage page, string summit, string role)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        var code = await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Definition).Filter(new() { HasTextRegex = new("^[A-Z0-9]{8}$") }).InnerTextAsync();
        await room.Album.Take(page, "summit-invite");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        var wim = await room.Phone("Wim");
        await wim.Scan(room.Program.Address, code);
        await wim.JoinAs("Wim");
        await Expect(wim.Text("You are in.")).ToBeVisibleAsync();
        await room.Album.Take(wim.Page, "phone-hall");
        var place = page.GetByRole(AriaRole.Combobox, new() { Name = "Table and seat of Wim" });
        await Expect(place).ToBeVisibleAsync();
        await room.Album.Take(page, "summit-waiting", whole: true);
        await place.SelectOptionAsync(new SelectOptionValue { Label = $"Table 3 · {role}" });
        await Expect(wim.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Table 3");
        Assert.NotEmpty(summit);
    }

    private static async Task TogetherThroughAKill(Room room, IPage page, List<PhonePage> phones)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Start all tables" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Phase 1 of")).ToHaveCountAsync(Tables);
        await room.Album.Take(page, "summit-playing");
        await room.Album.TakeDark(page, "summit-playing");
        await Announce(page, "Welcome to the hall.");
        foreach (var phone in phones)
        {
            await Expect(phone.Text("Welcome to the hall.").First).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Pause all" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("Look up, please.");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Stop play now" }).ClickAsync();
        await Expect(page.GetByText("called for all tables")).ToHaveCountAsync(Tables);
        await room.Album.Take(page, "summit-paused");
        foreach (var phone in phones)
        {
            await Expect(phone.Text("Look up, please.").First).ToBeVisibleAsync();
        }

        using (room.ExcuseAll())
        {
            await room.Program.Kill();
            await Expect(page.GetByText("No connection: what you see may be old.")).ToBeVisibleAsync();
            await room.Program.Start();
            await Expect(page.GetByText("No connection: what you see may be old.")).ToHaveCountAsync(0);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Go on at all" }).ClickAsync();
        await Expect(page.GetByText("called for all tables")).ToHaveCountAsync(0);
        await Announce(page, "On we go.");
        foreach (var phone in phones)
        {
            await Expect(phone.Text("On we go.").First).ToBeVisibleAsync();
            await Expect(phone.Overlay).ToHaveCountAsync(0);
        }
    }

    /// <summary>Twenty desks are not opened one by one: play is over at all tables, then everybody sees what happened at theirs.</summary>
    private static async Task EndTogether(Room room, IPage page, List<PhonePage> phones)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "End all…" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"Play ends at {Tables} tables");
        await room.Album.Take(page, "summit-end");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "End play", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Play is over", new() { Exact = true })).ToHaveCountAsync(Tables);
        await room.Album.Take(page, "summit-ended");
        foreach (var phone in phones)
        {
            await Expect(phone.Text("Play is over").First).ToBeVisibleAsync();
            await Expect(phone.Page.GetByRole(AriaRole.Link, new() { Name = "Open the room's timeline" })).ToHaveCountAsync(0);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Open the debrief to all…" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"At {Tables} tables");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Open the debrief", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The debrief is open")).ToHaveCountAsync(Tables);
        await room.Album.Take(page, "summit-debrief");
        foreach (var phone in phones)
        {
            await Expect(phone.Page.GetByRole(AriaRole.Link, new() { Name = "Open the room's timeline" })).ToBeVisibleAsync();
        }
    }

    private static async Task Announce(IPage page, string words)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Message to all" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync(words);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new("^(Send|Announce)") }).ClickAsync();
    }
}
