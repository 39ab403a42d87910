using Microsoft.Playwright;
using Tabletop.EndToEnd.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests.Chapters;

/// <summary>From the staff link to the start of play: one exercise, one wall, three phones, five stand-ins.</summary>
internal static class Arriving
{
    private static readonly string[] StandIns =
    [
        "Fire and rescue chief", "Convenor of the interfaith council", "Night market traders' association", "Night youth team", "National duty director",
    ];

    public static async Task AtTheTable(Table table)
    {
        var (facilitator, album) = (table.Facilitator, table.Album);
        await facilitator.OpenStaffLink(table.Room.Program.StaffLink);
        await facilitator.Home.Scenario("Smoke over the night market").CheckAsync();
        await facilitator.Home.City.SelectOptionAsync(new SelectOptionValue { Label = "No standing body" });
        await facilitator.Home.OpenMore();
        await Expect(facilitator.Home.Mode("I release each message when the table is ready")).ToBeCheckedAsync();
        await album.Take(facilitator.Page, "home-staff", whole: true);
        await album.TakeDark(facilitator.Page, "home-staff");
        await facilitator.Home.StartButton.ClickAsync();
        await Expect(facilitator.StartButton).ToBeEnabledAsync();
        await album.Take(facilitator.Page, "facilitator-empty-lobby");

        var (code, boardLink) = await facilitator.Invitation();
        await album.Take(facilitator.Page, "facilitator-invite");
        await facilitator.CloseDialog();
        await table.Projector.Open(boardLink);
        await Expect(table.Projector.Qr).ToBeVisibleAsync();
        await Expect(table.Projector.Invitation).ToContainTextAsync(code);
        await Expect(table.Projector.Invitation).ToContainTextAsync(new Uri(table.Room.Program.Address).Authority + "/join");
        await album.Take(table.Projector.Page, "projector-before");
        await album.TakeDark(table.Projector.Page, "projector-before");

        await Join(table, table.Mayor, code, Seats.MayorsOffice, typed: true);
        await Join(table, table.Police, code, Seats.PoliceCommander, typed: false);
        await Join(table, table.Hospital, code, Seats.Hospital, typed: false);
        await Expect(table.Projector.Text("3 of 12 seats taken")).ToBeVisibleAsync();

        foreach (var (phone, seat) in table.Seated)
        {
            await Expect(facilitator.Seat(seat)).ToContainTextAsync(phone.Person);
        }

        foreach (var seat in StandIns)
        {
            await facilitator.HandToStandIn(seat);
        }

        await album.Take(facilitator.Page, "facilitator-lobby");
        await facilitator.Press("?");
        await album.Take(facilitator.Page, "facilitator-keys");
        await facilitator.CloseDialog();
        await facilitator.StartButton.ClickAsync();
        await Expect(facilitator.StopButton).ToBeVisibleAsync();
    }

    private static async Task Join(Table table, PhonePage phone, string code, string seat, bool typed)
    {
        if (typed)
        {
            await phone.OpenJoin(table.Room.Program.Address);
            await phone.TypeCode(code);
            await table.Album.Take(phone.Page, "phone-join");
        }
        else
        {
            await phone.Scan(table.Room.Program.Address, code);
            await Expect(phone.Text(code)).ToBeVisibleAsync();
        }

        await phone.JoinAs(phone.Person);
        await Expect(phone.Text("This exercise contains:")).ToContainTextAsync("hate speech");
        await Expect(phone.Button($"Take this seat: {seat}")).ToHaveCountAsync(0);
        if (typed)
        {
            await table.Album.Take(phone.Page, "phone-content-notes", whole: true);
        }

        await phone.ReadNotes();
        if (typed)
        {
            await table.Album.Take(phone.Page, "phone-lobby", whole: true);
            await table.Album.TakeDark(phone.Page, "phone-lobby");
        }

        await phone.TakeSeat(seat);
        await Expect(phone.Text("Play has not started.")).ToBeVisibleAsync();
        if (typed)
        {
            await table.Album.Take(phone.Page, "phone-role-card", whole: true);
        }
    }
}
