using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests.Chapters;

/// <summary>The first hour of play.</summary>
internal static class Playing
{
    private const string Smoke = "Night market is burning";
    private const string Announcement = "The school gym is open for whoever wants to talk.";
    private const string Rescuer = "The running man is the market's night watchman";
    private const string Statement = "Statement of city and police on what is known, unknown and being done";
    private const string Question = "Will you stand beside me at eleven?";
    private const string Reply = "Yes, and I bring the fire chief.";

    /// <summary>News for everyone; an answer, a thing told, a deed and a question to another seat, which all travel through the city.</summary>
    public static async Task FirstNews(Table table)
    {
        await News(table);
        await Answer(table);
        await DoAndAsk(table);
        await Tell(table);
        await Travel(table);
    }

    private static async Task News(Table table)
    {
        var (facilitator, album) = (table.Facilitator, table.Album);
        await Expect(table.Mayor.Text("Nothing yet. News appears here by itself.")).ToBeVisibleAsync();
        await album.Take(table.Mayor.Page, "phone-now-empty");
        await album.Take(table.Projector.Page, "projector-live-empty");
        await facilitator.SetPace(60);
        await facilitator.ReleaseWhenDue("The fire and the wall");
        await facilitator.SetPace(4);
        foreach (var (phone, _) in table.Seated)
        {
            await Expect(phone.Feed.First).ToContainTextAsync(Smoke);
        }

        await Announce(table);
        await Expect(table.Mayor.Ask).ToContainTextAsync("I need the first sentence");
        await Expect(table.Police.Ask).ToHaveCountAsync(0);
        await album.Take(table.Mayor.Page, "phone-now-ask", whole: true);
        await album.TakeDark(table.Mayor.Page, "phone-now-ask");
        await album.Take(table.Police.Page, "phone-now");
        await album.Take(facilitator.Page, "facilitator-live");
        await album.TakeDark(facilitator.Page, "facilitator-live");
        await album.Take(table.Projector.Page, "projector-live");
        await album.TakeDark(table.Projector.Page, "projector-live");
    }

    /// <summary>What everybody may see is also on the wall.</summary>
    private static async Task Announce(Table table)
    {
        await table.Facilitator.Press("a");
        await table.Facilitator.Dialog.GetByRole(AriaRole.Textbox).FillAsync(Announcement);
        await table.Album.Take(table.Facilitator.Page, "facilitator-announce");
        await table.Facilitator.Confirm("Send announcement");
        await Expect(table.Projector.Feed.First).ToContainTextAsync(Announcement);
        foreach (var (phone, _) in table.Seated)
        {
            await Expect(phone.Feed.First).ToContainTextAsync(Announcement);
        }
    }

    private static async Task Answer(Table table)
    {
        const string bothTrue = "A fire whose cause we do not know, and a hateful slogan that we do";
        await table.Mayor.Option(bothTrue).CheckAsync();
        await Expect(table.Mayor.Ask.GetByRole(AriaRole.Button, new() { Name = "Answer" })).ToBeDisabledAsync();
        await Expect(table.Mayor.Text("One sentence on why is needed.")).ToBeVisibleAsync();
        await table.Mayor.Answer(bothTrue, "Two things are true and both must be said");
        await Expect(table.Mayor.Ask).ToHaveCountAsync(0);
        await Expect(table.Facilitator.Record.Filter(new() { HasText = $"Answered: {bothTrue}" })).ToHaveCountAsync(1);
    }

    private static async Task DoAndAsk(Table table)
    {
        var album = table.Album;
        await table.Mayor.Propose(Statement);
        await album.Take(table.Mayor.Page, "phone-do", whole: true);
        await table.Police.Agree(Statement);
        await table.Mayor.Write(Seats.PoliceCommander, Question, "Consult");
        await Expect(table.Mayor.Thread).ToContainTextAsync([Question]);
        await album.Take(table.Mayor.Page, "phone-thread");
        await table.Mayor.GoTo("Me");
        await album.Take(table.Mayor.Page, "phone-me", whole: true);
    }

    private static async Task Tell(Table table)
    {
        var album = table.Album;
        await table.Hospital.OpenTell(Rescuer);
        await album.Take(table.Hospital.Page, "phone-know-tell", whole: true);
        await table.Hospital.Button("Tell Night market traders' association").ClickAsync();
        await Expect(table.Hospital.Dialog).ToContainTextAsync("They should not get this.");
        await album.Take(table.Hospital.Page, "phone-over-sharing");
        await table.Hospital.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await table.Hospital.Button($"Tell {Seats.PoliceCommander}").ClickAsync();
        await Expect(table.Hospital.Text("1 seat told")).ToBeVisibleAsync();
    }

    private static async Task Travel(Table table)
    {
        var (facilitator, album) = (table.Facilitator, table.Album);
        await facilitator.SetPace(60);
        await table.Police.GoTo("People");
        await Expect(table.Police.Text("asks you")).ToBeVisibleAsync(Table.OnItsWay);
        await facilitator.SetPace(4);
        await album.Take(table.Police.Page, "phone-people");
        await table.Police.OpenThread(Seats.MayorsOffice);
        await Expect(table.Police.Text(Question)).ToBeVisibleAsync();
        await album.Take(table.Police.Page, "phone-thread-asked");
        await table.Police.Write(Seats.MayorsOffice, Reply, "Reply");
        await facilitator.SetPace(60);
        await table.Mayor.OpenThread(Seats.PoliceCommander);
        await Expect(table.Mayor.Text(Reply)).ToBeVisibleAsync(Table.OnItsWay);
        await table.Police.GoTo("Know");
        await Expect(table.Police.Fact(Rescuer)).ToBeVisibleAsync(Table.OnItsWay);
        await Expect(table.Police.Fact(Rescuer)).ToContainTextAsync($"From {Seats.Hospital}");
        await table.Mayor.GoTo("Do");
        await Expect(table.Mayor.Action(Statement)).ToContainTextAsync("Done");
        await facilitator.SetPace(4);
        await album.Take(table.Police.Page, "phone-know", whole: true);
        Assert.False(await table.Room.LogOf(table.Hospital.Page).Received(Question), "The hospital was sent what the mayor asked the police.");
    }
}
