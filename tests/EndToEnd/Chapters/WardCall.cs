using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests.Chapters;

/// <summary>A call that is for one seat.</summary>
internal static class WardCall
{
    /// <summary>Only the hospital may read this while play lasts.</summary>
    public const string Words = "Two men at the desk";
    public const string Cue = "Two men at reception";

    /// <summary>What reaches one seat reaches nobody else: neither their pages nor their wires.</summary>
    public static async Task ReachesOneSeatOnly(Table table)
    {
        await table.Facilitator.ReleaseWhenDue(Cue);
        await table.Hospital.GoTo("Now");
        await Expect(table.Hospital.Feed.First).ToContainTextAsync(Words);
        await Expect(table.Hospital.Ask).ToContainTextAsync("What do you do in the next ten minutes?");
        await table.Album.Take(table.Hospital.Page, "phone-private-call", whole: true);
        await OnlyTheHospitalHas(table, Words);
    }

    public static async Task OnlyTheHospitalHas(Table table, string text)
    {
        foreach (var page in new[] { table.Mayor.Page, table.Police.Page, table.Projector.Page })
        {
            Assert.DoesNotContain(text, await page.ContentAsync(), StringComparison.Ordinal);
            Assert.False(await table.Room.LogOf(page).Received(text), $"{page.Url} was sent '{text}'.");
        }
    }
}
