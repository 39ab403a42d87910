using Microsoft.Playwright;
using Tabletop.EndToEnd.Tests.Chapters;
using Tabletop.EndToEnd.Tests.Pages;
using Tabletop.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests.Network;

/// <summary>The shortest exercise that is one: a phone takes a seat, sees the first news, and is asked something.</summary>
internal sealed record FirstQuestion(FacilitatorPage Facilitator, PhonePage Phone)
{
    public const string Why = "Two things are true and both must be said";

    public const string BothTrue = "A fire whose cause we do not know, and a hateful slogan that we do";

    /// <param name="address">Where the phone finds the program; the facilitator goes there straight.</param>
    public static async Task<FirstQuestion> Reaches(Room room, PhonePage phone, string address)
    {
        var facilitator = await room.Facilitator();
        await facilitator.OpenStaffLink(room.Program.StaffLink);
        await facilitator.Home.Scenario("Smoke over the night market").CheckAsync();
        await facilitator.Home.City.SelectOptionAsync(new SelectOptionValue { Label = "No standing body" });
        await facilitator.Home.StartButton.ClickAsync();
        await Expect(facilitator.StartButton).ToBeEnabledAsync();
        var (code, _) = await facilitator.Invitation();
        await facilitator.CloseDialog();

        await phone.OpenJoin(address);
        await phone.TypeCode(code);
        await phone.JoinAs(phone.Person);
        await phone.ReadNotes();
        await phone.TakeSeat(Seats.MayorsOffice);
        await facilitator.StartButton.ClickAsync();
        await facilitator.SetPace(60);
        await facilitator.ReleaseWhenDue("The fire and the wall");
        await facilitator.SetPace(4);
        await Expect(phone.Feed.First).ToContainTextAsync("Night market is burning");
        await Expect(phone.Ask).ToContainTextAsync("I need the first sentence");
        return new(facilitator, phone);
    }

    public async Task IsAnswered()
    {
        await Phone.Answer(BothTrue, Why);
        await Expect(Phone.Ask).ToHaveCountAsync(0);
        await Expect(Facilitator.Record.Filter(new() { HasText = $"Answered: {BothTrue}" })).ToHaveCountAsync(1);
    }
}
