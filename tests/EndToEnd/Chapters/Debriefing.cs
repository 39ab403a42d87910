using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests.Chapters;

/// <summary>What is told after play.</summary>
internal static class Debriefing
{
    /// <summary>Each seat reads what it lived through, and nothing of what others did in private.</summary>
    public static async Task OwnStories(Table table)
    {
        var album = table.Album;
        foreach (var (phone, _) in table.Seated)
        {
            await phone.GoTo("Now");
            await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Name = "Your story" })).ToBeVisibleAsync();
        }

        await Expect(table.Hospital.Story.Filter(new() { HasText = WardCall.Cue })).ToHaveCountAsync(1);
        await Expect(table.Mayor.Story.Filter(new() { HasText = "Consulted Police commander" })).ToHaveCountAsync(1);
        await Expect(table.Mayor.Story.Filter(new() { HasText = "Wrote to Police commander" })).ToHaveCountAsync(1);
        await Expect(table.Hospital.Story.Filter(new() { HasText = "Consulted Police commander" })).ToHaveCountAsync(0);
        await WardCall.OnlyTheHospitalHas(table, WardCall.Words);
        await WardCall.OnlyTheHospitalHas(table, WardCall.Cue);

        await album.Take(table.Mayor.Page, "phone-ended", whole: true);
        await album.TakeDark(table.Mayor.Page, "phone-ended");
        await album.Take(table.Facilitator.Page, "facilitator-ended");
        await album.Take(table.Projector.Page, "projector-ended");

        const string feedback = "Whom will you ring next week, because of this exercise?";
        await table.Mayor.Feedback(feedback).GetByRole(AriaRole.Textbox).FillAsync("The night porter.");
        await table.Mayor.Feedback(feedback).GetByRole(AriaRole.Button, new() { Name = "Send feedback" }).ClickAsync();
        await Expect(table.Mayor.Feedback(feedback)).ToContainTextAsync("Thank you. You wrote: The night porter.");
        await album.Take(table.Mayor.Page, "phone-feedback", whole: true);
    }

    public static async Task TheRoomsStory(Table table)
    {
        var (facilitator, album) = (table.Facilitator, table.Album);
        await facilitator.Click("Open the debrief to all…");
        await album.Take(facilitator.Page, "facilitator-debrief-dialog");
        await facilitator.Confirm("Open the debrief");
        foreach (var (phone, _) in table.Seated)
        {
            await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Name = "The room's story" })).ToBeVisibleAsync();
            await Expect(phone.Story.Filter(new() { HasText = WardCall.Cue })).ToHaveCountAsync(1);
            await Expect(phone.Story.Filter(new() { HasText = "Wrote to Police commander" })).ToHaveCountAsync(1);
        }

        await Expect(table.Projector.Story.Filter(new() { HasText = WardCall.Cue })).ToHaveCountAsync(1);
        await Expect(table.Projector.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await album.Take(table.Police.Page, "phone-room-story", whole: true);
        await album.Take(table.Projector.Page, "projector-room-story", whole: true);
        await album.TakeDark(table.Projector.Page, "projector-room-story");

        await facilitator.Page.GetByRole(AriaRole.Link, new() { Name = "Timeline" }).ClickAsync();
        await Expect(facilitator.Page.GetByRole(AriaRole.Button, new() { Name = WardCall.Cue })).ToBeVisibleAsync();
        await album.Take(facilitator.Page, "debrief-timeline", whole: true);
        await album.TakeDark(facilitator.Page, "debrief-timeline");
        await facilitator.Page.GetByRole(AriaRole.Button, new() { Name = WardCall.Cue }).ClickAsync();
        await Expect(facilitator.Dialog).ToContainTextAsync(WardCall.Words);
        await album.Take(facilitator.Page, "debrief-detail");
    }
}
