using Microsoft.Playwright;
using Tabletop.EndToEnd.Tests.Pages;
using Tabletop.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests.Chapters;

/// <summary>The server is killed and started again.</summary>
internal static class Crashing
{
    private const string Band = "No connection to the exercise.";
    private const string WrittenInTheDark = "We hear you. Hold the ward closed.";

    /// <summary>Shorter passes; after a longer absence play waits for the facilitator.</summary>
    private static readonly TimeSpan LongDark = TimeSpan.FromSeconds(12);

    /// <summary>A crash of a few seconds: play goes on by itself, and what was tapped meanwhile is done once.</summary>
    public static async Task ForSeconds(Table table)
    {
        var before = await Shown(table);
        await table.Mayor.OpenThread(Seats.PoliceCommander);
        using (table.Room.ExcuseAll())
        {
            await table.Room.Program.Kill();
            await table.Mayor.Write(Seats.PoliceCommander, WrittenInTheDark, "Send message");
            await Expect(table.Mayor.Text("Kept here; sent as soon as the server answers.")).ToBeVisibleAsync();
            await table.Room.Program.Start();
            await AllConnected(table);
        }

        await Expect(table.Mayor.Text("Kept here; sent as soon as the server answers.")).ToHaveCountAsync(0);
        await Expect(table.Mayor.Text(WrittenInTheDark)).ToHaveCountAsync(1);
        await NothingIsLost(table, before);
        await Expect(table.Facilitator.StopButton).ToBeVisibleAsync();
        foreach (var overlay in table.Overlays)
        {
            await Expect(overlay).ToHaveCountAsync(0);
        }

        await table.Hospital.Answer("Sit down with his sister, ask what may be said and to whom");
        await Expect(table.Hospital.Ask).ToHaveCountAsync(0);
        await table.Facilitator.SetPace(60);
        await table.Police.OpenThread(Seats.MayorsOffice);
        await Expect(table.Police.Text(WrittenInTheDark)).ToBeVisibleAsync(Table.OnItsWay);
        await Expect(table.Police.Text(WrittenInTheDark)).ToHaveCountAsync(1);
        await table.Facilitator.SetPace(4);
    }

    /// <summary>A longer one: a band says so on every screen, and play waits for the facilitator.</summary>
    public static async Task ForLong(Table table)
    {
        var before = await Shown(table);
        await table.Hospital.OpenThread(Seats.PoliceCommander);
        using (table.Room.ExcuseAll())
        {
            await table.Room.Program.Kill();
            var fromMs = await table.Facilitator.Page.EvaluateAsync<double>("() => Date.now()");
            foreach (var page in table.Pages)
            {
                await Expect(page.GetByText(Band)).ToBeVisibleAsync();
            }

            await table.Album.Take(table.Hospital.Page, "phone-reconnecting");
            await table.Album.TakeDark(table.Hospital.Page, "phone-reconnecting");
            await table.Album.Take(table.Facilitator.Page, "facilitator-reconnecting");
            await table.Album.Take(table.Projector.Page, "projector-reconnecting");
            await StillDark(table.Facilitator.Page, fromMs);
            await table.Room.Program.Start();
            await AllConnected(table);
        }

        foreach (var overlay in table.Overlays)
        {
            await Expect(overlay).ToContainTextAsync("The program was away and has stopped play.");
        }

        foreach (var page in table.Pages)
        {
            await Expect(page.GetByText(Band)).ToHaveCountAsync(0);
        }

        await table.Album.Take(table.Facilitator.Page, "facilitator-after-dark");
        await table.Album.Take(table.Projector.Page, "projector-after-dark");
        await table.Facilitator.GoOn();
        foreach (var overlay in table.Overlays)
        {
            await Expect(overlay).ToHaveCountAsync(0);
        }

        await NothingIsLost(table, before);
    }

    /// <summary>Until the page, by its own clock, has been without the server for long, and still says so.</summary>
    private static async Task StillDark(IPage page, double fromMs) => await page.WaitForFunctionAsync(
        "([band, untilMs]) => document.body.innerText.includes(band) && Date.now() >= untilMs",
        new object[] { Band, fromMs + LongDark.TotalMilliseconds },
        new() { Timeout = Room.DeadlineMs, PollingInterval = 100 });

    private static async Task AllConnected(Table table)
    {
        foreach (var page in table.Pages)
        {
            await Expect(page.GetByText("Connected", new() { Exact = true }).First).ToBeAttachedAsync(new() { Timeout = 25_000 });
        }
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> Shown(Table table) =>
    [
        await table.Mayor.Shown(Seats.PoliceCommander),
        await table.Police.Shown(Seats.MayorsOffice, Seats.Hospital),
        await table.Hospital.Shown(Seats.PoliceCommander),
        await table.Projector.Feed.AllInnerTextsAsync(),
        [.. (await table.Facilitator.Record.AllInnerTextsAsync()).Take(10)],
    ];

    private static async Task NothingIsLost(Table table, IReadOnlyList<IReadOnlyList<string>> before)
    {
        var after = await Shown(table);
        foreach (var (had, has) in before.Zip(after).SkipLast(1))
        {
            Assert.NotEmpty(had);
            Assert.Empty(had.Except(has));
        }

        var record = await table.Facilitator.Record.AllInnerTextsAsync();
        Assert.Empty(before[^1].Except(record));

        // A page keeps its own copy; a fresh one of the same seat shows what the server knows.
        var fresh = new PhonePage(await table.Mayor.Page.Context.NewPageAsync(), table.Mayor.Person);
        await fresh.Page.GotoAsync(table.Mayor.Page.Url);
        await fresh.SitsAs(Seats.MayorsOffice);
        Assert.Empty(before[0].Except(await fresh.Shown(Seats.PoliceCommander)));
        await fresh.Page.CloseAsync();
    }
}
